/** A kept file written to the disk of whoever asked for it: whole, or not at all. */
import { createWriteStream, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { problem } from './problems.js'

/** Writes the bytes, readable by their owner alone. A file that is there already stays, and is refused. */
export async function saveAttachment(bytes: AsyncIterable<Uint8Array>, path: string): Promise<void> {
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true })
  let isOurs = false
  file.once('open', () => {
    isOurs = true
  })
  try {
    await pipeline(Readable.from(bytes), file)
  } catch (error) {
    if (isOurs) rmSync(path, { force: true })
    const { code, syscall } = error as { code?: unknown; syscall?: unknown }
    if (typeof syscall !== 'string') throw error
    throw problem.fileNotWritable({ path, why: String(code) })
  }
}
