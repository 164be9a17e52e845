/** Passkeys (WebAuthn, level 3): the public halves of keys, and what they are asked to sign. */
import type { Account } from '../../core/access/account.js'
import type { Row, Session } from '../engine/engine.js'
import type { Programme } from '../programme.js'
import { newRecordId } from '../record-id.js'
import { secondsOf } from '../signing/documents.js'
import type { AccountRow } from './accounts.js'
import { accountColumns, toAccount } from './accounts.js'
import { problem } from './problems.js'

const challengeSeconds = 5 * 60

type Place = Pick<Programme, 'programmeId' | 'now'>

/** A key as its owner sees it. */
export interface Passkey {
  readonly passkeyId: string
  readonly label: string
  readonly madeAt: number
}

/** What a signature of a key is checked by. */
export interface KeyHalf {
  /** The credential id, base64url. */
  readonly credential: string
  /** COSE (RFC 9052). */
  readonly publicKey: Uint8Array
  readonly counter: number
  /** Ways by which browsers reach the key, such as `internal`. */
  readonly transports: readonly string[]
}

/** Notes what a key is asked to sign: by somebody who is signed in, or with null to sign in. */
export async function keepChallenge(
  session: Session,
  { programmeId, now }: Place,
  challenge: string,
  accountId: string | null,
): Promise<void> {
  const time = secondsOf(now())
  await session.query('delete from passkey_challenges where programme_id = $1 and expires_at <= $2', [
    programmeId,
    time,
  ])
  await session.query(
    `insert into passkey_challenges (programme_id, challenge, account_id, expires_at) values ($1, $2, $3, $4)`,
    [programmeId, challenge, accountId, time + challengeSeconds],
  )
}

/** Uses up what was asked: whether it was, of this account or with null of anybody, minutes ago at most. */
export async function takeChallenge(
  session: Session,
  { programmeId, now }: Place,
  challenge: string,
  accountId: string | null,
): Promise<boolean> {
  const taken = await session.query(
    `delete from passkey_challenges
     where programme_id = $1 and challenge = $2 and account_id is not distinct from $3::uuid and expires_at > $4
     returning challenge`,
    [programmeId, challenge, accountId, secondsOf(now())],
  )
  return taken.length > 0
}

/** The keys of an account, the oldest first. */
export async function listPasskeys(
  session: Session,
  programmeId: string,
  accountId: string,
): Promise<readonly (Passkey & Pick<KeyHalf, 'credential' | 'transports'>)[]> {
  const rows = await session.query<
    Row & {
      passkey_id: string
      label: string
      made_at: number
      credential: string
      transports: readonly string[]
    }
  >(
    `select passkey_id, label, made_at, credential, transports from account_passkeys
     where programme_id = $1 and account_id = $2 order by passkey_id`,
    [programmeId, accountId],
  )
  return rows.map(({ passkey_id, label, made_at, credential, transports }) => ({
    passkeyId: passkey_id,
    label,
    madeAt: made_at,
    credential,
    transports,
  }))
}

/** Adds a key. Throws `passkey-known` where it is somebody's already. */
export async function addPasskey(
  session: Session,
  { programmeId, now }: Place,
  accountId: string,
  { label, ...half }: KeyHalf & { readonly label: string },
): Promise<Passkey> {
  const passkey = { passkeyId: newRecordId(), label, madeAt: secondsOf(now()) }
  const made = await session.query(
    `insert into account_passkeys
       (programme_id, passkey_id, account_id, credential, public_key, counter, transports, label, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (programme_id, credential) do nothing returning passkey_id`,
    [
      programmeId,
      passkey.passkeyId,
      accountId,
      half.credential,
      half.publicKey,
      half.counter,
      half.transports,
      label,
      passkey.madeAt,
    ],
  )
  if (made.length === 0) throw problem.passkeyKnown({})
  return passkey
}

/** A key by its credential id, and whose it is; null where it is nobody's, or its account ended. */
export async function findPasskey(
  session: Session,
  programmeId: string,
  credential: string,
): Promise<{ readonly account: Account; readonly half: KeyHalf } | null> {
  const [row] = await session.query<
    AccountRow & { public_key: Uint8Array; counter: number; transports: readonly string[] }
  >(
    `select ${accountColumns}, p.public_key, p.counter, p.transports
     from account_passkeys p
     join accounts a on a.programme_id = p.programme_id and a.account_id = p.account_id
     where p.programme_id = $1 and p.credential = $2 and a.ended_at is null`,
    [programmeId, credential],
  )
  if (!row) return null
  const { public_key: publicKey, counter, transports } = row
  return { account: toAccount(row), half: { credential, publicKey, counter, transports } }
}

/** Notes how far a key has counted; whether it had not counted so far before. Keys that count nothing stay at 0. */
export async function countPasskey(
  session: Session,
  programmeId: string,
  credential: string,
  counter: number,
): Promise<boolean> {
  const counted = await session.query(
    `update account_passkeys set counter = $3
     where programme_id = $1 and credential = $2 and (counter < $3 or ($3 = 0 and counter = 0))
     returning passkey_id`,
    [programmeId, credential, counter],
  )
  return counted.length > 0
}

/** Ends a key of an account, or with null all of them. Throws `passkey-unknown` for one that it has not. */
export async function endPasskeys(
  session: Session,
  programmeId: string,
  accountId: string,
  passkeyId: string | null,
): Promise<void> {
  const ended = await session.query(
    `delete from account_passkeys
     where programme_id = $1 and account_id = $2 and ($3::text is null or passkey_id::text = $3)
     returning passkey_id`,
    [programmeId, accountId, passkeyId],
  )
  if (passkeyId !== null && ended.length === 0) throw problem.passkeyUnknown({ passkey: passkeyId })
}
