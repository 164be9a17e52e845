/**
 * Geometries as a database with PostGIS takes them: extended well-known binary (PostGIS, "EWKB"), two dimensions, SRID 4326,
 * in hexadecimal digits. It is the quickest form to read, and it never refuses: PostGIS throws away a whole batch for one
 * ring that is not closed, so that such a ring is closed here and the caller told.
 */
import type { Geometry, Position } from 'geojson'
import { isEmptyGeometry } from './geometry-text.js'
import { isClosed } from './ring.js'

/** A geometry in digits. `mended`: a ring was closed or a part filled up to the number of points that every reader wants. */
export interface GeometryBytes {
  readonly hex: string
  readonly mended: boolean
}

const typeNumbers = {
  Point: 1,
  LineString: 2,
  Polygon: 3,
  MultiPoint: 4,
  MultiLineString: 5,
  MultiPolygon: 6,
  GeometryCollection: 7,
} as const

const withReferenceSystem = 0x20000000
const wgs84 = 4326

/** The digits of a geometry that holds a position at least; parts without any are left out. */
export function geometryBytes(geometry: Geometry): GeometryBytes {
  const writer = new Writer()
  writeGeometry(writer, geometry)
  return { hex: writer.hex, mended: writer.mended }
}

/** Writes the digits, and the reference system once, in the outermost head. */
class Writer {
  hex = ''
  mended = false
  readonly #bytes = new Uint8Array(8)
  readonly #view = new DataView(this.#bytes.buffer)

  head(type: keyof typeof typeNumbers): void {
    const isOutermost = this.hex === ''
    this.hex += '01'
    this.count(typeNumbers[type] + (isOutermost ? withReferenceSystem : 0))
    if (isOutermost) this.count(wgs84)
  }

  count(number: number): void {
    this.#view.setUint32(0, number, true)
    this.#write(4)
  }

  positions(positions: readonly Position[]): void {
    this.count(positions.length)
    for (const position of positions) this.position(position)
  }

  position(position: Position): void {
    this.#number(position[0] ?? 0)
    this.#number(position[1] ?? 0)
  }

  #number(number: number): void {
    this.#view.setFloat64(0, number, true)
    this.#write(8)
  }

  #write(length: number): void {
    for (let i = 0; i < length; i += 1) this.hex += hexDigits[this.#bytes[i] ?? 0]
  }
}

const hexDigits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function writeGeometry(writer: Writer, geometry: Geometry): void {
  switch (geometry.type) {
    case 'Point':
      writePoint(writer, geometry.coordinates)
      return
    case 'LineString':
      writeLine(writer, geometry.coordinates)
      return
    case 'Polygon':
      writePolygon(writer, geometry.coordinates)
      return
    case 'MultiPoint':
      writeParts(writer, geometry.type, (part) => writePoint(writer, part), geometry.coordinates)
      return
    case 'MultiLineString':
      writeParts(
        writer,
        geometry.type,
        (part) => writeLine(writer, part),
        geometry.coordinates.filter(holdsAny),
      )
      return
    case 'MultiPolygon':
      writeParts(
        writer,
        geometry.type,
        (part) => writePolygon(writer, part),
        polygonsOf(geometry.coordinates),
      )
      return
    case 'GeometryCollection': {
      const drawn = geometry.geometries.filter((inner) => !isEmptyGeometry(inner))
      writeParts(writer, geometry.type, (part) => writeGeometry(writer, part), drawn)
    }
  }
}

function writeParts<Part>(
  writer: Writer,
  type: keyof typeof typeNumbers,
  write: (part: Part) => void,
  parts: readonly Part[],
): void {
  writer.head(type)
  writer.count(parts.length)
  for (const part of parts) write(part)
}

function polygonsOf(polygons: readonly (readonly (readonly Position[])[])[]) {
  return polygons.filter((rings) => rings.some(holdsAny))
}

function holdsAny(positions: readonly Position[]): boolean {
  return positions.length > 0
}

function writePoint(writer: Writer, position: Position): void {
  writer.head('Point')
  writer.position(position)
}

function writeLine(writer: Writer, positions: readonly Position[]): void {
  writer.head('LineString')
  writer.positions(filledUp(writer, positions, 2))
}

function writePolygon(writer: Writer, rings: readonly (readonly Position[])[]): void {
  const drawn = rings.filter(holdsAny)
  if (drawn.length < rings.length) writer.mended = true
  writer.head('Polygon')
  writer.count(drawn.length)
  for (const ring of drawn) writer.positions(filledUp(writer, closed(writer, ring), 4))
}

function closed(writer: Writer, ring: readonly Position[]): readonly Position[] {
  const first = ring[0]
  if (!first || isClosed(ring)) return ring
  writer.mended = true
  return [...ring, first]
}

/** Repeats the last point until there are as many as any reader of the form asks for. */
function filledUp(writer: Writer, positions: readonly Position[], least: number): readonly Position[] {
  const last = positions.at(-1)
  if (!last || positions.length >= least) return positions
  writer.mended = true
  return [...positions, ...Array.from({ length: least - positions.length }, () => last)]
}
