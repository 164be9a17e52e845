/** Derived rows of drafts: what figures print beside their number as "submitted, not yet reviewed" or as disputed. */
import type { VersionSpan } from '../../core/record/current.js'
import { overlay } from '../../core/record/current.js'
import type { Values } from '../../core/record/definition.js'
import { kindNamed } from '../../core/record/kinds.js'
import { CopyLines } from '../copy-text.js'
import type { Role } from '../derived-rows.js'
import { copyStatement, derivedLine, valuePart, withCopies } from '../derived-rows.js'
import type { Session } from '../engine/engine.js'
import { undoneDecisions } from '../import/draft-waits.js'
import type { Draft, DraftRecord } from '../import/drafts.js'
import { standingRecords } from '../record-reading.js'

/** A time in which a draft waits, from one entry to another; `to` null: it still does. */
export interface Wait {
  readonly draft: Draft
  readonly from: number
  readonly to: number | null
}

/** Whether a draft is or was shown beside the figures: one that could not be read never was. */
function isShown(draft: Draft): boolean {
  return draft.state === 'submitted' || draft.state === 'pending' || draft.decided !== null
}

/**
 * Writes the derived rows of drafts: role `submitted`, or `disputed` on the record that a report contradicts. Depends
 * on the draft and on the log as it was when the draft came, so that a rebuild gives the same rows.
 */
export async function writeWaitingRows(
  session: Session,
  programmeId: string,
  drafts: readonly Draft[],
): Promise<void> {
  const shown = drafts.filter(isShown)
  if (shown.length === 0) return
  const waits = await waitsOf(session, programmeId, shown)
  await writeWaits(session, programmeId, waits)
}

/** Writes the derived rows of drafts for the times in which they wait. */
export async function writeWaits(
  session: Session,
  programmeId: string,
  waits: readonly Wait[],
): Promise<void> {
  const drafts = [...new Set(waits.map(({ draft }) => draft))]
  const spans = await spansOf(session, programmeId, drafts)
  const lines = new Map<string, CopyLines>()
  for (const wait of waits) {
    const known = effectiveValues(wait, spans)
    for (const record of wait.draft.records) {
      const kind = kindNamed(record.kind)
      const values = known(record.recordId) ?? record.values
      const copied = withCopies(kind, values, (copy) => known(values[copy.reference]))
      const ofKind = lines.get(record.kind) ?? new CopyLines()
      ofKind.addRaw(derivedLine(programmeId, stateOf(wait, record), valuePart(kind, copied)))
      lines.set(record.kind, ofKind)
    }
  }
  for (const [kind, ofKind] of lines) await session.copyIn(copyStatement(kindNamed(kind)), ofKind.bytes())
}

/** Writes the derived rows of drafts that say something else than before. */
export async function writeWaitingRowsAnew(
  session: Session,
  programmeId: string,
  drafts: readonly Draft[],
): Promise<void> {
  for (const { submission, rowNumber, records } of drafts) {
    for (const kind of new Set(records.map((record) => record.kind))) {
      await session.query(
        `delete from ${kindNamed(kind).table}
         where programme_id = $1 and role <> 'accepted' and draft_row = $3
           and (current_from = $2 or current_from in (select reopened from draft_waits
             where programme_id = $1 and submission = $2 and row_number = $3))`,
        [programmeId, submission, rowNumber],
      )
    }
  }
  await writeWaitingRows(session, programmeId, drafts)
}

function stateOf({ draft, from, to }: Wait, record: DraftRecord) {
  const role: Role = draft.conflicts.length > 0 ? 'disputed' : 'submitted'
  return {
    recordId: record.recordId,
    version: 0,
    role,
    entry: null,
    currentFrom: from,
    currentTo: to,
    draftRow: draft.rowNumber,
  }
}

/** When each draft waited: from its arrival, and again from each decision that was undone. */
async function waitsOf(
  session: Session,
  programmeId: string,
  drafts: readonly Draft[],
): Promise<readonly Wait[]> {
  const undone = await undoneDecisions(session, programmeId, drafts)
  return drafts.flatMap((draft) => {
    const waits: Wait[] = []
    let from = draft.submission
    for (const { ended, reopened } of undone.get(`${draft.submission}.${draft.rowNumber}`) ?? []) {
      waits.push({ draft, from, to: ended })
      from = reopened
    }
    return [...waits, { draft, from, to: draft.decided }]
  })
}

type Spans = ReadonlyMap<string, readonly VersionSpan[]>

async function spansOf(session: Session, programmeId: string, drafts: readonly Draft[]): Promise<Spans> {
  const records = drafts.flatMap((draft) => draft.records)
  const references = records.flatMap((record) => {
    const copy = kindNamed(record.kind).copies?.[0]
    const id = copy ? record.values[copy.reference] : undefined
    return typeof id === 'string' ? [id] : []
  })
  const ids = new Set([...records.map((record) => record.recordId), ...references])
  const standing = await standingRecords(session, programmeId, [...ids])
  return new Map([...standing].map(([id, record]) => [id, record.spans] as const))
}

/** What each record would be if the draft were accepted, seen from the entry from which it waits. */
function effectiveValues({ draft, from }: Wait, spans: Spans): (id: unknown) => Values | null {
  const said = new Map(draft.records.map((record) => [record.recordId, record.values] as const))
  return (id) => {
    if (typeof id !== 'string') return null
    const before = spans.get(id)?.find((span) => wasCurrent(span, from))?.values
    const report = said.get(id)
    if (before && report) return overlay(before, report)
    return before ?? report ?? null
  }
}

function wasCurrent(span: VersionSpan, entry: number): boolean {
  return span.from !== null && span.from <= entry && (span.to === null || span.to > entry)
}

/** From the entry at which they were decided, drafts wait no more; another draft of the same record waits on. */
export async function endWaitingRows(
  session: Session,
  programmeId: string,
  drafts: readonly Draft[],
  decided: number,
): Promise<void> {
  const byKind = new Map<string, { draft: Draft; recordId: string }[]>()
  for (const draft of drafts) {
    for (const { kind, recordId } of draft.records) {
      const rows = byKind.get(kind) ?? []
      rows.push({ draft, recordId })
      byKind.set(kind, rows)
    }
  }
  for (const [kind, rows] of byKind) {
    await session.query(
      `update ${kindNamed(kind).table} set current_to = $2
       where programme_id = $1 and role <> 'accepted' and current_to is null
         and (record_id, current_from, draft_row) in
           (select record_id, coalesce(reopened, ended.submission), ended.row_number
            from unnest($3::uuid[], $4::bigint[], $5::int[]) as ended (record_id, submission, row_number)
            left join (select submission, row_number, max(reopened) as reopened from draft_waits
              where programme_id = $1 and submission = any($4::bigint[]) group by submission, row_number) as wait
              on wait.submission = ended.submission and wait.row_number = ended.row_number)`,
      [
        programmeId,
        decided,
        rows.map((row) => row.recordId),
        rows.map((row) => row.draft.submission),
        rows.map((row) => row.draft.rowNumber),
      ],
    )
  }
}
