/** A kept file written to the disk of whoever asked for it: whole, or not at all. */
import { createWriteStream, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { KeptFiles } from '../store/attachments/kept-bytes.js'
import { bytesOf } from '../store/attachments/kept-bytes.js'
import { problem } from './problems.js'

/** Writes the bytes under a hash, readable by their owner alone. A file that is there already stays, and is refused. */
export async function saveAttachment(files: KeptFiles, sha256: string, path: string): Promise<void> {
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true })
  let isOurs = false
  file.once('open', () => {
    isOurs = true
  })
  try {
    await pipeline(Readable.from(bytesOf(files, sha256)), file)
  } catch (error) {
    if (isOurs) rmSync(path, { force: true })
    const { code, syscall } = error as { code?: unknown; syscall?: unknown }
    if (typeof syscall !== 'string') throw error
    throw problem.fileNotWritable({ path, why: String(code) })
  }
}
