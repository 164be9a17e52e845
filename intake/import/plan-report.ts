/** A row that speaks of a record that stands: a correction, an older report, or another word on the same date. */
import { withCommand } from '../../core/finding.js'
import { differingFields, fieldsOfReporting, overlay } from '../../core/record/current.js'
import type { Value } from '../../core/record/definition.js'
import { say } from '../../core/words/sentences.js'
import type { StandingRecord } from '../../store/record-reading.js'
import type { Batch } from './batch.js'
import type { ImportContext } from './context.js'
import { commonFields, statedDate, withoutSecondReader } from './context.js'
import type { ReportEffect } from './decide.js'
import { effectOf } from './decide.js'
import { mainOf } from './main-of.js'
import type { IdentifiedRow } from './matching.js'
import { acceptVersion, draftOf, dropAnswered, nowInLog, takenRow, versionOf } from './plan-new.js'
import type { KnownRecord, ResolvedRow, RowRecord } from './siblings.js'
import { numberOf, resolveRow } from './siblings.js'

/** A row about a record that stands, and what is known of the records it may speak of. */
export interface Report {
  readonly row: IdentifiedRow
  /** The main record. */
  readonly recordId: string
  readonly known: ReadonlyMap<string, StandingRecord>
}

interface RecordEffect {
  readonly record: RowRecord
  readonly effect: ReportEffect
}

/** Plans what a report does; the whole row waits where one of its records is in conflict. */
export function planReport(context: ImportContext, batch: Batch, report: Report): void {
  const { row } = report
  const dateStated = statedDate(row.row) !== null
  const resolved = resolveRow(row.row, {
    main: mainOf(row.row).name,
    places: context.places,
    known: knownNames(context, report),
    shared: context.shared,
    common: (mapped) => commonFields(context, mapped),
  })
  const effects = resolved.records.map((record): RecordEffect => {
    const known = report.known.get(record.recordId)
    if (record.isOnlyNamed) return { record, effect: { what: 'nothing' } }
    // A record found by its number alone: what the row says otherwise of it is a finding, no report.
    if (record.standing && !known) return { record, effect: { what: 'nothing' } }
    if (!record.standing || !known?.current) return { record, effect: { what: 'update' } }
    return { record, effect: effectOf(known.current.values, record.values, dateStated) }
  })
  batch.findings.push(...resolved.findings)
  for (const place of resolved.places) {
    const made = versionOf(context, place, { version: 1, referenced: null, receiptSecret: null })
    acceptVersion(context, batch, made)
  }
  const withdrawn = resolved.records.find(({ recordId }) => report.known.get(recordId)?.current === null)
  if (withdrawn) {
    planWithdrawn(context, batch, report, resolved)
    return
  }
  if (effects.some(({ effect }) => effect.what === 'conflict')) {
    planConflict(context, batch, report, effects)
    return
  }
  if (effects.every(({ effect }) => effect.what === 'nothing')) {
    batch.counts.unchanged += 1
    rememberRow(context, batch, report, resolved)
    return
  }
  noteChanges(batch, report, effects)
  if (!context.accept) {
    planSubmission(context, batch, report, resolved)
    return
  }
  planVersions(context, batch, report, effects)
  rememberRow(context, batch, report, resolved)
}

/** The ids that the row's records have: from the row it was before, else from what the main record refers to. */
function knownNames(context: ImportContext, report: Report): ReadonlyMap<string, KnownRecord> {
  const taken = context.pairs.get(report.row.row.row)?.replaced ?? report.row.match.row
  const { name: mainName } = mainOf(report.row.row)
  const names = new Map([[mainName, report.recordId]])
  for (const entry of taken?.records ?? []) {
    const at = entry.indexOf('=')
    names.set(entry.slice(0, at), entry.slice(at + 1))
  }
  const values = report.known.get(report.recordId)?.current?.values ?? {}
  const main = report.row.row.records.find((record) => record.name === mainName)
  for (const link of main?.links ?? []) {
    const id = values[link.field]
    if (typeof id === 'string' && !names.has(link.record)) names.set(link.record, id)
  }
  return new Map(
    [...names].map(([name, recordId]) => {
      const current = report.known.get(recordId)?.current
      const number = numberOf(current?.values ?? {})
      return [name, { recordId, number, isCurrent: current != null }] as const
    }),
  )
}

function planConflict(
  context: ImportContext,
  batch: Batch,
  report: Report,
  effects: readonly RecordEffect[],
): void {
  const fields = effects.flatMap(({ record, effect }) =>
    effect.what === 'conflict' ? effect.fields.map((field) => `${record.name}.${field}`) : [],
  )
  const { row } = report
  batch.counts.waiting += 1
  batch.counts.conflicts += 1
  batch.findings.push({
    rule: 'same-date-other-values',
    severity: 'blocks',
    row: row.row.row,
    column: fields.join(', '),
    text: row.row.key,
    message: withCommand(
      `This row says otherwise of ${fields.join(', ')} than what is known on the same information date. Both are kept; a reviewer decides field by field`,
      `review resolve ${report.recordId} --field ${fields[0]?.split('.')[1]} --take new|current`,
    ),
  })
  const records = reportedOf(effects.map(({ record }) => record))
  batch.drafts.push({ ...draftOf(context, row, records, 'pending'), conflicts: fields })
  dropAnswered(batch, row)
}

/** What waits is what the row says, of the records of which it says anything. */
function reportedOf(records: readonly RowRecord[]): readonly RowRecord[] {
  return records.filter(({ isOnlyNamed }) => !isOnlyNamed)
}

/** A correction of what a reviewer took back brings nothing back by itself. */
function planWithdrawn(context: ImportContext, batch: Batch, report: Report, resolved: ResolvedRow): void {
  batch.counts.waiting += 1
  batch.findings.push({
    rule: 'record-withdrawn',
    severity: 'blocks',
    row: report.row.row.row,
    column: null,
    text: report.row.row.key,
    message:
      'This row corrects a record that was withdrawn here. The row waits; a reviewer decides whether it comes back.',
  })
  batch.drafts.push(draftOf(context, report.row, reportedOf(resolved.records), 'pending'))
  dropAnswered(batch, report.row)
}

/** Without --accept a correction waits for a reviewer like a new row. */
function planSubmission(context: ImportContext, batch: Batch, report: Report, resolved: ResolvedRow): void {
  batch.counts.submitted += 1
  batch.drafts.push(draftOf(context, report.row, reportedOf(resolved.records), 'submitted'))
  dropAnswered(batch, report.row)
}

function planVersions(
  context: ImportContext,
  batch: Batch,
  report: Report,
  effects: readonly RecordEffect[],
): void {
  for (const { record, effect } of effects) {
    if (effect.what !== 'update' && effect.what !== 'older') continue
    const standing = record.standing ? report.known.get(record.recordId) : undefined
    const version = versionOf(
      context,
      record,
      {
        version: nextVersion(context, record.recordId, standing?.versions ?? 0),
        referenced: null,
        receiptSecret: standing?.receiptSecret ?? null,
      },
      standing
        ? say('report_of_row', {
            file: context.fileName,
            row: report.row.row.row,
            reason: withoutSecondReader,
          })
        : withoutSecondReader,
    )
    acceptVersion(context, batch, version)
    if (effect.what === 'update')
      nowInLog(context, report.row, record, overlay(standing?.current?.values ?? {}, record.values))
  }
  const older = effects.some(({ effect }) => effect.what === 'older')
  if (!older) {
    batch.counts.updated += 1
    return
  }
  batch.counts.accepted += 1
  batch.findings.push({
    rule: 'older-than-current',
    severity: 'note',
    row: report.row.row.row,
    column: 'information_date',
    text: report.row.row.key,
    message:
      'This report is older than what is known. It is kept in the history of the record and changes nothing current.',
  })
}

/** Several rows of one import may report on one record (the accident they share): each is a version of its own. */
function nextVersion(context: ImportContext, recordId: string, known: number): number {
  const version = Math.max(known, context.versions.get(recordId) ?? 0) + 1
  context.versions.set(recordId, version)
  return version
}

function rememberRow(context: ImportContext, batch: Batch, report: Report, resolved: ResolvedRow): void {
  const replaced = context.pairs.get(report.row.row.row)?.replaced ?? report.row.match.row
  const replaces = replaced ? { submission: replaced.submission, rowNumber: replaced.rowNumber } : null
  // An older report and the newer one that stands are both remembered, so that either again changes nothing.
  const keyed = report.row.row.key !== null
  batch.taken.push({ ...takenRow(report.row, resolved.records), replaces: keyed ? null : replaces })
  const draft = report.row.match.draft
  if (draft && draft.state !== 'pending' && draft.state !== 'rejected') batch.draftsToDrop.push(draft)
}

/** What a correction changes, shown before anything is written. */
function noteChanges(batch: Batch, report: Report, effects: readonly RecordEffect[]): void {
  for (const { record, effect } of effects) {
    const current = report.known.get(record.recordId)?.current
    if (effect.what !== 'update' || !current) continue
    const after = overlay(current.values, record.values)
    for (const field of differingFields(current.values, record.values, fieldsOfReporting)) {
      batch.changes.push({
        row: report.row.row.row,
        recordId: record.recordId,
        field: `${record.name === mainOf(report.row.row).name ? record.kind : record.name}.${field}`,
        before: shown(current.values[field]),
        after: shown(after[field]),
      })
    }
  }
}

function shown(value: Value | undefined): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
