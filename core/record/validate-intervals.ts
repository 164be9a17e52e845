/** The form of date intervals and positions. */
import { intervalEnd, intervalStart } from './columns.js'
import { dateParts, datePrecisions, pointBases, pointParts, type Value } from './definition.js'
import { type Doubt, intervalEndForm, malformed } from './doubt.js'

/** Doubts about a date value: its parts, days that do not exist, a latest before its earliest. */
export function checkDate(label: string, value: Value): readonly Doubt[] {
  if (!hasTextParts(value, dateParts.length))
    return [malformed(label, value, 'not-a-date', 'a date interval')]
  const [earliest, latest, , precision] = value
  if (!datePrecisions.some((word) => word === precision))
    return [malformed(label, precision ?? null, 'not-a-date', `stated as ${datePrecisions.join(', ')}`)]
  const ends = [earliest, latest].filter((end) => typeof end === 'string')
  const bad = ends.flatMap((end) => checkEnd(label, end))
  if (bad.length > 0) return bad
  if (ends.length === 2 && isReversed(ends[0] ?? '', ends[1] ?? ''))
    return [malformed(label, ends[1] ?? '', 'latest-before-earliest', `no earlier than ${ends[0]}`)]
  return []
}

function checkEnd(label: string, end: string): readonly Doubt[] {
  if (!intervalEndForm.test(end))
    return [malformed(label, end, 'not-a-date', 'a day (YYYY-MM-DD) or a minute')]
  return exists(end) ? [] : [malformed(label, end, 'date-does-not-exist', 'a day that exists')]
}

/** Date.UTC rolls 30 February over into March; a day exists when nothing rolled. */
function exists(end: string): boolean {
  const instant = new Date(Date.parse(end.length === 10 ? `${end}T00:00Z` : `${end}Z`))
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(end)
}

function isReversed(earliest: string, latest: string): boolean {
  // Both ends are inclusive at their own precision: the day 2041-03-02 ends after 2041-03-02T09:00.
  return (intervalEnd(latest) ?? '') <= (intervalStart(earliest) ?? '')
}

/** Doubts about a point value: its parts, half a position, a latitude or longitude off the globe. */
export function checkPoint(label: string, value: Value): readonly Doubt[] {
  if (!hasTextParts(value, pointParts.length))
    return [malformed(label, value, 'not-a-position', 'a position')]
  const [latitude = null, longitude = null, , basis, accuracyMetres] = value
  if (basis !== null && !pointBases.some((word) => word === basis))
    return [malformed(label, basis ?? null, 'not-a-position', `known by ${pointBases.join(', ')}`)]
  if ((latitude === null) !== (longitude === null))
    return [malformed(label, value, 'not-a-position', 'both a latitude and a longitude')]
  if (typeof accuracyMetres === 'string' && !within(accuracyMetres, [0, Number.POSITIVE_INFINITY]))
    return [malformed(label, accuracyMetres, 'not-a-position', 'known to a number of metres')]
  return [
    ...(within(latitude, [-90, 90]) ? [] : [offTheGlobe(label, latitude, 90)]),
    ...(within(longitude, [-180, 180]) ? [] : [offTheGlobe(label, longitude, 180)]),
  ]
}

function offTheGlobe(label: string, degrees: Value, limit: number): Doubt {
  return malformed(label, degrees, 'position-out-of-range', `within ${-limit} and ${limit} decimal degrees`)
}

function within(value: Value, [low, high]: readonly [number, number]): boolean {
  if (value === null) return true
  if (typeof value !== 'string' || !/^-?\d+(\.\d+)?$/.test(value)) return false
  return Number(value) >= low && Number(value) <= high
}

/** Whether a value is an array of that many texts or nulls. */
export function hasTextParts(value: Value, length: number): value is readonly (string | null)[] {
  return (
    Array.isArray(value) &&
    value.length === length &&
    value.every((part) => part === null || typeof part === 'string')
  )
}
