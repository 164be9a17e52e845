/** The shapes of a shapefile (ESRI Shapefile Technical Description, July 1998), without heights. */
import { type Geometry, type Position, positionsOf } from './geometry.js'

/** What a file can hold; a record of it without a shape is a null shape. */
export type ShapeClass = 'point' | 'multipoint' | 'line' | 'polygon' | 'none'

const codes: Readonly<Record<ShapeClass, number>> = { none: 0, point: 1, line: 3, polygon: 5, multipoint: 8 }

/** The one class of files that can hold a geometry; null for collections of several, which none can. */
export function shapeClassOf(geometry: Geometry): ShapeClass | null {
  if (positionsOf(geometry).next().done) return 'none'
  switch (geometry.type) {
    case 'Point':
      return 'point'
    case 'MultiPoint':
      return 'multipoint'
    case 'LineString':
    case 'MultiLineString':
      return 'line'
    case 'Polygon':
    case 'MultiPolygon':
      return 'polygon'
    case 'GeometryCollection':
      return null
  }
}

/** The .shp and the .shx of the shapes of one class; null is a null shape. */
export function shapesOf(
  shapeClass: ShapeClass,
  geometries: readonly (Geometry | null)[],
): { readonly shp: Uint8Array; readonly shx: Uint8Array } {
  const records: Buffer[] = []
  const index: Buffer[] = []
  let at = 50
  for (const [number, geometry] of geometries.entries()) {
    const content = geometry === null ? Buffer.alloc(4) : contentOf(shapeClass, geometry)
    const head = Buffer.alloc(8)
    head.writeInt32BE(number + 1, 0)
    head.writeInt32BE(content.length / 2, 4)
    records.push(head, content)
    const entry = Buffer.alloc(8)
    entry.writeInt32BE(at, 0)
    entry.writeInt32BE(content.length / 2, 4)
    index.push(entry)
    at += 4 + content.length / 2
  }
  const drawn = geometries.flatMap((geometry) => (geometry === null ? [] : [geometry]))
  const box = boxOf(drawn.flatMap((geometry) => [...positionsOf(geometry)]))
  return {
    shp: Buffer.concat([fileHead(shapeClass, at, box), ...records]),
    shx: Buffer.concat([fileHead(shapeClass, 50 + 4 * geometries.length, box), ...index]),
  }
}

type Box = readonly [west: number, south: number, east: number, north: number]

function boxOf(positions: readonly Position[]): Box {
  if (positions.length === 0) return [0, 0, 0, 0]
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [longitude = 0, latitude = 0] of positions) {
    west = Math.min(west, longitude)
    south = Math.min(south, latitude)
    east = Math.max(east, longitude)
    north = Math.max(north, latitude)
  }
  return [west, south, east, north]
}

function fileHead(shapeClass: ShapeClass, words: number, box: Box): Buffer {
  const head = Buffer.alloc(100)
  head.writeInt32BE(9994, 0)
  head.writeInt32BE(words, 24)
  head.writeInt32LE(1000, 28)
  head.writeInt32LE(codes[shapeClass], 32)
  for (const [index, edge] of box.entries()) head.writeDoubleLE(edge, 36 + 8 * index)
  return head
}

function contentOf(shapeClass: ShapeClass, geometry: Geometry): Buffer {
  const parts = partsOf(geometry)
  const positions = parts.flat()
  if (shapeClass === 'point') return Buffer.concat([whole(codes.point), doubles(positions)])
  const sizes = shapeClass === 'multipoint' ? [positions.length] : [parts.length, positions.length]
  const starts: number[] = []
  let start = 0
  for (const part of parts) {
    starts.push(start)
    start += part.length
  }
  return Buffer.concat([
    whole(codes[shapeClass]),
    doubles([boxOf(positions)]),
    ...sizes.map(whole),
    ...(shapeClass === 'multipoint' ? [] : starts.map(whole)),
    doubles(positions),
  ])
}

/** Rings, lines or points. Outer rings run with the clock and holes against it, by which readers tell them apart. */
function partsOf(geometry: Geometry): readonly (readonly Position[])[] {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]]
    case 'MultiPoint':
    case 'LineString':
      return [geometry.coordinates]
    case 'MultiLineString':
      return geometry.coordinates
    case 'Polygon':
      return geometry.coordinates.map(turned)
    case 'MultiPolygon':
      return geometry.coordinates.flatMap((polygon) => polygon.map(turned))
    case 'GeometryCollection':
      throw new Error('a collection has no class of shapes')
  }
}

/** Whether a reader gives the geometry back in the form that it has: its type, and the direction of its rings. */
export function keepsForm(geometry: Geometry): boolean {
  switch (geometry.type) {
    case 'Polygon':
      return geometry.coordinates.every((ring, index) => turned(ring, index) === ring)
    case 'MultiPolygon':
      return (
        geometry.coordinates.length > 1 &&
        geometry.coordinates.every((rings) => rings.every((ring, index) => turned(ring, index) === ring))
      )
    case 'MultiLineString':
      return geometry.coordinates.length > 1
    default:
      return true
  }
}

function turned(ring: readonly Position[], index: number): readonly Position[] {
  const isClockwise = doubledArea(ring) < 0
  return isClockwise === (index === 0) ? ring : [...ring].reverse()
}

/** Twice the area in square degrees; negative where the ring runs with the clock. */
function doubledArea(ring: readonly Position[]): number {
  return ring.reduce((sum, [longitude = 0, latitude = 0], index) => {
    const [nextLongitude = 0, nextLatitude = 0] = ring[(index + 1) % ring.length] ?? []
    return sum + longitude * nextLatitude - nextLongitude * latitude
  }, 0)
}

function whole(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(value)
  return bytes
}

/** The first two numbers of positions, or all of a box. */
function doubles(groups: readonly (readonly number[])[]): Buffer {
  const numbers = groups.flatMap((group) => (group.length === 4 ? group : group.slice(0, 2)))
  const bytes = Buffer.alloc(numbers.length * 8)
  for (const [index, value] of numbers.entries()) bytes.writeDoubleLE(value, index * 8)
  return bytes
}
