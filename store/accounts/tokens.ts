/** Tokens by which programs call. What a token allows is what its roles and its maker's present roles both allow. */
import type { Account } from '../../core/access/account.js'
import type { Role } from '../../core/access/roles.js'
import type { Session } from '../engine/engine.js'
import type { Programme } from '../programme.js'
import { secondsOf } from '../signing/documents.js'
import type { AccountRow } from './accounts.js'
import { accountColumns, toAccount } from './accounts.js'
import { hashOfSecret } from './secret.js'

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
