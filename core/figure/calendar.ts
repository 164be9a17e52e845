/** Days, minutes and years as a query writes them. Pure text; no zone of this machine takes part. */

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/
const minutePattern = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/

/** What could stand where a date must. */
export const dateForms = [
  'a date YYYY-MM-DD',
  'a minute YYYY-MM-DDThh:mm followed by Z or an offset as +04:30',
] as const

/** Four digits that PostgreSQL and this calendar both know, with room for the day after. */
export function isYear(text: string): boolean {
  return /^\d{4}$/.test(text) && text !== '0000' && text !== '9999'
}

/** The last day that a query can name: a period that nobody ended goes on until then. */
export const lastDay = '9998-12-31'

/** A day that the calendar has. */
export function isDay(text: string): boolean {
  const parts = dayPattern.exec(text)
  if (!parts || !isYear(parts[1] ?? '')) return false
  const milliseconds = Date.parse(`${text}T00:00:00Z`)
  // Date.parse takes 31 June for 1 July; written out again it is another day.
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().slice(0, 10) === text
}

/** A month 'YYYY-MM'. */
export function isMonth(text: string): boolean {
  return isDay(`${text}-01`)
}

/** A day, or a minute with its zone. */
export function isQueryDate(text: string): boolean {
  if (isDay(text)) return true
  const day = minutePattern.exec(text)?.[1]
  return day !== undefined && isDay(day)
}

/** The first instant of the year after, as PostgreSQL reads it. */
export function yearAfter(year: string): string {
  return String(Number(year) + 1).padStart(4, '0')
}

/** The day after 'YYYY-MM-DD'. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
