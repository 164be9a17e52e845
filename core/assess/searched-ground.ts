/** Land that was searched, ready to be asked spot by spot whether it was. */
import { type Area, type Box, boxAround, isInPolygon, type Ring } from './area.js'
import type { Spot } from './plane.js'

/** Whether a spot was searched. */
export interface SearchedGround {
  readonly isSearched: (east: number, north: number) => boolean
  /** Whether nothing within `reach` metres of the spot was searched; may say no where a close look would say yes. */
  readonly isFarFrom: (spot: Spot, reach: number) => boolean
}

const cellMetres = 125
const wholly = 1

/** What a cell holds: 1 where the whole of it was searched, else the polygons that touch it. */
type Cell = 1 | Polygon[]
type Polygon = readonly Ring[]

/** Prepares areas, which may overlap. Cells of 125 m that lie in one polygon as a whole are answered without looking. */
export function searchedGround(areas: readonly Area[]): SearchedGround {
  const cells = new Map<number, Cell>()
  for (const polygon of areas.flat()) enter(cells, polygon)
  const cellAt = (east: number, north: number): Cell | undefined =>
    cells.get(keyOf(Math.floor(east / cellMetres), Math.floor(north / cellMetres)))
  return {
    isSearched: (east, north) => {
      const cell = cellAt(east, north)
      if (cell === undefined) return false
      return cell === wholly || cell.some((polygon) => isInPolygon([east, north], polygon))
    },
    isFarFrom: ([east, north], reach) => {
      for (let x = Math.floor((east - reach) / cellMetres); x * cellMetres <= east + reach; x += 1)
        for (let y = Math.floor((north - reach) / cellMetres); y * cellMetres <= north + reach; y += 1)
          if (cells.has(keyOf(x, y))) return false
      return true
    },
  }
}

/** Cells are told apart within 2,000 km of the origin. Keys stay below 2^30, which maps look up fastest. */
function keyOf(x: number, y: number): number {
  return (x + 16_384) * 32_768 + (y + 16_384)
}

function enter(cells: Map<number, Cell>, polygon: Polygon): void {
  const [west, south, east, north] = boxAround(polygon.flat())
  for (let x = Math.floor(west / cellMetres); x * cellMetres < east; x += 1) {
    for (let y = Math.floor(south / cellMetres); y * cellMetres < north; y += 1) {
      const key = keyOf(x, y)
      const held = cells.get(key)
      if (held === wholly) continue
      const box: Box = [x * cellMetres, y * cellMetres, (x + 1) * cellMetres, (y + 1) * cellMetres]
      if (isCrossed(box, polygon)) cells.set(key, [...(held ?? []), polygon])
      else if (isInPolygon([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2], polygon)) cells.set(key, wholly)
    }
  }
}

/** Whether a side of the polygon may pass through the inside of the box. Sides along its edge do not. */
function isCrossed(box: Box, polygon: Polygon): boolean {
  return polygon.some((ring) => {
    let previous = ring[ring.length - 1]
    return ring.some((corner) => {
      const before = previous
      previous = corner
      return before !== undefined && isNearBox(box, before, corner) && passesThrough(box, before, corner)
    })
  })
}

/** Whether the box around a line shares ground with the open box. */
function isNearBox([west, south, east, north]: Box, a: Spot, b: Spot): boolean {
  return (
    Math.max(a[0], b[0]) > west &&
    Math.min(a[0], b[0]) < east &&
    Math.max(a[1], b[1]) > south &&
    Math.min(a[1], b[1]) < north
  )
}

/** Liang and Barsky 1984, on the open box. */
function passesThrough([west, south, east, north]: Box, a: Spot, b: Spot): boolean {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  let [enters, leaves] = [0, 1]
  const limits: readonly (readonly [number, number])[] = [
    [-dx, a[0] - west],
    [dx, east - a[0]],
    [-dy, a[1] - south],
    [dy, north - a[1]],
  ]
  for (const [slope, room] of limits) {
    if (slope < 0) enters = Math.max(enters, room / slope)
    else if (slope > 0) leaves = Math.min(leaves, room / slope)
  }
  return enters < leaves
}
