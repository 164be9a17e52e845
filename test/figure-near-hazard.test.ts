/** Accidents in relation to recorded hazards, worked by hand: a square of 0.001 degrees, spots, storage, a later record. */
import { deepEqual, equal } from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { parseQuery } from '../core/figure/parse.js'
import type { Value, Values } from '../core/record/definition.js'
import type { Session } from '../store/engine/engine.js'
import { countFigure } from '../store/figure/count.js'
import { day, idOf, makeProgrammes, otherProgrammeId, programmeId, writeRows } from './figure-register.js'
import { registers } from './support/registers.js'

const at = (latitude: string, longitude: string, basis = 'gps'): Value => [
  latitude,
  longitude,
  null,
  basis,
  null,
  null,
]
const square = (west: number, south: number): Value => {
  const [east, north] = [west + 0.001, south + 0.001]
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return [JSON.stringify({ type: 'Polygon', coordinates: [ring] }), null, null, 'map']
}

const hazards: readonly Values[] = [
  { class: 'minefield', status: 'closed', shape: square(30, 10) },
  { class: 'suspected_hazardous_area', status: 'open', position: at('20', '30') },
  { class: 'suspected_hazardous_area', status: 'open', position: at('60', '30') },
  { class: 'ammunition_storage', status: 'open', position: at('25', '30') },
]
/** Known from entry 9 on. */
const later: Values = { class: 'minefield', status: 'open', shape: square(40, 10) }
/** Of another programme. */
const foreign: Values = { class: 'minefield', status: 'open', shape: square(50, 10) }

/** A degree is 110,605 m from south to north at 10 degrees, 110,704 m at 20, and 55,800 m from west to east at 60. */
const accidents: readonly (readonly [expected: string, Value])[] = [
  ['inside', at('10.0005', '30.0005')],
  ['inside', at('10.0005', '30.0005', 'unknown')],
  ['within_100_m', at('10.0005', '30.0015')],
  ['within_100_m', at('20', '30')],
  ['within_100_m', at('20.000894', '30')], // 99.0 m
  ['outside', at('20.000912', '30')], // 101.0 m
  ['within_100_m', at('60', '30.001774')], // 99.0 m
  ['outside', at('60', '30.001810')], // 101.0 m
  ['outside', at('25', '30')],
  ['outside', at('10.0005', '40.0005')], // inside, from entry 9 on
  ['outside', at('10.0005', '50.0005')],
  ['unknown', at('10.0005', '30.0005', 'settlement')],
  ['unknown', at('20', '30', 'described')],
  ['unknown', null],
]

for (const register of registers) {
  describe(`accidents and recorded hazards, ${register.name}`, () => {
    let session: Session
    before(async () => {
      session = await register.open()
      await makeProgrammes(session)
      const row = (prefix: number, index: number, values: Values, from = 1) => ({
        recordId: idOf(prefix, index),
        role: 'accepted' as const,
        from,
        to: null,
        values,
      })
      await writeRows(session, 'hazard', [
        ...hazards.map((values, index) => row(9, index, values)),
        row(9, 10, later, 9),
        { ...row(9, 11, foreign), programmeId: otherProgrammeId },
      ])
      const happened = { identified: 'yes', date: day('2041-03-01'), device: 'ap_mine' }
      await writeRows(
        session,
        'accident',
        accidents.map(([, position], index) => row(8, index, { ...happened, position })),
      )
      // Two victims of the first accident, one of the last, one of an accident that is not there.
      const hurt = { involvement: 'direct', outcome: 'injured', ...happened }
      await writeRows(
        session,
        'victim',
        [0, 0, 13, 99].map((accident, index) => row(7, index, { ...hurt, accident: idOf(8, accident) })),
      )
    })
    after(() => register.close())

    async function parts(query: string, asOf = 8) {
      const result = await countFigure(session, {
        programmeId,
        timeZone: 'UTC',
        origin: 'truebearing/EXAMPLE/0',
        asOf,
        root: '',
        query: parseQuery(`${query} as of ${asOf}`),
        insideView: true,
      })
      const values = Object.fromEntries(
        result.parts.map(({ key, value }) => [Object.values(key).join(), value]),
      )
      return { total: result.total, values }
    }

    test('14 accidents: 2 inside, 4 within 100 m, 5 outside, 3 of which it cannot be told', async () => {
      const expected: Record<string, number> = {}
      for (const [word] of accidents) expected[word] = (expected[word] ?? 0) + 1
      deepEqual(expected, { inside: 2, within_100_m: 4, outside: 5, unknown: 3 })
      deepEqual(await parts('accidents by near_hazard'), { total: 14, values: expected })
    })

    test('a hazard counts from the entry at which it is current: 3 inside at entry 10', async () => {
      const { values } = await parts('accidents by near_hazard', 10)
      deepEqual(values, { inside: 3, within_100_m: 4, outside: 4, unknown: 3 })
    })

    test('conditions take 4, 10 and 3, the unknown kept unless they are left out', async () => {
      equal((await parts('accidents where near_hazard = within_100_m')).total, 4)
      equal((await parts('accidents where near_hazard != within_100_m')).total, 10)
      equal((await parts('accidents where near_hazard in (unknown)')).total, 3)
      equal((await parts('accidents where near_hazard != unknown')).total, 11)
      equal((await parts('accidents where near_hazard = inside by near_hazard, device')).total, 2)
    })

    test('4 victims are where their accidents are: 2 inside, 2 unknown', async () => {
      deepEqual(await parts('victims by near_hazard'), { total: 4, values: { inside: 2, unknown: 2 } })
      equal((await parts('casualties where near_hazard = inside')).total, 2)
    })
  })
}
