/** The log is append-only because the database refuses the rest, whoever asks. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { erasePerson } from '../intake/erase/erase-person.js'
import { checkLog } from '../store/check-log.js'
import type { Session } from '../store/engine/engine.js'
import { eraseBodies } from '../store/erase-bodies.js'
import type { Programme } from '../store/programme.js'
import { figuresOf, importText, newProgramme } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'
import { csv, victims } from './support/victims.js'

const guarded = ['log_entries', 'entry_bodies', 'entry_commitments', 'files', 'file_chunks']
const refused = { code: 'TB001' }

describeEngines('the log', (kind) => {
  const register = sharedRegister(kind)
  let programme: Programme
  const run = (...statements: readonly string[]) =>
    register.engine.transaction(async (session) => {
      for (const statement of statements) await session.query(statement)
    })
  const one = (session: Session, sql: string) =>
    session.query<{ value: string }>(sql, [programme.programmeId]).then((rows) => rows[0]?.value ?? '')

  before(async () => {
    programme = await newProgramme(register.engine, register.place, 'GUARDED')
    await importText(programme, csv(victims(1, 30)))
    const person = await register.engine.transaction((session) =>
      one(session, 'select record_id as value from persons where programme_id = $1 order by entry limit 1'),
    )
    await erasePerson(programme, person, 'asked by the family')
  })

  test('the tests act as superuser', async () => {
    const [row] = await register.engine.transaction((session) =>
      session.query('select rolsuper as super from pg_roles where rolname = current_user'),
    )
    assert.equal(row?.super, true)
  })

  for (const table of guarded) {
    test(`${table}: no row is changed, deleted or truncated`, async () => {
      await assert.rejects(run(`update ${table} set programme_id = programme_id`), refused)
      await assert.rejects(run(`delete from ${table}`), refused)
      await assert.rejects(run(`truncate ${table}`), refused)
      await assert.rejects(run(`truncate ${table} cascade`), refused)
      await assert.rejects(
        run(`set local session_replication_role = replica`, `delete from ${table}`),
        refused,
      )
    })
  }

  test('the programme of a log cannot be deleted under it', async () => {
    await assert.rejects(run('delete from programmes'), { code: '23503' })
    await assert.rejects(run('truncate programmes cascade'), refused)
  })

  test('a setting that names no erasure opens nothing', async () => {
    for (const said of ['0', '1', '', 'yes', 'restore', '9'.repeat(15), '9'.repeat(30), '-1', "1'"]) {
      const set = `select set_config('truebearing.erasure', '${said.replaceAll("'", "''")}', true)`
      await assert.rejects(run(set, 'delete from entry_bodies'), refused)
      await assert.rejects(run(set, 'delete from file_chunks'), refused)
    }
  })

  test('an erasure opens what its entry names and nothing else', async () => {
    const { engine } = register
    const { programmeId } = programme
    const erased = await engine.transaction((session) =>
      one(session, "select n::text as value from log_entries where programme_id = $1 and type = 'erased'"),
    )
    const set = `select set_config('truebearing.erasure', '${erased}', true)`
    await assert.rejects(run(set, 'update entry_bodies set body = secret'), refused)
    await assert.rejects(run(set, 'delete from log_entries'), refused)
    await assert.rejects(run(set, 'delete from entry_commitments'), refused)
    for (const table of ['entry_bodies', 'files', 'file_chunks'])
      await assert.rejects(run(set, `delete from ${table}`), refused)
    const figures = await figuresOf(programme)
    const faults = await engine.transaction((session) => checkLog(session, programmeId))
    assert.deepEqual(faults, [])
    assert.deepEqual(await figuresOf(programme), figures)
  })

  test('bodies of another programme stay where an erasure of this one is named', async () => {
    const other = await newProgramme(register.engine, register.place, 'OTHER')
    await importText(other, csv(victims(2, 5)))
    await assert.rejects(
      register.engine.transaction((session) =>
        eraseBodies(session, other.programmeId, { entries: [1], files: [], erasedAt: 1 }),
      ),
      refused,
    )
  })
})
