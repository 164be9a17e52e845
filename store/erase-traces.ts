/** Where a person can stand besides the bodies of their entries: rows of files, drafts, findings. */
import type { Session } from './engine/engine.js'
import { draftsWhere } from './import/drafts.js'

/** Tables that are rewritten after an erasure, so that nothing of what went is left in their files. */
export const scrubbedTables = [
  'entry_bodies',
  'files',
  'file_chunks',
  'persons',
  'drafts',
  'findings',
] as const

/** Entries (0-based) of a record whose bodies still stand. */
export async function bodiesOf(
  session: Session,
  programmeId: string,
  recordId: string,
): Promise<readonly number[]> {
  const rows = await session.query<{ n: number }>(
    `select l.n from log_entries l join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
     where l.programme_id = $1 and l.record_id = $2 order by l.n`,
    [programmeId, recordId],
  )
  return rows.map((row) => row.n)
}

/** Of these entries (from 1), those whose bodies still stand (0-based), by record. */
export async function bodiesByRecord(
  session: Session,
  programmeId: string,
  entries: readonly number[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const rows = await session.query<{ record_id: string; n: number }>(
    `select l.record_id, l.n from log_entries l
     join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
     where l.programme_id = $1 and l.n = any($2::bigint[]) and l.record_id is not null order by l.n`,
    [programmeId, entries.map((entry) => entry - 1)],
  )
  const records = new Map<string, number[]>()
  for (const row of rows) records.set(row.record_id, [...(records.get(row.record_id) ?? []), row.n])
  return records
}

/** Keys of every row that ever made this record. */
export async function rowKeysOf(
  session: Session,
  programmeId: string,
  recordId: string,
): Promise<ReadonlySet<string>> {
  const rows = await session.query<{ row_key: string }>(
    `select distinct encode(row_key, 'hex') as row_key from imported_rows
     where programme_id = $1 and exists (select 1 from unnest(records) as made where made like '%=' || $2)`,
    [programmeId, recordId],
  )
  return new Set(rows.map((row) => row.row_key))
}

/** Takes the values of persons out of drafts of these rows. */
export async function forgetDraftsOf(
  session: Session,
  programmeId: string,
  from: { readonly personId: string; readonly keys: readonly string[] },
): Promise<void> {
  const byRow = await draftsWhere(session, programmeId, { rowKeys: from.keys })
  for (const draft of byRow) {
    const records = draft.records.map((record) =>
      record.kind === 'person' ? { ...record, values: {} } : record,
    )
    await session.query(
      'update drafts set draft = $4 where programme_id = $1 and submission = $2 and row_number = $3',
      [programmeId, draft.submission, draft.rowNumber, Buffer.from(JSON.stringify(records))],
    )
  }
}

/** Takes what findings quote out of rows that were erased; that something was doubtful stays. */
export async function forgetFindings(
  session: Session,
  programmeId: string,
  submission: number,
  rows: readonly number[],
): Promise<void> {
  await session.query(
    `update findings set found_text = null, message = 'This row was erased by law.'
     where programme_id = $1 and submission = $2 and row_number = any($3::int[])`,
    [programmeId, submission, rows],
  )
}
