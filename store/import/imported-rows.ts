/** Which row of which source became which records, so that the same row again changes nothing. */
import type { Session } from '../engine/engine.js'

/** One row of a source that was taken in. `records` holds `name=record id` for each record that the row made. */
export interface ImportedRow {
  readonly rowKey: string
  readonly content: string
  readonly submission: number
  readonly rowNumber: number
  readonly recordId: string
  readonly records: readonly string[]
}

interface ImportedRowLine extends Record<string, unknown> {
  readonly row_key: string
  readonly content: string
  readonly submission: number
  readonly row_number: number
  readonly record_id: string
  readonly records: readonly string[]
}

const columns = `encode(row_key, 'hex') as row_key, encode(content, 'hex') as content, submission, row_number, record_id, records`

function toImportedRow(line: ImportedRowLine): ImportedRow {
  return {
    rowKey: line.row_key,
    content: line.content,
    submission: line.submission,
    rowNumber: line.row_number,
    recordId: line.record_id,
    records: line.records,
  }
}

/** `copy imported_rows ... from stdin`, in the order of `importedRowValues`. */
export const copyImportedRows = `copy imported_rows
  (programme_id, source, row_key, content, submission, row_number, record_id, records) from stdin`

/** How many rows of a source stand. */
export async function countStandingRows(
  session: Session,
  programmeId: string,
  source: string,
): Promise<number> {
  const [row] = await session.query<{ rows: number }>(
    'select count(*) as rows from imported_rows where programme_id = $1 and source = $2 and ended is null',
    [programmeId, source],
  )
  return row?.rows ?? 0
}

/** Standing rows with one of these keys (hex), oldest first; without a source, of any source (rows with a number of their own). */
export async function standingRows(
  session: Session,
  programmeId: string,
  source: string | null,
  keys: readonly string[],
): Promise<readonly ImportedRow[]> {
  const lines = await session.query<ImportedRowLine>(
    `select ${columns} from imported_rows
     where programme_id = $1 and ($2::uuid is null or source = $2)
       and row_key = any(array(select decode(key, 'hex') from unnest($3::text[]) as key)) and ended is null
     order by submission, row_number`,
    [programmeId, source, keys],
  )
  return lines.map(toImportedRow)
}

/** The rows of one kind that a source gave. */
export interface ListOfSource {
  readonly source: string
  readonly kind: string
}

/** Every standing row of a list, in pages, oldest first. */
export async function* everyStandingRow(
  session: Session,
  programmeId: string,
  list: ListOfSource,
): AsyncGenerator<readonly ImportedRow[]> {
  const page = 10_000
  let after: readonly [number, number] = [-1, -1]
  for (;;) {
    const lines = await session.query<ImportedRowLine>(
      `select ${columns} from imported_rows
       where programme_id = $1 and source = $2 and ended is null and (submission, row_number) > ($3::bigint, $4::int)
         and submission in (select entry from submissions where programme_id = $1 and kind = $5)
       order by submission, row_number limit ${page}`,
      [programmeId, list.source, ...after, list.kind],
    )
    if (lines.length > 0) yield lines.map(toImportedRow)
    const last = lines.at(-1)
    if (!last || lines.length < page) return
    after = [last.submission, last.row_number]
  }
}

/** Rows that one submission took in. */
export async function rowsOfSubmission(
  session: Session,
  programmeId: string,
  submission: number,
): Promise<readonly ImportedRow[]> {
  const lines = await session.query<ImportedRowLine>(
    `select ${columns} from imported_rows where programme_id = $1 and submission = $2 order by row_number`,
    [programmeId, submission],
  )
  return lines.map(toImportedRow)
}

/** Ends rows that a corrected file replaced (`ended` is its submission) or whose import was undone (the undo's entry). */
export async function endRows(
  session: Session,
  programmeId: string,
  rows: readonly { readonly submission: number; readonly rowNumber: number }[],
  ended: number,
): Promise<void> {
  for (const [submission, rowNumbers] of numbersBySubmission(rows)) {
    await session.query(
      `update imported_rows set ended = $2
       where programme_id = $1 and submission = $3 and row_number = any($4::int[]) and ended is null`,
      [programmeId, ended, submission, rowNumbers],
    )
  }
}

/** Ends the rows that a correction without a number of its own replaces: those of its record and source with another text. */
export async function endRowsOfRecords(
  session: Session,
  programmeId: string,
  corrections: readonly {
    readonly recordId: string
    readonly source: string
    readonly rowKey: string
    readonly submission: number
  }[],
): Promise<void> {
  await session.query(
    `update imported_rows as row set ended = correction.submission
     from unnest($2::uuid[], $3::uuid[], $4::text[], $5::bigint[])
       as correction (record_id, source, row_key, submission)
     where row.programme_id = $1 and row.record_id = correction.record_id and row.source = correction.source
       and row.row_key <> decode(correction.row_key, 'hex') and row.ended is null`,
    [
      programmeId,
      corrections.map((correction) => correction.recordId),
      corrections.map((correction) => correction.source),
      corrections.map((correction) => correction.rowKey),
      corrections.map((correction) => correction.submission),
    ],
  )
}

/** Row numbers by submission: asked for one submission at a time, an index finds them whatever the planner knows. */
export function numbersBySubmission(
  rows: readonly { readonly submission: number; readonly rowNumber: number }[],
): ReadonlyMap<number, readonly number[]> {
  const numbers = new Map<number, number[]>()
  for (const row of rows) {
    const known = numbers.get(row.submission)
    if (known) known.push(row.rowNumber)
    else numbers.set(row.submission, [row.rowNumber])
  }
  return numbers
}

/** Forgets that a row was taken in, and lets those stand again of its record that it had ended: its draft waits anew. */
export async function forgetRow(
  session: Session,
  programmeId: string,
  row: { readonly submission: number; readonly rowNumber: number; readonly recordId: string },
): Promise<void> {
  await session.query(
    'delete from imported_rows where programme_id = $1 and submission = $2 and row_number = $3',
    [programmeId, row.submission, row.rowNumber],
  )
  await session.query(
    'update imported_rows set ended = null where programme_id = $1 and record_id = $2 and ended = $3',
    [programmeId, row.recordId, row.submission],
  )
}

/** Lets the rows stand again that an undone import had ended. */
export async function standAgain(session: Session, programmeId: string, ended: number): Promise<void> {
  await session.query('update imported_rows set ended = null where programme_id = $1 and ended = $2', [
    programmeId,
    ended,
  ])
}
