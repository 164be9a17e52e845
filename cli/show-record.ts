/** One record or draft on the terminal: what is known, and every version with its entry and reason. */
import type { Value, Values } from '../core/record/definition.js'
import { findDrafts, findRecordId } from '../store/find-record.js'
import type { Draft } from '../store/import/drafts.js'
import { findingsOf } from '../store/import/findings.js'
import type { Programme } from '../store/programme.js'
import { problem } from '../store/programme-problems.js'
import type { StandingRecord } from '../store/record-reading.js'
import { standingRecords } from '../store/record-reading.js'
import { draftId } from '../store/review/acts.js'
import type { Call, ExitStatus } from './command.js'
import { table } from './output.js'

/** Shows what stands and what waits under an id. */
export async function showRecord(call: Call, programme: Programme, id: string): Promise<ExitStatus> {
  const { programmeId } = programme
  const found = await programme.engine.transaction(async (session) => {
    const drafts = await findDrafts(session, programmeId, id)
    const recordId = drafts[0]?.recordId ?? (await findRecordId(session, programmeId, id))
    const record =
      recordId === null ? undefined : (await standingRecords(session, programmeId, [recordId])).get(recordId)
    const findings = drafts[0]
      ? await findingsOf(session, programmeId, drafts[0].submission, drafts[0].rowNumber)
      : []
    return { drafts, recordId, record, findings }
  })
  if (!found.record && found.drafts.length === 0) throw problem.recordUnknown({ id })
  call.output.value({ ...found, record: found.record && withoutSecret(found.record) })
  for (const draft of found.drafts.slice(0, 10)) for (const line of draftLines(draft)) call.output.line(line)
  for (const finding of found.findings)
    call.output.line(`  ${finding.severity === 'blocks' ? 'waits because' : 'note'}: ${finding.message}`)
  if (found.record) for (const line of recordLines(found.recordId ?? '', found.record)) call.output.line(line)
  return 0
}

/** A receipt secret is only ever inside a commitment (formats.md, "Commitment"). */
function withoutSecret({
  receiptSecret: _,
  ...record
}: StandingRecord): Omit<StandingRecord, 'receiptSecret'> {
  return record
}

function draftLines(draft: Draft): readonly string[] {
  return [
    `${draftId(draft)} · ${draft.kind} · ${draft.state}${draft.reason ? ` · ${draft.reason}` : ''}`,
    ...draft.records.flatMap((record) => [
      `  ${record.name}`,
      ...valueLines(record.values, draft.conflicts, record.name),
    ]),
  ]
}

function recordLines(recordId: string, record: StandingRecord): readonly string[] {
  const head = record.current ? `version ${record.current.version} is current` : 'not current'
  const spans = record.spans.map((span) => [
    `version ${span.version}`,
    `entry ${span.entry}`,
    span.from === null
      ? 'never current'
      : `current from ${span.from}${span.to === null ? '' : ` to ${span.to}`}`,
    shown(span.values.reason ?? null),
  ])
  return [
    `${record.kind} ${recordId} · ${head}`,
    ...valueLines(record.current?.values ?? {}, [], ''),
    ...table(spans).map((line) => `  ${line}`),
  ]
}

function valueLines(values: Values, conflicts: readonly string[], name: string): readonly string[] {
  const rows = Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(([field, value]) => [
      field,
      shown(value),
      conflicts.includes(`${name}.${field}`) ? '≠ what is known' : '',
    ])
  return rows.length > 0 ? table(rows).map((line) => `    ${line}`) : []
}

function shown(value: Value): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
