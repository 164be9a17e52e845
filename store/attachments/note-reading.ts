/** A confidential value that somebody at the machine itself read: noted like an opening, of nobody who has an account. */
import { appendEntries } from '../append.js'
import type { Session } from '../engine/engine.js'
import { prepareEntry } from '../entries.js'
import type { Programme } from '../programme.js'
import { timestamp } from '../programme.js'

/** Appends the act; gives the number of its entry. Throws `programme-read-only`. */
export async function noteReading(
  session: Session,
  programme: Programme,
  read: { readonly recordId: string; readonly field: string; readonly reason: string },
): Promise<number> {
  const entry = prepareEntry('decision', {
    at: timestamp(programme.now()),
    by: 'reader of confidential records',
    record_id: read.recordId,
    decision: 'confidential-opened',
    field: read.field,
    reason: read.reason,
  })
  return (await appendEntries(session, programme, [entry])).first
}
