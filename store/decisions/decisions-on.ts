/** What was decided on a row so far, as the log says it, and who decided last. */
import { decodeBody } from '../bodies.js'
import type { Session } from '../engine/engine.js'
import type { EntryAuthor } from '../entry-authors.js'
import { authorOfEntry } from '../entry-authors.js'
import type { Draft } from '../import/drafts.js'

/** A decision, in the words of the log, and the number of its entry. */
export interface LoggedDecision {
  readonly entry: number
  readonly decision: string
}

/** What was decided on a row, oldest first. An acceptance is no entry of its own: the record that it made says it. */
export async function decisionsOn(
  session: Session,
  programmeId: string,
  { recordId, submission, rowNumber }: Draft,
): Promise<readonly LoggedDecision[]> {
  const rows = await session.query<{ n: number; body: Uint8Array }>(
    `select l.n, b.body from log_entries l join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
     where l.programme_id = $1 and l.record_id = $2 and l.type = 'decision' order by l.n`,
    [programmeId, recordId],
  )
  return rows
    .map(({ n, body }) => ({ entry: n + 1, said: decodeBody(body) }))
    .filter(({ said }) => said.submission === String(submission) && said.row === String(rowNumber))
    .map(({ entry, said }) => ({ entry, decision: String(said.decision) }))
}

/** Who made the decision in which a row stands; null where nobody decided, or nothing tells who did. */
export async function deciderOf(
  session: Session,
  programmeId: string,
  draft: Draft,
): Promise<EntryAuthor | null> {
  const entry = await entryOfDecision(session, programmeId, draft)
  return entry === null ? null : authorOfEntry(session, programmeId, entry)
}

async function entryOfDecision(session: Session, programmeId: string, draft: Draft): Promise<number | null> {
  switch (draft.state) {
    case 'accepted':
      return draft.decided
    case 'returned':
    case 'rejected':
      // One that was returned before it was rejected waits no more since then: `decided` says when, not who.
      return (await decisionsOn(session, programmeId, draft)).at(-1)?.entry ?? null
    default:
      return null
  }
}
