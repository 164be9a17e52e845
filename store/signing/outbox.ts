/**
 * Messages to be sent. What was asked for stands here before anybody is told that it was taken; it is tried until a server
 * takes it, refuses it for good, or its time is over. A message that a server took is never sent again. Where the process
 * ended between the two, it is sent once more under the same Message-ID, because a signer with two messages can sign and
 * one with none cannot.
 */
import { createHash } from 'node:crypto'
import { mostAttempts, waitAfter } from '../../core/mail/attempts.js'
import type { MailPurpose } from '../../core/mail/compose.js'
import type { Session } from '../engine/engine.js'
import { randomBytes } from '../node-crypto.js'
import type { Programme } from '../programme.js'
import { newRecordId } from '../record-id.js'
import { secondsOf } from './documents.js'
import { addSigningFindings } from './findings.js'

/** Puts a message into the outbox. */
export async function queueMail(
  session: Session,
  programmeId: string,
  mail: { readonly requestId: string; readonly purpose: MailPurpose; readonly now: number },
): Promise<void> {
  await session.query(
    `insert into mail_outbox (programme_id, message_id, request_id, purpose, state, attempts, next_at, queued_at)
     values ($1, $2, $3, $4, 'waiting', 0, $5, $5)`,
    [programmeId, newRecordId(), mail.requestId, mail.purpose, mail.now],
  )
}

/** A message that is due, with all that it is written from. `token` is new and stands nowhere else but in it. */
export interface DueMail {
  readonly messageId: string
  readonly requestId: string
  readonly purpose: MailPurpose
  readonly documentId: string
  readonly text: string
  readonly language: string
  readonly address: string
  readonly token: string
  /** Seconds since 1970; null for a link that does not end. */
  readonly tokenEndsAt: number | null
  readonly attempts: number
}

interface DueRow extends Record<string, unknown> {
  readonly message_id: string
  readonly request_id: string
  readonly purpose: MailPurpose
  readonly document_id: string
  readonly language: string
  readonly text: string
  readonly address: string
  readonly attempts: number
}

/**
 * Takes the next message that is due, marks it as being sent and makes its link. Run under the lock of the outbox: a
 * message found `sending` was left by a process that ended.
 */
export async function takeDueMail(programme: Programme, linkSeconds: number): Promise<DueMail | null> {
  const { engine, programmeId } = programme
  const now = secondsOf(programme.now())
  return engine.transaction(async (session) => {
    const [row] = await session.query<DueRow>(
      `select o.message_id, o.request_id, o.purpose, r.document_id, r.language, d.text, a.address, o.attempts
       from mail_outbox o
       join signing_requests r on r.programme_id = o.programme_id and r.request_id = o.request_id
       join signing_addresses a on a.programme_id = o.programme_id and a.request_id = o.request_id
       join lateral (select d.text from signing_documents d
         where d.programme_id = r.programme_id and d.document_id = r.document_id
         order by d.is_original desc limit 1) d on true
       where o.programme_id = $1 and o.state in ('waiting', 'sending') and o.next_at <= $2
       order by o.next_at, o.message_id limit 1`,
      [programmeId, now],
    )
    if (!row) return null
    const attempts = row.attempts + 1
    await session.query(
      `update mail_outbox set state = 'sending', attempts = $3 where programme_id = $1 and message_id = $2`,
      [programmeId, row.message_id, attempts],
    )
    const tokenEndsAt = row.purpose === 'confirm' ? now + linkSeconds : null
    const token = await makeToken(session, programmeId, { ...row, tokenEndsAt })
    return {
      messageId: row.message_id,
      requestId: row.request_id,
      purpose: row.purpose,
      documentId: row.document_id,
      text: row.text,
      language: row.language,
      address: row.address,
      token,
      tokenEndsAt,
      attempts,
    }
  })
}

/** 32 random bytes, of which the hash alone is kept; a request lives as long as its newest link. */
async function makeToken(
  session: Session,
  programmeId: string,
  link: {
    readonly request_id: string
    readonly purpose: MailPurpose
    readonly tokenEndsAt: number | null
  },
): Promise<string> {
  const token = Buffer.from(randomBytes(32)).toString('base64url')
  await session.query(
    `insert into signing_tokens (programme_id, token_sha256, request_id, purpose, expires_at)
     values ($1, $2, $3, $4, $5)`,
    [programmeId, hashOfToken(token), link.request_id, link.purpose, link.tokenEndsAt],
  )
  if (link.tokenEndsAt !== null)
    await session.query(
      `update signing_requests set expires_at = greatest(expires_at, $3) where programme_id = $1 and request_id = $2`,
      [programmeId, link.request_id, link.tokenEndsAt],
    )
  return token
}

/** What is kept of a token. */
export function hashOfToken(token: string): Uint8Array {
  return createHash('sha256').update(token).digest()
}

/** What became of an attempt. `code` is the server's reply as a number, such as 550 or 5.1.1. */
export type SendOutcome =
  | { readonly became: 'taken' }
  | { readonly became: 'refused'; readonly code: string }
  | { readonly became: 'later'; readonly code: string }
  /** Nothing was tried with this message: the server itself could not be used. */
  | { readonly became: 'not-tried' }

/** Writes down what became of a message; gives the state in which it stands. */
export async function noteOutcome(
  programme: Programme,
  mail: DueMail,
  outcome: SendOutcome,
): Promise<string> {
  const { engine, programmeId } = programme
  const now = secondsOf(programme.now())
  const { state, attempts, nextAt, delivery, code } = afterOutcome(mail, outcome, now)
  return engine.transaction(async (session) => {
    await session.query(
      `update mail_outbox set state = $3, attempts = $4, next_at = $5, last_code = $6, taken_at = $7
       where programme_id = $1 and message_id = $2 and state = 'sending'`,
      [programmeId, mail.messageId, state, attempts, nextAt, code, state === 'taken' ? now : null],
    )
    if (delivery !== null)
      await session.query(
        'update signing_requests set delivery = $3 where programme_id = $1 and request_id = $2',
        [programmeId, mail.requestId, delivery],
      )
    if (state === 'refused' || state === 'given_up')
      await addSigningFindings(
        session,
        programmeId,
        { about: mail.requestId, documentId: mail.documentId, now },
        [
          {
            rule: 'mail-not-taken',
            message: `The mail server did not take the message (${code}) and it is not tried again: the signer was not reached.`,
          },
        ],
      )
    return state
  })
}

interface AfterOutcome {
  readonly state: 'taken' | 'refused' | 'given_up' | 'waiting'
  readonly attempts: number
  readonly nextAt: number
  readonly delivery: 'taken' | 'undeliverable' | 'delayed' | null
  readonly code: string | null
}

function afterOutcome({ attempts }: DueMail, outcome: SendOutcome, now: number): AfterOutcome {
  const same = { attempts, nextAt: now, code: null }
  switch (outcome.became) {
    case 'taken':
      return { ...same, state: 'taken', delivery: 'taken' }
    case 'refused':
      return { ...same, state: 'refused', delivery: 'undeliverable', code: outcome.code }
    case 'not-tried':
      return { ...same, state: 'waiting', attempts: attempts - 1, delivery: null }
    case 'later': {
      const wait = attempts >= mostAttempts ? null : waitAfter(attempts)
      return wait === null
        ? { ...same, state: 'given_up', delivery: 'undeliverable', code: outcome.code }
        : { ...same, state: 'waiting', nextAt: now + wait, delivery: 'delayed', code: outcome.code }
    }
  }
}
