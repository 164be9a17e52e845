/** What simulated sectors showed of the interval, which is printed beside it. docs/minefield-records.md has the whole table. */
import type { Calibration } from './calibrate.js'

/** What sectors of seeds 1 to 400 showed at one share searched, with assumptions as the sectors were made. */
export interface MeasuredCalibration extends Pick<Calibration, 'sectors' | 'covered'> {
  /** Share of the land that was searched. */
  readonly searchedShare: number
}

/** `usualSector` at four shares searched: how often the interval of 90 % held the truth. */
export const measuredCalibrations: readonly MeasuredCalibration[] = [
  { searchedShare: 0.1, sectors: 400, covered: 358 },
  { searchedShare: 0.3, sectors: 400, covered: 370 },
  { searchedShare: 0.5, sectors: 400, covered: 377 },
  { searchedShare: 0.8, sectors: 400, covered: 395 },
]

/** Above this share an interval of 90 % is wider than it need be. */
const conservativeShare = 0.96

/** The measurement nearest to a share searched. */
export function calibrationAt(searchedShare: number): MeasuredCalibration {
  const distance = (entry: MeasuredCalibration): number => Math.abs(entry.searchedShare - searchedShare)
  return measuredCalibrations.reduce((best, entry) => (distance(entry) < distance(best) ? entry : best))
}

/** Whether an interval made for 90 % is conservative by what was measured. */
export function isConservative({ sectors, covered }: Pick<Calibration, 'sectors' | 'covered'>): boolean {
  return covered / sectors > conservativeShare
}

/** One sentence about how far the interval of 90 % can be relied on. */
export function calibrationWords(measured: MeasuredCalibration): string {
  const { covered, sectors, searchedShare } = measured
  const held = `In simulated sectors of 200 records with ${Math.round(searchedShare * 100)} % of the land searched, in which the assumptions hold, the 90 % interval held the truth in ${covered} of ${sectors}`
  return isConservative(measured) ? `${held}: it is conservative, wider than it need be.` : `${held}.`
}
