/** Days and hours in a time zone. */

/** The day of an instant in an IANA zone, YYYY-MM-DD. */
export function dayIn(timeZone: string, instant: Date): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return parts.format(instant)
}

/** How far the clocks of an IANA zone stand from UTC at an instant: `UTC`, `UTC+4`, `UTC−3`, `UTC+5:30`. */
export function offsetIn(timeZone: string, instant: Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(
    instant,
  )
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  // Intl says GMT, which in some languages of a reader is the civil time of a country.
  return name
    .replace('GMT', 'UTC')
    .replace(/[+-]0$/, '')
    .replace('-', '−')
}
