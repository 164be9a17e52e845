/** Which documents are open for signing by e-mail, and in which texts. */
import type { Session } from '../engine/engine.js'
import { scrub } from '../engine/scrub.js'
import type { MailSettings } from '../mail-settings.js'
import type { Programme } from '../programme.js'
import { problem as programmeProblem } from '../programme-problems.js'
import { settingsNow } from '../settings.js'
import { problem } from './problems.js'

/** One text of a document. `textSha256` in hex. */
export interface SigningText {
  readonly language: string
  readonly isOriginal: boolean
  readonly text: string
  readonly textSha256: string
}

/** A text that is open. */
export interface OpenText extends SigningText {
  readonly documentId: string
}

/** Whole seconds since 1970. */
export function secondsOf(now: Date): number {
  return Math.floor(now.getTime() / 1000)
}

/** Where a text that is open is read and signed, by the address that the settings of mail name. */
export function signingPage({ address }: Pick<MailSettings, 'address'>, documentId: string): string {
  return `${address.replace(/\/+$/, '')}/sign/documents/${encodeURIComponent(documentId)}`
}

/** Opens a document in these texts, or replaces the texts of one that is open. Throws `mail-off`. */
export async function openForSigning(
  programme: Programme,
  documentId: string,
  texts: readonly SigningText[],
): Promise<void> {
  if (programme.readOnlyBecause) throw programmeProblem.readOnly({ ...programme.readOnlyBecause })
  if ((await settingsNow(programme)).mail === null) throw problem.mailOff({})
  const { engine, programmeId } = programme
  await engine.transaction(async (session) => {
    await session.query(
      `delete from signing_documents
       where programme_id = $1 and document_id = $2 and language <> all($3::text[])`,
      [programmeId, documentId, texts.map(({ language }) => language)],
    )
    for (const { language, isOriginal, text, textSha256 } of texts)
      await session.query(
        `insert into signing_documents (programme_id, document_id, language, is_original, text_sha256, text, opened_at)
         values ($1, $2, $3, $4, decode($5, 'hex'), $6, $7)
         on conflict (programme_id, document_id, language) do update
         set is_original = excluded.is_original, text_sha256 = excluded.text_sha256, text = excluded.text,
           opened_at = excluded.opened_at, closed_at = null`,
        [programmeId, documentId, language, isOriginal, textSha256, text, secondsOf(programme.now())],
      )
  })
}

/**
 * Ends signing: no form and no confirmation is taken, messages that wait are dropped, every address goes. Signatures stand,
 * and their signers can still withdraw by their link. Gives how many addresses went.
 */
export async function closeForSigning(programme: Programme, documentId: string): Promise<number> {
  const { engine, programmeId } = programme
  const gone = await engine.transaction(async (session) => {
    const closed = await session.query(
      `update signing_documents set closed_at = $3
       where programme_id = $1 and document_id = $2 and closed_at is null returning language`,
      [programmeId, documentId, secondsOf(programme.now())],
    )
    if (closed.length === 0) throw problem.cannotBeSigned({ document: documentId })
    const rows = await session.query<{ request_id: string }>(
      'select request_id from signing_requests where programme_id = $1 and document_id = $2',
      [programmeId, documentId],
    )
    await session.query(
      `update signing_requests set state = 'expired' where programme_id = $1 and document_id = $2 and state = 'waiting'`,
      [programmeId, documentId],
    )
    return forgetRequests(
      session,
      programmeId,
      rows.map(({ request_id }) => request_id),
    )
  })
  await scrub(engine, tablesWithAddresses)
  return gone
}

/** Tables that are rewritten so that nothing of an address is left in their files. */
export const tablesWithAddresses = ['signing_addresses', 'signing_requests'] as const

/** Deletes the addresses and what was filled in, and drops messages that wait. Gives how many addresses there were. */
export async function forgetRequests(
  session: Session,
  programmeId: string,
  requestIds: readonly string[],
): Promise<number> {
  if (requestIds.length === 0) return 0
  await session.query(
    `update mail_outbox set state = 'dropped'
     where programme_id = $1 and request_id = any($2::uuid[]) and state in ('waiting', 'sending')`,
    [programmeId, requestIds],
  )
  await session.query(
    'update signing_requests set draft = null where programme_id = $1 and request_id = any($2::uuid[])',
    [programmeId, requestIds],
  )
  const gone = await session.query(
    'delete from signing_addresses where programme_id = $1 and request_id = any($2::uuid[]) returning request_id',
    [programmeId, requestIds],
  )
  return gone.length
}

/** The requests, and those by which the same addresses only confirmed again: the addresses go with the signature. */
export async function withRepeated(
  session: Session,
  programmeId: string,
  requestIds: readonly string[],
): Promise<readonly string[]> {
  const repeated = await session.query<{ request_id: string }>(
    `select distinct r.request_id from signing_addresses own
     join signing_requests o on o.programme_id = own.programme_id and o.request_id = own.request_id
     join signing_addresses a on a.programme_id = own.programme_id and lower(a.address) = lower(own.address)
     join signing_requests r on r.programme_id = a.programme_id and r.request_id = a.request_id
     where own.programme_id = $1 and own.request_id = any($2::uuid[]) and r.state = 'repeated'
       and r.document_id = o.document_id`,
    [programmeId, requestIds],
  )
  return [...requestIds, ...repeated.map(({ request_id }) => request_id)]
}

/** Requests whose time is over: nothing was confirmed, so nothing of them is kept. Gives how many. */
export async function forgetOverdue(programme: Programme): Promise<number> {
  const { engine, programmeId } = programme
  return engine.transaction(async (session) => {
    const rows = await session.query<{ request_id: string }>(
      `update signing_requests set state = 'expired'
       where programme_id = $1 and state = 'waiting' and expires_at <= $2 returning request_id`,
      [programmeId, secondsOf(programme.now())],
    )
    await forgetRequests(
      session,
      programmeId,
      rows.map(({ request_id }) => request_id),
    )
    return rows.length
  })
}

/** Deletes the address of one request, named by its id; a signature that it led to stands. */
export async function forgetAddress(programme: Programme, requestId: string): Promise<void> {
  const { engine, programmeId } = programme
  const gone = await engine.transaction(async (session) => {
    await session.query(
      `update signing_requests set state = 'expired'
       where programme_id = $1 and request_id::text = $2 and state = 'waiting'`,
      [programmeId, requestId],
    )
    const rows = await session.query<{ request_id: string }>(
      'select request_id from signing_addresses where programme_id = $1 and request_id::text = $2',
      [programmeId, requestId],
    )
    return forgetRequests(
      session,
      programmeId,
      rows.map(({ request_id }) => request_id),
    )
  })
  if (gone === 0) throw problem.requestUnknown({ asked: requestId })
  await scrub(engine, tablesWithAddresses)
}

interface TextRow extends Record<string, unknown> {
  readonly document_id: string
  readonly language: string
  readonly is_original: boolean
  readonly text: string
  readonly hash: string
}

/** The texts of one document that are open, or of every document; the authoritative one first. */
export async function openTexts(
  session: Session,
  programmeId: string,
  documentId: string | null = null,
): Promise<readonly OpenText[]> {
  const rows = await session.query<TextRow>(
    `select document_id, language, is_original, text, encode(text_sha256, 'hex') as hash from signing_documents
     where programme_id = $1 and closed_at is null and ($2::text is null or document_id = $2)
     order by document_id, is_original desc, language`,
    [programmeId, documentId],
  )
  return rows.map((row) => ({
    documentId: row.document_id,
    language: row.language,
    isOriginal: row.is_original,
    text: row.text,
    textSha256: row.hash,
  }))
}
