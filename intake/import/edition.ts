/**
 * Whether a file is a new edition of the list that a source gave before, and what it leaves out or replaces. A file
 * that holds at least half of the rows known from its source is an edition: rows it leaves out are gone, and a gone
 * and a new row that differ in at most two columns are a correction. Any other file is a further part of the list.
 */

import type { ImportedRow, ListOfSource } from '../../store/import/imported-rows.js'
import { everyStandingRow } from '../../store/import/imported-rows.js'
import { submissionOf } from '../../store/import/submissions.js'
import type { Programme } from '../../store/programme.js'
import { readKeptRows } from './kept-rows.js'
import type { Pair, RowCells } from './pair-rows.js'
import { pairRows } from './pair-rows.js'

/** A row of the file that replaces a row of an earlier one, with the columns (0-based) that changed. */
export interface EditionPair {
  readonly replaced: ImportedRow
  readonly columns: readonly number[]
}

/** What the file does to the list. */
export interface Edition {
  /** Whether the file is taken as a whole new edition. */
  readonly whole: boolean
  /** Rows of the register that the file leaves out and nothing in it replaces. */
  readonly gone: readonly ImportedRow[]
  /** By row number of the file. */
  readonly pairs: ReadonlyMap<number, EditionPair>
}

/** A row of the file, as the edition sees it. */
export interface EditionRow {
  readonly row: number
  readonly key: string
  /** Rows with a number of their own are never paired: their number says what they are. */
  readonly keyed: boolean
  /** The mapping's name for what it is counted as, where rows of one file are counted as different things. */
  readonly main: string | null
  readonly cells: readonly string[]
}

export const noEdition: Edition = { whole: false, gone: [], pairs: new Map() }

/** A row with a number of its own stands for every report of that number that was taken in, and these for one record. */
const everyReport = Number.POSITIVE_INFINITY
const everyOtherReport = Number.MAX_VALUE

/** Above this many new rows nothing is paired: that is another list, not a correction. */
const mostNewRows = 200_000

/**
 * Reads the files once to see what they leave out; `rows` gives every row of every file of the import. Only what the
 * source gave of the same kind before can be left out: a list of accidents says nothing of a list of victims.
 */
export async function readEdition(
  programme: Programme,
  list: ListOfSource,
  rows: () => AsyncIterable<EditionRow>,
): Promise<Edition> {
  const counts = new Map<string, number>()
  for await (const row of rows())
    counts.set(row.key, row.keyed ? everyReport : (counts.get(row.key) ?? 0) + 1)
  const { present, missing } = await missingRows(programme, list, counts)
  if (missing.length === 0) return { whole: true, gone: [], pairs: new Map() }
  if (present < missing.length) return noEdition
  const added = await addedRows(rows, counts)
  const old = added.length > 0 ? await cellsOfMissing(programme, missing) : []
  const pairs = new Map<number, EditionPair>()
  const replaced = new Set<ImportedRow>()
  for (const pair of pairsOfSameMain(old, added)) {
    pairs.set(pair.added.row, { replaced: pair.gone, columns: pair.columns })
    replaced.add(pair.gone)
  }
  return { whole: true, gone: missing.filter((row) => !replaced.has(row)), pairs }
}

/** Standing records that the file no longer has, and how many it has; `counts` is left with the rows that are new. */
async function missingRows(programme: Programme, list: ListOfSource, counts: Map<string, number>) {
  const missing = new Map<string, ImportedRow>()
  let present = 0
  await programme.engine.transaction(async (session) => {
    for await (const page of everyStandingRow(session, programme.programmeId, list)) {
      for (const row of page) {
        const left = counts.get(row.rowKey) ?? 0
        if (left === everyOtherReport) continue
        // Several reports of one number are one record, which is there once or gone once.
        if (left === 0) missing.set(row.recordId, row)
        else present += 1
        if (left === everyReport) counts.set(row.rowKey, everyOtherReport)
        else if (left > 0) counts.set(row.rowKey, left - 1)
      }
    }
  })
  return { present, missing: [...missing.values()] }
}

/** Of rows with one text the first stand for those that were taken in, as the matcher reads them; the last are new. */
async function addedRows(
  rows: () => AsyncIterable<EditionRow>,
  counts: ReadonlyMap<string, number>,
): Promise<readonly RowCells<EditionRow>[]> {
  const added = new Map<string, RowCells<EditionRow>[]>()
  let found = 0
  for await (const row of rows()) {
    const left = counts.get(row.key) ?? 0
    if (left === 0 || row.keyed) continue
    const same = added.get(row.key) ?? []
    added.set(row.key, same)
    same.push({ id: row, cells: row.cells })
    if (same.length > left) same.shift()
    else found += 1
    if (found > mostNewRows) return []
  }
  return [...added.values()].flat()
}

/** An event that is now counted as something else is no correction of the record that it was. */
function pairsOfSameMain(
  old: readonly RowCells<ImportedRow>[],
  added: readonly RowCells<EditionRow>[],
): readonly Pair<ImportedRow, EditionRow>[] {
  const mains = new Set(added.map(({ id }) => id.main))
  return [...mains].flatMap((main) =>
    pairRows(
      main === null ? old : old.filter(({ id }) => mainNameOf(id) === main),
      added.filter(({ id }) => id.main === main),
    ),
  )
}

function mainNameOf({ records, recordId }: ImportedRow): string | null {
  const entry = records.find((record) => record.endsWith(`=${recordId}`))
  return entry === undefined ? null : entry.slice(0, entry.indexOf('='))
}

/** The cells of rows that are missing, read again from the files they came in. */
async function cellsOfMissing(
  programme: Programme,
  missing: readonly ImportedRow[],
): Promise<readonly RowCells<ImportedRow>[]> {
  const bySubmission = new Map<number, ImportedRow[]>()
  for (const row of missing) {
    const rows = bySubmission.get(row.submission) ?? []
    rows.push(row)
    bySubmission.set(row.submission, rows)
  }
  const found: RowCells<ImportedRow>[] = []
  for (const [entry, rows] of bySubmission) {
    const submission = await programme.engine.transaction((session) =>
      submissionOf(session, programme.programmeId, entry),
    )
    if (!submission) continue
    const wanted = new Map(rows.map((row) => [row.rowNumber, row] as const))
    for await (const kept of readKeptRows(programme, submission)) {
      const row = wanted.get(kept.row)
      if (row) found.push({ id: row, cells: kept.cells })
    }
  }
  return found
}
