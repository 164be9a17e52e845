/** What a list of items is asked for: box, grid, time, properties, page (OGC 17-069r4, 7.15; OGC 18-058, 6.3). */
import { flatCodes } from '../../core/record/codes.js'
import type { Box, Days, Wanted } from '../../store/served/conditions.js'
import type { PublicColumn, PublicView } from '../../store/visibility.js'
import { numbers, wholeNumber } from '../parameters.js'
import { problem } from '../problems.js'
import type { NamedGrid } from './grids.js'
import { crs84, gridNamed } from './grids.js'

/** Default and most records of a page. Where a list ends before the records do, it says so and has a next page. */
export const defaultLimit = 1000
export const mostLimit = 10_000

/** Parameters of every list of items, without its properties. */
export const listParameters = ['bbox', 'bbox-crs', 'crs', 'datetime', 'limit', 'after', 'asOf', 'f'] as const

type Given = ReadonlyMap<string, string>

/** The columns by which items can be asked for; the entry is what tiles carry as the number of a feature. */
export function filterColumns(view: PublicView): readonly PublicColumn[] {
  return [entryColumn(view), ...view.columns.filter(({ type }) => type !== 'list')]
}

function entryColumn({ alias }: PublicView): PublicColumn {
  const label = 'the number of the entry of the log that accepted this version'
  return { name: 'entry', label, type: 'integer', expression: `${alias}.current_from` }
}

/** The number of records of a page; more than the most is the most (7.15.2, requirement 22). */
export function limitOf(given: Given): number {
  const value = given.get('limit')
  return value === undefined ? defaultLimit : Math.min(wholeNumber('limit', value, 1), mostLimit)
}

/** The record after which the page begins. */
export function afterOf(given: Given): string | null {
  const value = given.get('after')
  if (value === undefined) return null
  if (!isUuid(value))
    throw problem.parameterInvalid({
      name: 'after',
      value,
      expected: 'follow the link "next" of the page before',
    })
  return value
}

export function isUuid(value: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
}

/** The entry as of which the register is read; null: as known now. Throws where the log has no such entry. */
export function asOfOf(given: Given, entry: number): number | null {
  const value = given.get('asOf')
  if (value === undefined) return null
  const asOf = wholeNumber('asOf', value, 0)
  if (asOf > entry)
    throw problem.parameterInvalid({ name: 'asOf', value, expected: `the log has ${entry} entries` })
  return asOf === entry ? null : asOf
}

/** The grid of the answer. */
export function gridOf(given: Given, grids: readonly NamedGrid[]): NamedGrid {
  const value = given.get('crs')
  return value === undefined ? crs84 : gridNamed('crs', value, grids)
}

/** The boxes of bbox in its own grid: two where it reaches over the antimeridian. Heights are read and not used. */
export function boxesOf(given: Given, grids: readonly NamedGrid[]): readonly Box[] | null {
  const named = given.get('bbox-crs')
  const grid = named === undefined ? crs84 : gridNamed('bbox-crs', named, grids)
  const value = given.get('bbox')
  if (value === undefined) return null
  const all = numbers('bbox', value, [4, 6])
  const [first, second, third, fourth] = all.length === 4 ? all : [all[0], all[1], all[3], all[4]]
  const corners = [first, second, third, fourth].map((each) => each ?? Number.NaN)
  const [a = 0, b = 0, c = 0, d = 0] = corners
  const [west, south, east, north] = grid.northFirst ? [b, a, d, c] : [a, b, c, d]
  const refuse = (expected: string) => problem.parameterInvalid({ name: 'bbox', value, expected })
  if (south > north) throw refuse('its second corner lies south of its first')
  if (grid.srid !== 4326) {
    if (west > east) throw refuse('its second corner lies west of its first')
    return [{ edges: [west, south, east, north], srid: grid.srid }]
  }
  if (Math.abs(west) > 180 || Math.abs(east) > 180 || Math.abs(south) > 90 || Math.abs(north) > 90)
    throw refuse('longitudes run from -180 to 180 and latitudes from -90 to 90')
  if (west <= east) return [{ edges: [west, south, east, north], srid: 4326 }]
  return [
    { edges: [west, south, 180, north], srid: 4326 },
    { edges: [-180, south, east, north], srid: 4326 },
  ]
}

/** The days of datetime: an instant, or an interval whose ends may be open. */
export function daysOf(given: Given): Days | null {
  const value = given.get('datetime')
  if (value === undefined) return null
  const ends = value.split('/')
  const days = ends.map((end) => (end === '..' || end === '' ? null : dayOf(end)))
  const isWhole = ends.length <= 2 && !days.includes(undefined) && (ends.length === 2 || days[0] !== null)
  const [from = null, until = from] = days
  if (
    !isWhole ||
    (ends.length === 2 && from === null && until === null) ||
    (from !== null && until !== null && from > until)
  )
    throw problem.parameterInvalid({
      name: 'datetime',
      value,
      expected: 'give a day or a time as in RFC 3339, or two with / between them, one of which may be ..',
    })
  return { from, until }
}

/** The day of an RFC 3339 date or time, in UTC; undefined where it is none. */
function dayOf(text: string): string | undefined {
  const form = /^\d{4}-\d\d-\d\d([Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d))?$/
  const time = form.test(text)
    ? Date.parse(text.length === 10 ? `${text}T00:00:00Z` : text.toUpperCase())
    : Number.NaN
  if (Number.isNaN(time)) return undefined
  const day = new Date(time).toISOString().slice(0, 10)
  // 2041-02-30 is read as a day of March, which nobody asked for.
  return text.length === 10 && day !== text ? undefined : day
}

/** The properties that are asked for. */
export function wantedOf(given: Given, view: PublicView): readonly Wanted[] {
  return filterColumns(view).flatMap((column) => {
    const value = given.get(column.name)
    if (value === undefined) return []
    const expected = expectedOf(column, value)
    if (expected !== null) throw problem.parameterInvalid({ name: column.name, value, expected })
    return [{ column, value }]
  })
}

/** What a value should be where it is not that, else null. */
function expectedOf({ type, codes }: PublicColumn, value: string): string | null {
  if (codes) {
    const known = [...flatCodes(codes).map(({ code }) => code), 'withheld']
    return known.includes(value) ? null : `give one of ${known.join(', ')}`
  }
  if (type === 'boolean') return /^(true|false)$/.test(value) ? null : 'give true or false'
  if (type === 'integer' || type === 'number')
    return /^-?\d{1,30}(\.\d{1,30})?$/.test(value) ? null : 'give a number'
  if (type === 'date') return dayOf(value) === value ? null : 'give a day such as 2041-05-17'
  return value.includes('\u0000') ? 'leave out the character U+0000' : null
}
