/** The bytes of kept files, as they leave the database and as they are looked over. */
import { createHash } from 'node:crypto'
import type { Engine, Session } from '../engine/engine.js'
import { problem } from './problems.js'

/** A programme's files, wherever they are read. */
export interface KeptFiles {
  readonly engine: Engine
  readonly programmeId: string
}

/**
 * The bytes of a kept file, piece by piece, each from a transaction of its own. The last piece comes only when all of them
 * together have the hash; else `file-changed` is thrown, so that nobody ends up with other bytes under that hash.
 */
export async function* bytesOf(
  { engine, programmeId }: KeptFiles,
  sha256: string,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let held: Uint8Array | null = null
  for (let part = 0; ; part += 1) {
    const piece = await engine.transaction((session) =>
      pieceOf(session, programmeId, { sha256: Buffer.from(sha256, 'hex'), part }),
    )
    if (piece === null) break
    hash.update(piece)
    if (held !== null) yield held
    held = piece
  }
  if (hash.digest('hex') !== sha256) throw problem.fileChanged({ sha256 })
  if (held !== null) yield held
}

/** One piece of a kept file; null where there is none of that number. */
export async function pieceOf(
  session: Session,
  programmeId: string,
  { sha256, part }: { readonly sha256: Uint8Array; readonly part: number },
): Promise<Uint8Array | null> {
  const [row] = await session.query<{ bytes: Uint8Array }>(
    'select bytes from file_chunks where programme_id = $1 and sha256 = $2 and part = $3',
    [programmeId, sha256, part],
  )
  return row?.bytes ?? null
}
