/** The role under which staff read: made once in a database server, with rights on the views of staff alone. */
import type { Account } from '../../core/access/account.js'
import type { Session } from '../engine/engine.js'
import { knownPlaces, placesWithin } from '../place-list.js'
import { problem } from '../programme-problems.js'
import { staffRole, staffViews } from './staff-view.js'

/**
 * Makes the role where it is missing, and gives it what it may read. Throws `role-not-made` where the user of the
 * database may not make roles and nobody made it.
 */
export async function makeStaffRole(session: Session): Promise<void> {
  const [known] = await session.query('select 1 as there from pg_roles where rolname = $1', [staffRole])
  if (!known) await createRole(session)
  const [member] = await session.query<{ is: boolean }>(
    `select pg_has_role(current_user, $1, 'member') as is`,
    [staffRole],
  )
  if (member?.is !== true) await session.query(`grant ${staffRole} to current_user`)
  await session.query(`grant usage on schema public to ${staffRole}`)
  await session.query(`grant select on ${staffViews.join(', ')} to ${staffRole}`)
}

async function createRole(session: Session): Promise<void> {
  const [right] = await session.query<{ may: boolean }>(
    'select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user',
  )
  if (right?.may !== true) throw problem.roleNotMade({ role: staffRole })
  // Roles belong to the whole server: another database may make it at this moment.
  await session.query(`do $$ begin create role ${staffRole} nologin;
    exception when duplicate_object or unique_violation then null; end $$`)
}

/** What an account may read, as the views ask for it. */
export interface StaffScope {
  readonly programmeId: string
  /** Record ids of every place to which the person is limited, those in them too; null: everywhere. */
  readonly placeIds: readonly string[] | null
}

/** The scope of an account: the places below those that it names are in it too. */
export async function scopeOfAccount(
  session: Session,
  programmeId: string,
  account: Pick<Account, 'placeIds'>,
): Promise<StaffScope> {
  if (account.placeIds === null) return { programmeId, placeIds: null }
  const places = await knownPlaces(session, programmeId)
  return { programmeId, placeIds: placesWithin(places, account.placeIds) }
}

/** Runs work as staff of that scope: whatever it asks, it gets what the views give. Not nested. */
export async function asStaff<T>(
  session: Session,
  { programmeId, placeIds }: StaffScope,
  work: (staff: Session) => Promise<T>,
): Promise<T> {
  const places = placeIds === null ? '' : `{${placeIds.join(',')}}`
  await session.query(
    `select set_config('truebearing.programme', $1, true), set_config('truebearing.places', $2, true)`,
    // A person limited to places that are all gone sees none, which is not the same as everywhere.
    [programmeId, places === '{}' ? '{00000000-0000-0000-0000-000000000000}' : places],
  )
  await session.query(`set local role ${staffRole}`)
  const result = await work(session)
  // Where the work fails the transaction does, and the role with it.
  await session.query('reset role')
  return result
}
