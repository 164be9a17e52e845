/** Reading the whole log against itself: every leaf, tile and body. Used by doctor, restore and the crash tests. */
import { sameBytes, toHex } from '../core/log/bytes.js'
import { makeCommitter } from '../core/log/commitment.js'
import { parseLeaf } from '../core/log/entry.js'
import { labelsOfEntry } from '../core/log/labels.js'
import { levelValues } from '../core/log/levels.js'
import { leafHash, packedRoot } from '../core/log/merkle.js'
import type { Tile } from '../core/log/tiles.js'
import { appendLeaves, edgeTiles } from '../core/log/tiles.js'
import { kindNamed } from '../core/record/kinds.js'
import { logHead } from './append.js'
import { decodeBody } from './bodies.js'
import type { Session } from './engine/engine.js'
import { nodeCrypto } from './node-crypto.js'
import { kindOfSchema } from './record-reading.js'

/** One entry that does not agree with the log. `entry` is the number as shown. */
export interface LogFault {
  readonly entry: number
  readonly what: 'tree' | 'missing' | 'leaf' | 'gone' | 'body' | 'bytes'
}

/** The fault in English. */
export function logFaultWords({ entry, what }: LogFault): string {
  const words: Readonly<Record<LogFault['what'], string>> = {
    tree: 'the tree of hashes is not that of the entries',
    missing: `entry ${entry} is missing`,
    leaf: 'its leaf names another entry',
    gone: 'its body is gone and no erasure kept its commitments',
    body: 'its body is not what its leaf commits to',
    bytes: 'its bytes cannot be read',
  }
  return words[what]
}

interface EntryRow extends Record<string, unknown> {
  readonly n: number
  readonly type: string
  readonly schema: string
  readonly leaf: Uint8Array
  readonly body: Uint8Array | null
  readonly secret: Uint8Array | null
  readonly commitments: Uint8Array | null
}

const pageEntries = 5000

/** Recomputes every leaf hash and the root, and every body's commitments. Gives the faults, at most a hundred. */
export async function checkLog(session: Session, programmeId: string): Promise<readonly LogFault[]> {
  const faults: LogFault[] = []
  let tree: { size: number; edge: readonly Tile[]; root: Uint8Array } = {
    size: 0,
    edge: [],
    root: nodeCrypto.sha256(new Uint8Array(0)),
  }
  for (;;) {
    const rows = await readPage(session, programmeId, tree.size)
    faults.push(...rows.flatMap((row, index) => faultsOf(row, tree.size + index)))
    if (rows.length > 0) {
      const hashes = rows.map((row) => leafHash(nodeCrypto.sha256, row.leaf))
      const { size, root, changed } = appendLeaves(nodeCrypto.sha256, tree.size, tree.edge, hashes)
      tree = { size, root, edge: newEdge(size, [...tree.edge, ...changed]) }
    }
    if (rows.length < pageEntries || faults.length >= 100) break
  }
  const head = await logHead(session, programmeId)
  if (faults.length === 0 && (head.size !== tree.size || !sameBytes(head.root, tree.root))) {
    faults.push({ entry: tree.size, what: 'tree' })
  }
  return faults.slice(0, 100)
}

/** Of tiles that grew, the last version of each that stands at the right edge. */
function newEdge(size: number, tiles: readonly Tile[]): readonly Tile[] {
  return edgeTiles(size).flatMap(
    (id) => tiles.findLast((tile) => tile.level === id.level && tile.index === id.index) ?? [],
  )
}

async function readPage(session: Session, programmeId: string, from: number): Promise<readonly EntryRow[]> {
  return session.query<EntryRow>(
    `select l.n, l.type, l.schema, l.leaf, b.body, b.secret, c.commitments
     from log_entries l
     left join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
     left join entry_commitments c on c.programme_id = l.programme_id and c.n = l.n
     where l.programme_id = $1 and l.n >= $2 order by l.n limit ${pageEntries}`,
    [programmeId, from],
  )
}

function faultsOf(row: EntryRow, expected: number): readonly LogFault[] {
  const what = row.n === expected ? faultOf(row) : 'missing'
  return what === null ? [] : [{ entry: expected + 1, what }]
}

function faultOf(row: EntryRow): LogFault['what'] | null {
  try {
    const leaf = parseLeaf(row.leaf)
    if (leaf.n !== row.n || leaf.type !== row.type || leaf.schema !== row.schema) return 'leaf'
    const commitments = row.commitments ?? commitmentsOf(row)
    if (commitments === null) return 'gone'
    if (commitments === 'unknown schema') return null
    const root = toHex(packedRoot(nodeCrypto.sha256, commitments))
    return root === leaf.fields ? null : 'body'
  } catch {
    // Damaged bytes can be no leaf, no JSON, no UTF-8. What exactly is not repeated here: it may quote a person's data.
    return 'bytes'
  }
}

/**
 * The commitments of a stored body. A schema that this program does not know is left to a newer one. Levels are part
 * of the body where the region came from the gazetteer; dates are widened anew.
 */
export function commitmentsOf(
  row: Pick<EntryRow, 'type' | 'schema' | 'body' | 'secret'>,
): Uint8Array | 'unknown schema' | null {
  if (row.body === null || row.secret === null) return null
  const labels = labelsOfEntry(row.type, row.schema)
  if (labels === null) return 'unknown schema'
  const values = decodeBody(row.body)
  const levels =
    row.type === 'record-accepted' ? levelValues(kindNamed(kindOfSchema(row.schema)), values) : {}
  return makeCommitter(nodeCrypto.sha256, labels).commitments({ ...levels, ...values }, row.secret)
}
