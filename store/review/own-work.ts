/** Nobody decides on what they entered themselves, where there are two people. */
import { countReviewers } from '../accounts/people.js'
import type { Session } from '../engine/engine.js'
import type { Draft } from '../import/drafts.js'
import { submissionOf } from '../import/submissions.js'
import type { Programme } from '../programme.js'
import { problem } from '../programme-problems.js'
import { settingsAsOf } from '../settings.js'

/** How many can decide: as the settings say, and at least as many as have an account that may review. */
export async function peopleWhoReview(session: Session, programme: Programme): Promise<number> {
  const { people } = await settingsAsOf(session, programme, Number.MAX_SAFE_INTEGER - 1)
  return Math.max(people, await countReviewers(session, programme.programmeId))
}

/** Throws `own-work` where there are two and one of the drafts was entered by this person. Gives how many there are. */
export async function refuseOwnWork(
  session: Session,
  programme: Programme,
  drafts: readonly Draft[],
): Promise<number> {
  const people = await peopleWhoReview(session, programme)
  if (people < 2) return people
  for (const entry of new Set(drafts.map((draft) => draft.submission))) {
    const submission = await submissionOf(session, programme.programmeId, entry)
    if (submission?.receivedBy === programme.person)
      throw problem.ownWork({ id: `Import ${entry}`, person: programme.person })
  }
  return people
}
