/**
 * Answers by Idempotency-Key (draft-ietf-httpapi-idempotency-key-header-07), so that a request that is sent again after a
 * broken line is not done again. A day later its key is forgotten.
 */
import type { Programme } from '../programme.js'
import { secondsOf } from '../signing/documents.js'

const keptSeconds = 24 * 3600

/** A request that can be told from others. */
export interface KeyedRequest {
  readonly accountId: string
  readonly key: string
  /** SHA-256 over method, path and body. */
  readonly sha256: Uint8Array
}

/** `new`: it is to be done now. `running`: it was begun and has no answer. `other`: the key stands for another request. */
export type KnownRequest =
  | { readonly state: 'new' | 'running' | 'other' }
  | { readonly state: 'answered'; readonly status: number; readonly answer: string }

/** Looks a request up, or notes that it runs now. Two of one moment: one is new, the other runs. */
export async function beginRequest(
  { engine, programmeId, now }: Programme,
  request: KeyedRequest,
): Promise<KnownRequest> {
  const time = secondsOf(now())
  return engine.transaction(async (session) => {
    await session.query('delete from kept_answers where programme_id = $1 and kept_at <= $2', [
      programmeId,
      time - keptSeconds,
    ])
    const made = await session.query(
      `insert into kept_answers (programme_id, account_id, request_key, request_sha256, kept_at)
       values ($1, $2, $3, $4, $5) on conflict do nothing returning request_key`,
      [programmeId, request.accountId, request.key, request.sha256, time],
    )
    if (made.length > 0) return { state: 'new' }
    const [row] = await session.query<{
      request_sha256: Uint8Array
      status: number | null
      answer: string | null
    }>(
      `select request_sha256, status, answer from kept_answers
       where programme_id = $1 and account_id = $2 and request_key = $3`,
      [programmeId, request.accountId, request.key],
    )
    if (!row || Buffer.compare(row.request_sha256, request.sha256) !== 0) return { state: 'other' }
    if (row.status === null) return { state: 'running' }
    return { state: 'answered', status: row.status, answer: row.answer ?? '' }
  })
}

/** Keeps what a request was answered. */
export async function keepAnswer(
  { engine, programmeId }: Programme,
  { accountId, key }: KeyedRequest,
  { status, answer }: { readonly status: number; readonly answer: string },
): Promise<void> {
  await engine.transaction((session) =>
    session.query(
      `update kept_answers set status = $4, answer = $5
       where programme_id = $1 and account_id = $2 and request_key = $3`,
      [programmeId, accountId, key, status, answer],
    ),
  )
}

/** Forgets a request that was refused or failed: nothing was changed, and it may be sent again. */
export async function forgetRequest(
  { engine, programmeId }: Programme,
  { accountId, key }: KeyedRequest,
): Promise<void> {
  await engine.transaction((session) =>
    session.query(
      'delete from kept_answers where programme_id = $1 and account_id = $2 and request_key = $3',
      [programmeId, accountId, key],
    ),
  )
}
