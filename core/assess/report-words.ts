/** The sentences of an assessment: the same for whoever supplied the records, and no verdict on anyone. */
import type { RecordAssessment } from './assess-record.js'
import type { Rate } from './false-record-rate.js'
import type { RecordState } from './state.js'
import type { Assumptions } from './subject.js'

/** A share as a percentage of whole numbers. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

/** Metres with as many decimals as they bear. */
export function metres(length: number): string {
  return `${length.toFixed(length < 10 ? 1 : 0)} m`
}

const notPlaced = {
  'no-geometry': 'cannot be placed: the record has no position, row or outline that can be drawn.',
  'no-datum': 'cannot be placed: the record names no datum, and its positions are kept as written.',
} as const

const sentenceWords: Readonly<Record<Exclude<RecordState, 'cannot-be-placed'>, string>> = {
  supported: 'is supported by finds so far',
  'partly-supported': 'is partly supported by finds so far',
  differs: 'differs from what was found',
  'not-assessable': 'is not assessable, because too little was searched',
}

/** `1 record`, `2 records`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** One sentence about a record, always with how much was searched. */
export function recordSentence(assessed: RecordAssessment): string {
  const { record, state, evidence, itemsNear, claimed, toleranceMetres } = assessed
  if (state === 'cannot-be-placed' || evidence === null)
    return `Record ${record.number} ${notPlaced[record.unplaced ?? 'no-geometry']}`
  const searched = `${percent(evidence.searchedShare)} of the ground within ${Math.round(toleranceMetres)} m of where it puts its mines was searched`
  const found =
    itemsNear === 0
      ? 'nothing was found'
      : `${counted(itemsNear, 'item')} ${itemsNear === 1 ? 'was' : 'were'} found`
  const beside = claimed === null ? '' : `, ${claimed} recorded`
  return `Record ${record.number} ${sentenceWords[state]}: ${searched}, and ${found} there${beside}.`
}

/** A rate with its interval first. */
export function rateWords(rate: Rate): string {
  if (rate.informative === 0) return 'nothing can be said: at no record was any ground searched'
  return `between ${percent(rate.low)} and ${percent(rate.high)} (interval of ${percent(rate.level)}; middle ${percent(rate.median)}; from ${counted(rate.informative, 'record')} at which ground was searched)`
}

/** What was taken for granted. */
export function assumptionWords(assumptions: Assumptions): string {
  return `Assumed: mines lie ${metres(assumptions.offsetMetres)} from where they are recorded (one standard deviation along each axis, where a record declares none itself); ${percent(assumptions.survival)} of them were still there when the ground was searched; a search finds ${percent(assumptions.detection)} of what is there. A record can differ only where ${percent(assumptions.assessableShare)} of its ground was searched.`
}

/** Stands under every assessment. */
export const limitWords: readonly string[] = [
  'The share of records without a minefield behind them says how far records can be relied on. It says nothing about why, and nothing about who.',
  'Ground is seldom searched at random: where it was chosen because of finds, the figures lean. See the rates from land searched before and after the records were supplied.',
  'Whoever made or supplied a record can add a statement of their own; it stands beside the record as a claim.',
]
