/**
 * The order of people's own numbers as people read them: I-2 before I-10. A register has one numbering in several hands, so
 * that digits of any script are one digit, and neither case nor leading zeros part what is the same number.
 */
import type { Values } from './definition.js'
import { digitOf } from './searched-words.js'

/** The column of a derived table by which lists are put in the order of people's own numbers. */
export const numberOrderColumn = 'local_id_order'

/** What is compared: more than any number has that people write, and less than an entry of an index holds. */
const mostCompared = 120
/** Stands before every character of a key. */
const between = '\u0001'

const plain = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/
const spaces = /[\s\p{Cc}]+/gu
/** Signs without a form of their own, and halves of characters, which no text of a database holds. */
const unseen = /[\p{Cf}\p{Cs}]/gu

/**
 * A text whose bytes compare as the numbers do: each run of digits stands after its length. After it the number as it is
 * written, which orders V-7, v-7 and V-007 among each other. null where nothing is written.
 */
export function numberOrder(written: string): string | null {
  return orderKey(written, (text) => text.normalize('NFKC').toLowerCase())
}

/** The key of a text that compares as `folded` makes it, then as it is written; null where nothing is written. */
export function orderKey(written: string, folded: (text: string) => string): string | null {
  const text = plain.test(written) ? written : written.replace(spaces, ' ').replace(unseen, '').trim()
  if (text === '') return null
  return cut(folded(text).replace(/\p{Nd}+/gu, withLength)) + between + cut(text)
}

/** The column's value of a record. */
export function numberOrderOf({ local_id: written }: Values): string | null {
  return typeof written === 'string' ? numberOrder(written) : null
}

/** `10` is `1210`: its length has 1 digit and is 2. A longer number has a longer length, or a greater one of as many digits. */
function withLength(run: string): string {
  const digits = run.replace(/[^0-9]/gu, digitOf).replace(/^0+(?=.)/, '')
  const length = String(digits.length)
  return `${length.length}${length}${digits}`
}

/** Not within a character. */
function cut(text: string): string {
  return text.slice(0, mostCompared).replace(/[\ud800-\udbff]$/, '')
}
