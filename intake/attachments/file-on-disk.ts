/** A file on this machine that is to belong to a record: its hash, its size and what its bytes say it is. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { tableNotFound } from '../problems.js'
import { sniffFile } from './sniff.js'

/** What is known of a file before anything is said of it. */
export interface FileOnDisk {
  readonly path: string
  readonly fileName: string
  /** Hex. */
  readonly sha256: string
  readonly sizeBytes: number
  readonly foundType: string
}

/** Reads a file once, as a stream. Throws `table-not-found` where it cannot be opened. */
export async function readFileOnDisk(path: string): Promise<FileOnDisk> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  try {
    for await (const piece of createReadStream(path)) {
      hash.update(piece as Uint8Array)
      sizeBytes += (piece as Uint8Array).length
    }
  } catch (error) {
    const { code, syscall } = error as { code?: unknown; syscall?: unknown }
    if (typeof syscall !== 'string') throw error
    throw tableNotFound({ path, reason: String(code) })
  }
  const foundType = await sniffFile(path)
  return { path, fileName: basename(path), sha256: hash.digest('hex'), sizeBytes, foundType }
}
