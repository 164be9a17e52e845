/** Requests as staff see them: counted apart from signatures, and listed without addresses. */
import type { Session } from '../engine/engine.js'
import type { CodeCount } from '../signatures/read-signatures.js'

/** Counts of the requests under one document. Those of `waiting` are no signatures. */
export interface RequestCounts {
  /** Forms that were taken: the sum of the next six. */
  readonly asked: number
  readonly waiting: number
  readonly confirmed: number
  readonly repeated: number
  readonly withdrawn: number
  /** The signature that it led to was erased by law: nothing but the request itself is counted. */
  readonly erased: number
  readonly expired: number
  /** Forms over the limit of one mailbox, of which nothing was kept. */
  readonly heldBack: number
  /** Of those asked: what is known of the message. */
  readonly deliveries: readonly CodeCount[]
  readonly findings: readonly CodeCount[]
}

/** Counts of one document. A request whose time is over counts as expired, also where nobody has deleted it yet. */
export async function countRequests(
  session: Session,
  programmeId: string,
  { documentId, now }: { readonly documentId: string; readonly now: number },
): Promise<RequestCounts> {
  const states = await session.query<{ of: string; count: number }>(
    `select case when state = 'waiting' and expires_at <= $3 then 'expired'
       when state = 'withdrawn' and record_id is null then 'erased' else state end as of, count(*) as count
     from signing_requests where programme_id = $1 and document_id = $2 group by 1`,
    [programmeId, documentId, now],
  )
  const deliveries = await session.query<{ of: string; count: number }>(
    `select delivery as of, count(*) as count from signing_requests
     where programme_id = $1 and document_id = $2 group by delivery order by delivery`,
    [programmeId, documentId],
  )
  const findings = await session.query<{ of: string; count: number }>(
    `select rule as of, count(*) as count from signing_findings
     where programme_id = $1 and document_id = $2 group by rule order by rule`,
    [programmeId, documentId],
  )
  const [held] = await session.query<{ count: number }>(
    `select coalesce(sum(held_back), 0)::bigint as count from signing_documents
     where programme_id = $1 and document_id = $2`,
    [programmeId, documentId],
  )
  const countOf = (state: string) => states.find(({ of }) => of === state)?.count ?? 0
  return {
    asked: states.reduce((sum, { count }) => sum + count, 0),
    waiting: countOf('waiting'),
    confirmed: countOf('confirmed'),
    repeated: countOf('repeated'),
    withdrawn: countOf('withdrawn'),
    erased: countOf('erased'),
    expired: countOf('expired'),
    heldBack: held?.count ?? 0,
    deliveries: deliveries.map(({ of, count }) => ({ of, count })),
    findings: findings.map(({ of, count }) => ({ of, count })),
  }
}

/** A request with its doubts. */
export interface ListedRequest {
  readonly requestId: string
  readonly state: string
  readonly delivery: string
  readonly entry: number | null
  readonly findings: readonly { readonly rule: string; readonly message: string }[]
}

interface ListedRow extends Record<string, unknown> {
  readonly request_id: string
  readonly state: string
  readonly delivery: string
  readonly entry: number | null
}

/** The latest requests of a document, newest first. */
export async function listRequests(
  session: Session,
  programmeId: string,
  { documentId, most }: { readonly documentId: string; readonly most: number },
): Promise<readonly ListedRequest[]> {
  const rows = await session.query<ListedRow>(
    `select request_id, state, delivery, entry from signing_requests
     where programme_id = $1 and document_id = $2 order by asked_at desc, request_id desc limit $3`,
    [programmeId, documentId, most],
  )
  const found = await session.query<{ about: string; rule: string; message: string }>(
    `select about, rule, message from signing_findings
     where programme_id = $1 and about = any($2::text[]) order by rule`,
    [programmeId, rows.map(({ request_id }) => request_id)],
  )
  return rows.map(({ request_id, state, delivery, entry }) => ({
    requestId: request_id,
    state,
    delivery,
    entry,
    findings: found
      .filter(({ about }) => about === request_id)
      .map(({ rule, message }) => ({ rule, message })),
  }))
}

/** Messages of a programme by what became of them. */
export async function countMail(session: Session, programmeId: string): Promise<readonly CodeCount[]> {
  const rows = await session.query<{ of: string; count: number }>(
    'select state as of, count(*) as count from mail_outbox where programme_id = $1 group by state order by state',
    [programmeId],
  )
  return rows.map(({ of, count }) => ({ of, count }))
}
