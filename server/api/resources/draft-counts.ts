/** How many rows are in each state, counted again only when some came or were decided. */
import type { DraftReader } from '../../../store/import/drafts.js'
import { draftCounts, lastDraft } from '../../../store/import/drafts.js'
import { draftId } from '../../../store/review/acts.js'
import type { Reading } from '../../register-reading.js'

/**
 * How many rows are in each state, of all or of those that somebody sees. A decision is an entry, and so is the arrival of
 * a file; its rows come after that, each later than the last. Of somebody who sees only some it is counted anew.
 */
export async function countedDrafts(reading: Reading, seenBy: DraftReader | null = null) {
  const { session, programmeId } = reading
  if (seenBy !== null && seenBy.placeIds !== null) return draftCounts(session, programmeId, seenBy)
  const last = await lastDraft(session, programmeId)
  const key = `draft counts ${last === null ? 'none' : draftId(last)}`
  return reading.kept(key, () => draftCounts(session, programmeId))
}
