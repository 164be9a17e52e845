/** Deciding a conflict, field by field: what is current stands, or the other word is taken. */
import { differingFields, fieldsOfReporting } from '../../core/record/current.js'
import type { Values } from '../../core/record/definition.js'
import { say } from '../../core/words/sentences.js'
import { appendEntries } from '../append.js'
import type { Session } from '../engine/engine.js'
import { prepareEntry } from '../entries.js'
import type { Draft, DraftRecord } from '../import/drafts.js'
import { setDraftStates, setResolved } from '../import/drafts.js'
import type { Programme } from '../programme.js'
import { problem } from '../programme-problems.js'
import { standingRecords } from '../record-reading.js'
import { acceptDrafts } from './accept-drafts.js'
import { decisionValues, draftId, moved } from './acts.js'
import { refuseOwnWork } from './own-work.js'
import { endWaitingRows } from './waiting-rows.js'

/** What was decided of one field. `take` is `current`, `new`, or the number of a version. */
export interface Resolution {
  readonly field: string
  readonly take: string
}

/** What is left to decide. */
export interface Resolved {
  readonly open: readonly string[]
  /** Whether the new report became a version of the record. */
  readonly accepted: boolean
}

/** Decides one field of a conflict; with the last one the report is accepted with what was decided, or set aside. */
export async function resolveConflict(
  session: Session,
  programme: Programme,
  draft: Draft,
  resolution: Resolution,
): Promise<Resolved> {
  moved(draft, 'resolve', 'resolved')
  await refuseOwnWork(session, programme, [draft])
  const conflict = openConflicts(draft).find(
    (name) => name === resolution.field || name.endsWith(`.${resolution.field}`),
  )
  if (!conflict)
    throw problem.fieldNotInConflict({
      id: draftId(draft),
      field: resolution.field,
      conflicts: openConflicts(draft),
    })
  const [recordName = ''] = conflict.split('.')
  const takesNew = await takesNewValue(session, programme, draft, { ...resolution, recordName })
  const said = { decision: 'resolved', field: conflict, take: takesNew ? 'new' : 'current' }
  const { first } = await appendEntries(session, programme, [
    prepareEntry('decision', decisionValues(programme, draft, said)),
  ])
  const resolved = [...draft.resolved, `${conflict}=${takesNew ? 'new' : 'current'}`]
  const decided = { ...draft, resolved }
  await setResolved(session, programme.programmeId, decided)
  const open = openConflicts(decided)
  if (open.length > 0) return { open, accepted: false }
  return { open: [], accepted: await close(session, programme, { draft: decided, decidedAt: first }) }
}

/** The conflicts of a draft that nobody has decided yet. */
export function openConflicts(draft: Draft): readonly string[] {
  const done = new Set(draft.resolved.map((entry) => entry.slice(0, entry.indexOf('='))))
  return draft.conflicts.filter((name) => !done.has(name))
}

/** The report without the fields in which what was known stands. */
function decidedRecords(draft: Draft): readonly DraftRecord[] {
  const kept = new Set(
    draft.resolved
      .filter((entry) => entry.endsWith('=current'))
      .map((entry) => entry.slice(0, -'=current'.length)),
  )
  return draft.records.map((record) => ({
    ...record,
    values: Object.fromEntries(
      Object.entries(record.values).filter(([field]) => !kept.has(`${record.name}.${field}`)),
    ),
  }))
}

/** The last field is decided: what the report still adds becomes a version; if it adds nothing it is set aside. */
async function close(
  session: Session,
  programme: Programme,
  closing: { readonly draft: Draft; readonly decidedAt: number },
): Promise<boolean> {
  const { draft, decidedAt } = closing
  const { programmeId } = programme
  const standing = await standingRecords(
    session,
    programmeId,
    draft.records.map((record) => record.recordId),
  )
  const records = decidedRecords(draft)
  const adds = records.filter((record) =>
    addsTo(standing.get(record.recordId)?.current?.values, record.values),
  )
  if (adds.length > 0) {
    // Records of the row that the report no longer changes are left as they are.
    const acceptance = { by: 'reviewer', reason: say('conflict_resolved') }
    const only = new Set(adds.map((record) => record.recordId))
    await acceptDrafts(session, programme, [{ ...draft, records }], { ...acceptance, only })
    return true
  }
  await endWaitingRows(session, programmeId, [draft], decidedAt)
  await setDraftStates(session, programmeId, [draft], {
    state: 'rejected',
    reason: say('known_stands'),
    decided: decidedAt,
  })
  return false
}

function addsTo(known: Values | undefined, report: Values): boolean {
  return !known || differingFields(known, report, fieldsOfReporting).length > 0
}

async function takesNewValue(
  session: Session,
  programme: Programme,
  draft: Draft,
  resolution: Resolution & { readonly recordName: string },
): Promise<boolean> {
  const { take } = resolution
  if (take === 'new' || take === 'current') return take === 'new'
  const record = draft.records.find((entry) => entry.name === resolution.recordName)
  const standing = record
    ? await standingRecords(session, programme.programmeId, [record.recordId])
    : new Map()
  const current: number = standing.get(record?.recordId ?? '')?.current?.version ?? 0
  const next: number = (standing.get(record?.recordId ?? '')?.versions ?? 0) + 1
  if (take === String(current)) return false
  if (take === String(next)) return true
  throw problem.versionNotOffered({ take, current: String(current), next: String(next) })
}
