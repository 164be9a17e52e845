/** A list narrowed to a period: on the day of what happened, by the rule of figures. */
import { deepEqual, equal } from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Value, Values } from '../core/record/definition.js'
import { day, idOf, interval, writeRows } from './figure-register.js'
import type { SignedIn } from './served-accounts.js'
import { codeOf, servedAccounts } from './served-accounts.js'
import { describeEngines, sharedRegister } from './support/registers.js'

/** Days of invented explosions; their own numbers are their indexes. */
const dates: readonly (Value | null)[] = [
  day('2031-01-01'),
  day('2031-12-31'),
  day('2032-01-01'),
  interval('2031-06-01', '2031-06-30'),
  interval('2030-12-31', '2031-01-02'),
  interval('2031-01-01', '2031-12-31'),
  interval(null, '2031-03-01'),
  interval('2031-03-01', null),
  null,
]

/** What lies in each, worked out by hand: an open end lies in no period that ends there. */
const periods = [
  ['from=2031-01-01&to=2031-12-31', 'in 2031', '0 1 3 5'],
  ['from=2031-06-01&to=2031-06-30', 'from 2031-06-01 to 2031-06-30', '3'],
  ['from=2031-06-01&to=2031-06-29', 'from 2031-06-01 to 2031-06-29', ''],
  ['to=2031-03-01', 'to 2031-03-01', '0 4 6'],
  ['from=2031-12-31', 'from 2031-12-31 to 9998-12-31', '1 2'],
] as const

describeEngines('lists of a period', (kind) => {
  const service = servedAccounts(sharedRegister(kind), 'PERIOD')
  let as: SignedIn
  before(async () => {
    const dated = (prefix: string) =>
      dates.map((date, at) => ({
        local_id: `${prefix}${at}`,
        date,
        identified: 'yes',
        outcome: 'killed',
        information_date: day('2035-01-01'),
      }))
    await write('accident', 760, dated('A'))
    await write('victim', 761, dated('V'))
    await write('activity', 762, [
      { local_id: 'both', start: day('2030-05-01'), end: day('2031-05-01') },
      { local_id: 'began', start: day('2031-02-01') },
      { local_id: 'ended', start: day('2031-02-01'), end: day('2032-05-01') },
    ])
    await write('item', 763, [
      { local_id: 'found', found_on: day('2031-05-01'), disposal: 'destroyed_in_place' },
      { local_id: 'kept', found_on: day('2031-05-01'), disposal: 'none_yet' },
    ])
    await write('hazard', 764, [
      { local_id: 'told', information_date: day('2031-05-01'), class: 'minefield' },
    ])
    as = await service.person('reads', ['analyst'])
  })
  /** All current from the beginning, so that a figure counts them. */
  const write = (name: string, prefix: number, values: readonly Values[]) => {
    const { engine, programmeId } = service.programme
    const state = { programmeId, role: 'accepted', from: 0, to: null } as const
    const rows = values.map((each, at) => ({ ...state, recordId: idOf(prefix, at), values: each }))
    return engine.transaction((session) => writeRows(session, name, rows))
  }
  const ask = (path: string) => service.ask('GET', `/api/${path}`, { as })
  const numbersIn = async (path: string): Promise<string> => {
    const answer = await ask(path)
    equal(answer.status, 200, `${path}: ${await answer.clone().text()}`)
    const { items, numberMatched } = (await answer.json()) as {
      items: readonly { readonly localId: string }[]
      numberMatched: number
    }
    equal(numberMatched, items.length, path)
    return items.map(({ localId }) => localId).join(' ')
  }

  test('5 periods hold what they hold in a figure, in each of 4 orders, and a victim has the day of its accident', async () => {
    for (const [asked, figure, expected] of periods) {
      const named = (letter: string) => expected.replace(/\d/g, (digit) => letter + digit)
      equal(await numbersIn(`accidents?${asked}`), named('A'), asked)
      equal(await numbersIn(`victims?${asked}`), named('V'), asked)
      for (const sort of ['local_id', 'date', '-date', '-entry'])
        deepEqual(
          (await numbersIn(`victims?${asked}&sort=${sort}`)).split(' ').sort(),
          named('V').split(' '),
          `${asked} by ${sort}`,
        )
      const counted = await ask(`figures?query=${encodeURIComponent(`deaths ${figure}`)}`)
      const { figure: result } = (await counted.json()) as { figure: { total: number } }
      equal(result.total, expected.split(' ').filter(Boolean).length, figure)
    }
  })

  test('an activity is dated by its end, else its start; an item by its find, unless it is held back; a hazard by its information', async () => {
    const year = 'from=2031-01-01&to=2031-12-31'
    equal(await numbersIn(`activities?${year}`), 'began both')
    equal(await numbersIn(`items?${year}`), 'found')
    equal(await numbersIn(`hazards?${year}`), 'told')
  })

  test('a period stands beside a condition and words', async () => {
    equal(await numbersIn('victims?from=2031-01-01&to=2031-12-31&q=V3'), 'V3')
    equal(await numbersIn('victims?from=2031-12-31&filter=outcome = killed&q=v'), 'V1 V2')
    equal(await numbersIn('victims?from=2031-12-31&filter=outcome = injured'), '')
  })

  test('a saved view keeps its period', async () => {
    const query = { from: '2031-01-01', to: '2031-12-31' }
    const view = { kinds: 'victims', name: 'a year', query, columns: [] }
    equal((await service.ask('PUT', '/api/views', { as, body: view })).status, 200)
    const { views } = (await (await ask('views')).json()) as { views: readonly { readonly query: unknown }[] }
    deepEqual(
      views.map((each) => each.query),
      [query],
    )
  })

  test('5 periods that are none are refused', async () => {
    for (const [period, code] of [
      ['from=2031-02-30', '400 query-invalid'],
      ['to=2031', '400 query-invalid'],
      ['from=', '400 query-invalid'],
      ['from=2031-01-01T00:00Z', '400 query-invalid'],
      ['from=2032-01-01&to=2031-01-01', '400 period-is-empty'],
    ] as const)
      equal(await codeOf(await ask(`victims?${period}`)), code, period)
  })
})
