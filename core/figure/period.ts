/** The bounds of a period as wall time in the programme's zone, which is how derived tables keep dates. */
import { dayAfter, yearAfter } from './calendar.js'
import { periodIsEmpty } from './problems.js'
import type { Period, QueryDate } from './query.js'

/** 'YYYY-MM-DD hh:mm:ss' each; a record lies in them when it begins at or after `from` and ends at or before `until`. */
export interface Bounds {
  /** null: since the first record. */
  readonly from: string | null
  /** The first moment after the period. */
  readonly until: string
}

/**
 * Both ends of the period, inclusive as written, as a half-open interval. A minute with a zone of its own is moved to
 * `timeZone` (an IANA name). A wall time that a change of clocks repeats stands for both of its hours.
 */
export function periodBounds(period: Period, timeZone: string): Bounds {
  if (period.type === 'year')
    return { from: `${period.year}-01-01 00:00:00`, until: `${yearAfter(period.year)}-01-01 00:00:00` }
  const from = period.from === null ? null : firstMoment(period.from, timeZone)
  const until = momentAfter(period.to, timeZone)
  if (from !== null && from >= until) throw periodIsEmpty({ from: period.from ?? '', to: period.to })
  return { from, until }
}

/** The first moment after a day or minute. */
export function momentAfter(date: QueryDate, timeZone: string): string {
  if (date.length === 10) return `${dayAfter(date)} 00:00:00`
  return wallTime(Date.parse(date) + 60_000, timeZone)
}

function firstMoment(date: QueryDate, timeZone: string): string {
  return date.length === 10 ? `${date} 00:00:00` : wallTime(Date.parse(date), timeZone)
}

function wallTime(instant: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]))
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? ''
  const day = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
  return `${day} ${part('hour')}:${part('minute')}:${part('second')}`
}
