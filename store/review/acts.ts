/** What a reviewer does: accept, return, reject, resolve, withdraw. Each act is an entry; none changes one. */

import type { Values } from '../../core/record/definition.js'
import type { Act, State } from '../../core/review/states.js'
import { actsIn, stateAfter } from '../../core/review/states.js'
import { say } from '../../core/words/sentences.js'
import { appendEntries } from '../append.js'
import { deriveRecords } from '../derive.js'
import type { Session } from '../engine/engine.js'
import { prepareEntry } from '../entries.js'
import type { Draft } from '../import/drafts.js'
import { setDraftStates } from '../import/drafts.js'
import type { Programme } from '../programme.js'
import { timestamp } from '../programme.js'
import { problem } from '../programme-problems.js'
import type { Acceptance } from './accept-drafts.js'
import { acceptDrafts } from './accept-drafts.js'
import { refuseOwnWork } from './own-work.js'
import { endWaitingRows } from './waiting-rows.js'

/** The id by which a draft is named on the command line: import and row. */
export function draftId(draft: Pick<Draft, 'submission' | 'rowNumber'>): string {
  return `${draft.submission}.${draft.rowNumber}`
}

/** The state that an act leads to, or `move-refused`. */
export function moved(draft: Draft, act: Act, past: string): State {
  const to = stateAfter(draft.state, act)
  if (to === null) {
    throw problem.moveRefused({
      id: draftId(draft),
      state: draft.state,
      act: past,
      possible: actsIn(draft.state),
    })
  }
  return to
}

/** Accepts drafts; from two people on nobody accepts what they imported themselves. */
export async function acceptWaiting(
  session: Session,
  programme: Programme,
  drafts: readonly Draft[],
): Promise<number> {
  for (const draft of drafts) moved(draft, 'accept', 'accepted')
  const people = await refuseOwnWork(session, programme, drafts)
  const made = await acceptDrafts(session, programme, drafts, acceptanceBy(people))
  return [...made.values()].reduce((sum, versions) => sum + versions, 0)
}

/** How an acceptance is written down where so many can decide. */
export function acceptanceBy(people: number): Acceptance {
  return {
    by: 'reviewer',
    reason: say(people > 1 ? 'accepted_by_second' : 'accepted_alone'),
  }
}

/** Returns or rejects drafts, with reasons. Gives the number of the first decision's entry. */
export async function decideWaiting(
  session: Session,
  programme: Programme,
  drafts: readonly Draft[],
  decision: {
    readonly act: 'return' | 'reject'
    readonly code: string | null
    readonly reason: string | null
  },
): Promise<number> {
  const { act, code, reason } = decision
  const past = act === 'return' ? 'returned' : 'rejected'
  const states = drafts.map((draft) => moved(draft, act, past))
  const entries = drafts.map((draft) =>
    prepareEntry('decision', decisionValues(programme, draft, { decision: past, code, reason })),
  )
  const { first } = await appendEntries(session, programme, entries)
  for (const [index, draft] of drafts.entries()) {
    const wasShown = draft.state !== 'draft'
    const state = states[index] ?? draft.state
    await setDraftStates(session, programme.programmeId, [draft], {
      state,
      reason: reason ?? code,
      // One that was returned waits no more since then.
      decided: draft.decided ?? (wasShown ? first + index : null),
    })
    await endWaitingRows(session, programme.programmeId, [draft], first + index)
  }
  return first
}

/** The labels of a decision entry about a draft. */
export function decisionValues(programme: Programme, draft: Draft, said: Values): Values {
  return {
    at: timestamp(programme.now()),
    by: 'reviewer',
    record_id: draft.recordId,
    submission: String(draft.submission),
    row: String(draft.rowNumber),
    ...said,
  }
}

/** Withdraws records: they stay in the history and are counted no more. Gives the entry of the first. */
export async function withdrawRecords(
  session: Session,
  programme: Programme,
  recordIds: readonly string[],
  reason: string,
): Promise<number> {
  const at = timestamp(programme.now())
  const entries = recordIds.map((id) =>
    prepareEntry('record-withdrawn', { at, by: 'reviewer', record_id: id, version: null, reason }),
  )
  const { first } = await appendEntries(session, programme, entries)
  await deriveRecords(session, programme.programmeId, recordIds)
  return first
}
