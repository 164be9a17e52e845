/** What staff may read is decided in the database: a role with rights on views alone, which also binds a superuser. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { before, test } from 'node:test'
import { roles } from '../core/access/roles.js'
import { fieldsOf } from '../core/record/columns.js'
import { kinds } from '../core/record/kinds.js'
import type { Session } from '../store/engine/engine.js'
import { makeSchema } from '../store/schema/make-schema.js'
import { asStaff } from '../store/staff/staff-role.js'
import { staffColumns, staffKinds } from '../store/staff/staff-view.js'
import { accidentId, fillListed, hazardId, personId, places, secrets, victimId } from './listed-register.js'
import type { SignedIn } from './served-accounts.js'
import { codeOf, servedAccounts } from './served-accounts.js'
import { newProgramme } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'

test('18 of the 21 kinds can be listed, and no column of them is of a confidential field', () => {
  deepEqual([staffKinds.length, kinds.length], [18, 21])
  for (const kind of staffKinds) {
    const columns = staffColumns(kind).map(([name]) => name)
    for (const { name, privacy } of fieldsOf(kind))
      if (privacy === 'confidential')
        for (const column of [name, `${name}_from`, `${name}_written`, `${name}_form`, `${name}_basis`])
          ok(!columns.includes(column), `${kind.kind}.${column}`)
  }
})

describeEngines('what staff read', (kind) => {
  const shared = sharedRegister(kind)
  const service = servedAccounts(shared, 'SEEN')
  const everywhere = () => ({ programmeId: service.programme.programmeId, placeIds: null })
  /** Runs a statement as staff in a transaction of its own. */
  const asked = (sql: string, placeIds: readonly string[] | null = null) =>
    service.programme.engine.transaction((session) =>
      asStaff(session, { ...everywhere(), placeIds }, (staff) => staff.query<Record<string, unknown>>(sql)),
    )
  const answered = async <T>(path: string, as: SignedIn): Promise<T> => {
    const answer = await service.ask('GET', path, { as })
    equal(answer.status, 200, path)
    return (await answer.json()) as T
  }
  const idsOf = async (path: string, as: SignedIn) =>
    (await answered<{ items: { id: string }[] }>(path, as)).items.map(({ id }) => id)
  let otherId = ''
  before(async () => {
    await fillListed(service.programme)
    const other = await newProgramme(shared.engine, shared.place, 'UNSEEN')
    await fillListed(other)
    otherId = other.programmeId
  })

  test('the user of this database is bound though it may be a superuser: 6 plain selects fail', async () => {
    for (const sql of [
      'select record_id from victims',
      'select person from victims',
      'select person from staff_victims',
      'select landowner from staff_hazards',
      'select record_id from persons',
      'select body from entry_bodies',
    ])
      await rejects(asked(sql), /permission denied|does not exist/, sql)
  })

  test('nothing is written as staff: 3 statements fail', async () => {
    for (const sql of [
      `update staff_victims set outcome = 'injured'`,
      'delete from staff_hazards',
      `insert into drafts (reason) values ('x')`,
    ])
      await rejects(asked(sql), /permission denied|cannot (update|delete)/, sql)
  })

  test('the role ends with the work, and with a transaction that failed', async () => {
    const users = await service.programme.engine.transaction(async (session: Session) => {
      const name = async () =>
        (await session.query<{ name: string }>('select current_user::text as name'))[0]?.name
      const inside = await asStaff(session, everywhere(), async (staff) => {
        const [row] = await staff.query<{ name: string }>('select current_user::text as name')
        return row?.name
      })
      return [inside, await name()]
    })
    equal(users[0], 'truebearing_staff')
    ok(users[1] !== 'truebearing_staff')
    await rejects(asked('select nothing'), /nothing/)
    const [row] = await service.programme.engine.transaction((session) =>
      session.query<{ rows: number }>('select count(*) as rows from victims where programme_id = $1', [
        service.programme.programmeId,
      ]),
    )
    equal(row?.rows, 7)
  })

  test('without a programme said the views are empty', async () => {
    const rows = await service.programme.engine.transaction(async (session) => {
      await session.query('set local role truebearing_staff')
      return session.query('select record_id from staff_victims')
    })
    deepEqual(rows, [])
  })

  test('the 7 rows of another programme are not there', async () => {
    equal((await asked('select record_id from staff_victims')).length, 7)
    const other = await service.programme.engine.transaction((session) =>
      asStaff(session, { programmeId: otherId, placeIds: [places.north] }, (staff) =>
        staff.query('select record_id from staff_victims'),
      ),
    )
    equal(other.length, 1)
  })

  test('a record of another region is not there, nor one whose place nobody said', async () => {
    const rows = await asked('select local_id from staff_victims order by 1', [
      places.north,
      places.northTown,
    ])
    deepEqual(
      rows.map(({ local_id: number }) => number),
      ['V0', 'V2'],
    )
    deepEqual(await asked('select record_id from staff_victims', []), [])
  })

  test('a code that is confidential reads as the one above it, also where it is copied from another record', async () => {
    for (const view of ['staff_victims', 'staff_accidents']) {
      const rows = await asked(`select distinct activation from ${view} where activation <> 'unknown'`)
      deepEqual(rows, [{ activation: 'victim' }], view)
    }
  })

  test('of a store of ammunition that is open nothing is told but that it is there, held back, and drawn roughly on the map of anybody', async () => {
    const [store] = await asked(`select * from staff_hazards where record_id = '${hazardId(1)}'`)
    const said = Object.entries(store ?? {}).filter(([, value]) => value !== null)
    deepEqual(said.map(([name]) => name).sort(), [
      'current_from',
      'entry',
      'is_held_back',
      'is_on_map',
      'record_id',
      'role',
      'version',
    ])
    equal(store?.is_held_back, true)
  })

  test('a condition of a caller is not tried on rows that the view does not give', async () => {
    const tried = `select record_id from staff_victims where 1 / (case when local_id = 'V3' then 0 else 1 end) = 1`
    await rejects(asked(tried), /division by zero/)
    equal((await asked(tried, [places.north])).length, 1)
  })

  for (const role of roles)
    test(`${role} reads lists and records without 1 confidential word, and 0 of another region`, async () => {
      const as = await service.person(role, [role])
      const near = await service.limited(`${role}.north`, [role], [places.north])
      for (const { table } of staffKinds) {
        const text = JSON.stringify(await answered(`/api/${table}?limit=200`, as))
        for (const secret of secrets) ok(!text.includes(secret), `${table}: ${secret}`)
        ok(!text.includes('tampering'), table)
        ok(!text.includes(personId), `${table}: that there is a person`)
      }
      for (const path of [`victims/${victimId(0)}`, `hazards/${hazardId(0)}`, `accidents/${accidentId(0)}`]) {
        const text = JSON.stringify(await answered(`/api/${path}`, as))
        for (const hidden of [...secrets, 'tampering', personId])
          ok(!text.includes(hidden), `${path}: ${hidden}`)
      }
      deepEqual(await idsOf('/api/victims', near), [0, 1, 2].map(victimId))
      deepEqual(await idsOf('/api/hazards', near), [hazardId(0)])
      equal(
        await codeOf(await service.ask('GET', `/api/victims/${victimId(3)}`, { as: near })),
        '404 record-not-there',
      )
      equal(await codeOf(await service.ask('GET', `/api/persons/${personId}`, { as })), '404 kind-unknown')
      deepEqual(await idsOf(`/api/victims?q=V3`, near), [])
    })

  test('a region takes in what lies under it, and a place that is gone takes in nothing', async () => {
    const village = await service.limited('village', ['reviewer'], [places.northVillage])
    deepEqual(await idsOf('/api/victims', village), [victimId(1)])
    const gone = await service.limited('gone', ['reviewer'], [])
    deepEqual(await idsOf('/api/victims', gone), [])
  })

  test('a register that stands finds its role again when it is opened', async () => {
    await service.programme.engine.transaction((session) =>
      session.query('revoke select on staff_victims from truebearing_staff'),
    )
    await makeSchema(shared.engine)
    equal((await asked('select record_id from staff_victims')).length, 7)
  })

  test('the refusal of a database that makes no roles says what its administrator runs', async () => {
    const { problem } = await import('../store/programme-problems.js')
    match(problem.roleNotMade({ role: 'truebearing_staff' }).message, /create role truebearing_staff nologin/)
  })
})
