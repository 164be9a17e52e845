/** An answer that is a file: made whole beside the register, sent piece by piece, and gone when it is sent. */
import { createReadStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Programme } from '../../store/programme.js'
import { outsideFiles } from '../../store/programme.js'

/** What is sent: its name for the reader, its type, and how it is written to a path; that gives further headers. */
export interface LeavingFile {
  readonly name: string
  readonly type: string
  readonly write: (path: string) => Promise<Readonly<Record<string, string>>>
}

/** Writes the file and answers with it. What `write` throws is thrown, and nothing stays. */
export async function leavingFile(
  { directory, code }: Programme,
  { name, type, write }: LeavingFile,
): Promise<Response> {
  const { folder } = outsideFiles(directory, code)
  mkdirSync(folder, { recursive: true })
  const leaving = mkdtempSync(join(folder, 'leaving-'))
  const remove = () => rmSync(leaving, { recursive: true, force: true })
  try {
    const path = join(leaving, name)
    const headers = await write(path)
    const stream = createReadStream(path).once('close', remove)
    return new Response(Readable.toWeb(stream) as ReadableStream, {
      headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"`, ...headers },
    })
  } catch (error) {
    remove()
    throw error
  }
}
