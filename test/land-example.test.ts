/** The worked example of docs/land-release.md in squares, in every number. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeLedger } from '../core/land/account.js'
import { accountSentence } from '../core/land/sentence.js'
import { stateAccount } from '../core/land/statement.js'
import { exampleClasses, exampleHazards, exampleReports, exampleYears } from './land-example.js'
import { cellsOf, everything, hazard, period, release, squares, version } from './land-model.js'

const shapes = new Map(
  [...exampleHazards, ...exampleReports].map(({ localId, block }) => [localId, squares(block)] as const),
)
const records = {
  hazards: exampleHazards.map(({ localId, day, class: name }) =>
    hazard(localId, version(localId, day, { class: name })),
  ),
  releases: exampleReports.map(({ localId, kind, day, saysGrowth }) =>
    release(localId, kind, day, { saysGrowth }),
  ),
}

function inYear(year: number, groupOf: (name: string) => string | null = () => 'all') {
  const bounds = period(`${year}-01-01`, `${year}-12-31`)
  return makeLedger(records, cellsOf(shapes, 10_000), { ...everything, bounds, groupOf })
}

function held(statement: ReturnType<typeof stateAccount>): Readonly<Record<string, number>> {
  const lines = statement.lines.filter(({ squareMetres }) => squareMetres !== 0)
  return {
    ...Object.fromEntries(lines.map(({ line, squareMetres }) => [line, squareMetres])),
    closing: statement.closing,
  }
}

test('nine polygons with overlaps come out as by hand in 2030, 2031 and 2032, the last not balanced', () => {
  for (const [year, expected] of Object.entries(exampleYears)) {
    const statement = stateAccount(inYear(Number(year)))
    assert.deepEqual(held(statement), expected, year)
    assert.equal(statement.isBalanced, year !== '2032')
  }
})

test('of 2031, 2 squares move from suspected to confirmed, and growth is of the class released beside it', () => {
  const ledger = inYear(2031, (name) => name)
  for (const [name, expected] of Object.entries(exampleClasses))
    assert.deepEqual(held(stateAccount(ledger, name)), expected, name)
})

test('the records behind the lines of 2032 are H5 after R1, and R4 for the 3 squares that break it', () => {
  const behind = stateAccount(inYear(2032)).lines.map(({ line, records: found }) => [line, found] as const)
  const of = Object.fromEntries(behind)
  assert.deepEqual(of.contaminated_again, [{ recordId: 'H5', squareMetres: 20_000, earlier: 'R1' }])
  assert.deepEqual(of.difference, [{ recordId: 'R4', squareMetres: 30_000, reason: 'beyond_recorded' }])
  assert.deepEqual(of.recorded_without_date, [{ recordId: 'H4', squareMetres: 40_000 }])
  assert.deepEqual([...inYear(2031).releasedTwice], [['R2', 10_000]])
})

test('an account is told in one sentence, and one that is not balanced is not called an account', () => {
  assert.equal(
    accountSentence(stateAccount(inYear(2031))),
    '220,000 m² stood recorded as suspected or confirmed at the opening, and 40,000 m² without a date; 70,000 m² were newly identified, 20,000 m² came in by boundary growth, 40,000 m² were cancelled, 30,000 m² were reduced, 60,000 m² were cleared; 220,000 m² stand recorded at the closing.',
  )
  assert.match(accountSentence(stateAccount(inYear(2032))), /not balanced, and no account\.$/)
})
