/** The lists of signatures that were received, each with the file in which it is kept now. */
import { fromHex } from '../../core/log/bytes.js'
import type { Value } from '../../core/record/definition.js'
import { decodeBody } from '../bodies.js'
import type { Session } from '../engine/engine.js'
import { rewrittenFiles } from '../import/submissions.js'
import { kindOfLists } from './receive-list.js'

/** A list. `entry` is the number of its submission-received entry. */
export interface KeptList {
  readonly entry: number
  readonly documentId: string
  /** Of the bytes that are kept: not those that were received, where rows were erased since. */
  readonly sha256: Uint8Array
}

/** Every list, in the order in which they came. */
export async function keptLists(session: Session, programmeId: string): Promise<readonly KeptList[]> {
  const rows = await session.query<{ n: number; type: string; body: Uint8Array }>(
    `select l.n, l.type, b.body from log_entries l
     join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
     where l.programme_id = $1 and l.type in ('submission-received', 'erased') order by l.n`,
    [programmeId],
  )
  const entries = rows.map(({ n, type, body }) => ({ n, type, values: decodeBody(body) }))
  // Two lists can become the same bytes, which are kept under one name: the entries know of both.
  const erased = entries
    .filter(({ type }) => type === 'erased')
    .flatMap(({ values }) => pairsOf(values.files))
  const places = new Map([...erased, ...(await rewrittenFiles(session, programmeId))])
  return entries
    .filter(({ type, values }) => type === 'submission-received' && values.kind === kindOfLists)
    .map(({ n, values }) => {
      let sha256 = String(values.sha256)
      for (let next = places.get(sha256); next !== undefined; next = places.get(sha256)) sha256 = next
      return { entry: n + 1, documentId: String(values.note), sha256: fromHex(sha256) ?? new Uint8Array(0) }
    })
}

function pairsOf(files: Value | undefined): readonly (readonly [string, string])[] {
  return (Array.isArray(files) ? files : []).flatMap((pair) =>
    Array.isArray(pair) && pair.length === 2 ? [[String(pair[0]), String(pair[1])] as const] : [],
  )
}
