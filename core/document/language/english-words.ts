/** English number words: from "nought" to "two hundred and eighty-seven thousand". */

import type { Numeral, Token } from '../number-language.js'
import { digitMarks } from './digit-marks.js'
import { fitsInto } from './number-sum.js'
import type { NumberWords } from './number-words.js'
import { percentOf, times, wordAt } from './number-words.js'
import { wordTable } from './word-table.js'

const read = wordTable({
  add: {
    0: 'zero nought',
    1: 'one',
    2: 'two',
    3: 'three',
    4: 'four',
    5: 'five',
    6: 'six',
    7: 'seven',
    8: 'eight',
    9: 'nine',
    10: 'ten',
    11: 'eleven',
    12: 'twelve',
    13: 'thirteen',
    14: 'fourteen',
    15: 'fifteen',
    16: 'sixteen',
    17: 'seventeen',
    18: 'eighteen',
    19: 'nineteen',
    20: 'twenty',
    30: 'thirty',
    40: 'forty',
    50: 'fifty',
    60: 'sixty',
    70: 'seventy',
    80: 'eighty',
    90: 'ninety',
  },
  times: { 12: 'dozen', 100: 'hundred' },
  scale: { 1e3: 'thousand', 1e6: 'million', 1e9: 'billion' },
})
const fractions: Readonly<Record<string, number>> = {
  half: 2,
  halves: 2,
  third: 3,
  thirds: 3,
  quarter: 4,
  quarters: 4,
  fifth: 5,
  fifths: 5,
  tenth: 10,
  tenths: 10,
}
const ordinal =
  /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|\w+tieth|hundredth|thousandth|millionth)$/
// "no one", "one another", "one must": a pronoun.
const pronounBefore = new Set('no any every each some the this that which another'.split(' '))
const pronounAfter = new Set('another day must should can cannot may side other who whose hand by'.split(' '))

/** The marks in the digits of English. */
export const englishMarks = digitMarks({ groups: ',', decimals: '.' })

/** The number words of English. */
export const englishWords: NumberWords = {
  parseDigits: englishMarks.parseDigits,
  read,
  extend: (group, value, joined) =>
    fitsInto(group, value) && (!joined || group % 100 === 0) ? group + value : null,
  joiners: new Set(['and']),
  openers: new Set(['a', 'an']),
  isOrdinal: (word) => ordinal.test(word),
  articles: new Set(),
  beforeOne: new Set(),
  vague: { tens: 10, dozens: 12, scores: 20, hundreds: 100, thousands: 1e3, millions: 1e6 },
  vagueNeedsOf: true,
  of: new Set(['of']),
  several: new Set(['several', 'few']),
  half: new Set(),
  multiples: {},
  fractions: {},
  shares: {},
  special: (tokens, first) =>
    lotsInDigits(tokens, first) ?? halves(tokens, first) ?? fraction(tokens, first) ?? pronoun(tokens, first),
}

/** "3 dozen", "2 hundred". */
function lotsInDigits(tokens: readonly Token[], first: number): Numeral | null {
  const token = tokens[first]
  const lot = read(wordAt(tokens, first + 1) ?? '')
  if (token?.kind !== 'digits' || lot?.type !== 'times') return null
  const value = times(englishMarks.parseDigits(token.text).value, lot.value)
  return { value, decimals: 0, next: first + 2, scale: lot.value }
}

function smallAt(word: string): number | undefined {
  const found = read(word)
  return found?.type === 'add' && found.value < 20 ? found.value : undefined
}

function scaleAt(tokens: readonly Token[], at: number): number | undefined {
  const found = read(wordAt(tokens, at) ?? '')
  return found?.type === 'scale' ? found.value : undefined
}

/** "half a million", "one and a half million". */
function halves(tokens: readonly Token[], first: number): Numeral | null {
  const word = tokens[first]?.text ?? ''
  if (word === 'half' && wordAt(tokens, first + 1) === 'a') {
    const scale = scaleAt(tokens, first + 2)
    return scale === undefined ? null : { value: scale / 2, decimals: 0, next: first + 3, scale }
  }
  const whole = smallAt(word)
  if (whole === undefined) return null
  const rest = [1, 2, 3].map((step) => wordAt(tokens, first + step)).join(' ')
  const scale = scaleAt(tokens, first + 4)
  if (rest !== 'and a half' || scale === undefined) return null
  return { value: times(whole + 0.5, scale), decimals: 0, next: first + 5, scale }
}

/** "half of", "two thirds", "a quarter": per cent, to one decimal. */
function fraction(tokens: readonly Token[], first: number): Numeral | null {
  const word = tokens[first]?.text ?? ''
  if (word === 'half') {
    const follows = /^(?:of|the|were|are|was|is)$/.test(wordAt(tokens, first + 1) ?? '')
    return follows ? { value: 50, decimals: 0, next: first + 1, hedge: 'about', unit: 'percent' } : null
  }
  const parts = word === 'a' || word === 'an' ? 1 : smallAt(word)
  const of = fractions[wordAt(tokens, first + 1) ?? '']
  if (parts === undefined || parts === 0 || of === undefined || parts > of) return null
  // "a third time" is an ordinal; "a third of" is a part.
  if (parts === 1 && wordAt(tokens, first + 2) !== 'of') return null
  return { value: percentOf(parts, of), decimals: 1, next: first + 2, hedge: 'about', unit: 'percent' }
}

function pronoun(tokens: readonly Token[], at: number): Numeral | null {
  const after = wordAt(tokens, at + 1) ?? ''
  if (tokens[at]?.text !== 'one' || read(after) !== null) return null
  const before = tokens[at - 1]
  const isBefore =
    before?.kind === 'word' && /^\s+$/.test(tokens[at]?.gap ?? '') && pronounBefore.has(before.text)
  if (!isBefore && !pronounAfter.has(after)) return null
  return { value: 1, decimals: 0, next: at + 1, notANumber: true }
}
