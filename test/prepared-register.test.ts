/** A new register is a copy of one that the build prepared: it must be what making every table would give. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import type { Engine } from '../store/engine/engine.js'
import { openEngine } from '../store/engine/open-engine.js'
import { openRegister } from '../store/open-programme.js'
import { makeSchema } from '../store/schema/make-schema.js'
import { preparedRegisterFolder } from '../store/schema/prepared-register.js'
import { newPlace } from './support/registers.js'

/** Everything that the tables of a register are made of, one line each. */
const parts = `
  select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable as part
    from information_schema.columns where table_schema = 'public'
  union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
  union all select 'view ' || viewname || ' ' || definition from pg_views where schemaname = 'public'
  union all select 'function ' || p.oid::regprocedure || ' ' || p.prosrc from pg_proc p
    where pronamespace = 'public'::regnamespace and prolang in (select oid from pg_language where lanname in ('sql', 'plpgsql'))
  union all select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
  union all select 'constraint ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
    where connamespace = 'public'::regnamespace
  union all select 'privilege ' || grantee || ' ' || table_name || ' ' || privilege_type
    from information_schema.role_table_grants where table_schema = 'public'
  union all select 'state ' || name || ' ' || value from register_state
  order by 1`

async function partsOf(engine: Engine): Promise<readonly string[]> {
  const rows = await engine.transaction((session) => session.query<{ part: string }>(parts))
  return rows.map(({ part }) => part)
}

test('a register copied from the prepared one is the same as one whose tables were made', async (t) => {
  assert.ok(existsSync(preparedRegisterFolder()), 'the build prepared one')
  const [made, copied] = [await newPlace('embedded'), await newPlace('embedded')]
  const first = await openEngine(made)
  t.after(async () => {
    await first.close()
    await made.remove()
  })
  await assert.rejects(
    first.transaction((session) => session.query('select name from register_state')),
    'the prepared database holds no table of ours',
  )
  await makeSchema(first)
  const second = await openRegister(copied)
  t.after(async () => {
    await second.close()
    await copied.remove()
  })
  const expected = await partsOf(first)
  assert.ok(expected.length > 1000, `${expected.length} parts`)
  assert.deepEqual(await partsOf(second), expected)
})
