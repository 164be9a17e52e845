/**
 * A record's shape as a tile shows it: cut, simplified, on whole units. What is too small to be seen as an area stays
 * as a point: a hazard that vanishes when one zooms out is a danger.
 */
import type { Bounds, Square } from './clip.js'
import { boundsOf, clipLine, clipRing, isInside, simplify } from './clip.js'
import { buffer, extent } from './grid.js'
import type { Path, Placed } from './read-twkb.js'

/** What a tile shows of one record; all coordinates are whole. */
export interface Drawn {
  /** x and y in turns. */
  readonly points: Path
  /** Points that stand for areas and lines too small for the tile. */
  readonly tooSmall: Path
  readonly lines: readonly Path[]
  /** Outer rings with the clock as a screen shows it, inner ones against it (MVT 2.1, 4.3.3.3); not closed. */
  readonly rings: readonly Path[]
}

/**
 * A tile is drawn on some 512 pixels: eight units are one. What is smaller than three of them both ways shows no shape, and less
 * of itself than the spot that is drawn for a point.
 */
const smallestUnits = 24

/** How far, in units, a line may move where points are left out: a quarter of a pixel. */
const toleranceUnits = 2

const whole: Square = { least: -buffer, most: extent + buffer }

/** The shape in its tile. Something of it is always drawn. */
export function shapeInTile(shape: Placed): Drawn {
  for (let square = whole; ; square = wider(square)) {
    const drawn = drawnIn(shape, square)
    const isDrawn = drawn.points.length + drawn.tooSmall.length + drawn.lines.length + drawn.rings.length > 0
    // A shape may curve around the tile that its box touches. Then its nearest piece outside is in the tile, unseen.
    if (isDrawn || square.most > 2 ** 40) return drawn
  }
}

function wider({ least, most }: Square): Square {
  const by = most - least
  return { least: least - by, most: most + by }
}

interface Drawing {
  readonly points: Path
  readonly tooSmall: Path
  readonly lines: Path[]
  readonly rings: Path[]
}

function drawnIn(shape: Placed, square: Square): Drawn {
  const drawing: Drawing = { points: [], tooSmall: [], lines: [], rings: [] }
  for (let index = 0; index < shape.points.length; index += 2) {
    const x = Math.round(shape.points[index] ?? 0)
    const y = Math.round(shape.points[index + 1] ?? 0)
    if (isIn(x, square) && isIn(y, square)) drawing.points.push(x, y)
  }
  for (const line of shape.lines) drawLine(line, square, drawing)
  for (const polygon of shape.polygons) drawPolygon(polygon, square, drawing)
  return drawing
}

function isIn(value: number, { least, most }: Square): boolean {
  return value >= least && value <= most
}

function drawLine(line: Path, square: Square, drawing: Drawing): void {
  for (const piece of clipLine(line, square)) {
    const drawn = onUnits(simplify(piece, toleranceUnits))
    if (drawn.length >= 4) drawing.lines.push(drawn)
    else drawing.tooSmall.push(...drawn.slice(0, 2))
  }
}

function drawPolygon(rings: readonly Path[], square: Square, drawing: Drawing): void {
  const [outer = [], ...inner] = rings
  const bounds = boundsOf(outer)
  if (isOutside(bounds, square)) return
  if (isSmall(bounds)) {
    addMiddle(bounds, square, drawing)
    return
  }
  const isCut = !isInside(bounds, square)
  const ring = ringOnUnits(isCut ? clipRing(outer, square) : outer, 1)
  if (!ring) {
    // What is cut may fold onto the side of the square although the area only passes by: the line itself tells.
    const seen = isCut ? clipLine(outer, square).flat() : outer
    if (seen.length > 0) addMiddle(boundsOf(seen), square, drawing)
    return
  }
  drawing.rings.push(ring)
  for (const hole of inner) {
    const drawn = ringOnUnits(isCut ? clipRing(hole, square) : hole, -1)
    if (drawn) drawing.rings.push(drawn)
  }
}

function isOutside({ left, top, right, bottom }: Bounds, { least, most }: Square): boolean {
  return right < least || bottom < least || left > most || top > most
}

function isSmall({ left, top, right, bottom }: Bounds): boolean {
  return right - left < smallestUnits && bottom - top < smallestUnits
}

/** A point in the middle of a box, inside the square. */
function addMiddle({ left, top, right, bottom }: Bounds, { least, most }: Square, drawing: Drawing): void {
  const inside = (value: number) => Math.min(Math.max(Math.round(value), least), most)
  drawing.tooSmall.push(inside((left + right) / 2), inside((top + bottom) / 2))
}

/** A ring on whole units that runs as it should, without its closing point; null where no area is left of it. */
function ringOnUnits(ring: Path, sign: 1 | -1): Path | null {
  const path = onUnits(simplify(ring, toleranceUnits))
  const last = path.length - 2
  if (last > 0 && path[0] === path[last] && path[1] === path[last + 1]) path.length = last
  if (path.length < 6) return null
  const area = doubleArea(path)
  if (area === 0) return null
  return area > 0 === sign > 0 ? path : reversed(path)
}

/** Rounds, and leaves out points that repeat the one before. */
function onUnits(path: Path): Path {
  const kept: Path = []
  let lastX = Number.NaN
  let lastY = Number.NaN
  for (let index = 0; index < path.length; index += 2) {
    const x = Math.round(path[index] ?? 0)
    const y = Math.round(path[index + 1] ?? 0)
    if (x === lastX && y === lastY) continue
    kept.push(x, y)
    lastX = x
    lastY = y
  }
  return kept
}

/** Twice the area by the surveyor's formula; positive where the ring runs with the clock on a screen. */
function doubleArea(ring: Path): number {
  let sum = 0
  let x = ring[ring.length - 2] ?? 0
  let y = ring[ring.length - 1] ?? 0
  for (let index = 0; index < ring.length; index += 2) {
    const nextX = ring[index] ?? 0
    const nextY = ring[index + 1] ?? 0
    sum += x * nextY - nextX * y
    x = nextX
    y = nextY
  }
  return sum
}

function reversed(ring: Path): Path {
  const other: Path = []
  for (let index = ring.length - 2; index >= 0; index -= 2) other.push(ring[index] ?? 0, ring[index + 1] ?? 0)
  return other
}
