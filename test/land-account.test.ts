import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeLedger } from '../core/land/account.js'
import type { LandRecords } from '../core/land/records.js'
import { account, cellsOf, everything, hazard, period, release, squares, version } from './land-model.js'

const one = new Map([
  ['ground', squares([0, 0, 2, 3])],
  ['R1', squares([0, 0, 2, 3])],
  ['R2', squares([0, 0, 2, 3])],
])

test('ground released in 2015, suspected again in 2020 and cleared in 2022 is released twice and closes at 0', () => {
  const records: LandRecords = {
    hazards: [hazard('H1', version('ground', '2010-02-03')), hazard('H2', version('ground', '2020-05-01'))],
    releases: [release('R1', 'cancelled', '2015-07-01'), release('R2', 'cleared', '2022-09-30')],
  }
  const inYear = (year: number) => account(records, one, { bounds: period(`${year}-01-01`, `${year}-12-31`) })
  const whole = 60_000
  assert.deepEqual(inYear(2010), { newly_identified: whole, closing: whole, isBalanced: true })
  assert.deepEqual(inYear(2015), { opening: whole, cancelled: -whole, closing: 0, isBalanced: true })
  assert.deepEqual(inYear(2020), { contaminated_again: whole, closing: whole, isBalanced: true })
  assert.deepEqual(inYear(2022), { opening: whole, cleared: -whole, closing: 0, isBalanced: true })
  assert.deepEqual(account(records, one, { bounds: period(null, '2022-12-31') }), {
    newly_identified: whole,
    contaminated_again: whole,
    cancelled: -whole,
    cleared: -whole,
    closing: 0,
    isBalanced: true,
  })
  const ledger = makeLedger(records, cellsOf(one, 1), {
    ...everything,
    bounds: period('2020-01-01', '2020-12-31'),
  })
  assert.deepEqual(ledger.bookings, [
    {
      line: 'contaminated_again',
      group: 'all',
      recordId: 'H2',
      squareMetres: 6,
      reason: undefined,
      earlier: 'R1',
    },
  ])
})

test('the same hazard closed after its release and opened again is contaminated again', () => {
  const records: LandRecords = {
    hazards: [
      hazard(
        'H1',
        version('ground', '2010-02-03'),
        version('ground', '2015-08-01', { status: 'closed' }),
        version('ground', '2020-05-01'),
      ),
    ],
    releases: [release('R1', 'cancelled', '2015-07-01')],
  }
  assert.deepEqual(account(records, one, { bounds: period('2012-01-01', '2020-12-31') }), {
    opening: 60_000,
    cancelled: -60_000,
    contaminated_again: 60_000,
    closing: 60_000,
    isBalanced: true,
  })
})

test('a report that says more of an open hazard does not bring back what was released of it', () => {
  const records: LandRecords = {
    hazards: [
      hazard(
        'H1',
        version('ground', '2010-02-03'),
        version('ground', '2016-08-01', { class: 'confirmed_hazardous_area', status: 'worked_on' }),
      ),
    ],
    releases: [release('R1', 'reduced', '2015-07-01')],
  }
  assert.deepEqual(account(records, one), {
    newly_identified: 60_000,
    reduced: -60_000,
    closing: 0,
    isBalanced: true,
  })
})

test('0.30 cleared, 2.48 reduced and 2.45 cancelled are 5.23 km² released', () => {
  const strip = (from: number, length: number) => squares([from, 0, from + length, 1])
  const shapes = new Map([
    ['ground', strip(0, 523)],
    ['A', strip(0, 30)],
    ['B', strip(30, 248)],
    ['C', strip(278, 245)],
  ])
  const records: LandRecords = {
    hazards: [hazard('H1', version('ground', '2010-02-03'))],
    releases: [
      release('A', 'cleared', '2017-04-01'),
      release('B', 'reduced', '2017-05-01'),
      release('C', 'cancelled', '2017-06-01'),
    ],
  }
  assert.deepEqual(account(records, shapes, { bounds: period('2017-01-01', '2017-12-31') }), {
    opening: 5_230_000,
    cancelled: -2_450_000,
    reduced: -2_480_000,
    cleared: -300_000,
    closing: 0,
    isBalanced: true,
  })
})

test('overlaps are counted once: two hazards and two reports over the same 6 squares', () => {
  const records: LandRecords = {
    hazards: [hazard('H1', version('ground', '2010-02-03')), hazard('H2', version('ground', '2010-04-01'))],
    releases: [release('R1', 'cancelled', '2015-07-01'), release('R2', 'cleared', '2015-09-01')],
  }
  assert.deepEqual(account(records, one), {
    newly_identified: 60_000,
    cancelled: -60_000,
    closing: 0,
    isBalanced: true,
  })
  const { releasedTwice } = makeLedger(records, cellsOf(one, 10_000), everything)
  assert.deepEqual([...releasedTwice], [['R2', 60_000]])
})

test('a hazard closed without a report leaves a difference; the late report takes it back', () => {
  const closed = version('ground', '2015-08-01', { status: 'closed' })
  const hazards = [hazard('H1', version('ground', '2010-02-03'), closed)]
  const without: LandRecords = { hazards, releases: [] }
  const late: LandRecords = { hazards, releases: [release('R1', 'cleared', '2016-02-01')] }
  const bounds = period('2015-01-01', '2015-12-31')
  const open = { opening: 60_000, difference: -60_000, closing: 0, isBalanced: false }
  assert.deepEqual(account(without, one, { bounds }), open)
  assert.deepEqual(account(late, one, { bounds }), open)
  assert.deepEqual(account(late, one, { bounds: period('2016-01-01', '2016-12-31') }), {
    difference: 60_000,
    cleared: -60_000,
    closing: 0,
    isBalanced: false,
  })
  assert.deepEqual(account(late, one, { bounds: period('2015-01-01', '2016-12-31') }), {
    opening: 60_000,
    cleared: -60_000,
    closing: 0,
    isBalanced: true,
  })
})

test('differences that would cancel out leave the account not balanced', () => {
  const shapes = new Map([
    ['a', squares([0, 0, 1, 1])],
    ['R1', squares([5, 0, 6, 1])],
  ])
  const records: LandRecords = {
    hazards: [hazard('H1', version('a', '2010-02-03'), version('a', '2011-01-01', { status: 'closed' }))],
    releases: [release('R1', 'cleared', '2011-02-01')],
  }
  assert.deepEqual(account(records, shapes), {
    newly_identified: 10_000,
    cleared: -10_000,
    difference: 0,
    closing: 0,
    isBalanced: false,
  })
})

test('released ground beyond a hazard is growth when the report says so, a difference when it does not', () => {
  const shapes = new Map([
    ['ground', squares([0, 0, 3, 1])],
    ['R1', squares([1, 0, 5, 1])],
  ])
  const records = (saysGrowth: boolean): LandRecords => ({
    hazards: [hazard('H1', version('ground', '2010-02-03', { class: 'minefield' }))],
    releases: [release('R1', 'cleared', '2011-02-01', { saysGrowth })],
  })
  const scope = { groupOf: (name: string) => (name === 'minefield' ? 'all' : null) }
  const same = { newly_identified: 30_000, cleared: -40_000, closing: 10_000 }
  assert.deepEqual(account(records(true), shapes, scope), {
    ...same,
    boundary_growth: 20_000,
    isBalanced: true,
  })
  assert.deepEqual(account(records(false), shapes, scope), { ...same, difference: 20_000, isBalanced: false })
})

test('a hazard drawn anew grows on one side and is corrected on the other', () => {
  const shapes = new Map([
    ['before', squares([0, 0, 4, 1])],
    ['after', squares([1, 0, 7, 1])],
  ])
  const records: LandRecords = {
    hazards: [hazard('H1', version('before', '2010-02-03'), version('after', '2011-02-03'))],
    releases: [],
  }
  assert.deepEqual(account(records, shapes, { bounds: period('2011-01-01', '2011-12-31') }), {
    opening: 40_000,
    boundary_growth: 30_000,
    corrections: -10_000,
    closing: 60_000,
    isBalanced: true,
  })
})

test('suspected ground that is confirmed moves between classes and is not new', () => {
  const shapes = new Map([
    ['suspected', squares([0, 0, 4, 1])],
    ['confirmed', squares([2, 0, 6, 1])],
  ])
  const records: LandRecords = {
    hazards: [
      hazard('H1', version('suspected', '2010-02-03')),
      hazard('H2', version('confirmed', '2011-02-03', { class: 'confirmed_hazardous_area' })),
    ],
    releases: [],
  }
  const bounds = period('2011-01-01', '2011-12-31')
  assert.deepEqual(account(records, shapes, { bounds }), {
    opening: 40_000,
    newly_identified: 20_000,
    closing: 60_000,
    isBalanced: true,
  })
  const only = (name: string) => ({ bounds, groupOf: (other: string) => (other === name ? name : null) })
  assert.deepEqual(account(records, shapes, only('suspected_hazardous_area')), {
    opening: 40_000,
    moved_out: -20_000,
    closing: 20_000,
    isBalanced: true,
  })
  assert.deepEqual(account(records, shapes, only('confirmed_hazardous_area')), {
    newly_identified: 20_000,
    moved_in: 20_000,
    closing: 40_000,
    isBalanced: true,
  })
})

test('what was released on the surface only is still recorded at depth', () => {
  const records: LandRecords = {
    hazards: [hazard('H1', version('ground', '2010-02-03')), hazard('H2', version('ground', '2013-02-03'))],
    releases: [
      release('R1', 'cleared', '2012-07-01', { layer: 'surface' }),
      release('R2', 'cleared', '2015-07-01', { layer: 'depth' }),
    ],
  }
  assert.deepEqual(account(records, one, { layer: 'surface' }), {
    newly_identified: 60_000,
    contaminated_again: 60_000,
    cleared: -120_000,
    closing: 0,
    isBalanced: true,
  })
  assert.deepEqual(account(records, one, { layer: 'depth', bounds: period(null, '2013-12-31') }), {
    newly_identified: 60_000,
    closing: 60_000,
    isBalanced: true,
  })
})

test('an account of a place is that of the ground which hazards of the place brought in', () => {
  const shapes = new Map([
    ['a', squares([0, 0, 3, 1])],
    ['b', squares([3, 0, 5, 1])],
    ['R1', squares([1, 0, 4, 1])],
  ])
  const records: LandRecords = {
    hazards: [
      hazard('H1', version('a', '2010-02-03', { place: 'A' })),
      hazard('H2', version('b', '2010-02-03', { place: 'B' })),
    ],
    releases: [release('R1', 'cleared', '2011-02-03', { place: 'B' })],
  }
  const bounds = period('2011-01-01', '2011-12-31')
  assert.deepEqual(account(records, shapes, { bounds, places: new Set(['A']) }), {
    opening: 30_000,
    cleared: -20_000,
    closing: 10_000,
    isBalanced: true,
  })
  assert.deepEqual(account(records, shapes, { bounds, places: new Set(['B']) }), {
    opening: 20_000,
    cleared: -10_000,
    closing: 10_000,
    isBalanced: true,
  })
})
