/** The one place where entries get their numbers: under the programme's lock, in the transaction that writes them. */
import { leafBytes } from '../core/log/entry.js'
import { leafHash } from '../core/log/merkle.js'
import type { Tile } from '../core/log/tiles.js'
import { appendLeaves, edgeTiles, rootOfEdge } from '../core/log/tiles.js'
import type { TreeReader } from '../core/log/tree.js'
import { treeReader } from '../core/log/tree.js'
import { CopyLines } from './copy-text.js'
import type { Session } from './engine/engine.js'
import type { PreparedEntry } from './entries.js'
import { noteAuthors } from './entry-authors.js'
import { nodeCrypto } from './node-crypto.js'
import type { Programme } from './programme.js'
import { problem } from './programme-problems.js'

/** Where appended entries stand: `first` is the number (n + 1) of the first of them. */
export interface AppendedEntries {
  readonly first: number
  /** Entries in the log after the append. */
  readonly size: number
  readonly root: Uint8Array
}

/**
 * Appends entries in their order. Refused with `programme-read-only` where the log does not continue its checkpoint.
 * Hashes each entry's way up once; the log's length does not matter.
 */
export async function appendEntries(
  session: Session,
  programme: Programme,
  entries: readonly PreparedEntry[],
): Promise<AppendedEntries> {
  if (programme.readOnlyBecause) throw problem.readOnly({ ...programme.readOnlyBecause })
  const { programmeId } = programme
  await lockLog(session, programmeId)
  const size = await logSize(session, programmeId)
  const edge = await readEdge(session, programmeId, size)
  const rows = new CopyLines()
  const bodies = new CopyLines()
  const hashes = entries.map((entry, index) => {
    const n = size + index
    const leaf = leafBytes({ n, type: entry.type, schema: entry.schema, fields: entry.fields })
    rows.add(programmeId, n, entry.type, entry.schema, entry.recordId, leaf)
    bodies.add(programmeId, n, entry.body, entry.secret)
    return leafHash(nodeCrypto.sha256, leaf)
  })
  if (rows.count > 0) {
    await session.copyIn(
      'copy log_entries (programme_id, n, type, schema, record_id, leaf) from stdin',
      rows.bytes(),
    )
    await session.copyIn('copy entry_bodies (programme_id, n, body, secret) from stdin', bodies.bytes())
    await noteAuthors(session, programme, size + 1, entries)
  }
  const appended = appendLeaves(nodeCrypto.sha256, size, edge, hashes)
  await writeTiles(session, programmeId, appended.changed)
  return { first: size + 1, size: appended.size, root: appended.root }
}

/** Entries wait for one another: one writer a log. */
export async function lockLog(session: Session, programmeId: string): Promise<void> {
  await session.query('select pg_advisory_xact_lock(hashtextextended($1, 0)) is null as locked', [
    `log ${programmeId}`,
  ])
}

/** How many entries the log has. */
export async function logSize(session: Session, programmeId: string): Promise<number> {
  const [row] = await session.query<{ size: number }>(
    'select coalesce(max(n) + 1, 0) as size from log_entries where programme_id = $1',
    [programmeId],
  )
  return row?.size ?? 0
}

/** Size and root of the log as it stands. */
export async function logHead(
  session: Session,
  programmeId: string,
): Promise<{ size: number; root: Uint8Array }> {
  const size = await logSize(session, programmeId)
  const edge = await readEdge(session, programmeId, size)
  return { size, root: rootOfEdge(nodeCrypto.sha256, size, edge) }
}

/** Reads the tree of a log of that size, for roots of the past and proofs. */
export function logTree(session: Session, programmeId: string, size: number): TreeReader {
  return treeReader(nodeCrypto.sha256, size, async (level, index) =>
    readTile(session, programmeId, level, index),
  )
}

async function readEdge(session: Session, programmeId: string, size: number): Promise<readonly Tile[]> {
  const edge: Tile[] = []
  for (const { level, index } of edgeTiles(size)) {
    const hashes = await readTile(session, programmeId, level, index)
    if (hashes) edge.push({ level, index, hashes })
  }
  return edge
}

async function readTile(
  session: Session,
  programmeId: string,
  level: number,
  index: number,
): Promise<Uint8Array | null> {
  const [row] = await session.query<{ hashes: Uint8Array }>(
    'select hashes from log_tiles where programme_id = $1 and level = $2 and tile = $3',
    [programmeId, level, index],
  )
  return row?.hashes ?? null
}

/** Writes tiles, new ones and those that grew. */
export async function writeTiles(
  session: Session,
  programmeId: string,
  tiles: readonly Tile[],
): Promise<void> {
  for (const tile of tiles) {
    await session.query(
      `insert into log_tiles (programme_id, level, tile, hashes) values ($1, $2, $3, $4)
       on conflict (programme_id, level, tile) do update set hashes = excluded.hashes`,
      [programmeId, tile.level, tile.index, tile.hashes],
    )
  }
}
