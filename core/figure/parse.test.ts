import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../problem.js'
import { flatCodes } from '../record/codes.js'
import { lastDay } from './calendar.js'
import { definitions } from './catalogue.js'
import { dimensionsOf } from './dimensions.js'
import { parseQuery } from './parse.js'
import { placeWritten, printQuery } from './print.js'
import type { Condition, CountQuery, Period, Query } from './query.js'
import { resolveAsOf } from './query.js'

function refused(text: string): { column: number; expected: readonly string[]; message: string } {
  try {
    parseQuery(text)
  } catch (error) {
    assert.ok(error instanceof Problem, `${text}: ${String(error)}`)
    assert.equal(error.code, 'query-not-understood')
    assert.equal(error.exitCode, 2)
    const { column, expected } = error.details as { column: number; expected: string[] }
    return { column, expected, message: error.message }
  }
  return assert.fail(`understood: ${text}`)
}

test('a place is named by its code where a query reads that as one word, else by its name', () => {
  const written = (code: string | null) => placeWritten({ code, name: 'Orrin' })
  for (const code of ['QQ01', 'кк-1', '7']) assert.deepEqual(written(code), { writtenAs: 'code', text: code })
  for (const code of [null, '', 'QQ 01', 'QQ@2', 'a,b', '(x)', '"x"'])
    assert.deepEqual(written(code), { writtenAs: 'name', text: 'Orrin' })
  const query = parseQuery(`casualties at ${written('кк-1').text}`)
  assert.deepEqual(query.type === 'count' && query.place?.text, 'кк-1')
})

test('a period that nobody ended is asked for until the last day that a query can name', () => {
  const query = parseQuery(`casualties from 2038-02-11 to ${lastDay}`)
  assert.equal(printQuery(query), `casualties@1 from 2038-02-11 to ${lastDay}`)
})

test('a query with every clause is read as written', () => {
  const text =
    'casualties@1 from 2038-02-11 to 2041-03-01T10:30+04:30 at "Example Town"@2040-01-01 where outcome = killed and status != police and sex in (female, unknown) by age_group, year as of 57'
  assert.deepEqual(parseQuery(text), {
    type: 'count',
    figure: 'casualties',
    version: 1,
    period: { type: 'between', from: '2038-02-11', to: '2041-03-01T10:30+04:30' },
    place: { writtenAs: 'name', text: 'Example Town', boundariesAt: '2040-01-01' },
    where: [
      { dimension: 'outcome', operator: '=', codes: ['killed'] },
      { dimension: 'status', operator: '!=', codes: ['police'] },
      { dimension: 'sex', operator: 'in', codes: ['female', 'unknown'] },
    ],
    by: ['age_group', 'year'],
    asOf: 57,
  })
  assert.equal(printQuery(parseQuery(text)), text)
})

test('the canonical text states the version, the entry and one blank between words', () => {
  const canonical = (text: string) => printQuery(resolveAsOf(parseQuery(text), 9))
  assert.equal(canonical('  casualties\n in   2031 '), 'casualties@1 in 2031 as of 9')
  assert.equal(
    canonical('casualties where sex in(male,female)'),
    'casualties@1 where sex in (male, female) as of 9',
  )
  assert.equal(canonical('victims as of 3'), 'victims@1 as of 3')
  assert.equal(
    canonical('share of deaths where sex=female by status, base known'),
    'share of deaths@1 where sex = female by status as of 9, base known',
  )
  assert.equal(
    canonical('rate per 100000 of population-2031 casualties to 2031-12-31'),
    'rate per 100000 of population-2031 casualties@1 to 2031-12-31 as of 9',
  )
})

test('an error names the column and what could stand there', () => {
  const unknownFigure = refused('casulties in 2031')
  assert.equal(unknownFigure.column, 1)
  assert.equal(unknownFigure.expected[0], 'casualties')
  const dimension = refused('casualties by gender')
  assert.equal(dimension.column, 15)
  assert.ok(['sex', 'outcome', 'age_group', 'month'].every((name) => dimension.expected.includes(name)))
  const code = refused('casualties where outcome = kiled')
  assert.equal(code.column, 28)
  assert.equal(code.expected[0], 'killed')
  const date = refused('casualties from 2031-02-30 to 2031-03-01')
  assert.equal(date.column, 17)
  assert.match(date.message, /a date YYYY-MM-DD/)
  assert.deepEqual(refused('casualties by sex where sex = male').expected, ['the end', ',', 'as'])
  assert.deepEqual(refused('casualties@2').expected, ['1'])
  assert.equal(refused('share of casualties where sex = male, base all of them').column, 48)
  assert.match(refused('share of casualties, base all').message, /where/)
  assert.match(refused('casualties from 2031-01-02').message, /the query ends, where there could stand to/)
})

test('hostile text is refused as text, whatever it holds', () => {
  const hostile = [
    '',
    ' ',
    '\u0000',
    'casualties\u0000',
    'casualties at "a\u0000b"',
    'casualties at "\ud800"',
    'casualties at ""',
    'casualties at "open',
    "casualties where sex = male' or '1'='1",
    'casualties; drop table victims',
    'casualties where sex = male; --',
    'casualties by sex, sex',
    'casualties by constructor',
    'casualties where __proto__ = killed',
    '__proto__',
    'casualties in 99999',
    'casualties in 0000',
    'casualties to 9999-12-31',
    'casualties from 2031-13-01 to 2031-13-02',
    'casualties from 2032-01-01 to 2031-01-01',
    'casualties to 2031-01-01T25:00Z',
    'casualties to 2031-01-01T10:00',
    'casualties as of -1',
    'casualties as of 1e3',
    'casualties as of 99999999999999999999',
    'casualties as of 01',
    'casualties where outcome = killed and',
    'casualties where outcome in ()',
    'casualties where outcome in (killed',
    'rate per 0 of c casualties',
    'rate per 1.5 of c casualties',
    'share of share of casualties where sex = male, base all, base all',
    'casualties where confidence = high',
    'casualties where tampering = yes',
    `casualties where sex in (${'male, '.repeat(2000)}male)`,
    'Casualties IN 2031',
    'casualties ! sex',
  ]
  for (const text of hostile) assert.ok(refused(text).column >= 1, text)
})

test('columns count characters, not halves of them', () => {
  assert.equal(refused('casualties at "𒀀𒀀" whre sex = male').column, 20)
})

test('what is printed is read as the same query, for 3000 random queries', () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
  const random = randomFrom(seed)
  for (let round = 0; round < 3000; round++) {
    const query = randomQuery(random)
    const text = printQuery(query)
    assert.deepEqual(parseQuery(text), query, `seed ${seed}, round ${round}: ${text}`)
  }
})

type Random = <T>(choices: readonly T[]) => T

function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return (choices) => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    const chosen = choices[((mixed ^ (mixed >>> 14)) >>> 0) % choices.length]
    if (chosen === undefined) throw new Error('nothing to choose from')
    return chosen
  }
}

function randomQuery(random: Random): Query {
  const count = randomCount(random)
  const shape = random(['count', 'count', 'share', 'rate'])
  if (shape === 'share' && count.where.length > 0)
    return { type: 'share', of: count, base: random(['known', 'all'] as const) }
  if (shape === 'rate')
    return {
      type: 'rate',
      per: random(['1', '100000']),
      claim: random(['7', 'base', 'by', 'пункт-3']),
      of: count,
    }
  return count
}

function randomCount(random: Random): CountQuery {
  const definition = random(definitions)
  const dimensions = dimensionsOf(definition)
  const condition = (): Condition => {
    const dimension = random(dimensions)
    const codes = {
      code: flatCodes(dimension.codes).map((code) => code.code),
      year: ['2031', 'unknown', '0001'],
      month: ['2031-05', 'unknown'],
      place: ['EX01', 'unknown', 'by', '05.001/α'],
      region: ['EX01'],
    }[dimension.type]
    const operator = random(['=', '!=', 'in'] as const)
    const many = operator === 'in' ? random([1, 2, 3]) : 1
    return { dimension: dimension.name, operator, codes: Array.from({ length: many }, () => random(codes)) }
  }
  const by = [random(dimensions).name, random(dimensions).name, random(dimensions).name]
  return {
    type: 'count',
    figure: definition.id,
    version: definition.version,
    period: randomPeriod(random),
    place: random([
      null,
      { writtenAs: 'code', text: random(['EX01', 'where', '05001']), boundariesAt: null },
      {
        writtenAs: 'name',
        text: random(['Example Town', 'a, b = (c) @ d', 'قرية', ' x ']),
        boundariesAt: '2031-02-28',
      },
    ] as const),
    where: Array.from({ length: random([0, 1, 2]) }, condition),
    by: [...new Set(by)].slice(0, random([0, 1, 2, 3])),
    asOf: random([null, 0, 57, 999_999_999_999_999]),
  }
}

function randomPeriod(random: Random): Period | null {
  const from = random([null, '2030-02-28', '2024-02-29T00:00Z'])
  const to = random(['2031-12-31', '2031-12-31T23:59+05:45', '2031-06-30T12:00-03:30'])
  return random([
    null,
    { type: 'between', from, to },
    { type: 'year', year: random(['2031', '0001', '9998']) },
  ])
}
