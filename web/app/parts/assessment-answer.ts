/** What GET /api/assessment answers, as the map reads it, and the keys of its words. */
import type { Assessment } from '../../../core/assess/assess.js'
import type { MeasuredCalibration } from '../../../core/assess/calibration.js'
import type { CauseReason } from '../../../core/assess/cause-words.js'
import type { Cause } from '../../../core/assess/causes.js'
import type { Completeness } from '../../../core/assess/completeness.js'
import type { TypeCount } from '../../../core/assess/ground-counts.js'
import type { Sensitivity } from '../../../core/assess/sensitivity.js'
import type { RecordState } from '../../../core/assess/state.js'
import type { Unplaced } from '../../../core/assess/subject.js'
import type { SystematicFit } from '../../../core/assess/systematic-shift.js'

/** A minefield record against the ground, without its rows, mines and landmarks. */
export interface Assessed {
  readonly id: string
  readonly number: string
  readonly supplier: string
  readonly suppliedOn: string | null
  readonly state: RecordState
  readonly unplaced: Unplaced | null
  readonly completeness: Completeness
  readonly searchedShare: number | null
  readonly toleranceMetres: number
  readonly itemsNear: number
  readonly claimed: number | null
  readonly types: readonly TypeCount[]
}

/** The common shift, without the place around which it turns. */
export interface CommonShift extends Omit<SystematicFit, 'centre'> {
  readonly lengthMetres: number
  readonly bearingDegrees: number
}

/** The figures of the set; where accidents happened is in none of them. */
export interface GroundReport extends Omit<Assessment, 'records' | 'fit' | 'accidents'> {
  readonly asOf: number
  readonly lastDay: string | null
  readonly records: readonly Assessed[]
  readonly fit: CommonShift | null
  readonly calibration: MeasuredCalibration & { readonly isConservative: boolean }
}

export interface AssessmentAnswer {
  readonly report: GroundReport
  /** The report as English text, which the page offers as a file. */
  readonly lines: readonly string[]
}

export const stateKeys: Readonly<Record<RecordState, string>> = {
  supported: 'assess.state.supported',
  'partly-supported': 'assess.state.partly',
  differs: 'assess.state.differs',
  'not-assessable': 'assess.state.not_assessable',
  'cannot-be-placed': 'assess.state.not_placed',
}

export const otherwiseKeys: Readonly<Record<Sensitivity['otherwise'], string>> = {
  'half-offset': 'assess.rate.half_offset',
  'twice-offset': 'assess.rate.twice_offset',
  'half-survival': 'assess.rate.half_survival',
  'all-survive': 'assess.rate.all_survive',
}

export const causeKeys: Readonly<Record<Cause['cause'], string>> = {
  datum: 'assess.cause.datum',
  'clearance-by-others': 'assess.cause.clearance',
  'wash-out': 'assess.cause.wash_out',
  'wrong-sheet': 'assess.cause.sheet',
}

export const resultKeys: Readonly<Record<Cause['result'], string>> = {
  fits: 'assess.result.fits',
  'does-not-fit': 'assess.result.does_not_fit',
  'cannot-be-tested': 'assess.result.cannot_be_tested',
  'nothing-to-explain': 'assess.result.nothing',
}

export const becauseKeys: Readonly<Record<CauseReason['because'], string>> = {
  'no-find-near': 'assess.because.no_find_near',
  'no-common-shift': 'assess.because.no_common_shift',
  'common-shift': 'assess.because.common_shift',
  'items-not-placed': 'assess.because.items_not_placed',
  'items-not-counted': 'assess.because.items_not_counted',
  'items-accounted-for': 'assess.because.items_accounted_for',
  'terrain-not-described': 'assess.because.terrain_not_described',
  'terrain-described': 'assess.because.terrain_described',
  'nothing-to-compare': 'assess.because.nothing_to_compare',
  sheet: 'assess.because.sheet',
  'no-sheet': 'assess.because.no_sheet',
  'no-difference': 'assess.because.no_difference',
}
