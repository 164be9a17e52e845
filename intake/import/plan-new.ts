/** Rows that make new records, and rows that wait. */

import { informationDateKey } from '../../core/record/current.js'
import type { Values } from '../../core/record/definition.js'
import { kindNamed } from '../../core/record/kinds.js'
import { type State, sentBackStates } from '../../core/review/states.js'
import type { NewVersion } from '../../store/accept.js'
import { prepareVersion } from '../../store/accept.js'
import type { Draft, DraftRecord } from '../../store/import/drafts.js'
import { newRecordId } from '../../store/record-id.js'
import type { StandingRecord } from '../../store/record-reading.js'
import type { Batch, TakenRow } from './batch.js'
import type { ImportContext } from './context.js'
import { statedDate, withoutSecondReader } from './context.js'
import { kindNotTold, mainOf } from './main-of.js'
import type { IdentifiedRow } from './matching.js'
import type { ResolvedRow, RowRecord } from './siblings.js'
import { sharedKeyOf } from './siblings.js'

/** A row of which nothing is known, and what stood of the records that it shares with a row that waits. */
export interface NewRow {
  readonly row: IdentifiedRow
  readonly known: ReadonlyMap<string, StandingRecord>
}

/** Takes in a row of which nothing was known: accepted at once, or submitted to a reviewer. */
export function planNew(
  context: ImportContext,
  batch: Batch,
  { row, known }: NewRow,
  resolved: ResolvedRow,
): void {
  batch.findings.push(...resolved.findings)
  for (const place of resolved.places) acceptNew(context, batch, place, { referenced: null })
  if (!context.accept) {
    batch.counts.submitted += 1
    const own = resolved.records.filter((record) => !isFoundByNumber(context, row, record))
    batch.drafts.push(draftOf(context, row, own, 'submitted'))
    dropEarlierDraft(batch, row)
    return
  }
  for (const record of resolved.records) {
    if (record.standing) continue
    const copied = copiedFrom(record, resolved.records)
    acceptNew(context, batch, record, { ...copied, before: known.get(record.recordId) })
    nowInLog(context, row, record)
  }
  batch.counts.accepted += 1
  batch.taken.push(takenRow(row, resolved.records))
  dropEarlierDraft(batch, row)
}

/** A submitted row that is imported again with --accept is accepted as it was submitted. */
export function planDraftAcceptance(batch: Batch, row: IdentifiedRow): void {
  if (!row.match.draft) throw new Error('no draft to accept')
  batch.counts.accepted += 1
  batch.draftsToAccept.push(row.match.draft)
}

/** A row with a value that cannot be read waits as a draft: kept, shown, not counted. */
export function planWaiting(context: ImportContext, batch: Batch, row: IdentifiedRow): void {
  batch.counts.waiting += 1
  const records = row.row.records.map((record) => ({
    name: record.name,
    kind: record.kind,
    recordId:
      record.name === row.row.main?.name
        ? (row.match.recordId ?? row.row.recordId ?? newRecordId())
        : newRecordId(),
    standing: false,
    values: record.values,
  }))
  batch.drafts.push(draftOf(context, row, records, 'draft'))
  dropEarlierDraft(batch, row)
}

/** The draft of a row in some state. */
export function draftOf(
  context: ImportContext,
  row: IdentifiedRow,
  records: readonly DraftRecord[],
  state: Draft['state'],
): Draft {
  const main = records.find((record) => record.name === row.row.main?.name)
  return {
    submission: context.submission,
    rowNumber: row.row.row,
    source: context.source,
    rowKey: row.key,
    content: row.content,
    recordId: main?.recordId ?? row.match.recordId ?? row.row.recordId ?? newRecordId(),
    kind: row.row.main?.kind ?? kindNotTold,
    state,
    records,
    conflicts: [],
    resolved: [],
    reason: null,
    decided: null,
  }
}

/**
 * The submitted draft of the same number that says something of another day: a report of its own, which goes on
 * waiting. A draft of the same day is this row, read or written before.
 */
export function reportThatWaits(row: IdentifiedRow): Draft | null {
  const { draft } = row.match
  if (row.row.key === null || draft?.state !== 'submitted') return null
  const main = draft.records.find((record) => record.recordId === draft.recordId)
  const said = informationDateKey({ information_date: statedDate(row.row) })
  return said !== '' && said !== informationDateKey(main?.values ?? {}) ? draft : null
}

/** What was sent back is answered by the row that comes corrected. */
const givesWay: readonly State[] = [...sentBackStates, 'submitted']

function dropEarlierDraft(batch: Batch, row: IdentifiedRow): void {
  const draft = row.match.draft
  if (reportThatWaits(row)) return
  if (draft && givesWay.includes(draft.state)) batch.draftsToDrop.push(draft)
}

/** What was sent back, or could not be read, is answered by a report on the record that stands, whatever becomes of it. */
export function dropAnswered(batch: Batch, { match: { draft } }: IdentifiedRow): void {
  if (draft && sentBackStates.includes(draft.state)) batch.draftsToDrop.push(draft)
}

/** A record of the log that the row names by its number and says nothing new of. */
function isFoundByNumber(context: ImportContext, row: IdentifiedRow, record: RowRecord): boolean {
  const shared = context.shared.get(sharedKeyOf(mainOf(row.row).name, record) ?? '')
  return record.standing && shared?.inLog === true && shared.values === record.values
}

/** The rows after this one find what it made or corrected, and do not make it again. */
export function nowInLog(
  context: ImportContext,
  row: IdentifiedRow,
  record: RowRecord,
  values: Values = record.values,
): void {
  const key = sharedKeyOf(mainOf(row.row).name, record)
  if (key === null || context.shared.get(key)?.recordId !== record.recordId) return
  context.shared.set(key, { recordId: record.recordId, values, inLog: true })
}

/** The row as it is remembered, so that it changes nothing when it comes again. */
export function takenRow(row: IdentifiedRow, records: readonly DraftRecord[]): TakenRow {
  const { name } = mainOf(row.row)
  const main = records.find((record) => record.name === name)
  if (!main) throw new Error(`row ${row.row.row} has no ${name}`)
  return {
    rowNumber: row.row.row,
    rowKey: row.key,
    content: row.content,
    recordId: main.recordId,
    records: records.map((record) => `${record.name}=${record.recordId}`),
    replaces: null,
  }
}

function acceptNew(
  context: ImportContext,
  batch: Batch,
  record: RowRecord,
  {
    before,
    ...copied
  }: Pick<NewVersion, 'referenced' | 'copiesFromLog'> & { readonly before?: StandingRecord | undefined },
): void {
  // One that a row which waits names can have stood, and have been withdrawn with another import: its versions go on.
  const version = (before?.versions ?? 0) + 1
  const receiptSecret = before?.receiptSecret ?? null
  acceptVersion(context, batch, versionOf(context, record, { version, receiptSecret, ...copied }))
}

/** Hashes a version for the log; a dry run writes nothing and need not hash. */
export function acceptVersion(context: ImportContext, batch: Batch, version: NewVersion): void {
  if (context.submission > 0) batch.versions.push(prepareVersion(context.programme, version, 'reviewer'))
}

/** A version of a record as this import accepts it. */
export function versionOf(
  context: ImportContext,
  record: DraftRecord,
  state: Pick<NewVersion, 'version' | 'referenced' | 'copiesFromLog' | 'receiptSecret'>,
  why: string = withoutSecondReader,
): NewVersion {
  return {
    ...state,
    kind: record.kind,
    recordId: record.recordId,
    values: { ...record.values, reason: why },
    regions: context.places.tree.regionsOf(kindNamed(record.kind), record.values),
  }
}

/**
 * What the record copies fields from: one that the same row makes is at hand; one that stood before has a history,
 * by which alone it is known what was current of it at this entry.
 */
function copiedFrom(
  record: DraftRecord,
  records: readonly DraftRecord[],
): Pick<NewVersion, 'referenced' | 'copiesFromLog'> {
  const copy = kindNamed(record.kind).copies?.[0]
  const id = copy ? record.values[copy.reference] : undefined
  if (typeof id !== 'string') return { referenced: null }
  const made = records.find((other) => other.recordId === id && !other.standing)
  return made ? { referenced: made.values } : { referenced: null, copiesFromLog: true }
}
