import assert from 'node:assert/strict'
import { test } from 'node:test'
import { definitionOf } from './catalogue.js'
import type { Counted } from './counted.js'
import { sortParts } from './counted.js'
import { decisionFor } from './decisions.js'
import { dimensionNamed } from './dimensions.js'
import { refuseOutside } from './outside.js'
import { parseQuery } from './parse.js'
import { presentFigure } from './present.js'
import { countIn, resolveAsOf } from './query.js'
import { digits, showAll, withhold, withoutConfidentialCodes } from './withhold.js'

function counted(values: Record<string, number>, beside: Partial<Counted> = {}): Counted {
  const parts = Object.entries(values).map(([key, value]) => ({ keys: [key], value }))
  return {
    total: parts.reduce((sum, { value }) => sum + value, 0),
    mayFall: 0,
    range: null,
    unknown: values.unknown ?? 0,
    unknownAmongTotal: true,
    confirmed: 0,
    notReviewed: 0,
    parts,
    notes: [],
    ...beside,
  }
}

const values = (shown: { parts: readonly { value: number | null }[] }) =>
  shown.parts.map(({ value }) => value)
const outside = (of: Counted, k = 5) => withhold(of, { k, decided: false })

test('staff see every number', () => {
  const of = counted({ male: 2, female: 1 }, { notes: [{ text: 'Missing: {n}.', count: 1 }] })
  const shown = showAll(of)
  assert.deepEqual(values(shown), [2, 1])
  assert.deepEqual(shown.notes, ['Missing: 1.'])
  assert.deepEqual(shown.withheld, [])
})

test('numbers from k on are shown, and nought always', () => {
  assert.deepEqual(values(outside(counted({ male: 5, female: 0, unknown: 12 }))), [5, 0, 12])
})

test('one small part takes the smallest other part with it, or subtraction would show it', () => {
  const shown = outside(counted({ male: 40, female: 3, other: 0, unknown: 7 }))
  assert.deepEqual(values(shown), [40, null, 0, null])
  assert.equal(shown.total, 50)
  assert.equal(shown.unknown, null)
  assert.deepEqual(
    shown.withheld.filter(({ keys }) => keys.length > 0),
    [
      { keys: ['female'], reason: 'fewer than 5' },
      { keys: ['unknown'], reason: 'a smaller part could be found by subtraction' },
    ],
  )
})

test('two small parts that are few together take a third with them', () => {
  assert.deepEqual(values(outside(counted({ a: 1, b: 1, c: 30, d: 9 }))), [null, null, 30, null])
  assert.deepEqual(values(outside(counted({ a: 4, b: 4, c: 30, d: 9 }))), [null, null, 30, 9])
})

test('a small total hides its parts and what stands beside it', () => {
  const shown = outside(
    counted({ male: 3, female: 1, unknown: 0 }, { confirmed: 2, mayFall: 1, notReviewed: 9 }),
  )
  assert.deepEqual(values(shown), [null, null, 0])
  assert.deepEqual(
    [shown.total, shown.confirmed, shown.mayFall, shown.notReviewed, shown.unknown],
    [null, null, null, 9, 0],
  )
})

test('the number confirmed is withheld when it or the rest is small', () => {
  assert.equal(outside(counted({ a: 40 }, { confirmed: 38 })).confirmed, null)
  assert.equal(outside(counted({ a: 40 }, { confirmed: 40 })).confirmed, 40)
  assert.equal(outside(counted({ a: 40 }, { confirmed: 30 })).confirmed, 30)
})

test('a note does not say what a part may not say', () => {
  const notes = [
    { text: 'Missing: {n}.', count: 2 },
    { text: 'Apart: {n}.', count: 3 },
    { text: 'Apart: {n}.', count: 1234 },
  ]
  assert.deepEqual(outside(counted({ a: 40 }, { notes })).notes, [
    'Missing: fewer than 5.',
    'Apart: fewer than 5.',
    'Apart: 1,234.',
  ])
})

test('k is never below 3', () => {
  assert.deepEqual(values(outside(counted({ a: 2, b: 9, c: 10 }), 1)), [null, null, 10])
})

test('no withheld part of 2000 random breakdowns can be found by subtraction', () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
  let state = seed
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  for (let round = 0; round < 2000; round++) {
    const entries = Array.from(
      { length: 1 + next(6) },
      (_, index) => [`p${index}`, next(next(2) ? 8 : 40)] as const,
    )
    const of = counted(Object.fromEntries(entries))
    const shown = outside(of)
    const hidden = of.parts.filter((_, index) => shown.parts[index]?.value === null)
    const where = `seed ${seed}, round ${round}: ${JSON.stringify(entries)}`
    for (const { value } of shown.parts) assert.ok(value === null || value === 0 || value >= 5, where)
    const rest = hidden.reduce((sum, { value }) => sum + value, 0)
    assert.ok(hidden.length === 0 || shown.total === null || (hidden.length > 1 && rest >= 5), where)
  }
})

test('a confidential code is read as the code above it, or as withheld', () => {
  const casualties = definitionOf({ figure: 'casualties', version: 1 })
  const by = [dimensionNamed(casualties, 'activation')]
  const open = withoutConfidentialCodes(counted({ victim: 7, tampering: 2, unknown: 3 }), by)
  assert.deepEqual(open.parts, [
    { keys: ['victim'], value: 9 },
    { keys: ['unknown'], value: 3 },
  ])
  const status = [dimensionNamed(casualties, 'status')]
  const person = counted({ person_directly_participating_in_hostilities: 6, civilian: 8 })
  assert.deepEqual(withoutConfidentialCodes(person, status).parts, [
    { keys: ['civilian'], value: 8 },
    { keys: ['withheld'], value: 6 },
  ])
})

test('nobody outside may ask for a confidential code or for where items lie', () => {
  const ask = (text: string) => () => refuseOutside(countIn(parseQuery(text)))
  assert.throws(ask('casualties where activation = tampering'), { code: 'not-for-publication', exitCode: 1 })
  assert.throws(ask('items-found at EX01'), { code: 'not-for-publication' })
  assert.throws(ask('items-found by region'), { code: 'not-for-publication' })
  for (const text of [
    'casualties where activation = victim',
    'items-found by device',
    'items-destroyed at EX01',
  ])
    ask(text)()
})

test('a decision lets a national count by one dimension pass, and nothing else', () => {
  const decisions = [
    { query: 'casualties in 2031 by sex', decided_by: 'the director', reason: 'published by X' },
  ]
  const decided = (text: string) => decisionFor(resolveAsOf(parseQuery(text), 9), decisions) !== null
  assert.ok(decided('casualties@1 in 2031 by sex'))
  assert.equal(decided('casualties in 2032 by sex'), false)
  const local = [{ query: 'casualties at EX01 by sex', decided_by: 'a', reason: 'b' }]
  assert.equal(decisionFor(parseQuery('casualties at EX01 by sex'), local), null)
  const two = [{ query: 'casualties by sex, status', decided_by: 'a', reason: 'b' }]
  assert.equal(decisionFor(parseQuery('casualties by sex, status'), two), null)
})

test('a share is withheld when it shows how few are not in it', () => {
  const query = resolveAsOf(parseQuery('share of casualties where sex = male, base all'), 9)
  const standing = { id: '0', asOf: 9, root: '' }
  const rule = { k: 5, decisions: [] }
  const whole = (total: number) => ({ ...counted({}), parts: [{ keys: [], value: total }], total })
  const share = (total: number, base: number, seen: typeof rule | null = rule) =>
    presentFigure({ query, counted: whole(total), base: whole(base), claim: null }, standing, seen)
  assert.equal(share(38, 40).total, null)
  assert.deepEqual(share(38, 40).notes, [])
  assert.equal(share(3, 40).total, null)
  assert.equal(share(38, 40, null).total, 0.95)
  assert.equal(share(30, 40).total, 0.75)
  assert.equal(share(40, 40).total, 1)
  assert.match(share(30, 40).notes.join(), /30 of 40/)
  assert.throws(() => share(0, 0), { code: 'share-of-nothing', exitCode: 1 })
})

test('parts stand in the order of the codes, unknown last', () => {
  const status = dimensionNamed(definitionOf({ figure: 'casualties', version: 1 }), 'status')
  const parts = ['unknown', 'zz', 'police', 'withheld', 'civilian', 'military'].map((key) => ({
    keys: [key],
    value: 1,
  }))
  assert.deepEqual(
    sortParts(parts, [status]).map(({ keys }) => keys[0]),
    ['civilian', 'military', 'police', 'zz', 'withheld', 'unknown'],
  )
})

test('thousands are set apart', () => {
  assert.deepEqual([0, 999, 1000, 1234567, 1234.5678].map(digits), [
    '0',
    '999',
    '1,000',
    '1,234,567',
    '1234.5678',
  ])
})
