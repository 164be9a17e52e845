/** Where a person can stand besides the bodies of their entries: rows of files, drafts, findings. */
import type { Session } from './engine/engine.js'
import { draftsWhere } from './import/drafts.js'
import { writeWaitingRowsAnew } from './review/waiting-rows.js'

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

/** Keys of every row that ever made or spoke of this record, those of rows that wait or waited among them. */
export async function rowKeysOf(
  session: Session,
  programmeId: string,
  recordId: string,
): Promise<ReadonlySet<string>> {
  const rows = await session.query<{ row_key: string }>(
    `select encode(row_key, 'hex') as row_key from imported_rows
     where programme_id = $1 and exists (select 1 from unnest(records) as made where made like '%=' || $2)
     union
     select encode(row_key, 'hex') from drafts
     where programme_id = $1 and position(convert_to($2, 'UTF8') in draft) > 0`,
    [programmeId, recordId],
  )
  return new Set(rows.map((row) => row.row_key))
}

/** Takes the values of persons out of drafts of these rows, and out of the rows that show them beside the figures. */
export async function forgetDraftsOf(
  session: Session,
  programmeId: string,
  rowKeys: readonly string[],
): Promise<void> {
  const drafts = await draftsWhere(session, programmeId, { rowKeys })
  const without = drafts.map((draft) => ({
    ...draft,
    records: draft.records.map((record) => (record.kind === 'person' ? { ...record, values: {} } : record)),
  }))
  for (const { submission, rowNumber, records } of without) {
    await session.query(
      'update drafts set draft = $4 where programme_id = $1 and submission = $2 and row_number = $3',
      [programmeId, submission, rowNumber, Buffer.from(JSON.stringify(records))],
    )
  }
  await writeWaitingRowsAnew(session, programmeId, without)
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
