/** Hazards and their area, worked by hand: five records, three of them with a shape. */
import { deepEqual, equal } from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { parseQuery } from '../core/figure/parse.js'
import type { Values } from '../core/record/definition.js'
import type { Session } from '../store/engine/engine.js'
import { countFigure } from '../store/figure/count.js'
import { day, idOf, makeProgrammes, programmeId, writeRows } from './figure-register.js'
import { registers } from './support/registers.js'

/** 100 + 250 + 4,000 m² with a shape, two without; the last is known from entry 9 on. */
const rows: readonly Values[] = [
  {
    class: 'minefield',
    status: 'open',
    computed_area_square_metres: '100',
    information_date: day('2041-01-05'),
  },
  {
    class: 'minefield',
    status: 'closed',
    computed_area_square_metres: '250',
    information_date: day('2041-02-01'),
  },
  { class: 'suspected_hazardous_area', status: 'open', information_date: day('2041-02-02') },
  { class: 'suspected_hazardous_area', status: 'unknown', information_date: day('2042-02-02') },
  { class: 'battle_area', computed_area_square_metres: '4000', information_date: day('2042-03-01') },
]

for (const register of registers) {
  describe(`hazards, ${register.name}`, () => {
    let session: Session
    before(async () => {
      session = await register.open()
      await makeProgrammes(session)
      await writeRows(
        session,
        'hazard',
        rows.map((values, index) => ({
          recordId: idOf(9, index),
          role: 'accepted',
          from: index === 4 ? 9 : 1,
          to: null,
          values,
        })),
      )
    })
    after(() => register.close())

    async function counted(query: string, asOf = 10) {
      const request = { programmeId, timeZone: 'UTC', origin: 'truebearing/EXAMPLE/0', asOf, root: '' }
      const whole = `${query} as of ${asOf}`
      const { total, parts, unit, notes } = await countFigure(session, {
        ...request,
        query: parseQuery(whole),
        insideView: true,
      })
      const values = parts.map(({ key, value }) => `${Object.values(key).join(' ')} ${value}`.trim())
      return { total, unit, values, notes: notes.filter((note) => note.includes('without a shape')) }
    }

    test('5 hazards by status, the one without a status as unknown', async () => {
      const { total, unit, values } = await counted('hazards by status')
      deepEqual([total, unit, values], [5, 'hazards', ['open 2', 'closed 1', 'unknown 2']])
    })

    test('2 minefields are under confirmed hazardous area, with the battle area 3', async () => {
      equal((await counted('hazards where class = confirmed_hazardous_area')).total, 3)
      equal((await counted('hazards where class = minefield')).total, 2)
      equal((await counted('hazards in 2041')).total, 3)
    })

    test('4,350 m² from 3 shapes, 350 before the last entry, and 2 hazards without a shape', async () => {
      const { total, unit, notes } = await counted('hazard-area')
      deepEqual([total, unit], [4350, 'square_metres'])
      deepEqual(notes, ['Hazards without a shape that encloses ground, which add nothing to this number: 2.'])
      equal((await counted('hazard-area', 8)).total, 350)
    })
  })
}
