/** The role under which staff read: made once in a database server, with rights on the views of staff alone. */
import type { Account } from '../../core/access/account.js'
import { DatabaseError } from '../engine/database-error.js'
import type { Session } from '../engine/engine.js'
import { knownPlaces, placesWithin } from '../place-list.js'
import { problem } from '../programme-problems.js'
import { staffRole, staffViews } from './staff-view.js'

/** Whether this user of the database can turn to the role, and the role may read: a database can come from another server. */
export async function standsStaffRole(session: Session): Promise<boolean> {
  const [known] = await session.query('select 1 as there from pg_roles where rolname = $1', [staffRole])
  if (!known || !(await isMember(session))) return false
  const [row] = await session.query<{ reads: boolean }>(
    'select bool_and(has_table_privilege($1, view, $2)) as reads from unnest($3::text[]) as view',
    [staffRole, 'select', staffViews],
  )
  return row?.reads === true
}

/**
 * Makes the role where it is missing, and gives it what it may read. Throws `role-not-made` where the user of the
 * database may not make roles and nobody made it.
 */
export async function makeStaffRole(session: Session): Promise<void> {
  await makeRole(session)
  if (!(await isMember(session))) await orRefused(() => session.query(`grant ${staffRole} to current_user`))
  await session.query(`grant select on ${staffViews.join(', ')} to ${staffRole}`)
}

async function isMember(session: Session): Promise<boolean> {
  // Since PostgreSQL 16 who makes a role administers it, and may still not turn to it.
  const [row] = await session.query<{ may: boolean }>(
    `select case when current_setting('server_version_num')::int >= 160000
       then pg_has_role(current_user, $1, 'set') else pg_has_role(current_user, $1, 'member') end as may`,
    [staffRole],
  )
  return row?.may === true
}

async function makeRole(session: Session): Promise<void> {
  // Roles belong to the whole server: another database may make it at this moment.
  await orRefused(() =>
    session.query(`do $$ begin
      if not exists (select from pg_roles where rolname = '${staffRole}') then create role ${staffRole} nologin; end if;
    exception when duplicate_object or unique_violation then null; end $$`),
  )
}

const insufficientPrivilege = '42501'

/** Throws `role-not-made` where the database refuses for want of a right. */
async function orRefused(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof DatabaseError && error.code === insufficientPrivilege)
      throw problem.roleNotMade({ role: staffRole })
    throw error
  }
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
    `select set_config('truebearing.programme', $1, true), set_config('truebearing.places', $2, true),
       set_config('role', $3, true)`,
    // A person limited to places that are all gone sees none, which is not the same as everywhere.
    [programmeId, places === '{}' ? '{00000000-0000-0000-0000-000000000000}' : places, staffRole],
  )
  const result = await work(session)
  // Where the work fails the transaction does, and the role with it.
  await session.query('reset role')
  return result
}
