/** A form that was sent: kept with the message that is to go out, in one transaction; not yet a signature. */
import type { Signature } from '../../core/signature/signature.js'
import type { Session } from '../engine/engine.js'
import type { MailSettings } from '../mail-settings.js'
import type { Programme } from '../programme.js'
import { problem as programmeProblem } from '../programme-problems.js'
import { newRecordId } from '../record-id.js'
import type { OpenText } from './documents.js'
import { forgetOverdue, secondsOf } from './documents.js'
import type { SigningDoubt } from './findings.js'
import { addSigningFindings } from './findings.js'
import { queueMail } from './outbox.js'
import { problem } from './problems.js'

/** What a form says. The texts of `signature` are as typed; its day and its way come with the confirmation. */
export interface AskedSignature {
  readonly text: OpenText
  readonly signature: Signature
  readonly address: string
  readonly mailbox: string
  readonly doubts: readonly SigningDoubt[]
}

const hour = 3600
const day = 24 * hour

/**
 * Keeps a form and queues its message. What it does is not told by its answer: over the limit of one mailbox it keeps
 * nothing, as if it had, so that nobody learns who signed. Throws `too-many-requests` over the limit of the document, and
 * `not-open-for-signing`.
 */
export async function askToSign(
  programme: Programme,
  asked: AskedSignature,
  settings: MailSettings,
): Promise<'kept' | 'held-back'> {
  if (programme.readOnlyBecause) throw programmeProblem.readOnly({ ...programme.readOnlyBecause })
  await forgetOverdue(programme)
  const { engine, programmeId } = programme
  const now = secondsOf(programme.now())
  return engine.transaction(async (session) => {
    await lockOpen(session, programmeId, asked.text)
    const { documentId } = asked.text
    const counts = await recentRequests(session, programmeId, { ...asked, documentId, now })
    if (counts.ofDocument >= settings.most_per_document_an_hour) throw problem.tooMany({ minutes: 60 })
    if (counts.ofMailbox >= settings.most_per_mailbox_a_day) {
      await session.query(
        `update signing_documents set held_back = held_back + 1
         where programme_id = $1 and document_id = $2 and language = $3`,
        [programmeId, documentId, asked.text.language],
      )
      return 'held-back'
    }
    await keepRequest(session, programmeId, asked, { now, expiresAt: now + settings.link_hours * hour })
    return 'kept'
  })
}

/** Two forms of one moment are counted one after the other. */
async function lockOpen(session: Session, programmeId: string, text: OpenText): Promise<void> {
  const [row] = await session.query(
    `select language from signing_documents
     where programme_id = $1 and document_id = $2 and language = $3 and closed_at is null
       and text_sha256 = decode($4, 'hex') for update`,
    [programmeId, text.documentId, text.language, text.textSha256],
  )
  if (!row) throw problem.cannotBeSigned({ document: text.documentId })
}

interface RecentCounts {
  readonly ofDocument: number
  readonly ofMailbox: number
}

async function recentRequests(
  session: Session,
  programmeId: string,
  of: { readonly documentId: string; readonly mailbox: string; readonly now: number },
): Promise<RecentCounts> {
  const [documents] = await session.query<{ count: number }>(
    `select count(*) as count from signing_requests
     where programme_id = $1 and document_id = $2 and asked_at > $3`,
    [programmeId, of.documentId, of.now - hour],
  )
  const [mailboxes] = await session.query<{ count: number }>(
    `select count(*) as count from signing_addresses a
     join signing_requests r on r.programme_id = a.programme_id and r.request_id = a.request_id
     where a.programme_id = $1 and a.mailbox = $2 and r.asked_at > $3`,
    [programmeId, of.mailbox, of.now - day],
  )
  return { ofDocument: documents?.count ?? 0, ofMailbox: mailboxes?.count ?? 0 }
}

async function keepRequest(
  session: Session,
  programmeId: string,
  asked: AskedSignature,
  times: { readonly now: number; readonly expiresAt: number },
): Promise<void> {
  const requestId = newRecordId()
  const { documentId, language, textSha256 } = asked.text
  const isKnown = await isMailboxKnown(session, programmeId, documentId, asked.mailbox)
  await session.query(
    `insert into signing_requests (programme_id, request_id, document_id, language, text_sha256, draft, asked_at,
       expires_at, state, delivery)
     values ($1, $2, $3, $4, decode($5, 'hex'), $6, $7, $8, 'waiting', 'none')`,
    [
      programmeId,
      requestId,
      documentId,
      language,
      textSha256,
      JSON.stringify(asked.signature),
      times.now,
      times.expiresAt,
    ],
  )
  await session.query(
    'insert into signing_addresses (programme_id, request_id, address, mailbox) values ($1, $2, $3, $4)',
    [programmeId, requestId, asked.address, asked.mailbox],
  )
  await queueMail(session, programmeId, { requestId, purpose: 'confirm', now: times.now })
  const doubts = isKnown ? [...asked.doubts, sameMailbox] : asked.doubts
  await addSigningFindings(session, programmeId, { about: requestId, documentId, now: times.now }, doubts)
}

const sameMailbox: SigningDoubt = {
  rule: 'same-mailbox',
  message: 'Another request under this document came from the same mailbox; a family may share one.',
}

async function isMailboxKnown(
  session: Session,
  programmeId: string,
  documentId: string,
  mailbox: string,
): Promise<boolean> {
  const [row] = await session.query(
    `select r.request_id from signing_addresses a
     join signing_requests r on r.programme_id = a.programme_id and r.request_id = a.request_id
     where a.programme_id = $1 and a.mailbox = $2 and r.document_id = $3 limit 1`,
    [programmeId, mailbox, documentId],
  )
  return row !== undefined
}
