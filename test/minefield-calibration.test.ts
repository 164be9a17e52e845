/** The calibration of the false-record rate by simulated sectors; docs/minefield-records.md holds the whole table. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Calibration, calibrate } from '../core/assess/calibrate.js'
import { calibrationAt, calibrationWords, isConservative } from '../core/assess/calibration.js'
import { type SectorPlan, usualSector } from '../core/assess/simulate.js'
import { type Assumptions, usualAssumptions } from '../core/assess/subject.js'

const seeds = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1)

function printed({ sectors, covered, bias, width }: Calibration): string {
  return `90 % interval held the truth in ${covered} of ${sectors}; bias ${bias.toFixed(3)}; mean width ${width.toFixed(2)}`
}

/** Sectors of each line but the first; the whole table takes some minutes. */
const others = Number(process.env.TRUEBEARING_CALIBRATION_SECTORS ?? 25)

interface Line {
  readonly words: string
  readonly plan?: Partial<SectorPlan>
  readonly assumed?: Partial<Assumptions>
  /** What the documented bias lies between, with room for the chance of 25 sectors. */
  readonly bias: readonly [number, number]
}

const lines: readonly Line[] = [
  { words: 'a tenth searched', plan: { searchedShare: 0.1 }, bias: [-0.08, 0.08] },
  { words: 'four fifths searched', plan: { searchedShare: 0.8 }, bias: [-0.03, 0.03] },
  { words: 'half the offset assumed', assumed: { offsetMetres: 30 }, bias: [0.1, 0.25] },
  { words: 'half as much again assumed', assumed: { offsetMetres: 90 }, bias: [-0.08, 0.01] },
  { words: 'half the survival assumed', assumed: { survival: 0.4 }, bias: [-0.05, 0.03] },
  { words: 'every mine assumed to be there', assumed: { survival: 1 }, bias: [-0.03, 0.05] },
  { words: 'half of both assumed', assumed: { offsetMetres: 30, survival: 0.4 }, bias: [0.1, 0.25] },
]

describe('the interval of the false-record rate', () => {
  test('over 400 simulated sectors it holds the truth in at least 85 % and is off by at most 0.02', (t) => {
    const measured = calibrate(usualSector, usualAssumptions, seeds(400))
    t.diagnostic(`seeds 1 to 400, assumptions as it is: ${printed(measured)}`)
    assert.ok(measured.covered >= 340, printed(measured))
    assert.ok(Math.abs(measured.bias) <= 0.02, printed(measured))
    const stated = calibrationAt(usualSector.searchedShare)
    assert.deepEqual([stated.covered, stated.sectors], [measured.covered, 400])
    assert.equal(/conservative/.test(calibrationWords(stated)), measured.covered > 384)
  })

  test('above 96 of 100 the words say that it is conservative, at 96 they do not', () => {
    assert.ok(isConservative({ sectors: 100, covered: 97 }))
    assert.ok(!isConservative({ sectors: 100, covered: 96 }))
    assert.match(calibrationWords(calibrationAt(1)), /395 of 400: it is conservative/)
    assert.doesNotMatch(calibrationWords(calibrationAt(0.5)), /conservative/)
  })

  for (const { words, plan, assumed, bias } of lines) {
    test(`with ${words}, the bias is between ${bias.join(' and ')}`, (t) => {
      const measured = calibrate(
        { ...usualSector, ...plan },
        { ...usualAssumptions, ...assumed },
        seeds(others),
      )
      t.diagnostic(`${words}: ${printed(measured)}`)
      assert.ok(measured.bias >= bias[0] && measured.bias <= bias[1], printed(measured))
    })
  }
})
