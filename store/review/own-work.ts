/** Nobody decides on what they entered themselves, where there are two people. */
import { countReviewers } from '../accounts/people.js'
import type { Session } from '../engine/engine.js'
import type { Draft } from '../import/drafts.js'
import { receiversOf } from '../import/submissions.js'
import type { Programme } from '../programme.js'
import { problem } from '../programme-problems.js'
import { settingsAsOf } from '../settings.js'

/** How many can decide, and who sent each import. */
export interface Readers {
  readonly people: number
  /** By the entry of an import. */
  readonly sentBy: ReadonlyMap<number, string>
}

/** How many can decide: as the settings say, and at least as many as have an account that may review. */
export async function peopleWhoReview(session: Session, programme: Programme): Promise<number> {
  const { people } = await settingsAsOf(session, programme, Number.MAX_SAFE_INTEGER - 1)
  return Math.max(people, await countReviewers(session, programme.programmeId))
}

/** Who can decide on drafts, and whose they are. */
export async function readersOf(
  session: Session,
  programme: Programme,
  drafts: readonly Draft[],
): Promise<Readers> {
  const people = await peopleWhoReview(session, programme)
  if (people < 2) return { people, sentBy: new Map() }
  const imports = [...new Set(drafts.map((draft) => draft.submission))]
  return { people, sentBy: await receiversOf(session, programme.programmeId, imports) }
}

/** Throws `own-work` where there are two and one of the drafts was entered by this person. */
export function refuseOwn({ people, sentBy }: Readers, drafts: readonly Draft[], person: string): void {
  if (people < 2) return
  const own = drafts.find(({ submission }) => sentBy.get(submission) === person)
  if (own) throw problem.ownWork({ id: `Import ${own.submission}`, person })
}

/** Throws `own-work` as `refuseOwn` does. Gives how many can decide. */
export async function refuseOwnWork(
  session: Session,
  programme: Programme,
  drafts: readonly Draft[],
): Promise<number> {
  const readers = await readersOf(session, programme, drafts)
  refuseOwn(readers, drafts, programme.person)
  return readers.people
}
