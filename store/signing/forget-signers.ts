/** What signing by e-mail kept of signers whose signatures are erased: the address, doubts, and what ties it to the log. */
import type { Session } from '../engine/engine.js'
import { forgetRequests, tablesWithAddresses, withRepeated } from './documents.js'

/** Tables in which something of a signer by e-mail can stand. */
export const tablesWithSigners = [...tablesWithAddresses, 'signing_findings', 'mail_outbox'] as const

/** Deletes it. Their links answer from then on as one that never was; that something was asked for is still counted. */
export async function forgetSigners(
  session: Session,
  programmeId: string,
  recordIds: readonly string[],
): Promise<void> {
  const requests = await session.query<{ request_id: string }>(
    'select request_id from signing_requests where programme_id = $1 and record_id = any($2::uuid[])',
    [programmeId, recordIds],
  )
  const ids = requests.map(({ request_id }) => request_id)
  if (ids.length === 0) return
  const asked = await withRepeated(session, programmeId, ids)
  await forgetRequests(session, programmeId, asked)
  await session.query('delete from signing_tokens where programme_id = $1 and request_id = any($2::uuid[])', [
    programmeId,
    asked,
  ])
  await session.query('delete from signing_findings where programme_id = $1 and about = any($2::text[])', [
    programmeId,
    asked,
  ])
  await session.query(
    `update signing_requests set state = 'withdrawn', entry = null, record_id = null
     where programme_id = $1 and request_id = any($2::uuid[])`,
    [programmeId, ids],
  )
}
