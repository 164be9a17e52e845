/** Well-known binary (ISO 19125-1, and SQL/MM's numbers for heights), little-endian. */
import { type Geometry, heightsOf, type Position, positionsOf } from './geometry.js'

const codes: Readonly<Record<Geometry['type'], number>> = {
  Point: 1,
  LineString: 2,
  Polygon: 3,
  MultiPoint: 4,
  MultiLineString: 5,
  MultiPolygon: 6,
  GeometryCollection: 7,
}

/** The bytes of a geometry. Heights are written where every position has one. */
export function wkbOf(geometry: Geometry): Uint8Array {
  const writer = new Writer(heightsOf(geometry) === 'all')
  writer.geometry(geometry)
  return writer.bytes()
}

/** GeoPackage's own head (1.3, 2.1.3) before the WKB: WGS 84, no envelope. */
export function geopackageBlob(geometry: Geometry): Uint8Array {
  const isEmpty = positionsOf(geometry).next().done === true
  const head = Buffer.alloc(8)
  head.write('GP', 0, 'latin1')
  head.writeUInt8(isEmpty ? 0b10001 : 1, 3)
  head.writeInt32LE(4326, 4)
  return Buffer.concat([head, wkbOf(geometry)])
}

class Writer {
  readonly #pieces: Buffer[] = []

  constructor(readonly withHeights: boolean) {}

  bytes(): Uint8Array {
    return Buffer.concat(this.#pieces)
  }

  geometry(geometry: Geometry): void {
    this.#head(geometry.type)
    switch (geometry.type) {
      case 'Point':
        this.#position(geometry.coordinates)
        return
      case 'LineString':
        this.#positions(geometry.coordinates)
        return
      case 'Polygon':
        this.#rings(geometry.coordinates)
        return
      case 'MultiPoint':
        this.#parts(geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates })))
        return
      case 'MultiLineString':
        this.#parts(geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates })))
        return
      case 'MultiPolygon':
        this.#parts(geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates })))
        return
      case 'GeometryCollection':
        this.#parts(geometry.geometries)
    }
  }

  #head(type: Geometry['type']): void {
    const head = Buffer.alloc(5)
    head.writeUInt8(1, 0)
    head.writeUInt32LE(codes[type] + (this.withHeights ? 1000 : 0), 1)
    this.#pieces.push(head)
  }

  #count(count: number): void {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32LE(count, 0)
    this.#pieces.push(bytes)
  }

  #parts(parts: readonly Geometry[]): void {
    this.#count(parts.length)
    for (const part of parts) this.geometry(part)
  }

  #rings(rings: readonly (readonly Position[])[]): void {
    this.#count(rings.length)
    for (const ring of rings) this.#positions(ring)
  }

  #positions(positions: readonly Position[]): void {
    this.#count(positions.length)
    for (const position of positions) this.#position(position)
  }

  /** An empty point is one whose coordinates are no numbers. */
  #position(position: Position): void {
    const size = this.withHeights ? 3 : 2
    const bytes = Buffer.alloc(size * 8)
    for (let index = 0; index < size; index += 1)
      bytes.writeDoubleLE(position[index] ?? Number.NaN, index * 8)
    this.#pieces.push(bytes)
  }
}
