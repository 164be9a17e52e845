/** How signing by e-mail stands under one document, in numbers and times: no name, address or id of anybody. */
import type { Session } from '../engine/engine.js'
import type { RequestCounts } from './count-requests.js'
import { countRequests } from './count-requests.js'

/** A text in which the document is open, or was. */
export interface OpenedText {
  readonly language: string
  /** Hex. */
  readonly textSha256: string
}

/** Messages of one document. `code`: what the server answered last, where it did not take them. */
export interface MessageCount {
  readonly of: 'waiting' | 'delayed' | 'taken' | 'refused' | 'given_up' | 'dropped'
  readonly code: string | null
  readonly count: number
}

/** How it stands. Times are whole seconds since 1970. */
export interface SigningState {
  /** Empty where it was never opened. */
  readonly texts: readonly OpenedText[]
  readonly openedAt: number | null
  /** null while it is open. */
  readonly closedAt: number | null
  readonly requests: RequestCounts
  /** Addresses that are still kept. */
  readonly addresses: number
  readonly messages: readonly MessageCount[]
  /** When the mail server last took a message under this document. */
  readonly lastTakenAt: number | null
}

/** How it stands at a time, in whole seconds. */
export async function signingState(
  session: Session,
  programmeId: string,
  of: { readonly documentId: string; readonly now: number },
): Promise<SigningState> {
  const { documentId } = of
  const rows = await session.query<{
    language: string
    hash: string
    opened_at: number
    closed_at: number | null
  }>(
    `select language, encode(text_sha256, 'hex') as hash, opened_at, closed_at from signing_documents
     where programme_id = $1 and document_id = $2 order by is_original desc, language`,
    [programmeId, documentId],
  )
  const [first] = rows
  return {
    texts: rows.map(({ language, hash }) => ({ language, textSha256: hash })),
    openedAt: first?.opened_at ?? null,
    closedAt: first?.closed_at ?? null,
    requests: await countRequests(session, programmeId, of),
    addresses: await countAddresses(session, programmeId, documentId),
    ...(await countMessages(session, programmeId, documentId)),
  }
}

async function countAddresses(session: Session, programmeId: string, documentId: string): Promise<number> {
  const [row] = await session.query<{ count: number }>(
    `select count(*) as count from signing_addresses a
     join signing_requests r on r.programme_id = a.programme_id and r.request_id = a.request_id
     where a.programme_id = $1 and r.document_id = $2`,
    [programmeId, documentId],
  )
  return row?.count ?? 0
}

async function countMessages(
  session: Session,
  programmeId: string,
  documentId: string,
): Promise<Pick<SigningState, 'messages' | 'lastTakenAt'>> {
  const rows = await session.query<{
    of: MessageCount['of']
    code: string | null
    count: number
    taken: number | null
  }>(
    `select case when o.state not in ('waiting', 'sending') then o.state
       when o.last_code is null then 'waiting' else 'delayed' end as of,
       case when o.state in ('taken', 'dropped') then null else o.last_code end as code,
       count(*) as count, max(o.taken_at) as taken
     from mail_outbox o
     join signing_requests r on r.programme_id = o.programme_id and r.request_id = o.request_id
     where o.programme_id = $1 and r.document_id = $2 group by 1, 2 order by 1, 2`,
    [programmeId, documentId],
  )
  return {
    messages: rows.map(({ of, code, count }) => ({ of, code, count })),
    lastTakenAt: rows.find(({ of }) => of === 'taken')?.taken ?? null,
  }
}
