import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Ledger } from '../land/account.js'
import { Problem } from '../problem.js'
import { accountAsked } from './account-asked.js'
import { accountNumbers } from './account-result.js'
import { parseQuery } from './parse.js'
import { printQuery } from './print.js'

const asked = (text: string) => accountAsked(parseQuery(text))

const ledger: Ledger = {
  bookings: [
    { line: 'opening', group: 'minefield', recordId: 'H1', squareMetres: 900 },
    { line: 'cleared', group: 'minefield', recordId: 'R1', squareMetres: -300 },
    { line: 'newly_identified', group: 'suspected_hazardous_area', recordId: 'H2', squareMetres: 50 },
    { line: 'reduced', group: 'suspected_hazardous_area', recordId: 'R2', squareMetres: -20 },
  ],
  closing: new Map([
    ['minefield', 600],
    ['suspected_hazardous_area', 30],
  ]),
  closingUndated: 0,
  closingConfirmed: 0,
  mayFall: 0,
  releasedTwice: new Map(),
  undatedBeyond: new Map(),
}

test('without conditions an account is of the depth, of every class, by line', () => {
  const { layer, isAsked, lines, by } = asked('land-account in 2031')
  assert.deepEqual({ layer, lines, by }, { layer: 'depth', lines: null, by: ['line'] })
  assert.ok(isAsked('minefield') && isAsked('unknown'))
  assert.equal(
    printQuery(parseQuery('land-account  in 2031 at EX01 where layer = surface by class')),
    'land-account@1 in 2031 at EX01 where layer = surface by class',
  )
})

test('confirmed includes minefields, "!=" leaves a class and those under it out', () => {
  const confirmed = asked('land-account where class = confirmed_hazardous_area')
  assert.deepEqual(['minefield', 'suspected_hazardous_area'].map(confirmed.isAsked), [true, false])
  const others = asked('land-account where class != confirmed_hazardous_area')
  assert.deepEqual(['minefield', 'suspected_hazardous_area'].map(others.isAsked), [false, true])
  assert.equal(asked('land-account where layer != depth').layer, 'surface')
})

test('a share, a rate, two layers and a breakdown by layer are refused with what to ask instead', () => {
  const refused = [
    'share of land-account where line = cleared, base all',
    'rate per 100 of C1 land-account',
    'land-account where layer in (surface, depth)',
    'land-account where layer != surface and layer != depth',
    'land-account by layer',
  ]
  for (const text of refused)
    assert.throws(
      () => asked(text),
      (error) =>
        error instanceof Problem && error.code === 'account-not-so' && /; ask for/.test(error.message),
      text,
    )
})

test('the lines add up to the closing of 630, by line, by class and by both', () => {
  const by = (text: string) => accountNumbers(ledger, asked(text))
  for (const text of ['land-account', 'land-account by class', 'land-account by class, line']) {
    const { total, parts } = by(text)
    assert.equal(total, 630)
    assert.equal(
      parts.reduce((sum, { value }) => sum + (value ?? 0), 0),
      630,
      text,
    )
  }
  assert.deepEqual(by('land-account by class').parts, [
    { key: { class: 'suspected_hazardous_area' }, value: 30 },
    { key: { class: 'minefield' }, value: 600 },
  ])
  assert.deepEqual(
    by('land-account').parts.find(({ key }) => key.line === 'cancelled'),
    { key: { line: 'cancelled' }, value: 0 },
  )
})

test('lines that take ground are told without their sign, lines of both signs with it', () => {
  const released = accountNumbers(ledger, asked('land-account where line in (cancelled, reduced, cleared)'))
  assert.equal(released.total, 320)
  assert.deepEqual(
    released.parts.map(({ value }) => value),
    [0, 20, 300],
  )
  assert.equal(accountNumbers(ledger, asked('land-account where line in (cleared, opening)')).total, 600)
})
