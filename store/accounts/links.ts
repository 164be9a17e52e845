/** Links by which somebody sets a password, once: the invitation, and the way back in. */
import type { Account } from '../../core/access/account.js'
import type { Session } from '../engine/engine.js'
import type { Programme } from '../programme.js'
import { secondsOf } from '../signing/documents.js'
import type { AccountRow } from './accounts.js'
import { accountColumns, toAccount } from './accounts.js'
import { endPasskeys } from './passkeys.js'
import { hashOfPassword } from './password.js'
import { refusedPassword } from './password-strength.js'
import { problem } from './problems.js'
import { hashOfSecret, newSecret } from './secret.js'
import { endSessions, startSession } from './sessions.js'

const linkSeconds = 24 * 3600

/** A link that was made: its secret, which stands nowhere else, and the second since 1970 at which it is over. */
export interface MadeLink {
  readonly secret: string
  readonly expiresAt: number
}

/** Makes the one link of an account; an earlier one leads nowhere from then on. */
export async function makeLink(
  session: Session,
  { programmeId, now }: Pick<Programme, 'programmeId' | 'now'>,
  accountId: string,
): Promise<MadeLink> {
  const time = secondsOf(now())
  await session.query(
    'delete from account_links where programme_id = $1 and (account_id = $2 or expires_at <= $3)',
    [programmeId, accountId, time],
  )
  const secret = newSecret()
  const expiresAt = time + linkSeconds
  await session.query(
    `insert into account_links (programme_id, token_sha256, account_id, expires_at) values ($1, $2, $3, $4)`,
    [programmeId, hashOfSecret(secret), accountId, expiresAt],
  )
  return { secret, expiresAt }
}

/** Whose link it is. Throws `link-over` for one that was used, is over or never was: always the same. */
export async function accountOfLink(
  session: Session,
  { programmeId, now }: Pick<Programme, 'programmeId' | 'now'>,
  secret: string,
): Promise<Account> {
  const [row] = await session.query<AccountRow>(
    `select ${accountColumns}
     from account_links l
     join accounts a on a.programme_id = l.programme_id and a.account_id = l.account_id
     where l.programme_id = $1 and l.token_sha256 = $2 and l.expires_at > $3 and a.ended_at is null`,
    [programmeId, hashOfSecret(secret), secondsOf(now())],
  )
  if (!row) throw problem.linkOver({})
  return toAccount(row)
}

/**
 * Sets the password of whose link it is, uses the link up, ends every session and key, and starts a session. Throws `link-over` and
 * `password-refused`, which leaves the link as it was.
 */
export async function redeemLink(
  programme: Programme,
  { link, password }: { readonly link: string; readonly password: string },
): Promise<{ readonly account: Account; readonly secret: string }> {
  const { engine, programmeId } = programme
  const known = await engine.transaction((session) => accountOfLink(session, programme, link))
  const fault = await refusedPassword(password, known.name)
  if (fault) throw problem.passwordRefused({ fault })
  const kept = await hashOfPassword(password)
  return engine.transaction(async (session) => {
    const account = await accountOfLink(session, programme, link)
    // Two that follow one link at once: the second finds no row to delete.
    const used = await session.query(
      'delete from account_links where programme_id = $1 and token_sha256 = $2 returning account_id',
      [programmeId, hashOfSecret(link)],
    )
    if (used.length === 0) throw problem.linkOver({})
    await setPassword(session, programmeId, account.accountId, kept)
    // A way back in after somebody else was in: what they added goes.
    await endPasskeys(session, programmeId, account.accountId, null)
    return { account, secret: await startSession(session, programme, account.accountId) }
  })
}

/** Writes a kept password and ends what was signed in by the one before. */
export async function setPassword(
  session: Session,
  programmeId: string,
  accountId: string,
  kept: string,
): Promise<void> {
  await session.query(
    'update accounts set password = $3 where programme_id = $1 and account_id = $2 and ended_at is null',
    [programmeId, accountId, kept],
  )
  await endSessions(session, programmeId, accountId)
}
