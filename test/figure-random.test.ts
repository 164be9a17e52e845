import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { definitionOf, definitions } from '../core/figure/catalogue.js'
import { dimensionsOf } from '../core/figure/dimensions.js'
import { printQuery } from '../core/figure/print.js'
import type { Condition, CountQuery, Period } from '../core/figure/query.js'
import type { FigureResult } from '../core/figure/result.js'
import { flatCodes } from '../core/record/codes.js'
import type { Value, Values } from '../core/record/definition.js'
import type { Session } from '../store/engine/engine.js'
import { countFigure } from '../store/figure/count.js'
import { countByHand } from './figure-naive.js'
import type { TestRow } from './figure-register.js'
import {
  idOf,
  interval,
  makeProgrammes,
  otherProgrammeId,
  programmeId,
  writeRows,
} from './figure-register.js'
import { registers } from './support/registers.js'

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
const lastEntry = 60
let state = seed >>> 0

function below(limit: number): number {
  // mulberry32
  state = (state + 0x6d2b79f5) >>> 0
  let mixed = Math.imul(state ^ (state >>> 15), state | 1)
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
  return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
}

function oneOf<T>(choices: readonly T[]): T {
  const chosen = choices[below(choices.length)]
  if (chosen === undefined) throw new Error('nothing to choose from')
  return chosen
}

const placeCodes = ['EXL', 'EX01', 'EX02', 'EX0101', 'EX0102', 'EX0201'] as const
const parentOf: readonly (number | null)[] = [null, 1, 1, 2, 2, 3]

function randomDay(): string {
  return `${oneOf([2030, 2031])}-${oneOf(['01', '02', '06', '12'])}-${oneOf(['01', '15', '28'])}`
}

function randomDate(): Value {
  const ends = [randomDay(), randomDay()].sort()
  const [one, other] = [ends[0] ?? null, ends[1] ?? null]
  return oneOf<() => Value>([
    () => null,
    () => interval(one, one),
    () => interval(one, one),
    () => interval(one, other),
    () => interval(one?.slice(0, 8).concat('01') ?? null, one?.slice(0, 8).concat('28') ?? null),
    () => interval(null, other),
    () => interval(one, null),
    () => interval(`${one}T06:00`, `${one}T18:30`),
  ])()
}

/** Random values of every coded field, date and measure that a figure of the kind reads. */
function randomValues(kind: string): Values {
  const definition =
    definitions.find((entry) => entry.kind === kind) ?? definitionOf({ figure: 'casualties', version: 1 })
  const coded = dimensionsOf(definition).flatMap((dimension) => {
    if (dimension.type !== 'code' || dimension.name === 'age_group' || dimension.workedOut) return []
    const codes = flatCodes(dimension.codes).map(({ code }) => code)
    return [[dimension.name, oneOf([null, ...codes.slice(0, 4), ...codes.slice(-2)])] as const]
  })
  const land = () => [oneOf(['cancelled', 'reduced', 'cleared', 'unknown']), oneOf(['10', '250', '7'])]
  return {
    ...Object.fromEntries(coded),
    age_group_stated: oneOf(['child', 'adult', null]),
    date: randomDate(),
    found_on: randomDate(),
    disposed_on: randomDate(),
    start: randomDate(),
    end: randomDate(),
    information_date: randomDate(),
    computed_area_square_metres: oneOf(['120', '3500', null]),
    ...randomGround(kind),
    quantity: oneOf(['1', '3', '40', null]),
    land: oneOf<Value>([null, [], [land()], [land(), land()]]),
    place: oneOf([null, idOf(4, 1), idOf(4, 2), idOf(4, 3), idOf(4, 4), idOf(4, 5), idOf(4, 6), idOf(9, 99)]),
  }
}

/** Squares of 0.001 degrees, 0.01 apart; a hazard is one or the spot in its middle, an accident in, near or far from it. */
function randomGround(kind: string): Values {
  const [west, south] = [30 + below(4) / 100, 10]
  const point = (east: number, basis: string) => [
    String(south + 0.0005),
    String(west + east),
    null,
    basis,
    null,
    null,
  ]
  if (kind === 'hazard') {
    const [east, north] = [west + 0.001, south + 0.001]
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ]
    const square = [JSON.stringify({ type: 'Polygon', coordinates: [ring] }), null, null, 'map']
    return oneOf<Values>([{}, { shape: square }, { position: point(0.0005, 'gps') }])
  }
  if (kind === 'victim') return { accident: oneOf([null, idOf(21, 1 + below(400))]) }
  if (kind !== 'accident') return {}
  const basis = oneOf(['gps', 'map', 'unknown', 'settlement', 'described'])
  return { position: oneOf([null, point(0.0005, basis), point(0.0015, basis), point(0.005, basis)]) }
}

function randomRows(kind: string, prefix: number, records: number): readonly TestRow[] {
  return Array.from({ length: records }, (_, index): readonly TestRow[] => {
    const recordId = idOf(prefix, index + 1)
    const from = 1 + below(lastEntry)
    const to = oneOf([null, null, from + 1 + below(20)])
    const row = (role: TestRow['role'], rest: Partial<TestRow> = {}): TestRow => ({
      recordId,
      role,
      from,
      to,
      values: randomValues(kind),
      programmeId: oneOf([programmeId, programmeId, programmeId, otherProgrammeId]),
      ...rest,
    })
    const main = row(oneOf(['accepted', 'accepted', 'accepted', 'submitted']))
    const own = main.programmeId
    return oneOf<() => readonly TestRow[]>([
      () => [main],
      () => [main],
      () => [main],
      () => [main, row('accepted', { from: null, to: null, programmeId: own })],
      () => [
        // A version ends where the next begins.
        { ...main, to: to ?? lastEntry + 1 },
        row('accepted', { from: to ?? lastEntry + 1, to: null, programmeId: own }),
      ],
      () => [main, row('disputed', { programmeId: own })],
      () => [main, row('disputed', { programmeId: own }), row('disputed', { programmeId: own, to: null })],
    ])()
  }).flat()
}

function randomPeriod(): Period | null {
  const ends = [randomDay(), randomDay()].sort()
  const [from, to] = [ends[0] ?? '', ends[1] ?? '']
  return oneOf<Period | null>([
    null,
    { type: 'year', year: oneOf(['2030', '2031']) },
    { type: 'between', from, to },
    { type: 'between', from: null, to },
    { type: 'between', from: `${from}T06:00+04:30`, to: `${to}T18:30+04:30` },
    { type: 'between', from: `${from}T00:00Z`, to: `${to}T19:29Z` },
  ])
}

function randomQuery(): CountQuery {
  const definition = oneOf(definitions.filter(({ measure }) => measure.type !== 'account'))
  // What is worked out row by row takes long, and is asked for now and then only.
  const dimensions = dimensionsOf(definition).filter(({ workedOut }) => !workedOut || below(4) === 0)
  const condition = (): Condition => {
    const dimension = oneOf(dimensions)
    const codes = {
      code: flatCodes(dimension.codes).map(({ code }) => code),
      year: ['2030', '2031', 'unknown'],
      month: ['2030-06', '2031-01', 'unknown'],
      place: [...placeCodes, 'unknown'],
      region: placeCodes,
    }[dimension.type]
    const operator = oneOf(['=', '!=', 'in'] as const)
    const length = operator === 'in' ? 1 + below(3) : 1
    return { dimension: dimension.name, operator, codes: Array.from({ length }, () => oneOf<string>(codes)) }
  }
  const by = new Set(Array.from({ length: below(4) }, () => oneOf(dimensions).name))
  return {
    type: 'count',
    figure: definition.id,
    version: definition.version,
    period: randomPeriod(),
    place: oneOf([null, null, { writtenAs: 'code', text: oneOf(placeCodes), boundariesAt: null }]),
    where: Array.from({ length: oneOf([0, 0, 1, 2]) }, condition),
    by: [...by],
    asOf: oneOf([0, 10, 30, lastEntry, lastEntry + 40]),
  }
}

function numbersOf({ total, mayFall, range, unknown, confirmed, notReviewed, parts }: FigureResult) {
  const values = parts.map(({ key, value }) => [JSON.stringify(Object.values(key)), value] as const)
  return { total, mayFall, range, unknown, confirmed, notReviewed, parts: Object.fromEntries(values) }
}

for (const register of registers) {
  let session: Session
  const rows = new Map<string, readonly TestRow[]>()
  before(async () => {
    session = await register.open()
    await makeProgrammes(session)
    const places = placeCodes.map((code, index): TestRow => {
      const parent = parentOf[index] ?? null
      const level =
        ['country', 'region', 'settlement'][code.length === 3 ? 0 : code.length === 4 ? 1 : 2] ?? null
      const values = { code, name: code, level, parent: parent === null ? null : idOf(4, parent) }
      return { recordId: idOf(4, index + 1), role: 'accepted', from: 0, to: null, values }
    })
    await writeRows(session, 'place', places)
    for (const [index, kind] of ['victim', 'accident', 'item', 'activity', 'hazard'].entries()) {
      const made = randomRows(kind, 20 + index, 400)
      rows.set(kind, made)
      await writeRows(session, kind, made)
    }
  })
  after(() => register.close())

  test(`${register.name}: 400 random queries over random rows count as a reader would by hand (seed ${seed})`, async () => {
    for (let round = 0; round < 400; round++) {
      const query = randomQuery()
      const asOf = query.asOf ?? 0
      const where = `seed ${seed}, round ${round}: ${printQuery(query)}`
      const request = { programmeId, timeZone: 'Asia/Kabul', origin: 'o', root: '', insideView: true }
      const counted = await countFigure(session, { ...request, asOf, query })
      // Nothing is known of a place before the entry that names it; every place is known from the start here.
      const byHand = countByHand(query, rows, { programmeId, placeCodes, parentOf })
      assert.deepEqual(numbersOf(counted), byHand, where)
    }
  })
}
