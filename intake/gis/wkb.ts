/** Well-known binary (ISO 13249-3, OGC 06-103r4; with PostGIS's flags) to GeoJSON geometry text. */
import { positionText } from './json-number.js'

/** A geometry that was read. */
export interface WkbRead {
  readonly geometry: string
  readonly hasMeasures: boolean
}

/** Thrown inside when bytes are no geometry; half a sentence. */
export class NotWkb extends Error {}

const types: Readonly<Record<number, string>> = {
  1: 'Point',
  2: 'LineString',
  3: 'Polygon',
  4: 'MultiPoint',
  5: 'MultiLineString',
  6: 'MultiPolygon',
  7: 'GeometryCollection',
}

/** Curves and surfaces that GeoJSON has no word for. */
const others: Readonly<Record<number, string>> = {
  8: 'CircularString',
  9: 'CompoundCurve',
  10: 'CurvePolygon',
  11: 'MultiCurve',
  12: 'MultiSurface',
  13: 'Curve',
  14: 'Surface',
  15: 'PolyhedralSurface',
  16: 'TIN',
  17: 'Triangle',
}

const deepest = 20

/** Reads one geometry. Throws `NotWkb`. */
export function readWkb(bytes: Buffer): WkbRead {
  const reader = new WkbReader(bytes)
  try {
    return { geometry: reader.geometry(0), hasMeasures: reader.hasMeasures }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new NotWkb('its bytes end before the number of its points says')
  }
}

interface Head {
  readonly type: number
  readonly hasZ: boolean
  readonly hasM: boolean
  readonly littleEndian: boolean
}

class WkbReader {
  hasMeasures = false
  private at = 0

  constructor(private readonly bytes: Buffer) {}

  /** The text of the geometry here. */
  geometry(depth: number): string {
    const head = this.head()
    const name = types[head.type]
    if (!name) {
      const other = others[head.type]
      throw new NotWkb(
        other
          ? `it is a ${other}, for which there is no GeoJSON; turn curves into lines in the program it comes from`
          : `geometries of type ${head.type} are not known`,
      )
    }
    if (depth > deepest) throw new NotWkb(`collections lie more than ${deepest} deep in each other`)
    if (name === 'GeometryCollection') return `{"type":"${name}","geometries":${this.members(head, depth)}}`
    return `{"type":"${name}","coordinates":${this.coordinates(name, head, depth)}}`
  }

  private head(): Head {
    const littleEndian = this.bytes.readUInt8(this.at) === 1
    const code = this.count(littleEndian, 1, Infinity)
    this.at += 5
    const flags = Math.floor(code / 2 ** 29)
    // A number after the type is the system of the geometry (EWKB).
    if (flags & 1) this.at += 4
    const plain = code % 2 ** 29
    const kind = Math.floor(plain / 1000)
    const hasM = (flags & 2) > 0 || kind === 2 || kind === 3
    const hasZ = (flags & 4) > 0 || kind === 1 || kind === 3
    return { type: plain % 1000, hasZ, hasM, littleEndian }
  }

  private count(littleEndian: boolean, ahead: number, most: number): number {
    const at = this.at + ahead
    const count = littleEndian ? this.bytes.readUInt32LE(at) : this.bytes.readUInt32BE(at)
    // A count that lies would ask for gigabytes.
    if (count > most) throw new RangeError('count')
    return count
  }

  private counted(head: Head, leastBytes: number): number {
    const count = this.count(head.littleEndian, 0, (this.bytes.length - this.at) / leastBytes)
    this.at += 4
    return count
  }

  private coordinates(name: string, head: Head, depth: number): string {
    if (name === 'Point') return this.point(head)
    if (name === 'LineString') return this.line(head)
    if (name === 'Polygon')
      return `[${Array.from({ length: this.counted(head, 4) }, () => this.line(head)).join(',')}]`
    const single = name.slice('Multi'.length)
    const count = this.counted(head, 5)
    const members = Array.from({ length: count }, () => {
      const member = this.head()
      const found = types[member.type] ?? others[member.type] ?? String(member.type)
      if (found !== single) throw new NotWkb(`a ${found} stands among the parts of a ${name}`)
      return this.coordinates(single, member, depth)
    })
    return `[${members.join(',')}]`
  }

  private members(head: Head, depth: number): string {
    const count = this.counted(head, 5)
    return `[${Array.from({ length: count }, () => this.geometry(depth + 1)).join(',')}]`
  }

  /** A point of which every number is NaN is empty (OGC 12-128r18, 2.1.3). */
  private point(head: Head): string {
    const numbers = this.position(head)
    return numbers.every(Number.isNaN) ? '[]' : positionText(numbers)
  }

  private line(head: Head): string {
    const count = this.counted(head, 16)
    return `[${Array.from({ length: count }, () => positionText(this.position(head))).join(',')}]`
  }

  private position({ littleEndian, hasZ, hasM }: Head): readonly number[] {
    const numbers = Array.from({ length: hasZ ? 3 : 2 }, () => this.double(littleEndian))
    if (hasM && !Number.isNaN(this.double(littleEndian))) this.hasMeasures = true
    return numbers
  }

  private double(littleEndian: boolean): number {
    const value = littleEndian ? this.bytes.readDoubleLE(this.at) : this.bytes.readDoubleBE(this.at)
    this.at += 8
    return value
  }
}
