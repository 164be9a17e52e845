/** Undoing a decision on a row, by further entries: the row waits again, and what it had made is withdrawn. */
import { stateBefore } from '../../core/review/undo.js'
import { appendEntries } from '../append.js'
import { deriveRecords } from '../derive.js'
import type { Session } from '../engine/engine.js'
import { prepareEntry } from '../entries.js'
import { noteUndone } from '../import/draft-waits.js'
import type { Draft } from '../import/drafts.js'
import { setDraftStates, setResolved } from '../import/drafts.js'
import { forgetRow } from '../import/imported-rows.js'
import type { RecordVersion } from '../import/versions-of-import.js'
import type { Programme } from '../programme.js'
import { timestamp } from '../programme.js'
import { decisionValues, draftId } from '../review/acts.js'
import { writeWaits } from '../review/waiting-rows.js'
import { decisionsOn } from './decisions-on.js'
import { problem } from './problems.js'
import { refuseWhatRests, versionsOfRow } from './what-rests.js'

/**
 * Undoes the last decision on a row. Refused with `undo-nothing` where nothing was decided, with `undo-published` where a
 * document counts what was accepted, and with `undo-rests` where something else was entered on top of it.
 */
export async function undoDecision(
  session: Session,
  programme: Programme,
  draft: Draft,
  reason: string | null,
): Promise<void> {
  const { programmeId } = programme
  const state = stateBefore({
    state: draft.state,
    wasShown: draft.decided !== null,
    hasConflicts: draft.conflicts.length > 0,
    decisions: (await decisionsOn(session, programmeId, draft)).map(({ decision }) => decision),
  })
  if (state === null) throw problem.undoNothing({ id: draftId(draft), state: draft.state })
  const versions = draft.state === 'accepted' ? await versionsToWithdraw(session, programmeId, draft) : []
  const reopened = await appendUndo(session, programme, { draft, versions, reason })
  if (draft.state === 'accepted') await forgetRow(session, programmeId, draft)
  await deriveRecords(session, programmeId, [...new Set(versions.map(({ recordId }) => recordId))])
  const isStillReturned = state === 'returned'
  await setDraftStates(session, programmeId, [draft], {
    state,
    reason,
    decided: isStillReturned ? draft.decided : null,
  })
  await setResolved(session, programmeId, { ...draft, resolved: [] })
  if (isStillReturned || draft.decided === null) return
  await noteUndone(session, programmeId, draft, { ended: draft.decided, reopened })
  await writeWaits(session, programmeId, [{ draft, from: reopened, to: null }])
}

/** Appends what is withdrawn and then the undo itself. Gives the entry of the undo, from which the row waits again. */
async function appendUndo(
  session: Session,
  programme: Programme,
  undo: {
    readonly draft: Draft
    readonly versions: readonly RecordVersion[]
    readonly reason: string | null
  },
): Promise<number> {
  const { draft, versions, reason } = undo
  const at = timestamp(programme.now())
  const withdrawn = versions.map(({ recordId, version }) =>
    prepareEntry('record-withdrawn', {
      at,
      by: 'reviewer',
      record_id: recordId,
      version: version === 1 ? null : String(version),
      reason,
    }),
  )
  const said = { decision: 'reopened', code: null, reason }
  const entry = prepareEntry('decision', decisionValues(programme, draft, said))
  const { size } = await appendEntries(session, programme, [...withdrawn, entry])
  return size
}

async function versionsToWithdraw(
  session: Session,
  programmeId: string,
  draft: Draft,
): Promise<readonly RecordVersion[]> {
  const made = await versionsOfRow(session, programmeId, draft)
  return refuseWhatRests(session, programmeId, draft, made)
}
