/** Makes the tables and guards of a register, or finds them made. */
import { createHash } from 'node:crypto'
import type { Engine, Session } from '../engine/engine.js'
import { listIndexStatements } from '../staff/list-indexes.js'
import { makeStaffRole, standsStaffRole } from '../staff/staff-role.js'
import { staffViewStatements } from '../staff/staff-view.js'
import { derivedTableStatements, derivedTables } from './derived-tables.js'
import { guardStatements } from './guards.js'
import { logTableStatements } from './log-tables.js'

const stateTable = `
create table if not exists register_state (
  name text primary key,
  value text not null
)`

/** Changes when a definition changes: then the derived tables are made anew from the log. */
const derivedStatements = [...derivedTableStatements, ...staffViewStatements, ...listIndexStatements]
const derivedVersion = createHash('sha256').update(derivedStatements.join('\n')).digest('hex')
const logVersion = createHash('sha256')
  .update([...logTableStatements, ...guardStatements].join('\n'))
  .digest('hex')

/** Names everything that an empty register holds; another name, other tables. */
export const schemaVersion = createHash('sha256').update(`${logVersion} ${derivedVersion}`).digest('hex')

/** Makes what is missing. Gives whether derived tables were made anew and must be filled from the log. */
export async function makeSchema(engine: Engine): Promise<{ readonly mustRebuild: boolean }> {
  return engine.transaction(async (session) => {
    // Two that open the same new database would trip over each other's tables.
    await session.query(
      "select pg_advisory_xact_lock(hashtextextended('truebearing schema', 0)) is null as locked",
    )
    await session.query(stateTable)
    if ((await stateOf(session, 'log tables')) !== logVersion) {
      for (const statement of [...logTableStatements, ...guardStatements]) await session.query(statement)
      await setState(session, 'log tables', logVersion)
    }
    const known = await stateOf(session, 'derived tables')
    if (known === derivedVersion) {
      if (!(await standsStaffRole(session))) await makeStaffRole(session)
      return { mustRebuild: (await stateOf(session, 'derived rows')) !== derivedVersion }
    }
    await remakeDerivedTables(session)
    if (known === null) await markDerived(session)
    return { mustRebuild: known !== null }
  })
}

/** Drops the derived tables and makes them empty. */
async function remakeDerivedTables(session: Session): Promise<void> {
  // With the views that rest on them, those of an older definition too.
  for (const table of derivedTables) await session.query(`drop table if exists ${table} cascade`)
  for (const statement of derivedStatements) await session.query(statement)
  await makeStaffRole(session)
  await setState(session, 'derived tables', derivedVersion)
}

/** Writes down that the derived rows are those of the log under the present definitions. */
export async function markDerived(session: Session): Promise<void> {
  await setState(session, 'derived rows', derivedVersion)
}

/** Writes down that derived rows are missing: whoever opens the register next makes them, if this process dies. */
export async function markUnderived(session: Session): Promise<void> {
  await setState(session, 'derived rows', 'missing')
}

async function stateOf(session: Session, name: string): Promise<string | null> {
  const [row] = await session.query<{ value: string }>('select value from register_state where name = $1', [
    name,
  ])
  return row?.value ?? null
}

async function setState(session: Session, name: string, value: string): Promise<void> {
  await session.query(
    `insert into register_state (name, value) values ($1, $2)
     on conflict (name) do update set value = excluded.value`,
    [name, value],
  )
}
