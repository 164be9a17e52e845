/** The canonical text of a query: one space between words, the version written out. parse(print(q)) is q. */
import type { Condition, CountQuery, Period, Query, QueryPlace } from './query.js'
import { isWord } from './tokens.js'

/** How a query names a recorded place: by its code where that is one word, else by its name. */
export function placeWritten({
  code,
  name,
}: {
  readonly code: string | null
  readonly name: string
}): Pick<QueryPlace, 'writtenAs' | 'text'> {
  return code !== null && isWord(code) ? { writtenAs: 'code', text: code } : { writtenAs: 'name', text: name }
}

/** The text of a query; canonical once `resolveAsOf` has filled in "as of n". */
export function printQuery(query: Query): string {
  if (query.type === 'share') return `share of ${printCount(query.of)}, base ${query.base}`
  if (query.type === 'rate') return `rate per ${query.per} of ${query.claim} ${printCount(query.of)}`
  return printCount(query)
}

function printCount(query: CountQuery): string {
  const parts = [
    `${query.figure}@${query.version}`,
    query.period && printPeriod(query.period),
    query.place && `at ${printPlace(query.place)}`,
    query.where.length > 0 && `where ${query.where.map(printCondition).join(' and ')}`,
    query.by.length > 0 && `by ${query.by.join(', ')}`,
    query.asOf !== null && `as of ${query.asOf}`,
  ]
  return parts.filter((part) => typeof part === 'string').join(' ')
}

function printPeriod(period: Period): string {
  if (period.type === 'year') return `in ${period.year}`
  return period.from === null ? `to ${period.to}` : `from ${period.from} to ${period.to}`
}

function printPlace({ writtenAs, text, boundariesAt }: QueryPlace): string {
  const place = writtenAs === 'name' ? `"${text}"` : text
  return boundariesAt === null ? place : `${place}@${boundariesAt}`
}

function printCondition({ dimension, operator, codes }: Condition): string {
  if (operator === 'in') return `${dimension} in (${codes.join(', ')})`
  return `${dimension} ${operator} ${codes.join('')}`
}
