/** Undoing an import as a whole, by entries: its records are withdrawn, what it corrected is as it was before. */
import { waitingStates } from '../../core/review/states.js'
import { appendEntries } from '../../store/append.js'
import { deriveRecords } from '../../store/derive.js'
import type { Session } from '../../store/engine/engine.js'
import type { PreparedEntry } from '../../store/entries.js'
import { prepareEntry } from '../../store/entries.js'
import { draftsWhere, supersedeDrafts } from '../../store/import/drafts.js'
import { endRows, rowsOfSubmission, standAgain } from '../../store/import/imported-rows.js'
import { setSubmissionState, submissionOf } from '../../store/import/submissions.js'
import { importsAfter, restedOn, versionsOfImport } from '../../store/import/versions-of-import.js'
import type { Programme } from '../../store/programme.js'
import { oneAtATime, timestamp } from '../../store/programme.js'
import { problem } from '../../store/programme-problems.js'
import { endWaitingRows } from '../../store/review/waiting-rows.js'

/** What an undo did. */
export interface Undone {
  /** Records that the import had made. */
  readonly withdrawn: number
  /** Records that it had corrected and that are as they were before. */
  readonly restored: number
}

/**
 * Takes an import back. Refused with `undo-later-first` where a later import corrected its records. Places, the
 * source and accidents that victims of other imports name stay: other records rest on them.
 */
export async function undoImport(programme: Programme, submission: number): Promise<Undone> {
  const { engine, programmeId } = programme
  return oneAtATime(programme, () =>
    engine.transaction(async (session) => {
      const found = await submissionOf(session, programmeId, submission)
      if (!found) throw problem.recordUnknown({ id: String(submission) })
      if (found.state === 'undone') return { withdrawn: 0, restored: 0 }
      return takeBack(session, programme, submission)
    }),
  )
}

async function takeBack(session: Session, programme: Programme, submission: number): Promise<Undone> {
  const { programmeId } = programme
  const rows = await rowsOfSubmission(session, programmeId, submission)
  const drafts = await draftsWhere(session, programmeId, {
    submission,
    states: waitingStates,
  })
  const names = rows.flatMap((row) => row.records.map((entry) => entry.slice(entry.indexOf('=') + 1)))
  const recordIds = [...new Set(names)]
  const later = await importsAfter(session, programmeId, { submission, recordIds })
  if (later.length > 0) throw problem.undoneLaterFirst({ id: String(submission), later: later.map(String) })
  const stay = await restedOn(session, programmeId, recordIds)
  const made = await versionsOfImport(session, programmeId, { submission, recordIds })
  // A record on which others rest stays; what this import said of it later goes.
  const versions = made.filter(({ recordId, version }) => version > 1 || !stay.has(recordId))
  const entries = versions.map(({ recordId, version }): PreparedEntry => {
    const at = timestamp(programme.now())
    const values = { at, by: 'reviewer', record_id: recordId, reason: `import ${submission} undone` }
    return prepareEntry('record-withdrawn', { ...values, version: version === 1 ? null : String(version) })
  })
  const { first } = await appendEntries(session, programme, entries)
  await deriveRecords(
    session,
    programmeId,
    versions.map((version) => version.recordId),
  )
  await endRows(session, programmeId, rows, first)
  await standAgain(session, programmeId, submission)
  await endWaitingRows(session, programmeId, drafts, first)
  await supersedeDrafts(session, programmeId, drafts, first)
  await setSubmissionState(session, programmeId, submission, 'undone')
  const withdrawn = versions.filter((version) => version.version === 1).length
  return { withdrawn, restored: versions.length - withdrawn }
}
