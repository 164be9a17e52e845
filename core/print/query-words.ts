/** A query in the words of a reader's language. Codes are named as the bundle names them, else stay codes. */
import type { Condition, Period, Query, QueryPlace } from '../figure/query.js'
import { countIn } from '../figure/query.js'
import { termOf } from '../words/told.js'
import type { PrintWords } from './words/print-words.js'
import { filled } from './words/print-words.js'

/** "killed, female"; of a query without conditions, the word for all of it. */
export function conditionsInWords(
  where: readonly Condition[],
  definition: string,
  words: PrintWords,
): string {
  if (where.length === 0) return words.total
  return where.map((condition) => conditionInWords(condition, definition, words)).join(words.comma)
}

function conditionInWords(
  { dimension, operator, codes }: Condition,
  definition: string,
  words: PrintWords,
): string {
  const named = codes
    .map((code) => termOf(words.told, `code.${dimension}.${code}`, code.replaceAll('_', ' ')))
    .join(` ${words.or} `)
  const name = termOf(words.told, `dimension.${definition}.${dimension}`, dimension.replaceAll('_', ' '))
  // A code such as "unknown" says nothing without its dimension.
  const text = codes.includes('unknown') ? `${name}${words.colon}${named}` : named
  return operator === '!=' ? filled(words.otherThan, { codes: text }) : text
}

/** The period of what is counted. */
export function periodInWords(period: Period | null, words: PrintWords): string {
  if (period === null) return words.allDates
  if (period.type === 'year') return filled(words.inYear, { year: period.year })
  const { from, to } = period
  return from === null ? filled(words.toDay, { to }) : filled(words.fromTo, { from, to })
}

/** The place of what is counted. */
export function placeInWords(place: QueryPlace | null, words: PrintWords): string {
  if (place === null) return words.wholeRegister
  const { boundariesAt, text } = place
  return boundariesAt === null ? text : `${text}, ${filled(words.boundariesOf, { day: boundariesAt })}`
}

/** What a share or a rate divides by; null for a plain count. */
export function divisorInWords(query: Query, words: PrintWords): string | null {
  if (query.type === 'share') return query.base === 'known' ? words.shareKnown : words.shareAll
  return query.type === 'rate' ? filled(words.ratePer, { per: query.per, claim: query.claim }) : null
}

/** All of it in one line. */
export function queryInWords(query: Query, words: PrintWords): string {
  const { where, period, place, figure, version } = countIn(query)
  return [
    divisorInWords(query, words),
    where.length > 0 ? conditionsInWords(where, `${figure}@${version}`, words) : null,
    periodInWords(period, words),
    placeInWords(place, words),
  ]
    .filter((part) => part !== null)
    .join('; ')
}
