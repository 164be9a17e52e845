/** The drafts on which somebody decides, locked until the decision is written: of two who decide at once, one is told. */
import type { Session } from '../engine/engine.js'
import type { Draft, DraftReader } from '../import/drafts.js'
import { draftsWhere } from '../import/drafts.js'
import { problem } from '../staff/problems.js'

const decidedStates = ['accepted', 'rejected', 'withdrawn', 'merged', 'erased']

/** Which drafts, and who decides: what somebody may not see they do not decide on. */
export interface DraftsNamed {
  readonly named: readonly (readonly [submission: number, rowNumber: number])[]
  readonly seenBy: DraftReader
}

/** Drafts by import and row. Throws `draft-unknown`, or `draft-decided` where another decision came first. */
export async function draftsToDecide(
  session: Session,
  programmeId: string,
  { named, seenBy }: DraftsNamed,
): Promise<readonly Draft[]> {
  await session.query(
    `select row_number from drafts where programme_id = $1
       and (submission, row_number) in (select * from unnest($2::bigint[], $3::int[]))
     order by submission, row_number for update`,
    [programmeId, named.map(([submission]) => submission), named.map(([, rowNumber]) => rowNumber)],
  )
  const found: Draft[] = []
  for (const [submission, rowNumber] of named) {
    const [draft] = await draftsWhere(session, programmeId, { submission, rowNumber, seenBy })
    const id = `${submission}.${rowNumber}`
    if (!draft) throw problem.draftUnknown({ id })
    if (decidedStates.includes(draft.state))
      throw problem.draftDecided({ id, state: draft.state, entry: draft.decided })
    found.push(draft)
  }
  return found
}
