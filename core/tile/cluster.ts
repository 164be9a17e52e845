/** Points that lie so close in a tile that they would hide one another, as one point with their number. */
import { extent, type Tile } from './grid.js'
import type { Placed } from './read-twkb.js'
import type { Alike } from './write-tile.js'

/** A tile is drawn on some 512 pixels: eight units are one, and a square of the cells is 64 pixels wide, as the sign of ten thousand. */
const cellUnits = 512

/** What bears danger, or says where it was laid, is never only a number. */
const neverGathered: readonly string[] = ['hazard', 'minefield_record']

/** Whether points of a kind that lie close are drawn as one with their number. */
export function isGathered(kind: string): boolean {
  return !neverGathered.includes(kind)
}

/** Where each of many records stands for itself again. */
export const deepestClustered = 11

interface Cell {
  count: number
  x: number
  y: number
  /** Of the first record, which stays itself where it is alone. */
  readonly properties: Alike['properties']
  readonly shape: Placed
}

/**
 * The records of a kind in a tile with their points gathered by cell: one alone stays as it is, several are one point in
 * their middle with the property `count`. A point belongs to the tile that it lies in, so that over all tiles each is counted
 * once; what lies in the buffer is left to its own tile. Lines and areas stay, and so do hazards and minefield records.
 */
export function clusterPoints(kind: string, records: readonly Alike[], tile: Tile): readonly Alike[] {
  if (!isGathered(kind)) return records
  const cells = new Map<number, Cell>()
  const rest: Alike[] = []
  for (const { properties, shapes } of records) {
    const others: Placed[] = []
    for (const shape of shapes) {
      if (!isOnePoint(shape)) others.push(shape)
      else if (isIn(shape, tile)) gather(cells, properties, shape)
    }
    if (others.length > 0) rest.push({ properties, shapes: others })
  }
  return [...rest, ...[...cells.values()].map(shown)]
}

function isOnePoint({ points, lines, polygons }: Placed): boolean {
  return points.length === 2 && lines.length === 0 && polygons.length === 0
}

/** Its west and north sides are a tile's own, and the last ones of the world also their ends. */
function isIn({ points: [x = 0, y = 0] }: Placed, tile: Tile): boolean {
  const last = 2 ** tile.z - 1
  const isInside = (value: number, at: number) =>
    value >= 0 && (value < extent || (value === extent && at === last))
  return isInside(x, tile.x) && isInside(y, tile.y)
}

function gather(cells: Map<number, Cell>, properties: Alike['properties'], shape: Placed): void {
  const [x = 0, y = 0] = shape.points
  const key = Math.floor(x / cellUnits) * extent + Math.floor(y / cellUnits)
  const cell = cells.get(key)
  if (!cell) {
    cells.set(key, { count: 1, x, y, properties, shape })
    return
  }
  cell.count += 1
  cell.x += x
  cell.y += y
}

function shown({ count, x, y, properties, shape }: Cell): Alike {
  if (count === 1) return { properties, shapes: [shape] }
  return { properties: { count }, shapes: [{ ...shape, points: [x / count, y / count] }] }
}
