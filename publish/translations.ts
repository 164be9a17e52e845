/** Texts of a document in other languages: `NAME.<language>.md` beside `NAME.md` (figures-and-documents.md, "A document"). */
import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { readText } from './read-text.js'

const languageTag = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/

/** The texts beside the document at `path`, by language tag, in the order of the tags. Throws `document-not-readable`. */
export async function translationsBeside(path: string): Promise<Readonly<Record<string, string>>> {
  const stem = `${basename(path).replace(/\.md$/i, '')}.`
  const found: Record<string, string> = {}
  for (const name of (await readdir(dirname(path))).sort()) {
    if (!name.startsWith(stem) || !name.endsWith('.md')) continue
    const tag = name.slice(stem.length, -'.md'.length)
    if (languageTag.test(tag)) found[tag] = await readText(join(dirname(path), name))
  }
  return found
}
