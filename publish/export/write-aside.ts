/** Files of any length, written aside, forced to the disk and renamed: a reader sees the whole file or the one before. */
import { open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { syncDirectory } from '../../store/whole-file.js'
import { exportNotWritten } from './problems.js'
import type { FilePieces } from './table.js'

/** So many characters or bytes are gathered before they go to the disk. */
const gathered = 256 * 1024

/**
 * Writes the pieces to `path`; gives how many bytes. Whatever ends it early (a full disk, a cancel, an error of a
 * piece), what was written so far is removed and an older file of that name is as it was. Throws `export-not-written`.
 */
export async function writeAside(path: string, pieces: FilePieces): Promise<number> {
  const aside = join(dirname(path), `.${basename(path)}.${process.pid}.being-written`)
  try {
    await refuseFolder(path)
    await writeDurably(aside, pieces)
    const { size } = await stat(aside)
    await rename(aside, path)
    syncDirectory(dirname(path))
    return size
  } catch (error) {
    await pieces.return(undefined)
    await rm(aside, { force: true })
    throw notWritten(path, error)
  }
}

async function refuseFolder(path: string): Promise<void> {
  const folder = await stat(dirname(path)).catch((error: unknown) => {
    throw notWritten(path, error)
  })
  if (!folder.isDirectory()) throw exportNotWritten({ path, why: 'ENOTDIR' })
}

async function writeDurably(aside: string, pieces: FilePieces): Promise<void> {
  // Records of people are in it: nobody else on this machine reads it until its owner says so.
  const file = await open(aside, 'w', 0o600)
  try {
    let waiting: Uint8Array[] = []
    let length = 0
    const flush = async (): Promise<void> => {
      await file.writeFile(Buffer.concat(waiting))
      waiting = []
      length = 0
    }
    for await (const piece of pieces) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
      waiting.push(bytes)
      length += bytes.length
      if (length >= gathered) await flush()
    }
    await flush()
    await file.sync()
  } finally {
    await file.close()
  }
}

/** An error of the file system as a problem; every other one as it is. */
function notWritten(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return error
  return exportNotWritten({ path, why: String(error.code) })
}
