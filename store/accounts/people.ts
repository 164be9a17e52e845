/** The people of a programme: invited, changed, ended. Who has ended keeps the name, and signs in again only where the account is taken back. */
import type { Account } from '../../core/access/account.js'
import type { Role } from '../../core/access/roles.js'
import { rolesWith } from '../../core/access/roles.js'
import { readSignInName } from '../../core/access/sign-in-name.js'
import type { Session } from '../engine/engine.js'
import type { Programme } from '../programme.js'
import { kindsOfRecords } from '../record-reading.js'
import { secondsOf } from '../signing/documents.js'
import type { AccountRow } from './accounts.js'
import { accountColumns, toAccount } from './accounts.js'
import type { NewAccount } from './add-account.js'
import { addAccount } from './add-account.js'
import type { MadeLink } from './links.js'
import { makeLink } from './links.js'
import { endPasskeys } from './passkeys.js'
import { problem } from './problems.js'
import { endSessions } from './sessions.js'
import { endOwnViews } from './views.js'

/** An account, and whether its person has set a password. */
export interface Person extends Account {
  readonly state: 'invited' | 'active'
}

type PersonRow = AccountRow & { readonly state: Person['state'] }

const personColumns = `${accountColumns}, case when a.password is null then 'invited' else 'active' end as state`

function toPerson(row: PersonRow): Person {
  return { ...toAccount(row), state: row.state }
}

/** Everybody whose account has not ended, by name; or everybody whose account has. */
export async function listPeople(
  session: Session,
  programmeId: string,
  which: 'present' | 'ended' = 'present',
): Promise<readonly Person[]> {
  const rows = await session.query<PersonRow>(
    `select ${personColumns} from accounts a
     where a.programme_id = $1 and (a.ended_at is not null) = $2 order by a.name`,
    [programmeId, which === 'ended'],
  )
  return rows.map(toPerson)
}

/** Which account is meant: the API says its id, the command line the name. */
export type Which = { readonly accountId: string } | { readonly name: string }

/** One of them. Throws `account-unknown`. */
export async function findPerson(session: Session, programmeId: string, which: Which): Promise<Person> {
  const [accountId, name] = 'name' in which ? [null, which.name] : [which.accountId, null]
  const [row] = await session.query<PersonRow>(
    `select ${personColumns} from accounts a
     where a.programme_id = $1 and (a.account_id::text = $2 or a.name = $3) and a.ended_at is null`,
    [programmeId, accountId, name],
  )
  if (!row) throw problem.accountUnknown({ account: accountId ?? name ?? '' })
  return toPerson(row)
}

/** An account with the link by which its person sets a password. Throws `name-invalid`, `name-taken` and `region-unknown`. */
export async function invite(
  session: Session,
  programme: Programme,
  wanted: NewAccount,
): Promise<{ readonly person: Person; readonly link: MadeLink }> {
  const name = readSignInName(wanted.name)
  if (name === null) throw problem.nameInvalid({ name: wanted.name })
  await refuseUnknownRecords(session, programme.programmeId, wanted)
  const account = await addAccount(session, programme, { ...wanted, name })
  return {
    person: { ...account, state: 'invited' },
    link: await makeLink(session, programme, account.accountId),
  }
}

/** What can be changed of an account; what is left out stays. */
export type PersonChange = Partial<Omit<NewAccount, 'name'>>

/** Changes an account. Throws `account-unknown`, `last-administrator` and `region-unknown`. */
export async function changePerson(
  session: Session,
  { programmeId }: Pick<Programme, 'programmeId'>,
  which: Which,
  change: PersonChange,
): Promise<Person> {
  const known = await findPerson(session, programmeId, which)
  const next = { ...known, ...change }
  await refuseUnknownRecords(session, programmeId, change)
  if (!next.roles.includes('administrator')) await keepAnAdministrator(session, programmeId, known)
  await session.query(
    `update accounts set shown_name = $3, roles = $4, place_ids = $5, organisation_id = $6, language = $7
     where programme_id = $1 and account_id = $2`,
    [
      programmeId,
      known.accountId,
      next.shownName,
      next.roles,
      next.placeIds,
      next.organisationId,
      next.language,
    ],
  )
  return next
}

/** Ends an account with its sessions, keys, links, tokens and the views that it did not share. Throws `account-unknown` and `last-administrator`. */
export async function endPerson(
  session: Session,
  { programmeId, now }: Pick<Programme, 'programmeId' | 'now'>,
  which: Which,
): Promise<Person> {
  const known = await findPerson(session, programmeId, which)
  await keepAnAdministrator(session, programmeId, known)
  await session.query(
    'update accounts set ended_at = $3, password = null where programme_id = $1 and account_id = $2',
    [programmeId, known.accountId, secondsOf(now())],
  )
  await endSessions(session, programmeId, known.accountId)
  await endPasskeys(session, programmeId, known.accountId, null)
  await endOwnViews(session, { programmeId, accountId: known.accountId })
  await session.query('delete from account_links where programme_id = $1 and account_id = $2', [
    programmeId,
    known.accountId,
  ])
  await session.query('delete from account_tokens where programme_id = $1 and account_id = $2', [
    programmeId,
    known.accountId,
  ])
  return known
}

/**
 * Takes back an account that ended: the same person under the same name, with the roles, places and organisation of
 * before. What they signed in with is gone, so there is a new link. Throws `account-not-ended`.
 */
export async function takeBackPerson(
  session: Session,
  programme: Pick<Programme, 'programmeId' | 'now'>,
  accountId: string,
): Promise<{ readonly person: Person; readonly link: MadeLink }> {
  const { programmeId } = programme
  const back = await session.query(
    `update accounts set ended_at = null
     where programme_id = $1 and account_id::text = $2 and ended_at is not null returning account_id`,
    [programmeId, accountId],
  )
  if (back.length === 0) throw problem.accountNotEnded({ account: accountId })
  const person = await findPerson(session, programmeId, { accountId })
  return { person, link: await makeLink(session, programme, accountId) }
}

/** Places and the organisation of an account are records of this programme. */
async function refuseUnknownRecords(
  session: Session,
  programmeId: string,
  { placeIds, organisationId }: PersonChange,
): Promise<void> {
  const named = [
    ...(placeIds ?? []).map((id) => ({ id, kind: 'place' })),
    ...(organisationId ? [{ id: organisationId, kind: 'organisation' }] : []),
  ]
  const kinds = await kindsOfRecords(
    session,
    programmeId,
    named.map(({ id }) => id),
  )
  const unknown = named.find(({ id, kind }) => kinds.get(id) !== kind)
  if (unknown) throw problem.regionUnknown(unknown)
}

/** Two that end each other at once: the second waits here for the first, and then finds itself the last. */
async function keepAnAdministrator(session: Session, programmeId: string, leaving: Person): Promise<void> {
  if (!leaving.roles.includes('administrator')) return
  const others = await session.query(
    `select account_id from accounts
     where programme_id = $1 and ended_at is null and 'administrator' = any(roles)
     order by account_id for update`,
    [programmeId],
  )
  if (!others.some(({ account_id }) => account_id !== leaving.accountId)) throw problem.lastAdministrator({})
}

/**
 * The link for the first administrator of a programme in which no administrator has a password yet, made anew each time;
 * null where one has. Where there is no administrator at all, one is made.
 */
export async function firstLink(programme: Programme): Promise<{ person: Person; link: MadeLink } | null> {
  return programme.engine.transaction(async (session) => {
    const people = await listPeople(session, programme.programmeId)
    const administrators = people.filter(({ roles }) => roles.includes('administrator'))
    const [first] = administrators
    if (administrators.some(({ state }) => state === 'active')) return null
    if (first) return { person: first, link: await makeLink(session, programme, first.accountId) }
    return invite(session, programme, {
      name: 'administrator',
      shownName: 'Administrator',
      roles: ['administrator'],
      placeIds: null,
      organisationId: null,
      language: 'en',
    })
  })
}

/** How many accounts with a password may review. */
export async function countReviewers(session: Session, programmeId: string): Promise<number> {
  const roles: readonly Role[] = rolesWith('review')
  const [row] = await session.query<{ reviewers: number }>(
    `select count(*) as reviewers from accounts
     where programme_id = $1 and ended_at is null and password is not null and roles && $2::text[]`,
    [programmeId, roles],
  )
  return row?.reviewers ?? 0
}
