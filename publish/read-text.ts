/** Texts that an author wrote: UTF-8, or refused. */
import { readFile } from 'node:fs/promises'
import { documentNotReadable } from './problems.js'

/** The text of a file. Throws `document-not-readable` where it is not there or is no UTF-8. */
export async function readText(path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'it is not UTF-8 text'
    throw documentNotReadable({ path, why })
  }
}
