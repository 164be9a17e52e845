/** Lists in the order of people's own numbers and of names, on both engines, whoever reads and whatever waits. */
import { deepEqual, equal } from 'node:assert/strict'
import { before, test } from 'node:test'
import { nameOrder } from '../core/record/name-order.js'
import { numberOrder } from '../core/record/number-order.js'
import type { Programme } from '../store/programme.js'
import { day, idOf, writeRows } from './figure-register.js'
import { fillListed, places } from './listed-register.js'
import type { SignedIn } from './served-accounts.js'
import { servedAccounts } from './served-accounts.js'
import { writeCurrent } from './served-register.js'
import { importText } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'
import { csv, victims } from './support/victims.js'

/** As people read them. */
const inOrder = [
  'I-1',
  'I-2',
  'I-٣',
  'I-9',
  'I-10',
  'i-11',
  'I-012',
  'I-12',
  'I-100',
  'I-99999999999999999999',
  'Sector 2 / 3',
  'Sector 2 / 12',
  'Sector 10 / 1',
]
/** As they came in; every second is in the south. */
const asTheyCame = [...inOrder].sort()
const dated = { information_date: day('2041-06-01') }

describeEngines('the order of own numbers', (kind) => {
  const service = servedAccounts(sharedRegister(kind), 'ORDER')
  let as: SignedIn
  before(async () => {
    const { programme } = service
    await fillListed(programme)
    await writeCurrent(
      programme,
      'accident',
      { prefix: 770, from: 20 },
      asTheyCame.map((number, at) => ({
        ...dated,
        local_id: number,
        device: 'fuze',
        place: at % 2 === 0 ? places.northTown : places.southTown,
      })),
    )
    const held = (number: string) => ({ ...dated, local_id: number, device: 'uxo', disposal: 'none_yet' })
    await writeCurrent(programme, 'item', { prefix: 771, from: 40 }, [
      held('I-3'),
      { ...held('I-10'), disposal: 'destroyed_in_place' },
      held('I-1'),
      { ...held('I-2'), disposal: 'destroyed_in_place' },
      held('I-20'),
    ])
    await write(programme, ['W-10', 'W-9', 'w-1'])
    as = await service.person('reads', ['analyst'])
  })
  /** Accidents that wait. */
  const write = ({ engine, programmeId }: Programme, numbers: readonly string[]) => {
    const state = { programmeId, role: 'submitted', from: 900, to: null } as const
    const rows = numbers.map((number, at) => ({
      ...state,
      recordId: idOf(772, at),
      values: { ...dated, local_id: number },
    }))
    return engine.transaction((session) => writeRows(session, 'accident', rows))
  }
  interface Page {
    readonly items: readonly {
      readonly id: string
      readonly localId: string | null
      readonly values: Readonly<Record<string, unknown>>
    }[]
    readonly next: string | null
  }
  const page = async (query: string, who = as): Promise<Page> => {
    const answer = await service.ask('GET', `/api/${query}`, { as: who })
    equal(answer.status, 200, `${query}: ${await answer.clone().text()}`)
    return (await answer.json()) as Page
  }
  const numbers = async (query: string, who = as) =>
    (await page(query, who)).items.map(({ localId }) => localId)
  const fuzes = `accidents?filter=${encodeURIComponent('device = fuze')}`

  test('13 numbers stand as people count them, both ways, in pages of any length', async () => {
    deepEqual(await numbers(fuzes), inOrder)
    deepEqual(await numbers(`${fuzes}&sort=-local_id`), inOrder.toReversed())
    for (const [sort, expected] of [
      ['local_id', inOrder],
      ['-local_id', inOrder.toReversed()],
    ] as const)
      for (const limit of [1, 3]) {
        const gathered: (string | null)[] = []
        for (let cursor = ''; gathered.length < inOrder.length; ) {
          const { items, next } = await page(`${fuzes}&sort=${sort}&limit=${limit}${cursor}`)
          gathered.push(...items.map(({ localId }) => localId))
          if (next === null) break
          cursor = `&cursor=${next}`
        }
        deepEqual(gathered, expected, `${sort} by ${limit}`)
      }
  })

  test('who is limited to the north reads the 7 of the north, in the same order', async () => {
    const limited = await service.limited('north', ['analyst'], [places.north])
    deepEqual(
      await numbers(fuzes, limited),
      inOrder.filter((number) => asTheyCame.indexOf(number) % 2 === 0),
    )
  })

  test('what waits stands as people count it too', async () => {
    deepEqual(await numbers('accidents?state=submitted'), ['w-1', 'W-9', 'W-10'])
    deepEqual(await numbers('accidents?state=submitted&sort=-local_id'), ['W-10', 'W-9', 'w-1'])
  })

  test('of 3 items that are held back the order tells no number: they come last, as they came in', async () => {
    const byId = [idOf(771, 0), idOf(771, 2), idOf(771, 4)]
    for (const [sort, shown, held] of [
      ['local_id', ['I-2', 'I-10'], byId],
      ['-local_id', ['I-10', 'I-2'], byId.toReversed()],
    ] as const) {
      const { items } = await page(`items?sort=${sort}`)
      deepEqual(
        items.map(({ localId }) => localId),
        [...shown, null, null, null],
      )
      deepEqual(
        items.slice(2).map(({ id }) => id),
        held,
      )
      const { next } = await page(`items?sort=${sort}&limit=3`)
      deepEqual(JSON.parse(Buffer.from(next ?? '', 'base64url').toString()), [null, held[0], null])
    }
  })

  test('numbers that are imported have their order in the table, and 10,000 digits are a number as any', async () => {
    const long = '9'.repeat(10_000)
    const given = ['k-10', 'k-9', `k-${long}`, `k-1${long}`]
    const rowsOf = victims(5, given.length).map((row, at) => ({ ...row, number: given[at] ?? '' }))
    await importText(service.programme, csv(rowsOf))
    deepEqual(
      (await numbers('victims?q=k')).map((number) => number?.slice(0, 5)),
      ['k-9', 'k-10', 'k-999', 'k-199'],
    )
    const { next } = await page('victims?q=k&limit=3')
    deepEqual(await numbers(`victims?q=k&limit=3&cursor=${next}`), [`k-1${long}`])
    const rows = await service.programme.engine.transaction((session) =>
      session.query<{ local_id: string; local_id_order: string }>(
        `select local_id, local_id_order from victims where programme_id = $1 and local_id like 'k-%'`,
        [service.programme.programmeId],
      ),
    )
    for (const row of rows) equal(row.local_id_order, numberOrder(row.local_id))
  })

  test('8 posts stand by the letters of their names, whatever case and accents, and Post 2 before Post 10', async () => {
    const names = ['Abrun', 'ábrun Ford', 'Ácen', 'Đabor', 'Dacen', 'Post 2', 'post 10', 'Žemo']
    await writeCurrent(
      service.programme,
      'post',
      { prefix: 773, from: 60 },
      [...names].sort().map((name) => ({ ...dated, name })),
    )
    for (const [sort, expected] of [
      ['', names],
      ['&sort=-name', names.toReversed()],
    ] as const) {
      const gathered: unknown[] = []
      for (let cursor = ''; gathered.length < names.length; ) {
        const { items, next } = await page(`posts?limit=3${sort}${cursor}`)
        gathered.push(...items.map(({ values }) => values.name))
        if (next === null) break
        cursor = `&cursor=${next}`
      }
      deepEqual(gathered, expected, sort)
    }
  })

  test('a name that is imported has its order in the table, as it is written too', async () => {
    const rows = await service.programme.engine.transaction((session) =>
      session.query<{ name: string; name_order: string }>(
        'select name, name_order from places where programme_id = $1',
        [service.programme.programmeId],
      ),
    )
    equal(rows.length > 3, true)
    for (const row of rows) equal(row.name_order, nameOrder(row.name))
  })
})
