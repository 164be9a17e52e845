/** Which rings of a shapefile polygon are its outlines and which its holes: by direction, then by where they lie. */

/** Positions of a ring: x, y and, where there is one, z. */
export type Ring = readonly (readonly number[])[]

/**
 * Rings to polygons: the outline first, then its holes, in the order of the file. An outline runs clockwise (page 8 of
 * the description). Where no ring does, the file breaks the rule: then a ring inside another is its hole, and
 * `reversed` says so. A hole that lies in no outline is a polygon of its own: no corner is lost.
 */
export function assembleRings(rings: readonly Ring[]): {
  readonly polygons: readonly (readonly Ring[])[]
  readonly reversed: boolean
} {
  const boxed = rings.map(boxOf)
  let outlines = boxed.filter(({ ring }) => twiceArea(ring) <= 0)
  const reversed = outlines.length === 0 && rings.length > 0
  if (reversed) outlines = boxed.filter((one) => !boxed.some((other) => other !== one && lies(one, other)))
  const polygons = new Map(outlines.map((outline) => [outline, [outline.ring]]))
  let strayed = false
  for (const boxedRing of boxed) {
    if (polygons.has(boxedRing)) continue
    const home = outlines.length === 1 ? outlines[0] : smallestAround(boxedRing, outlines)
    const polygon = home && polygons.get(home)
    if (polygon) polygon.push(boxedRing.ring)
    else {
      polygons.set(boxedRing, [boxedRing.ring])
      strayed = true
    }
  }
  return { polygons: [...polygons.values()], reversed: reversed || strayed }
}

/** A ring with its extent, by which most others are told apart at once. */
interface BoxedRing {
  readonly ring: Ring
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

function boxOf(ring: Ring): BoxedRing {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x = 0, y = 0] of ring) {
    if (x < west) west = x
    if (x > east) east = x
    if (y < south) south = y
    if (y > north) north = y
  }
  return { ring, west, south, east, north }
}

/** Twice the signed area; positive where the ring runs counterclockwise. */
function twiceArea(ring: Ring): number {
  let sum = 0
  const [originX = 0, originY = 0] = ring[0] ?? []
  for (let at = 0; at < ring.length; at += 1) {
    const [x1 = 0, y1 = 0] = ring[at] ?? []
    const [x2 = 0, y2 = 0] = ring[(at + 1) % ring.length] ?? []
    sum += (x1 - originX) * (y2 - originY) - (x2 - originX) * (y1 - originY)
  }
  return sum
}

function smallestAround(hole: BoxedRing, outlines: readonly BoxedRing[]): BoxedRing | undefined {
  const around = outlines.filter((outline) => lies(hole, outline))
  return around.sort((one, other) => Math.abs(twiceArea(one.ring)) - Math.abs(twiceArea(other.ring)))[0]
}

/** Whether the inner ring lies in the outer one: by its first corner that is not on a corner of the outer. */
function lies(inner: BoxedRing, outer: BoxedRing): boolean {
  const apart =
    inner.west < outer.west ||
    inner.east > outer.east ||
    inner.south < outer.south ||
    inner.north > outer.north
  if (apart) return false
  const corners = new Set(outer.ring.map(([x, y]) => `${x} ${y}`))
  const probe = inner.ring.find(([x, y]) => !corners.has(`${x} ${y}`)) ?? inner.ring[0]
  return probe !== undefined && isInside(probe, outer.ring)
}

/** Even-odd rule. */
function isInside([x = 0, y = 0]: readonly number[], ring: Ring): boolean {
  let inside = false
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at, at += 1) {
    const [x1 = 0, y1 = 0] = ring[at] ?? []
    const [x2 = 0, y2 = 0] = ring[before] ?? []
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}
