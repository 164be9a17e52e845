/** What can be seen of a shape from its numbers alone: rings, repeated points, long legs, odd numbers. */
import type { Geometry, Position as Numbers } from 'geojson'
import { measureLeg } from './geodesic.js'
import { forEachPosition, linesOf, polygonsOf } from './geometry.js'

/** Whether the last position is the first one again. Heights are not looked at. */
export function isClosed(ring: readonly Numbers[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)]
  return first !== undefined && last !== undefined && ring.length > 1 && isSamePlace(first, last)
}

/** How many different places a ring has; fewer than three enclose nothing. */
export function countCorners(ring: readonly Numbers[]): number {
  return new Set(ring.map(placeOf)).size
}

/** A place that a ring comes to twice, closing apart. `first` and `again` count positions from 0. */
export interface RepeatedPoint {
  readonly at: Numbers
  readonly first: number
  readonly again: number
}

/** The first repeated point of a ring, or null. Both a point entered twice and a ring that touches itself give one. */
export function findRepeatedPoint(ring: readonly Numbers[]): RepeatedPoint | null {
  const seen = new Map<string, number>()
  const end = isClosed(ring) ? ring.length - 1 : ring.length
  for (let again = 0; again < end; again += 1) {
    const at = ring[again] ?? []
    const first = seen.get(placeOf(at))
    if (first !== undefined) return { at, first, again }
    seen.set(placeOf(at), again)
  }
  return null
}

/** A leg longer than was asked. `index` counts the legs of its ring or line from 0. */
export interface LongLeg {
  readonly from: Numbers
  readonly to: Numbers
  readonly index: number
  readonly distanceMetres: number
}

/** The longest leg of all rings and lines where it is longer than `metres`, else null. Longitude, latitude on WGS 84. */
export function findLongLeg(geometry: Geometry, metres: number): LongLeg | null {
  let longest: LongLeg | null = null
  for (const line of [...polygonsOf(geometry).flat(), ...linesOf(geometry)])
    for (let index = 0; index + 1 < line.length; index += 1) {
      const [from = [], to = []] = [line[index], line[index + 1]]
      if (!mayBeLonger(from, to, longest?.distanceMetres ?? metres)) continue
      const { distanceMetres } = measureLeg(placed(from), placed(to))
      if (distanceMetres > (longest?.distanceMetres ?? metres)) longest = { from, to, index, distanceMetres }
    }
  return longest
}

/** A degree is never longer than this; most legs need no geodesic to be seen as short. */
const longestDegreeMetres = 111_700

function mayBeLonger([x1 = 0, y1 = 0]: Numbers, [x2 = 0, y2 = 0]: Numbers, metres: number): boolean {
  return (Math.abs(x2 - x1) + Math.abs(y2 - y1)) * longestDegreeMetres > metres
}

/**
 * Whether a ring or line has a leg that jumps by more than half the earth, as one drawn over 180 degrees does. A jump of
 * more than the whole earth is of numbers that are no degrees.
 */
export function crossesAntimeridian(geometry: Geometry): boolean {
  const jumps = ([from = 0]: Numbers, [to = 0]: Numbers) =>
    Math.abs(to - from) > 180 && Math.abs(to - from) <= 360
  return [...polygonsOf(geometry).flat(), ...linesOf(geometry)].some((line) =>
    line.some((at, index) => index > 0 && jumps(line[index - 1] ?? at, at)),
  )
}

/** The least and most numbers that a position of the geometry has: 2 and 2 for flat ones; null where it has none. */
export function countDimensions(
  geometry: Geometry,
): { readonly least: number; readonly most: number } | null {
  let least = Number.POSITIVE_INFINITY
  let most = 0
  forEachPosition(geometry, (position) => {
    least = Math.min(least, position.length)
    most = Math.max(most, position.length)
  })
  return most === 0 ? null : { least, most }
}

/** West, south, east and north, degrees; east may be smaller than west where it lies over 180 degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number]

/** The least box of a geometry as its numbers stand, or null where it is empty. */
export function boundsOf(geometry: Geometry): Bounds | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  forEachPosition(geometry, ([x = Number.NaN, y = Number.NaN]) => {
    west = Math.min(west, x)
    south = Math.min(south, y)
    east = Math.max(east, x)
    north = Math.max(north, y)
  })
  return west > east ? null : [west, south, east, north]
}

/** How a shape lies to where its programme works. */
export type WhereItLies = 'inside' | 'partly' | 'outside' | 'swapped' | 'at zero' | 'off the globe' | 'empty'

/**
 * Where a shape lies. `swapped`: outside, and inside once longitude and latitude change places. `at zero`: it has a
 * position at 0, 0, which stands where none was taken. `off the globe`: a latitude beyond 90 or a longitude beyond 180
 * (again `swapped` where the other order would do, with or without a country to hold it against).
 */
export function placeAgainst(geometry: Geometry, country: Bounds | null): WhereItLies {
  const box = boundsOf(geometry)
  if (!box) return 'empty'
  const turned: Bounds = [box[1], box[0], box[3], box[2]]
  if (!isOnGlobe(box)) {
    const couldBeSwapped = isOnGlobe(turned) && (country === null || overlap(turned, country) !== 'outside')
    return couldBeSwapped ? 'swapped' : 'off the globe'
  }
  if (hasZero(geometry)) return 'at zero'
  if (country === null) return 'inside'
  const lies = overlap(box, country)
  return lies === 'outside' && overlap(turned, country) === 'inside' ? 'swapped' : lies
}

function isOnGlobe([west, south, east, north]: Bounds): boolean {
  return west >= -180 && east <= 180 && south >= -90 && north <= 90
}

function hasZero(geometry: Geometry): boolean {
  let found = false
  forEachPosition(geometry, ([x, y]) => {
    if (x === 0 && y === 0) found = true
  })
  return found
}

function overlap(box: Bounds, country: Bounds): 'inside' | 'partly' | 'outside' {
  const [west, south, east, north] = country
  const isIn = (x: number): boolean => (west <= east ? x >= west && x <= east : x >= west || x <= east)
  const apart = box[3] < south || box[1] > north
  const beside = west <= east ? box[2] < west || box[0] > east : box[2] < west && box[0] > east
  if (apart || beside) return 'outside'
  return isIn(box[0]) && isIn(box[2]) && box[1] >= south && box[3] <= north ? 'inside' : 'partly'
}

function placeOf([x, y]: Numbers): string {
  return `${x} ${y}`
}

function isSamePlace(one: Numbers, other: Numbers): boolean {
  return one[0] === other[0] && one[1] === other[1]
}

function placed([longitude = Number.NaN, latitude = Number.NaN]: Numbers) {
  return { latitude, longitude }
}
