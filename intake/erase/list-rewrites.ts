/** The kept lists of signatures without the rows of signatures that are erased. */
import { toHex } from '../../core/log/bytes.js'
import type { Session } from '../../store/engine/engine.js'
import type { FileRewrite } from '../../store/erase-bodies.js'
import type { SignatureBody } from '../../store/signatures/erased-signatures.js'
import type { KeptList } from '../../store/signatures/kept-lists.js'
import { keptLists } from '../../store/signatures/kept-lists.js'
import type { ListRow } from '../signatures/list-rows.js'
import { ListRows } from '../signatures/list-rows.js'
import { readTable } from '../table/read-table.js'
import { withKeptBytes } from './person-rows.js'
import { keepWithout } from './rewrite-file.js'

/** The keys (hex) of a signature's row and of every row that says the same in a list of its document. */
export async function keysOfEqualRows(
  session: Session,
  programmeId: string,
  { documentId, rowKey }: SignatureBody,
): Promise<readonly string[]> {
  const keys = new Set([rowKey])
  for (const { sha256 } of await listsOf(session, programmeId, documentId)) {
    await withKeptBytes(session, programmeId, sha256, async (path) => {
      const shared = new Set<string>()
      for await (const row of rowsAt(path)) if (row.rowKey === rowKey) shared.add(row.sharedKey)
      if (shared.size === 0) return
      for await (const row of rowsAt(path)) if (shared.has(row.sharedKey)) keys.add(row.rowKey)
    })
  }
  return [...keys]
}

/** Files that take the place of lists, and the rows of each list whose findings must not quote them any more. */
export interface ListRewrites {
  readonly files: readonly FileRewrite[]
  readonly findings: readonly { readonly list: number; readonly rows: readonly number[] }[]
}

/** Keeps every list again that holds one of these signatures. */
export async function rewriteLists(
  session: Session,
  programmeId: string,
  signatures: readonly SignatureBody[],
): Promise<ListRewrites> {
  const every = await keptLists(session, programmeId)
  const files: FileRewrite[] = []
  const findings: { list: number; rows: readonly number[] }[] = []
  for (const documentId of new Set(signatures.map((signature) => signature.documentId))) {
    const keys = new Set(
      signatures.filter((one) => one.documentId === documentId).map(({ rowKey }) => rowKey),
    )
    for (const { sha256 } of oncePerFile(every.filter((list) => list.documentId === documentId))) {
      const made = await withoutKeys(session, programmeId, { sha256, keys })
      if (!made) continue
      files.push(made.file)
      const same = every.filter((list) => toHex(list.sha256) === toHex(sha256))
      findings.push(...same.map(({ entry }) => ({ list: entry, rows: made.rows })))
    }
  }
  return { files, findings }
}

async function withoutKeys(
  session: Session,
  programmeId: string,
  { sha256, keys }: { readonly sha256: Uint8Array; readonly keys: ReadonlySet<string> },
): Promise<{ readonly file: FileRewrite; readonly rows: readonly number[] } | null> {
  return withKeptBytes(session, programmeId, sha256, async (path) => {
    const rows: number[] = []
    for await (const row of rowsAt(path))
      if (row.isFilled && (keys.has(row.rowKey) || keys.has(row.sharedKey))) rows.push(row.row)
    if (rows.length === 0) return null
    const file = await keepWithout(session, programmeId, { path, options: {}, sha256, rows: new Set(rows) })
    return { file, rows }
  })
}

async function listsOf(
  session: Session,
  programmeId: string,
  documentId: string,
): Promise<readonly KeptList[]> {
  return oncePerFile((await keptLists(session, programmeId)).filter((list) => list.documentId === documentId))
}

function oncePerFile(lists: readonly KeptList[]): readonly KeptList[] {
  return [...new Map(lists.map((list) => [toHex(list.sha256), list])).values()]
}

/** Rows of a list by the keys under which they were taken in. */
export async function* rowsAt(path: string): AsyncGenerator<ListRow> {
  const table = await readTable(path)
  const rows = new ListRows(path, table)
  for await (const batch of table.batches()) for (const row of batch.rows) yield rows.read(row)
}
