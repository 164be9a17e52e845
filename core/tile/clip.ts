/** Cutting paths at the sides of a square, and taking out points that nobody would see. */
import type { Path } from './read-twkb.js'

/** Smallest and largest coordinate of a square, the same in x and y. */
export interface Square {
  readonly least: number
  readonly most: number
}

/** A box around paths. */
export interface Bounds {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The box around a path. */
export function boundsOf(path: Path): Bounds {
  let left = Number.POSITIVE_INFINITY
  let top = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  let bottom = Number.NEGATIVE_INFINITY
  for (let index = 0; index < path.length; index += 2) {
    const x = path[index] ?? 0
    const y = path[index + 1] ?? 0
    if (x < left) left = x
    if (x > right) right = x
    if (y < top) top = y
    if (y > bottom) bottom = y
  }
  return { left, top, right, bottom }
}

/** Whether a box lies wholly in a square. */
export function isInside({ left, top, right, bottom }: Bounds, { least, most }: Square): boolean {
  return left >= least && top >= least && right <= most && bottom <= most
}

/** A closed ring cut to a square (Sutherland and Hodgman 1974); empty where nothing of it is inside. */
export function clipRing(ring: Path, { least, most }: Square): Path {
  let kept = ring
  for (const axis of [0, 1] as const) {
    kept = cutRing(kept, axis, least, 1)
    kept = cutRing(kept, axis, most, -1)
  }
  return kept
}

/** Keeps the part of a ring where the coordinate times `sign` is at least the edge times `sign`. */
function cutRing(ring: Path, axis: 0 | 1, edge: number, sign: 1 | -1): Path {
  const kept: Path = []
  const count = ring.length
  if (count === 0) return kept
  let lastX = ring[count - 2] ?? 0
  let lastY = ring[count - 1] ?? 0
  let lastInside = ((axis === 0 ? lastX : lastY) - edge) * sign >= 0
  for (let index = 0; index < count; index += 2) {
    const x = ring[index] ?? 0
    const y = ring[index + 1] ?? 0
    const isIn = ((axis === 0 ? x : y) - edge) * sign >= 0
    if (isIn !== lastInside) {
      const share = axis === 0 ? (edge - lastX) / (x - lastX) : (edge - lastY) / (y - lastY)
      if (axis === 0) kept.push(edge, lastY + share * (y - lastY))
      else kept.push(lastX + share * (x - lastX), edge)
    }
    if (isIn) kept.push(x, y)
    lastX = x
    lastY = y
    lastInside = isIn
  }
  return kept
}

/** A line cut to a square: the pieces inside (Liang and Barsky 1984). */
export function clipLine(line: Path, square: Square): readonly Path[] {
  const pieces: Path[] = []
  let piece: Path = []
  for (let index = 2; index < line.length; index += 2) {
    const from = [line[index - 2] ?? 0, line[index - 1] ?? 0] as const
    const to = [line[index] ?? 0, line[index + 1] ?? 0] as const
    const share = shareInside(from, to, square)
    if (!share) continue
    const along = (part: number): readonly [number, number] => [
      from[0] + part * (to[0] - from[0]),
      from[1] + part * (to[1] - from[1]),
    ]
    if (piece.length === 0 || share.from > 0) {
      piece = [...along(share.from)]
      pieces.push(piece)
    }
    piece.push(...along(share.to))
    if (share.to < 1) piece = []
  }
  return pieces
}

type Corner = readonly [x: number, y: number]

/** The part of a segment inside a square, as shares of its length; null where none is. */
function shareInside(from: Corner, to: Corner, { least, most }: Square): { from: number; to: number } | null {
  let first = 0
  let last = 1
  for (const axis of [0, 1] as const) {
    const start = from[axis]
    const step = to[axis] - start
    if (step === 0) {
      if (start < least || start > most) return null
      continue
    }
    const one = (least - start) / step
    const other = (most - start) / step
    first = Math.max(first, Math.min(one, other))
    last = Math.min(last, Math.max(one, other))
  }
  return first <= last ? { from: first, to: last } : null
}

/**
 * Leaves out points nearer than the tolerance to the line between those that stay (Ramer 1972; Douglas and Peucker
 * 1973). The first and the last point stay.
 */
export function simplify(path: Path, tolerance: number): Path {
  const count = path.length / 2
  if (count <= 4) return path
  const stays = new Uint8Array(count)
  stays[0] = 1
  stays[count - 1] = 1
  const open: number[] = [0, count - 1]
  while (open.length > 0) {
    const last = open.pop() ?? 0
    const first = open.pop() ?? 0
    const far = farthest(path, first, last)
    if (far.square <= tolerance * tolerance) continue
    stays[far.index] = 1
    if (far.index - first > 1) open.push(first, far.index)
    if (last - far.index > 1) open.push(far.index, last)
  }
  const kept: Path = []
  for (let index = 0; index < count; index += 1) {
    if (stays[index] === 1) kept.push(path[2 * index] ?? 0, path[2 * index + 1] ?? 0)
  }
  return kept
}

/** The point between two others that is farthest from the segment between them, and the square of how far. */
function farthest(path: Path, first: number, last: number): { index: number; square: number } {
  const x = path[2 * first] ?? 0
  const y = path[2 * first + 1] ?? 0
  const dx = (path[2 * last] ?? 0) - x
  const dy = (path[2 * last + 1] ?? 0) - y
  const length = dx * dx + dy * dy
  let found = first + 1
  let most = -1
  for (let index = first + 1; index < last; index += 1) {
    const px = (path[2 * index] ?? 0) - x
    const py = (path[2 * index + 1] ?? 0) - y
    const share = length === 0 ? 0 : Math.min(Math.max((px * dx + py * dy) / length, 0), 1)
    const ex = px - share * dx
    const ey = py - share * dy
    const square = ex * ex + ey * ey
    if (square > most) {
      most = square
      found = index
    }
  }
  return { index: found, square: most }
}
