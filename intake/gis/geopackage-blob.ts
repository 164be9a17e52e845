/** The bytes of a GeoPackage geometry: a head and well-known binary (OGC 12-128r18, 2.1.3). */
import { NotWkb, readWkb, type WkbRead } from './wkb.js'

/** A geometry of a GeoPackage. */
export interface GeopackageGeometry extends WkbRead {
  /** The number of its coordinate system in the file. */
  readonly system: number
}

const envelopeBytes = [0, 32, 48, 48, 64] as const

/** Reads the bytes of one cell. Throws `NotWkb`. */
export function readGeopackageGeometry(bytes: Buffer): GeopackageGeometry {
  if (bytes.length < 8 || bytes.toString('latin1', 0, 2) !== 'GP')
    throw new NotWkb('its bytes do not begin as those of a GeoPackage geometry')
  const flags = bytes.readUInt8(3)
  if (flags & 0x20) throw new NotWkb('it is in an extended form of another program')
  const system = flags & 1 ? bytes.readInt32LE(4) : bytes.readInt32BE(4)
  const envelope = envelopeBytes[(flags >> 1) & 7]
  if (envelope === undefined) throw new NotWkb('its envelope is of no known form')
  return { system, ...readWkb(bytes.subarray(8 + envelope)) }
}
