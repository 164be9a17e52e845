/** Tokens by which programs call. What a token allows is what its roles and its maker's present roles both allow. */
import type { Account } from '../../core/access/account.js'
import type { Role } from '../../core/access/roles.js'
import type { Row, Session } from '../engine/engine.js'
import type { Programme } from '../programme.js'
import { newRecordId } from '../record-id.js'
import { secondsOf } from '../signing/documents.js'
import type { AccountRow } from './accounts.js'
import { accountColumns, toAccount } from './accounts.js'
import { problem } from './problems.js'
import { hashOfSecret, newSecret } from './secret.js'

const daySeconds = 24 * 3600

/** A token as it is shown after it was made: without its secret. Times are seconds since 1970. */
export interface Token {
  readonly tokenId: string
  /** The account that made it. */
  readonly accountId: string
  readonly label: string
  readonly roles: readonly Role[]
  readonly madeAt: number
  readonly expiresAt: number
}

interface TokenRow extends Row {
  readonly token_id: string
  readonly account_id: string
  readonly label: string
  readonly roles: readonly Role[]
  readonly made_at: number
  readonly expires_at: number
}

/** As whom a token calls, or null: it is none, it ended, or its account ended. */
export async function accountOfToken(
  session: Session,
  { programmeId, now }: Pick<Programme, 'programmeId' | 'now'>,
  secret: string,
): Promise<Account | null> {
  const [row] = await session.query<AccountRow & { token_roles: readonly Role[] }>(
    `select ${accountColumns}, t.roles as token_roles
     from account_tokens t
     join accounts a on a.programme_id = t.programme_id and a.account_id = t.account_id
     where t.programme_id = $1 and t.token_sha256 = $2 and t.expires_at > $3 and a.ended_at is null`,
    [programmeId, hashOfSecret(secret), secondsOf(now())],
  )
  if (!row) return null
  const account = toAccount(row)
  return { ...account, roles: account.roles.filter((role) => row.token_roles.includes(role)) }
}

/** The tokens that an account made, or with null those of everybody, the newest first. */
export async function listTokens(
  session: Session,
  programmeId: string,
  accountId: string | null,
): Promise<readonly Token[]> {
  const rows = await session.query<TokenRow>(
    `select token_id, account_id, label, roles, made_at, expires_at from account_tokens
     where programme_id = $1 and ($2::uuid is null or account_id = $2::uuid) order by token_id desc`,
    [programmeId, accountId],
  )
  return rows.map((row) => ({
    tokenId: row.token_id,
    accountId: row.account_id,
    label: row.label,
    roles: row.roles,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
  }))
}

/** Makes a token; its secret stands nowhere else. Throws `roles-beyond-own`. */
export async function makeToken(
  session: Session,
  { programmeId, now }: Pick<Programme, 'programmeId' | 'now'>,
  account: Account,
  wanted: { readonly label: string; readonly roles: readonly Role[]; readonly days: number },
): Promise<{ readonly token: Token; readonly secret: string }> {
  const beyond = wanted.roles.filter((role) => !account.roles.includes(role))
  if (beyond.length > 0) throw problem.rolesBeyondOwn({ roles: beyond })
  const { label, roles, days } = wanted
  const { accountId } = account
  const madeAt = secondsOf(now())
  const token = {
    tokenId: newRecordId(),
    accountId,
    label,
    roles,
    madeAt,
    expiresAt: madeAt + days * daySeconds,
  }
  const secret = newSecret()
  await session.query(
    `insert into account_tokens
       (programme_id, token_id, token_sha256, account_id, label, roles, made_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [programmeId, token.tokenId, hashOfSecret(secret), accountId, label, roles, madeAt, token.expiresAt],
  )
  return { token, secret }
}

/** Ends a token of an account, or with null of anybody. Throws `token-unknown`. */
export async function endToken(
  session: Session,
  programmeId: string,
  tokenId: string,
  accountId: string | null,
): Promise<void> {
  const ended = await session.query(
    `delete from account_tokens
     where programme_id = $1 and token_id::text = $2 and ($3::uuid is null or account_id = $3::uuid)
     returning token_id`,
    [programmeId, tokenId, accountId],
  )
  if (ended.length === 0) throw problem.tokenUnknown({ token: tokenId })
}
