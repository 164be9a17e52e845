import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeLedger } from '../core/land/account.js'
import { compareControlTotals } from '../core/land/control-totals.js'
import { historyOf } from '../core/land/history.js'
import type { LandRecords } from '../core/land/records.js'
import { shareOut } from '../core/land/share-out.js'
import { stateAccount } from '../core/land/statement.js'
import {
  account,
  cellsOf,
  dayDate,
  everything,
  hazard,
  noDate,
  period,
  release,
  squares,
  version,
} from './land-model.js'

const one = new Map([
  ['ground', squares([0, 0, 2, 3])],
  ['R1', squares([0, 0, 2, 3])],
  ['R2', squares([0, 0, 2, 3])],
])

test('records without a date stand on their own lines, and a closing is the next opening with them', () => {
  const shapes = new Map([
    ['undated', squares([0, 0, 4, 1])],
    ['dated', squares([3, 0, 6, 1])],
    ['R1', squares([0, 0, 1, 1])],
    ['R2', squares([1, 0, 2, 1])],
    ['R3', squares([8, 0, 10, 1])],
  ])
  const records: LandRecords = {
    hazards: [hazard('H1', version('undated', null)), hazard('H2', version('dated', '2012-02-03'))],
    releases: [
      release('R1', 'cleared', '2013-07-01'),
      release('R2', 'cleared', null),
      release('R3', 'cancelled', null),
    ],
  }
  assert.deepEqual(account(records, shapes, { bounds: period('2013-01-01', '2013-12-31') }), {
    opening: 30_000,
    recorded_without_date: 30_000,
    cleared: -10_000,
    ended_without_date: -10_000,
    closing: 40_000,
    isBalanced: true,
  })
  const ledger = makeLedger(records, cellsOf(shapes, 10_000), {
    ...everything,
    bounds: period('2014-01-01', '2014-12-31'),
  })
  assert.deepEqual(
    stateAccount(ledger)
      .lines.filter(({ squareMetres }) => squareMetres !== 0)
      .map((line) => line.squareMetres),
    [30_000, 20_000, -10_000],
  )
  assert.equal(ledger.closingUndated, 10_000)
  assert.deepEqual([...ledger.undatedBeyond], [['R3', 20_000]])
})

test('a hazard first told of as closed was recorded on a day that nobody knows', () => {
  const records = (releases: LandRecords['releases']): LandRecords => ({
    hazards: [hazard('H1', version('ground', '2016-02-03', { status: 'closed' }))],
    releases,
  })
  assert.deepEqual(account(records([release('R1', 'cleared', '2014-05-01')]), one), {
    recorded_without_date: 60_000,
    cleared: -60_000,
    closing: 0,
    isBalanced: true,
  })
  assert.deepEqual(account(records([]), one), {
    recorded_without_date: 60_000,
    difference: -60_000,
    closing: 0,
    isBalanced: false,
  })
})

test('an area recorded and cleared on one day, or in one year, is first recorded and then cleared', () => {
  const year = { from: '2015-01-01 00:00:00', until: '2016-01-01 00:00:00' }
  const records: LandRecords = {
    hazards: [hazard('H1', version('ground', null, { informationDate: year }))],
    releases: [release('R1', 'cleared', '2015-03-04')],
  }
  const bounds = period('2015-01-01', '2015-12-31')
  const lines = { newly_identified: 60_000, cleared: -60_000, closing: 0, isBalanced: true }
  assert.deepEqual(account(records, one, { bounds }), lines)
  const sameDay = { ...records, hazards: [hazard('H1', version('ground', '2015-03-04'))] }
  assert.deepEqual(account(sameDay, one, { bounds }), lines)
  const firstDays = { bounds: period('2014-01-01', '2014-12-31') }
  const late = {
    ...records,
    releases: [release('R1', 'cleared', null, { date: { ...year, from: '2014-06-01 00:00:00' } })],
  }
  assert.equal(makeLedger(late, cellsOf(one, 10_000), { ...everything, ...firstDays }).mayFall, 60_000)
})

test('whole square metres of a group add up to its rounded area: 0.4 + 0.4 + 0.4 is 1, not 0', () => {
  assert.deepEqual(shareOut([0.4, 0.4, 0.4]), [1, 0, 0])
  assert.deepEqual(shareOut([10.6, 3.7, 0.2]), [11, 4, 0])
  assert.deepEqual(shareOut([]), [])
})

test('versions of one date correct one another; a report without a shape leaves the one before', () => {
  const told = [
    { ...version('first', '2010-02-03'), entry: 1 },
    { ...version(null, '2012-02-03', { class: 'unknown', status: 'worked_on' }), entry: 3 },
    { ...version('second', '2010-02-03'), entry: 2 },
  ]
  const { versions } = historyOf('H1', told)
  assert.deepEqual(
    versions.map(({ shape, class: name, status }) => [shape, name, status]),
    [
      ['second', 'suspected_hazardous_area', 'open'],
      ['second', 'suspected_hazardous_area', 'worked_on'],
    ],
  )
})

test('a status that changed without a day changed on the day of the report', () => {
  const told = [
    { ...version('a', '2015-02-03', { status: 'closed', statusChangedOn: dayDate('2015-01-01') }), entry: 1 },
    { ...version(null, '2020-02-03', { status: 'open', statusChangedOn: noDate }), entry: 2 },
    { ...version(null, '2020-03-03', { statusChangedOn: noDate }), entry: 3 },
  ]
  assert.deepEqual(
    historyOf('H1', told).versions.map(({ statusChangedOn }) => statusChangedOn.from),
    ['2015-01-01 00:00:00', null, null],
  )
})

test('a completion report of 1,600 m² against progress of 1,500.5 m² differs, and is never added', () => {
  const stated = (recordId: string, task: string | null, squareMetres: string | null) =>
    ({ recordId, task, kind: 'cleared', squareMetres }) as const
  const progress = [stated('P1', 'T1', '1000'), stated('P2', 'T1', '500.5'), stated('P3', 'T2', '7')]
  const completion = [
    stated('C1', 'T1', '1600'),
    stated('C2', 'T2', '7.0'),
    stated('C3', null, '4'),
    stated('C4', 'T1', null),
  ]
  assert.deepEqual(
    compareControlTotals(completion, progress).map(({ recordId, added, agrees }) => [
      recordId,
      added,
      agrees,
    ]),
    [
      ['C1', '1500.5', false],
      ['C2', '7', true],
      ['C3', null, null],
    ],
  )
})
