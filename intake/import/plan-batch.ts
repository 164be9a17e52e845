/** From a batch of mapped rows to what is written: new records, reports on known ones, rows that wait. */
import type { VersionSpan } from '../../core/record/current.js'
import type { Values } from '../../core/record/definition.js'
import { kindNamed } from '../../core/record/kinds.js'
import type { Session } from '../../store/engine/engine.js'
import type { DraftRecord } from '../../store/import/drafts.js'
import type { StandingRecord } from '../../store/record-reading.js'
import { recordsByLocalId, standingRecords } from '../../store/record-reading.js'
import { yieldToOthers } from '../yield-to-others.js'
import type { Batch } from './batch.js'
import { emptyBatch } from './batch.js'
import type { ImportContext } from './context.js'
import { commonFields } from './context.js'
import type { RowDecision } from './decide.js'
import { decideRow } from './decide.js'
import { mainOf } from './main-of.js'
import type { IdentifiedRow } from './matching.js'
import { planDraftAcceptance, planNew, planWaiting, reportThatWaits } from './plan-new.js'
import type { Report } from './plan-report.js'
import { planReport } from './plan-report.js'
import type { KnownRecord, ResolvedRow } from './siblings.js'
import { numberOf, resolveRow, sharedKey, sharedKeyOf } from './siblings.js'

/** How many rows are worked on before other work (the database's answers, a cancel) gets its turn. */
const rowsAtATime = 32

/**
 * Plans a batch; writes nothing. The database is asked only where rows speak of what stands, so that a first import
 * plans one batch while the one before is written.
 */
export async function planBatch(context: ImportContext, rows: readonly IdentifiedRow[]): Promise<Batch> {
  const batch = emptyBatch()
  await loadShared(context, rows)
  const decided = rows.map((row) => ({ row, decision: decideOnce(context, row, batch) }))
  const known = await knownRecords(context, decided)
  for (const [index, { row, decision }] of decided.entries()) {
    if (index % rowsAtATime === rowsAtATime - 1) await yieldToOthers()
    planRow(context, batch, { row, decision, known })
  }
  batch.counts.rows += rows.length
  batch.counts.findings += batch.findings.length
  return batch
}

/** Records that rows name by a number of their own (an accident of several victims) and that stand in the register. */
async function loadShared(context: ImportContext, rows: readonly IdentifiedRow[]): Promise<void> {
  const wanted = new Map<string, Set<string>>()
  for (const { row } of rows) {
    for (const record of row.records) {
      const number = record.values.local_id
      if (record.name === row.main?.name || typeof number !== 'string') continue
      if (context.shared.has(sharedKey(record.kind, number))) continue
      const numbers = wanted.get(record.kind) ?? new Set<string>()
      wanted.set(record.kind, numbers.add(number.trim()))
    }
  }
  if (wanted.size === 0) return
  await context.programme.engine.transaction(async (session) => {
    for (const [kind, numbers] of wanted) await loadNumbers(context, session, kind, [...numbers])
  })
}

async function loadNumbers(
  context: ImportContext,
  session: Session,
  kind: string,
  numbers: readonly string[],
): Promise<void> {
  const { programmeId } = context.programme
  const ids = await recordsByLocalId(session, programmeId, kindNamed(kind).table, numbers)
  const records = await standingRecords(session, programmeId, [...ids.values()])
  for (const [number, recordId] of ids) {
    const values = records.get(recordId)?.current?.values
    if (values) context.shared.set(sharedKey(kind, number), { recordId, values, inLog: true })
  }
}

interface DecidedRow {
  readonly row: IdentifiedRow
  readonly decision: RowDecision
}

/** A number that this file held before: the same again is nothing new, otherwise the row waits. */
function decideOnce(context: ImportContext, row: IdentifiedRow, batch: Batch): RowDecision {
  batch.findings.push(...row.row.findings)
  const decision = decideRow(row, context)
  const pair = context.pairs.get(row.row.row)
  if (pair && decision.what === 'new') return { what: 'report', recordId: pair.replaced.recordId }
  if (row.row.key === null) return aboutStandingPlace(context, row, decision)
  const before = context.numbersSeen.get(row.key)
  if (before === undefined) {
    context.numbersSeen.set(row.key, row.content)
    return decision
  }
  batch.findings.push({
    rule: 'local-id-repeated',
    severity: before === row.content ? 'note' : 'blocks',
    row: row.row.row,
    column: row.row.recordId === null ? 'local_id' : 'record_id',
    text: row.row.key,
    message:
      before === row.content
        ? `The number ${row.row.key} stands in this file before, with the same values. This row adds nothing.`
        : `The number ${row.row.key} stands in this file before, with other values. This row waits; a reviewer decides which is meant.`,
  })
  if (before === row.content) return { what: 'unchanged' }
  const waits = row.match.draft?.state === 'draft' && row.match.draft.content === row.content
  return waits || decision.what === 'already-waiting' ? { what: 'already-waiting' } : { what: 'wait' }
}

/** A row of a list of places whose code stands in the register speaks of that place; it makes no second one. */
function aboutStandingPlace(context: ImportContext, row: IdentifiedRow, decision: RowDecision): RowDecision {
  const { main, records } = row.row
  if (decision.what !== 'new' || main?.kind !== 'place') return decision
  const place = records.find((record) => record.name === main.name)
  const recordId = place ? context.places.standingWithCode(place.values) : null
  return recordId === null ? decision : { what: 'report', recordId }
}

async function knownRecords(
  context: ImportContext,
  decided: readonly DecidedRow[],
): Promise<Map<string, StandingRecord>> {
  const ids = decided.flatMap(({ row, decision }) => {
    if (decision.what === 'new') return (reportThatWaits(row)?.records ?? []).map(({ recordId }) => recordId)
    if (decision.what !== 'report') return []
    const names = context.pairs.get(row.row.row)?.replaced.records ?? row.match.row?.records ?? []
    return [decision.recordId, ...names.map((entry) => entry.slice(entry.indexOf('=') + 1))]
  })
  if (ids.length === 0) return new Map()
  const { engine, programmeId } = context.programme
  return engine.transaction(async (session) => {
    const found = await standingRecords(session, programmeId, ids)
    const referenced = [...found.values()].flatMap((record) => referencedIds(record.current))
    const more = await standingRecords(
      session,
      programmeId,
      referenced.filter((id) => !found.has(id)),
    )
    return new Map([...found, ...more])
  })
}

function referencedIds(current: VersionSpan | null): readonly string[] {
  const values: Values = current?.values ?? {}
  return ['accident', 'person'].flatMap((name) => (typeof values[name] === 'string' ? [values[name]] : []))
}

function planRow(
  context: ImportContext,
  batch: Batch,
  planned: DecidedRow & { readonly known: ReadonlyMap<string, StandingRecord> },
): void {
  const { row, decision, known } = planned
  switch (decision.what) {
    case 'unchanged':
      batch.counts.unchanged += 1
      return
    case 'already-waiting':
      batch.counts.waiting += 1
      if (row.match.draft?.state !== 'draft') batch.counts.conflicts += 1
      return
    case 'accept-draft':
      planDraftAcceptance(batch, row)
      return
    case 'wait':
      planWaiting(context, batch, row)
      return
    case 'report':
      planKnown(context, batch, { row, recordId: decision.recordId, known })
      return
    case 'new':
      planNew(context, batch, { row, known }, resolveNew(context, row))
  }
}

/** A row that was taken in as another kind, before the mapping was changed, is no report on that record, which stays. */
function planKnown(context: ImportContext, batch: Batch, report: Report): void {
  const { kind } = mainOf(report.row.row)
  const before = report.known.get(report.recordId)?.kind ?? kind
  if (before === kind) {
    planReport(context, batch, report)
    return
  }
  batch.findings.push({
    rule: 'counted-as-another-kind',
    severity: 'note',
    row: report.row.row.row,
    column: null,
    text: report.recordId,
    message: `This row was taken in before as a record of kind ${before}, and the mapping now counts it as ${kind}. The record stays and the row changes nothing: to have it anew, undo the earlier import and import this file again.`,
  })
  batch.counts.unchanged += 1
}

/** Where another report of the same number still waits, the two are reports about the same records. */
function resolveNew(context: ImportContext, row: IdentifiedRow): ResolvedRow {
  const drafted = draftedRecords(context, row)
  const known = new Map(
    [...drafted.values()].map(
      ({ name, recordId, values }) =>
        [name, { recordId, number: numberOf(values), isCurrent: false }] as const,
    ),
  )
  const { name: main } = mainOf(row.row)
  const resolved = resolveRow(row.row, resolvingNew(context, main, known))
  const records = resolved.records.map((record) => {
    const { standing } = drafted.get(record.recordId) ?? record
    const key = sharedKeyOf(main, record)
    // The rows after this one find it: a record that several rows name is made once.
    if (key !== null && drafted.has(record.recordId))
      context.shared.set(key, { recordId: record.recordId, values: record.values, inLog: standing })
    return { ...record, standing }
  })
  return { ...resolved, records }
}

/** Records of the waiting report that this row speaks of too, by id; what stands under its own number goes before. */
function draftedRecords(context: ImportContext, row: IdentifiedRow): ReadonlyMap<string, DraftRecord> {
  const { name: main } = mainOf(row.row)
  const same = (reportThatWaits(row)?.records ?? []).filter((drafted) => {
    const mapped = row.row.records.find((record) => record.name === drafted.name)
    const key = mapped ? sharedKeyOf(main, mapped) : null
    return key === null || (key === sharedKeyOf(main, drafted) && !context.shared.has(key))
  })
  return new Map(same.map((record) => [record.recordId, record] as const))
}

function resolvingNew(context: ImportContext, main: string, known: ReadonlyMap<string, KnownRecord>) {
  return {
    main,
    places: context.places,
    known,
    shared: context.shared,
    common: (row: IdentifiedRow['row']) => commonFields(context, row),
  }
}
