/** Who is signed in. A session ends by itself: half an hour after its last use, and twelve hours after its start. */
import type { Account } from '../../core/access/account.js'
import type { Session } from '../engine/engine.js'
import type { Programme } from '../programme.js'
import { secondsOf } from '../signing/documents.js'
import type { AccountRow } from './accounts.js'
import { accountColumns, toAccount } from './accounts.js'
import { problem } from './problems.js'
import { hashOfSecret, newSecret } from './secret.js'

/** OWASP ASVS 4.0.3, 3.3.2 for level 2: twelve hours, or half an hour without use. */
export const mostSessionSeconds = 12 * 3600
const mostIdleSeconds = 30 * 60
/** OWASP ASVS 4.0.3, 3.7.1: what matters most is done by who signed in this shortly before. */
export const freshMinutes = 15
/** Its use is written down this seldom, so that reading does not write. */
const noteUseEverySeconds = 60

/** Starts a session in a transaction; gives the secret that the browser keeps. Ended sessions of everybody are swept. */
export async function startSession(
  session: Session,
  { programmeId, now }: Pick<Programme, 'programmeId' | 'now'>,
  accountId: string,
): Promise<string> {
  const time = secondsOf(now())
  await session.query(
    'delete from account_sessions where programme_id = $1 and (started_at <= $2 or used_at <= $3)',
    [programmeId, time - mostSessionSeconds, time - mostIdleSeconds],
  )
  const secret = newSecret()
  await session.query(
    `insert into account_sessions (programme_id, token_sha256, account_id, started_at, used_at)
     values ($1, $2, $3, $4, $4)`,
    [programmeId, hashOfSecret(secret), accountId, time],
  )
  return secret
}

/** Whose session a secret is, whether it began shortly before, and whether its use is to be noted once more. */
export interface FoundSession {
  readonly account: Account
  readonly isFresh: boolean
  readonly isToBeNoted: boolean
}

/** Whose session a secret is, or null: it is none, it ended, or its account ended. Only reads. */
export async function findSession(
  session: Session,
  { programmeId, now }: Pick<Programme, 'programmeId' | 'now'>,
  secret: string,
): Promise<FoundSession | null> {
  const time = secondsOf(now())
  const [row] = await session.query<AccountRow & { started_at: number; used_at: number }>(
    `select ${accountColumns}, s.started_at, s.used_at
     from account_sessions s
     join accounts a on a.programme_id = s.programme_id and a.account_id = s.account_id
     where s.programme_id = $1 and s.token_sha256 = $2 and s.started_at > $3 and s.used_at > $4
       and a.ended_at is null`,
    [programmeId, hashOfSecret(secret), time - mostSessionSeconds, time - mostIdleSeconds],
  )
  if (!row) return null
  return {
    account: toAccount(row),
    isFresh: row.started_at + freshMinutes * 60 > time,
    isToBeNoted: row.used_at + noteUseEverySeconds <= time,
  }
}

/** Notes that a session was used now. */
export async function noteSessionUse(
  session: Session,
  { programmeId, now }: Pick<Programme, 'programmeId' | 'now'>,
  secret: string,
): Promise<void> {
  await session.query(
    'update account_sessions set used_at = $3 where programme_id = $1 and token_sha256 = $2',
    [programmeId, hashOfSecret(secret), secondsOf(now())],
  )
}

/** Whose session a secret is, or null, as `findSession`. Notes that it was used. */
export async function accountOfSession(
  session: Session,
  programme: Pick<Programme, 'programmeId' | 'now'>,
  secret: string,
): Promise<Account | null> {
  const found = await findSession(session, programme, secret)
  if (found?.isToBeNoted) await noteSessionUse(session, programme, secret)
  return found?.account ?? null
}

/** Ends the session of a secret; one that is none is no matter. */
export async function endSession(session: Session, programmeId: string, secret: string): Promise<void> {
  await session.query('delete from account_sessions where programme_id = $1 and token_sha256 = $2', [
    programmeId,
    hashOfSecret(secret),
  ])
}

/** Ends every session of an account. */
export async function endSessions(session: Session, programmeId: string, accountId: string): Promise<void> {
  await session.query('delete from account_sessions where programme_id = $1 and account_id = $2', [
    programmeId,
    accountId,
  ])
}

/** A session as its owner sees it. Times are seconds since 1970. */
export interface OwnSession {
  /** Names it without giving its secret away: the beginning of the SHA-256. */
  readonly sessionId: string
  readonly startedAt: number
  readonly usedAt: number
  /** Whether it is the one that asks. */
  readonly isThis: boolean
}

/** The sessions of an account that have not ended, the newest first. `secret` is that of the one that asks. */
export async function listSessions(
  session: Session,
  { programmeId, now }: Pick<Programme, 'programmeId' | 'now'>,
  accountId: string,
  secret: string | null,
): Promise<readonly OwnSession[]> {
  const time = secondsOf(now())
  const rows = await session.query<{ hash: string; started_at: number; used_at: number }>(
    `select encode(token_sha256, 'hex') as hash, started_at, used_at from account_sessions
     where programme_id = $1 and account_id = $2 and started_at > $3 and used_at > $4
     order by started_at desc, token_sha256`,
    [programmeId, accountId, time - mostSessionSeconds, time - mostIdleSeconds],
  )
  const own = secret === null ? null : Buffer.from(hashOfSecret(secret)).toString('hex')
  return rows.map(({ hash, started_at, used_at }) => ({
    sessionId: hash.slice(0, sessionIdLength),
    startedAt: started_at,
    usedAt: used_at,
    isThis: hash === own,
  }))
}

const sessionIdLength = 24

/** Ends one session of an account. Throws `session-unknown`. */
export async function endSessionOf(
  session: Session,
  programmeId: string,
  accountId: string,
  sessionId: string,
): Promise<void> {
  const ended = await session.query(
    `delete from account_sessions
     where programme_id = $1 and account_id = $2 and left(encode(token_sha256, 'hex'), $4) = $3
     returning account_id`,
    [programmeId, accountId, sessionId, sessionIdLength],
  )
  if (ended.length === 0) throw problem.sessionUnknown({ session: sessionId })
}
