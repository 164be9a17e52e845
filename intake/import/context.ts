/** What every row of one import shares. */
import type { Value, Values } from '../../core/record/definition.js'
import { say } from '../../core/words/sentences.js'
import { importedFrom } from '../../store/import/versions-of-import.js'
import type { Programme } from '../../store/programme.js'
import type { MappedRow } from '../table/map-row.js'
import type { EditionPair } from './edition.js'
import type { PlaceIndex } from './places.js'
import type { SeenNumbers } from './seen-numbers.js'
import type { SharedRecords } from './shared-records.js'

/** One import of one file. */
export interface ImportContext {
  readonly programme: Programme
  /** Number of the submission-received entry; 0 in a dry run. */
  readonly submission: number
  readonly source: string
  readonly accept: boolean
  readonly fileName: string
  /** The day on which the file was received, YYYY-MM-DD in the programme's zone. */
  readonly receivedOn: string
  readonly places: PlaceIndex
  readonly shared: SharedRecords
  /** The last version that this import planned of a record that stands. */
  readonly versions: Map<string, number>
  /** Content of rows with a number of their own that this file held already, by key. */
  readonly numbersSeen: SeenNumbers
  /** Rows of this file that replace a row of an earlier one, by row number. */
  readonly pairs: ReadonlyMap<number, EditionPair>
}

/** What is written beside an acceptance where nobody else could look (records.md, "Own work"). */
export const withoutSecondReader = say('accepted_alone')

/**
 * Fields that every record of a row has: the row of the file as its source, and the information date. Where no column
 * states one, it is the day of reception with nothing "as written", so that a later reader knows nobody stated it.
 */
export function commonFields(context: ImportContext, row: MappedRow): Values {
  const stated = statedDate(row)
  return {
    information_date: stated ?? [context.receivedOn, context.receivedOn, '', 'day', 'gregorian', null],
    sources: [[context.source, importedFrom(context.submission, row.row), null]],
  }
}

/** The information date that some column of the row states, or null. */
export function statedDate(row: MappedRow): Value {
  for (const record of row.records) {
    const date = record.values.information_date
    if (Array.isArray(date)) return date
  }
  return null
}
