/** The sentences of an assessment in the language of the page: the same for whoever supplied the records. */
import type { CauseReason, NearDatum } from '../../../core/assess/cause-words.js'
import type { Rate } from '../../../core/assess/false-record-rate.js'
import type { RecordState } from '../../../core/assess/state.js'
import { deviceCodes } from '../../../core/record/device.js'
import { number, percent, t } from '../language.svelte.js'
import { codeWord, isolated } from '../words.js'
import type { Assessed, CommonShift } from './assessment-answer.js'
import { becauseKeys } from './assessment-answer.js'
import { distanceWord } from './nearby-words.js'

const degrees = (angle: number): string => number(Math.round(angle))

/** A distance that is said in whole metres. */
const roundly = (metres: number): string => distanceWord(Math.round(metres))

/** The names by which the message of a record knows its states. */
const said: Readonly<Record<Exclude<RecordState, 'cannot-be-placed'>, string>> = {
  supported: 'supported',
  'partly-supported': 'partly',
  differs: 'differs',
  'not-assessable': 'not_assessable',
}

/** One sentence about a record, always with how much was searched. */
export function recordSentence(assessed: Assessed): string {
  const { state, searchedShare, toleranceMetres, itemsNear, claimed, unplaced } = assessed
  const name = isolated(assessed.number)
  if (state === 'cannot-be-placed' || searchedShare === null)
    return unplaced === 'no-datum'
      ? t('assess.said.no_datum', { number: name })
      : t('assess.said.no_geometry', { number: name })
  return t('assess.said', {
    number: name,
    state: said[state],
    share: percent(searchedShare),
    distance: roundly(toleranceMetres),
    found: itemsNear,
    claimed: claimed === null ? 'none' : number(claimed),
  })
}

/** The elements of a record: how many of those that apply are there, and what is known of the others. */
export function elementsWord({ completeness }: Assessed): string {
  return t('assess.elements.said', { ...completeness })
}

/** Found and recorded of each type, by its name. */
export function typeWords({ types }: Assessed): readonly (readonly [type: string, counts: string])[] {
  return types.map(({ device, found, recorded }) => [
    codeWord({ name: 'device', codes: deviceCodes }, device),
    `${number(found)} / ${recorded === null ? t('assess.no_number') : number(recorded)}`,
  ])
}

/** An interval of shares; where there is none, that it is not there. */
export function between(low: number | null, high: number | null): string {
  if (low === null || high === null) return t('assess.no_interval')
  return t('assess.rate.between', { low: percent(low), high: percent(high) })
}

/** Whether a rate says anything: at some record ground was searched. */
export function isInformed({ informative }: Rate): boolean {
  return informative > 0
}

/** The common shift with its errors. */
export function shiftSentence(fit: CommonShift): string {
  return t('assess.shift.best', {
    distance: distanceWord(fit.lengthMetres),
    bearing: degrees(fit.bearingDegrees),
    turn: number(Math.round(fit.rotationDegrees * 10) / 10),
    before: distanceWord(fit.errorBefore),
    after: distanceWord(fit.errorAfter),
  })
}

/** How many records support the common shift. */
export function supportSentence({ support, groups, supportAsRecorded, chanceMost }: CommonShift): string {
  return t('assess.shift.support', { support, groups, supportAsRecorded, chanceMost })
}

/** Why a cause would explain a difference, or would not, or cannot be tested. */
export function causeSentence(reason: CauseReason): string {
  const key = becauseKeys[reason.because]
  if (reason.because === 'sheet') {
    const { side, scale, metres, ...counts } = reason
    const words = { side: side.replace('-', '_'), scale: isolated(scale), distance: roundly(metres) }
    return t(key, { ...counts, ...words })
  }
  if (reason.because !== 'common-shift') return t(key, { ...reason })
  const { metres, bearingDegrees, datum, ...counts } = reason
  const moved = t(key, { ...counts, distance: roundly(metres), bearing: degrees(bearingDegrees) })
  return datum ? `${moved} ${datumSentence(datum)}` : moved
}

function datumSentence({ name, code, metresApart }: NearDatum): string {
  const distance = roundly(metresApart)
  return t('assess.because.datum', { name: isolated(name), code: isolated(code), distance })
}
