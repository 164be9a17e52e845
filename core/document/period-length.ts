/** "Over the past 3 years", checked against the period of the figure it is bound to. */
import type { Period } from '../figure/query.js'
import type { SentenceName } from '../words/sentences.js'
import { say } from '../words/sentences.js'
import type { Stated, StatedUnit } from './stated.js'

/** How long a figure's period is, in the unit that the text uses. */
export interface PeriodLength {
  /** Rounded to one decimal. */
  readonly units: number
  readonly holds: boolean
  readonly sentence: string
}

const dayMilliseconds = 86_400_000
const daysIn: Readonly<Record<Exclude<StatedUnit, 'count' | 'percent'>, number>> = {
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 365.25 / 12,
  year: 365.25,
}

/**
 * Holds when the period, both ends inclusive, rounds to the stated number of units, and ends neither after the
 * document's date nor longer before it than one unit (a day at least). null where it has no two ends.
 */
export function periodLength(
  stated: Stated,
  period: Period | null,
  documentDate: string,
): PeriodLength | null {
  if (!period || stated.unit === 'count' || stated.unit === 'percent') return null
  const ends = endsOf(period)
  if (!ends) return null
  const unitDays = daysIn[stated.unit]
  const days = (ends.until - ends.from) / dayMilliseconds
  const units = Math.round((days / unitDays) * 10) / 10
  const documentEnds = Date.parse(`${documentDate}T00:00:00Z`) + dayMilliseconds
  const daysBefore = (documentEnds - ends.until) / dayMilliseconds
  // A zone of its own may put the end of a minute up to a day past the document's date in UTC.
  const holds =
    Math.round(days / unitDays) === stated.value && daysBefore > -1 && daysBefore <= Math.max(unitDays, 1)
  return { units, holds, sentence: endsWhen(manyOf(units, stated.unit), daysBefore) }
}

function endsOf(period: Period): { readonly from: number; readonly until: number } | null {
  if (period.type === 'year') {
    return {
      from: Date.parse(`${period.year}-01-01T00:00:00Z`),
      until: Date.UTC(Number(period.year) + 1, 0, 1),
    }
  }
  if (period.from === null) return null
  const from = startOf(period.from)
  const to = startOf(period.to)
  return { from, until: to + (period.to.length === 10 ? dayMilliseconds : 60_000) }
}

function startOf(date: string): number {
  return Date.parse(date.length === 10 ? `${date}T00:00:00Z` : date)
}

function manyOf(count: number, unit: keyof typeof daysIn): string {
  const length: SentenceName = count === 1 ? unit : `${unit}s`
  return say('many_of', { count, unit: say(length) })
}

function endsWhen(length: string, daysBefore: number): string {
  const whole = Math.round(daysBefore)
  if (whole === 0) return say('period_on_date', { length })
  const days = manyOf(Math.abs(whole), 'day')
  return say(whole > 0 ? 'period_before' : 'period_after', { length, days })
}
