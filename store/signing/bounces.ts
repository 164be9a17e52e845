/** What a bounce changes: the delivery of the request whose message it is about. */
import type { Session } from '../engine/engine.js'
import type { Programme } from '../programme.js'
import { isRecordId } from '../record-id.js'
import { secondsOf } from './documents.js'
import { addSigningFindings } from './findings.js'

/** A bounce as read. `fileSha256` in hex; `messageIds` are all that it names, the likeliest first. */
export interface ReadBounce {
  readonly fileSha256: string
  readonly fileName: string
  readonly meaning: 'undeliverable' | 'delayed' | 'delivered' | 'no-bounce'
  readonly status: string | null
  readonly messageIds: readonly string[]
}

/** What became of it; `known`: it said nothing that did not stand already. */
export type BounceOutcome = 'undeliverable' | 'delayed' | 'delivered' | 'known' | 'unknown'

/** Writes down what a bounce says. One that belongs to no message of ours, or is no bounce, is kept as a finding. */
export async function noteBounce(programme: Programme, bounce: ReadBounce): Promise<BounceOutcome> {
  const { engine, programmeId } = programme
  const now = secondsOf(programme.now())
  return engine.transaction(async (session) => {
    const request =
      bounce.meaning === 'no-bounce' ? null : await requestOf(session, programmeId, bounce.messageIds)
    if (!request) {
      const place = { about: bounce.fileSha256, documentId: null, now }
      const added = await addSigningFindings(session, programmeId, place, [unknownBounce(bounce)])
      return added > 0 ? 'unknown' : 'known'
    }
    const { meaning } = bounce
    if (meaning === 'delivered' || meaning === 'no-bounce') return 'delivered'
    const place = { about: request.request_id, documentId: request.document_id, now }
    const added = await addSigningFindings(session, programmeId, place, [
      {
        rule: meaning === 'undeliverable' ? 'bounced' : 'bounced-for-now',
        message: `A bounce says ${bounce.status ?? 'nothing more'}: the message ${meaning === 'undeliverable' ? 'will not arrive' : 'has not arrived yet'}.`,
      },
    ])
    // What will never arrive is not made to arrive late by an older warning that is read after it.
    await session.query(
      `update signing_requests set delivery = $3
       where programme_id = $1 and request_id = $2 and delivery <> 'undeliverable'`,
      [programmeId, request.request_id, meaning],
    )
    return added > 0 ? meaning : 'known'
  })
}

function unknownBounce(bounce: ReadBounce) {
  return bounce.meaning === 'no-bounce'
    ? { rule: 'not-a-bounce', message: `${bounce.fileName} holds no report of delivery. Read it yourself.` }
    : {
        rule: 'bounce-unknown',
        message: `${bounce.fileName} is about a message that is not known here (${bounce.status ?? 'no status'}). Read it yourself.`,
      }
}

interface BouncedRow extends Record<string, unknown> {
  readonly request_id: string
  readonly document_id: string
}

async function requestOf(
  session: Session,
  programmeId: string,
  messageIds: readonly string[],
): Promise<BouncedRow | null> {
  const ids = messageIds.filter(isRecordId)
  if (ids.length === 0) return null
  const [row] = await session.query<BouncedRow>(
    `select r.request_id, r.document_id from mail_outbox o
     join signing_requests r on r.programme_id = o.programme_id and r.request_id = o.request_id
     where o.programme_id = $1 and o.message_id = any($2::uuid[]) limit 1`,
    [programmeId, ids],
  )
  return row ?? null
}
