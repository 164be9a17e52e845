/** A backup: one encrypted archive of log, bodies, secrets, files and waiting work; the private key is never in it. */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { logHead } from '../append.js'
import { problem } from '../backup-problems.js'
import { signedCheckpoint } from '../checkpoint.js'
import type { Session } from '../engine/engine.js'
import { erasedOutside } from '../erase-bodies.js'
import type { Programme } from '../programme.js'
import { timestamp } from '../programme.js'
import { syncDirectory } from '../whole-file.js'
import { seal } from './sealed-stream.js'
import { keptTables, pagesOf } from './tables.js'

/** The first line of an archive. */
export interface BackupHead {
  readonly truebearing: 'backup@1'
  readonly code: string
  readonly programmeId: string
  readonly size: number
  /** Signed note over all that the archive holds; null where the key was not at hand. */
  readonly checkpoint: string | null
  readonly erased: readonly number[]
  readonly at: string
}

/** Writes a backup to a file; the file appears whole or not at all. */
export async function writeBackup(
  programme: Programme,
  path: string,
  passphrase: string,
): Promise<{ readonly entries: number; readonly bytes: number }> {
  return programme.engine.transaction(async (session) => {
    // One moment: nothing is appended between the first page and the last.
    await session.query('set transaction isolation level repeatable read')
    const head = await logHead(session, programme.programmeId)
    const checkpoint = programme.readOnlyBecause ? null : signedCheckpoint(programme, head.size, head.root)
    const packed = createGzip()
    // Not pipe(): a statement that fails half way must end the archive, not leave it waiting.
    const lines = pipeline(archiveLines(session, programme, head.size, checkpoint), packed)
    const written = writeAside(path, seal(packed, passphrase)).catch((error: Error) => {
      packed.destroy()
      throw error
    })
    const [bytes] = await Promise.all([written, lines])
    return { entries: head.size, bytes }
  })
}

async function* archiveLines(
  session: Session,
  programme: Programme,
  size: number,
  checkpoint: string | null,
): AsyncGenerator<string> {
  const { code, programmeId, directory } = programme
  const head: BackupHead = {
    truebearing: 'backup@1',
    code,
    programmeId,
    size,
    checkpoint,
    erased: erasedOutside(directory, code),
    at: timestamp(programme.now()),
  }
  yield `${JSON.stringify(head)}\n`
  for (const kept of keptTables) {
    for await (const page of pagesOf(session, programmeId, kept)) {
      yield `${kept.table} ${page.length}\n${page.join('\n')}\n`
    }
  }
  yield 'end 0\n'
}

async function writeAside(path: string, chunks: AsyncIterable<Uint8Array>): Promise<number> {
  const aside = `${path}.${process.pid}.aside`
  try {
    const bytes = await writeDurably(aside, chunks)
    renameSync(aside, path)
    syncDirectory(dirname(path))
    return bytes
  } catch (error) {
    if (existsSync(aside)) rmSync(aside)
    throw notWritten(path, error)
  }
}

async function writeDurably(path: string, chunks: AsyncIterable<Uint8Array>): Promise<number> {
  const descriptor = openSync(path, 'w', 0o600)
  let bytes = 0
  try {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length; ) at += writeSync(descriptor, chunk, at)
      bytes += chunk.length
    }
    fsyncSync(descriptor)
    return bytes
  } finally {
    closeSync(descriptor)
  }
}

function notWritten(path: string, error: unknown): unknown {
  const { code, syscall } = error as { code?: unknown; syscall?: unknown }
  if (typeof syscall !== 'string') return error
  return problem.backupNotWritten({ path, why: String(code) })
}
