/** Random registers of hazards and releases over a grid: the ledger of cells against sets of ground, event by event. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeLedger } from '../core/land/account.js'
import type { HazardHistory, LandRecords, Layer, Release, ShapeKey } from '../core/land/records.js'
import { stateAccount } from '../core/land/statement.js'
import { cellsOf, countSquares, everything, hazard, period, release, squares, version } from './land-model.js'
import { randomFrom } from './reading-files.js'

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
const below = randomFrom(seed)

function oneOf<T>(choices: readonly T[]): T {
  return choices[below(choices.length)] as T
}

const classes = ['suspected_hazardous_area', 'confirmed_hazardous_area', 'minefield', 'indication']

function randomDay(): string {
  return `20${oneOf([30, 31, 32])}-${oneOf(['02', '07'])}-${oneOf(['03', '17'])}`
}

function randomShape(): readonly string[] {
  const [x, y] = [below(7), below(7)]
  return squares([x, y, x + 1 + below(4), y + 1 + below(4)])
}

/** Sets of ground cannot tell when ground first told of as closed was recorded: `isOpenFirst` leaves such hazards out. */
function randomHazard(
  name: string,
  shapes: Map<ShapeKey, readonly string[]>,
  isOpenFirst: boolean,
): HazardHistory {
  const days = Array.from({ length: 1 + below(4) }, randomDay)
  const versions = [...new Set(days)].sort().map((day, index) => {
    const shape = index > 0 && below(2) === 0 ? `${name}.0` : `${name}.${index}`
    if (!shapes.has(shape)) shapes.set(shape, randomShape())
    return version(shape, day, {
      class: oneOf(classes),
      status: oneOf(['open', 'worked_on', isOpenFirst && index === 0 ? 'suspended' : 'closed']),
      isConfirmed: below(2) === 0,
    })
  })
  return hazard(name, ...versions)
}

function randomRelease(name: string, shapes: Map<ShapeKey, readonly string[]>): Release {
  shapes.set(name, randomShape())
  return release(name, oneOf(['cancelled', 'reduced', 'cleared']), randomDay(), {
    layer: oneOf([null, 'surface', 'depth']),
    saysGrowth: below(2) === 0,
  })
}

function randomRecords(isOpenFirst: boolean): {
  records: LandRecords
  shapes: Map<ShapeKey, readonly string[]>
} {
  const shapes = new Map<ShapeKey, readonly string[]>()
  const hazards = Array.from({ length: 1 + below(5) }, (_, index) =>
    randomHazard(`H${index}`, shapes, isOpenFirst),
  )
  const releases = Array.from({ length: below(6) }, (_, index) => randomRelease(`R${index}`, shapes))
  return { records: { hazards, releases }, shapes }
}

const compared = [
  'newly_identified',
  'boundary_growth',
  'contaminated_again',
  'cancelled',
  'reduced',
  'cleared',
  'corrections',
  'difference',
] as const

test(`400 random registers come out as sets of ground do, event by event (seed ${seed})`, () => {
  for (let round = 0; round < 400; round += 1) {
    const { records, shapes } = randomRecords(true)
    const days = [randomDay(), randomDay()].sort()
    const bounds = period(oneOf([null, days[0] ?? '']), days[1] ?? '')
    const layer: Layer = oneOf(['surface', 'depth'])
    const expected = countSquares(records, shapes, { bounds, layer })
    const statement = stateAccount(makeLedger(records, cellsOf(shapes, 1), { ...everything, bounds, layer }))
    const held = Object.fromEntries(statement.lines.map((line) => [line.line, line.squareMetres]))
    const told = `round ${round}: ${JSON.stringify({ records, bounds, layer, held, expected })}`
    for (const line of compared) assert.equal(held[line] ?? 0, expected[line] ?? 0, `${line}, ${told}`)
    assert.equal(held.opening, expected.opening, told)
    assert.equal(statement.closing, expected.closing, told)
  }
})

test(`200 random registers: every period ends where the next begins, in each class (seed ${seed})`, () => {
  for (let round = 0; round < 200; round += 1) {
    const { records, shapes } = randomRecords(false)
    const cells = cellsOf(shapes, 1 + below(3))
    const groupOf = (name: string) => name
    const inYear = (year: number) => {
      const bounds = period(`${year}-01-01`, `${year}-12-31`)
      return makeLedger(records, cells, { ...everything, bounds, groupOf })
    }
    for (const year of [2030, 2031, 2032]) {
      const [ledger, next] = [inYear(year), inYear(year + 1)]
      for (const name of [...classes, null]) {
        const { closing } = stateAccount(ledger, name)
        const held = stateAccount(next, name).lines.filter(
          ({ line }) => line === 'opening' || line === 'recorded_without_date',
        )
        const opening = held.reduce((sum, line) => sum + line.squareMetres, 0)
        assert.equal(opening, closing, `round ${round}, ${year}, ${name}: ${JSON.stringify(records)}`)
      }
    }
  }
})
