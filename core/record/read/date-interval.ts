/** Years, months, days and minutes to the date interval that is committed. */
import type { DatePrecision, Value } from '../definition.js'
import { daysInMonth, dayText, two } from './calendar-days.js'

/** What was stated of a date; what is absent was not stated. */
export interface StatedDate {
  readonly year: number
  readonly month?: number
  readonly day?: number
  readonly hour?: number
  readonly minute?: number
  /** `Z` or an offset such as `+05:00`, as written. */
  readonly zone?: string
}

/** Whether such a day and minute exist. */
export function exists(stated: StatedDate): boolean {
  const { year, month, day, hour = 0, minute = 0 } = stated
  if (year < 1 || year > 9999 || hour > 23 || minute > 59) return false
  if (month === undefined) return day === undefined
  const days = daysInMonth(year, month)
  return days > 0 && (day === undefined || (day >= 1 && day <= days))
}

/** First and last day or minute of what was stated, and how precisely it was. */
export function intervalOf(stated: StatedDate): {
  readonly earliest: string
  readonly latest: string
  readonly precision: DatePrecision
} {
  const { year, month, day, hour, minute } = stated
  if (month === undefined)
    return { earliest: dayText(year, 1, 1), latest: dayText(year, 12, 31), precision: 'year' }
  if (day === undefined) {
    const latest = dayText(year, month, daysInMonth(year, month))
    return { earliest: dayText(year, month, 1), latest, precision: 'month' }
  }
  const on = dayText(year, month, day)
  if (hour === undefined || minute === undefined) return { earliest: on, latest: on, precision: 'day' }
  const at = `${on}T${two(hour)}:${two(minute)}`
  return { earliest: at, latest: at, precision: 'minute' }
}

/** The committed value: `dateParts` in their order. */
export function dateValue(stated: StatedDate, asWritten: string): Value {
  const { earliest, latest, precision } = intervalOf(stated)
  return [earliest, latest, asWritten, precision, 'gregorian', stated.zone ?? null]
}

/** The value of a date that is stated to be unknown. */
export function unknownDate(asWritten: string): Value {
  return [null, null, asWritten, 'unknown', 'gregorian', null]
}
