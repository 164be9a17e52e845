/** What was erased by law from received files, so that the same files and rows are not taken in again. */
import { decodeBody } from '../bodies.js'
import type { Session } from '../engine/engine.js'

/** The number (n + 1) of the `erased` entry by which each original file went, by the file's SHA-256 in hex. */
export async function erasedFiles(
  session: Session,
  programmeId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await session.query<{ n: number; body: Uint8Array }>(
    `select l.n, b.body from log_entries l
     join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
     where l.programme_id = $1 and l.type = 'erased' order by l.n`,
    [programmeId],
  )
  const files = new Map<string, number>()
  for (const row of rows) {
    const pairs = decodeBody(row.body).files
    for (const pair of Array.isArray(pairs) ? pairs : []) {
      if (Array.isArray(pair) && typeof pair[0] === 'string') files.set(pair[0], row.n + 1)
    }
  }
  return files
}

/** Ids of records of which a version was erased; a file of theirs that was erased is not one. */
export async function erasedRecords(session: Session, programmeId: string): Promise<ReadonlySet<string>> {
  const erased = await session.query<{ record_id: string }>(
    `select distinct l.record_id from entry_commitments c
     join log_entries l on l.programme_id = c.programme_id and l.n = c.n
     where c.programme_id = $1 and l.record_id is not null and l.type = 'record-accepted'`,
    [programmeId],
  )
  return new Set(erased.map((row) => row.record_id))
}

/** Keys (hex) of rows that made a record whose body was erased. */
export async function erasedRowKeys(session: Session, programmeId: string): Promise<ReadonlySet<string>> {
  const erased = await erasedRecords(session, programmeId)
  if (erased.size === 0) return new Set()
  const rows = await session.query<{ row_key: string }>(
    `select distinct encode(row_key, 'hex') as row_key from imported_rows
     where programme_id = $1 and exists (
       select 1 from unnest(records) as made where split_part(made, '=', 2) = any($2::text[]))`,
    [programmeId, [...erased]],
  )
  return new Set(rows.map((row) => row.row_key))
}
