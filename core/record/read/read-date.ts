/** Dates as they are written in cells, to date intervals. */
import { dateValue, exists, intervalOf, type StatedDate, unknownDate } from './date-interval.js'
import { readInteger } from './read-number.js'
import { asciiDigits, blocked, type DateForm, dateForms, type Reading, type WrittenForm } from './reading.js'

type DateWritten = Pick<WrittenForm, 'dates' | 'twoDigitYearsFrom' | 'receivedOn'>

/**
 * A date in one of the named forms; null for an empty cell. Doubts: `date-not-read` (no form fits), `date-ambiguous`
 * (two named forms give two days, or no form is named that tells day from month), `date-does-not-exist`,
 * `year-of-two-digits`, `date-in-the-future` (after `receivedOn`), `date-too-old`.
 */
export function readDate(text: string, form: DateWritten): Reading {
  const written = asciiDigits(text.trim())
  if (written === '') return { value: null }
  const named = form.dates.flatMap((name) => matchForm(name, written) ?? [])
  const matches =
    named.length > 0 ? named : [matchForm('YYYY-MM-DD', written)].filter((match) => match !== null)
  if (matches.length === 0) return notRead(text, written)
  if (matches.some((match) => match.shortYear) && form.twoDigitYearsFrom === null) return shortYear(text)
  const stated = matches.map((match) => withCentury(match, form.twoDigitYearsFrom)).filter(exists)
  const [first, ...others] = stated
  if (!first) return doesNotExist(text)
  const { earliest, latest } = intervalOf(first)
  if (others.some((other) => intervalOf(other).earliest !== earliest || intervalOf(other).latest !== latest))
    return blocked(
      'date-ambiguous',
      text,
      `"${text}" is one day read as ${form.dates.join(' and another as ')}: name one form for the column in the mapping.`,
    )
  return placed(first, text, form.receivedOn)
}

/** Texts of the cells that hold the parts of a date. */
export interface DatePartTexts {
  readonly year: string
  readonly month?: string
  readonly day?: string
}

/**
 * A date from a year, and a month and day where they are stated. A month without a year is a doubt; thousands signs in
 * years ("2,006") are read by the form's signs.
 */
export function readDateParts(parts: DatePartTexts, form: WrittenForm): Reading {
  const texts = [parts.year, parts.month ?? '', parts.day ?? '']
  const asWritten = texts.filter((text) => text.trim() !== '').join('-')
  if (asWritten === '') return { value: null }
  const numbers: (number | undefined)[] = []
  for (const text of texts) {
    const read = readInteger(text, form)
    if ('doubt' in read) return read
    numbers.push(read.value === null ? undefined : Number(read.value))
  }
  const [year, month, day] = numbers
  if (year === undefined || (month === undefined && day !== undefined))
    return blocked(
      'date-part-missing',
      asWritten,
      `Of the date "${asWritten}" the year or month is missing: add it.`,
    )
  if (year < 100 && form.twoDigitYearsFrom === null) return shortYear(asWritten)
  const stated = { year: year < 100 ? inCentury(year, form.twoDigitYearsFrom ?? 0) : year, month, day }
  return exists(stated) ? placed(stated, asWritten, form.receivedOn) : doesNotExist(asWritten)
}

/** A date between two columns: the first day of the one to the last of the other; either may be empty. */
export function readDateBetween(earliest: string, latest: string, form: WrittenForm): Reading {
  const [from, until] = [readDate(earliest, form), readDate(latest, form)]
  if ('doubt' in from) return from
  if ('doubt' in until) return until
  if (from.value === null && until.value === null) return { value: null }
  const start = Array.isArray(from.value) ? (from.value[0] ?? null) : null
  const end = Array.isArray(until.value) ? (until.value[1] ?? null) : null
  const asWritten = `${earliest} - ${latest}`
  if (typeof start === 'string' && typeof end === 'string' && start.slice(0, 10) > end.slice(0, 10))
    return blocked(
      'latest-before-earliest',
      asWritten,
      `"${asWritten}" ends before it begins: correct one of them.`,
    )
  const precision = start === null ? 'before' : end === null ? 'after' : 'between'
  return { value: [start, end, asWritten, precision, 'gregorian', null] }
}

export { unknownDate }

interface FormMatch extends StatedDate {
  readonly shortYear: boolean
}

const time = String.raw`(?:[T ]\s*(?<hour>\d{1,2}):(?<minute>\d{2})(?::\d{2}(?:[.,]\d+)?)?(?:\s*(?<half>[AaPp])\.?[Mm]\.?)?\s*(?<zone>Z|[+-]\d{2}:?\d{2})?)?`

const patterns: ReadonlyMap<DateForm, RegExp> = new Map(
  dateForms.map((form) => {
    const body = form
      .replace(/[./]/g, '\\$&')
      .replace('YYYY', String.raw`(?<year>\d{4}|\d{2})`)
      .replace('MM', String.raw`(?<month>\d{1,2})`)
      .replace('DD', String.raw`(?<day>\d{1,2})`)
    return [form, new RegExp(`^${body}${form.includes('DD') ? time : ''}$`)]
  }),
)

function matchForm(form: DateForm, written: string): FormMatch | null {
  const groups = patterns.get(form)?.exec(written)?.groups
  if (!groups?.year) return null
  const number = (text: string | undefined): number | undefined =>
    text === undefined ? undefined : Number(text)
  return {
    year: Number(groups.year),
    shortYear: groups.year.length === 2,
    month: number(groups.month),
    day: number(groups.day),
    hour: fullHour(number(groups.hour), groups.half),
    minute: number(groups.minute),
    zone: groups.zone,
  }
}

function fullHour(hour: number | undefined, half: string | undefined): number | undefined {
  if (hour === undefined || half === undefined) return hour
  // Thirteen in the afternoon is no hour; 99 exists in no day and is found as such.
  if (hour < 1 || hour > 12) return 99
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
}

function withCentury(match: FormMatch, from: number | null): StatedDate {
  const { shortYear: short, ...stated } = match
  return short ? { ...stated, year: inCentury(match.year, from ?? 0) } : stated
}

function inCentury(year: number, from: number): number {
  return from + ((((year - from) % 100) + 100) % 100)
}

function placed(stated: StatedDate, text: string, receivedOn: string | null): Reading {
  const { earliest } = intervalOf(stated)
  if (receivedOn !== null && earliest.slice(0, 10) > receivedOn)
    return blocked(
      'date-in-the-future',
      text,
      `"${text}" lies after ${receivedOn}, when the file was received.`,
    )
  if (stated.year < 1800)
    return blocked('date-too-old', text, `"${text}" lies before 1800: correct the year.`)
  return { value: dateValue(stated, text) }
}

function shortYear(text: string): Reading {
  const message = `"${text}" has a year of two digits: write four, or name the century in the mapping (two_digit_years_from).`
  return blocked('year-of-two-digits', text, message)
}

function doesNotExist(text: string): Reading {
  return blocked('date-does-not-exist', text, `"${text}" is no day that exists: correct it in the source.`)
}

function notRead(text: string, written: string): Reading {
  if (/^\d{1,2}[/.-]\d{1,2}[/.-](\d{4}|\d{2})\b/.test(written))
    return blocked(
      'date-ambiguous',
      text,
      `"${text}" does not say which is the day and which the month: name the form in the mapping (dates), such as DD/MM/YYYY.`,
    )
  const message = `"${text}" is no date in the forms that the mapping names: correct it, or name its form there.`
  return blocked('date-not-read', text, message)
}
