/** Signing in by name and password, and changing it. */
import type { Account } from '../../core/access/account.js'
import { readSignInName } from '../../core/access/sign-in-name.js'
import type { Session } from '../engine/engine.js'
import type { Programme } from '../programme.js'
import type { AccountRow } from './accounts.js'
import { accountColumns, toAccount } from './accounts.js'
import { setPassword } from './links.js'
import { hashOfPassword, isPassword } from './password.js'
import { refusedPassword } from './password-strength.js'
import { problem } from './problems.js'
import { endSession, startSession } from './sessions.js'

/** Who signed in, and the secret of the new session. */
export interface Started {
  readonly account: Account
  readonly secret: string
}

interface Known {
  readonly account: Account
  readonly password: string | null
}

async function knownByName(session: Session, programmeId: string, name: string): Promise<Known | null> {
  const [row] = await session.query<AccountRow & { password: string | null }>(
    `select ${accountColumns}, a.password from accounts a
     where a.programme_id = $1 and a.name = $2 and a.ended_at is null`,
    [programmeId, name],
  )
  return row ? { account: toAccount(row), password: row.password } : null
}

/**
 * Starts a session; one that the browser had (`before`) ends. Throws `sign-in-refused`, after the same time and with the
 * same words whether the name is nobody's, its account ended or has no password yet, or the password is another.
 */
export async function signIn(
  programme: Programme,
  given: { readonly name: string; readonly password: string; readonly before: string | null },
): Promise<Started> {
  const { engine, programmeId } = programme
  const name = readSignInName(given.name) ?? ''
  const known = await engine.transaction((session) => knownByName(session, programmeId, name))
  // Outside of a transaction: the embedded register lends one at a time.
  if (!(await isPassword(given.password, known?.password ?? null))) throw problem.signInRefused({})
  return engine.transaction(async (session) => {
    const now = await knownByName(session, programmeId, name)
    if (now === null || now.password !== known?.password) throw problem.signInRefused({})
    if (given.before !== null) await endSession(session, programmeId, given.before)
    return { account: now.account, secret: await startSession(session, programme, now.account.accountId) }
  })
}

/** Looks whether it is the password of somebody; gives it as it is kept. Throws `sign-in-refused`. */
export async function provePassword(
  { engine, programmeId }: Programme,
  account: Account,
  present: string,
): Promise<string> {
  const known = await engine.transaction((session) => knownByName(session, programmeId, account.name))
  const kept = known?.password ?? null
  if (!(await isPassword(present, kept)) || kept === null) throw problem.signInRefused({})
  return kept
}

/**
 * Changes the password of somebody who is signed in: every session ends and a new one starts. Throws `sign-in-refused`
 * where the present one is another, and `password-refused`.
 */
export async function changePassword(
  programme: Programme,
  account: Account,
  given: { readonly present: string; readonly next: string },
): Promise<Started> {
  const { engine, programmeId } = programme
  const password = await provePassword(programme, account, given.present)
  const fault = await refusedPassword(given.next, account.name)
  if (fault) throw problem.passwordRefused({ fault })
  const kept = await hashOfPassword(given.next)
  return engine.transaction(async (session) => {
    const now = await knownByName(session, programmeId, account.name)
    if (now === null || now.password !== password) throw problem.signInRefused({})
    await setPassword(session, programmeId, account.accountId, kept)
    return { account, secret: await startSession(session, programme, account.accountId) }
  })
}
