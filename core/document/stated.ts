/** A number as a text states it, and the one table of rules by which a count bears out its words. */

import { digits } from './verdict.js'

/** How exactly the words state the number. */
export type Hedge =
  | 'exact'
  | 'about'
  | 'nearly'
  | 'just-over'
  | 'more-than'
  | 'at-least'
  | 'less-than'
  | 'at-most'
  | 'between'

/** What is stated: how many, a part of hundred, or how long ago a period began. */
export type StatedUnit = 'count' | 'percent' | 'hour' | 'day' | 'week' | 'month' | 'year'

/** A number read from words or digits. Of a percentage, `value` is 25 for 25 %. */
export interface Stated {
  readonly value: number
  /** The upper end of "between A and B", else null. */
  readonly high: number | null
  readonly hedge: Hedge
  readonly unit: StatedUnit
  /** Digits written after the decimal sign. */
  readonly decimals: number
}

/** One rule: when the words hold, in a sentence for the page and as a function. */
interface HedgeRule {
  readonly sentence: string
  readonly holds: (counted: number, stated: Stated) => boolean
}

/**
 * Every rule. N is the stated number. A figure that is itself a decimal (a share, a rate) is rounded to the decimals
 * that the text writes before it is compared with "exact"; whole numbers are compared as they are.
 */
export const hedgeRules: Readonly<Record<Hedge, HedgeRule>> = {
  exact: {
    sentence: 'N is what was counted (a share: rounded to the decimals written)',
    holds: (counted, { value, decimals }) =>
      (Number.isInteger(counted) ? counted : roundTo(counted, decimals)) === value,
  },
  about: {
    sentence: "what was counted, rounded to N's own significant digits, is N",
    holds: (counted, { value }) => roundToSignificant(counted, significantDigits(value)) === value,
  },
  nearly: {
    sentence: 'what was counted is below N by at most half a step of its last significant digit',
    holds: (counted, { value }) => counted < value && counted >= value - lastStep(value) / 2,
  },
  'just-over': {
    sentence: 'what was counted is above N by at most half a step of its last significant digit',
    holds: (counted, { value }) => counted > value && counted <= value + lastStep(value) / 2,
  },
  'more-than': { sentence: 'what was counted is above N', holds: (counted, { value }) => counted > value },
  'at-least': { sentence: 'what was counted is N or above', holds: (counted, { value }) => counted >= value },
  'less-than': { sentence: 'what was counted is below N', holds: (counted, { value }) => counted < value },
  'at-most': { sentence: 'what was counted is N or below', holds: (counted, { value }) => counted <= value },
  between: {
    sentence: 'what was counted is not below the first and not above the second number',
    holds: (counted, { value, high }) => counted >= value && counted <= (high ?? value),
  },
}

/** Whether a count bears out what is stated. Of a percentage, `counted` is in hundredths: 24.7 for 24.7 %. */
export function bearsOut(stated: Stated, counted: number): boolean {
  return hedgeRules[stated.hedge].holds(counted, stated)
}

/** Half up. The tiny addition undoes what binary fractions lose: 28.5 as 28.499999999999996. */
export function roundTo(value: number, decimals: number): number {
  const scale = 10 ** decimals
  return Math.floor(value * scale + 0.5 + 1e-9) / scale
}

/** 60000 has one, 1500000 two, 287 three, 12.5 three. */
export function significantDigits(value: number): number {
  const [mantissa = ''] = value.toExponential().split('e')
  return mantissa.replace('.', '').length
}

function roundToSignificant(value: number, digits: number): number {
  return Number(value.toPrecision(Math.min(digits, 21)))
}

/** The worth of the last significant digit: 10,000 for 60,000. */
function lastStep(value: number): number {
  if (value === 0) return 1
  const exponent = Number(value.toExponential().split('e')[1] ?? 0)
  return 10 ** (exponent - significantDigits(value) + 1)
}

const hedgeWords: Readonly<Record<Exclude<Hedge, 'between'>, string>> = {
  exact: '',
  about: 'about ',
  nearly: 'nearly ',
  'just-over': 'just over ',
  'more-than': 'more than ',
  'at-least': 'at least ',
  'less-than': 'less than ',
  'at-most': 'at most ',
}

/** What is stated, in English: "more than 400,000", "between 20 and 30", "about 66.7 %", "3 years". */
export function printStated({ value, high, hedge, unit }: Stated): string {
  const number =
    hedge === 'between'
      ? `between ${digits(value)} and ${digits(high ?? value)}`
      : hedgeWords[hedge] + digits(value)
  if (unit === 'count') return number
  return unit === 'percent' ? `${number} %` : `${number} ${unit}${value === 1 ? '' : 's'}`
}
