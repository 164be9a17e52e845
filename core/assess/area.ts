/** Areas on the plane: membership, size, overlap, boundaries. */
import { difference, intersection, union } from 'polyclip-ts'
import type { Spot } from './plane.js'

/** A closed line of corners; the first need not be repeated at the end. */
export type Ring = readonly Spot[]

/** Polygons, each an outer ring and its holes. Those of one area do not overlap one another. */
export type Area = readonly (readonly Ring[])[]

/** West, south, east, north. */
export type Box = readonly [number, number, number, number]

/** The box around some spots; turned inside out where there is none. */
export function boxAround(spots: Iterable<Spot>): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of spots) {
    west = Math.min(west, x)
    south = Math.min(south, y)
    east = Math.max(east, x)
    north = Math.max(north, y)
  }
  return [west, south, east, north]
}

/** Whether a spot lies in a polygon with holes, by counting crossings of a line to the east. */
export function isInPolygon([x, y]: Spot, polygon: readonly Ring[]): boolean {
  let inside = false
  for (const ring of polygon) {
    let previous = ring[ring.length - 1]
    for (const corner of ring) {
      if (previous && corner[1] > y !== previous[1] > y) {
        const crossing = ((previous[0] - corner[0]) * (y - corner[1])) / (previous[1] - corner[1]) + corner[0]
        if (x < crossing) inside = !inside
      }
      previous = corner
    }
  }
  return inside
}

/** Whether a spot lies in any polygon of an area. */
export function isInArea(spot: Spot, area: Area): boolean {
  return area.some((polygon) => isInPolygon(spot, polygon))
}

/** Square metres of an area on the plane. */
export function squareMetres(area: Area): number {
  const sizes = area.map((polygon) =>
    polygon.reduce(
      (sum, ring, index) => sum + (index === 0 ? 1 : -1) * Math.abs(signedSquareMetres(ring)),
      0,
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

function signedSquareMetres(ring: Ring): number {
  let twice = 0
  let previous = ring[ring.length - 1]
  for (const corner of ring) {
    if (previous) twice += previous[0] * corner[1] - corner[0] * previous[1]
    previous = corner
  }
  return twice / 2
}

type Clip = readonly (readonly (readonly [number, number][])[])[]

/** The common part of two areas. */
export function commonArea(a: Area, b: Area): Area {
  if (a.length === 0 || b.length === 0) return []
  return intersection(clip(a), clip(b)) as Clip
}

/** Areas as one, overlaps counted once. */
export function unitedArea(areas: readonly Area[]): Area {
  const [first, ...rest] = areas.filter((area) => area.length > 0)
  if (!first) return []
  return union(clip(first), ...rest.map(clip)) as Clip
}

/** What of `a` is not in `b`. */
export function areaWithout(a: Area, b: Area): Area {
  if (a.length === 0 || b.length === 0) return a
  return difference(clip(a), clip(b)) as Clip
}

/** Rounded to a tenth of a millimetre: the clipping library works exactly, and exact digits of nothing cost time. */
function clip(area: Area): [number, number][][][] {
  return area.map((polygon) =>
    polygon.map((ring) => ring.map(([x, y]): [number, number] => [round(x), round(y)])),
  )
}

function round(metres: number): number {
  return Math.round(metres * 10_000) / 10_000
}

/** The sides of every ring. */
export function sidesOf(area: Area): readonly (readonly [Spot, Spot])[] {
  return area.flatMap((polygon) =>
    polygon.flatMap((ring) => {
      const open = isClosed(ring) ? ring.slice(0, -1) : ring
      return open.map((corner, index): readonly [Spot, Spot] => [
        corner,
        open[(index + 1) % open.length] ?? corner,
      ])
    }),
  )
}

function isClosed(ring: Ring): boolean {
  const [first, last] = [ring[0], ring[ring.length - 1]]
  return ring.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1]
}

/** Metres from a spot to a line between two spots. */
export function metresToLine(spot: Spot, [a, b]: readonly [Spot, Spot]): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : ((spot[0] - a[0]) * dx + (spot[1] - a[1]) * dy) / length
  const share = Math.min(1, Math.max(0, along))
  return Math.hypot(spot[0] - a[0] - share * dx, spot[1] - a[1] - share * dy)
}

/** Metres from a spot to the nearest of some lines; Infinity where there is none. */
export function metresToLines(spot: Spot, lines: readonly (readonly [Spot, Spot])[]): number {
  return lines.reduce((nearest, line) => Math.min(nearest, metresToLine(spot, line)), Infinity)
}

/** Spots along a line, both ends and at most `step` metres apart. */
export function spotsAlong([a, b]: readonly [Spot, Spot], step: number): readonly Spot[] {
  const parts = Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / step))
  return Array.from({ length: parts + 1 }, (_, index): Spot => {
    const share = index / parts
    return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]
  })
}

/** The smallest convex ring around some spots (Andrew 1979); fewer than three where they stand in a line. */
export function convexHull(spots: readonly Spot[]): Ring {
  const sorted = [...spots].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const half = (ordered: readonly Spot[]): Spot[] => {
    const hull: Spot[] = []
    for (const spot of ordered) {
      while (hull.length >= 2 && turn(hull[hull.length - 2], hull[hull.length - 1], spot) <= 0) hull.pop()
      hull.push(spot)
    }
    return hull.slice(0, -1)
  }
  return [...half(sorted), ...half(sorted.reverse())]
}

function turn(a: Spot | undefined, b: Spot | undefined, c: Spot): number {
  if (!a || !b) return 0
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/** The area with every corner moved. */
export function areaMoved(area: Area, move: (spot: Spot) => Spot): Area {
  return area.map((polygon) => polygon.map((ring) => ring.map(move)))
}
