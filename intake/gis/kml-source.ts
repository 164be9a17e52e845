/** Where KML comes from: a file, or a part of a KMZ. */
import { createReadStream } from 'node:fs'
import { openZip } from '../table/zip-parts.js'
import { gisZip } from './shapefile-parts.js'

/** KML that can be read from its beginning, as often as it is needed. */
export interface KmlSource {
  readonly open: () => Promise<OpenKml>
  /** Other parts of the KMZ that are KML too. */
  readonly others: readonly string[]
}

/** KML that is being read. */
export interface OpenKml {
  readonly pieces: AsyncIterable<Buffer>
  /** How many bytes of the received file were read so far. */
  readonly bytesRead: () => number
  close(): void
}

/** A .kml file. */
export function kmlFile(path: string): KmlSource {
  const open = (): Promise<OpenKml> => {
    const stream = createReadStream(path, { highWaterMark: 256 * 1024 })
    return Promise.resolve({
      pieces: stream as AsyncIterable<Buffer>,
      bytesRead: () => stream.bytesRead,
      close: () => stream.destroy(),
    })
  }
  return { open, others: [] }
}

/** The main KML of a zip with these parts: `doc.kml`, else the first at the top (OGC 12-007r2, annex C); null where it has none. */
export function kmlInZip(path: string, names: readonly string[]): KmlSource | null {
  const all = names.filter((name) => /\.kml$/i.test(name) && !name.startsWith('__MACOSX/'))
  const part = all.find((name) => name === 'doc.kml') ?? all.find((name) => !name.includes('/')) ?? all[0]
  if (part === undefined) return null
  const open = async (): Promise<OpenKml> => {
    const zip = await openZip(path, undefined, gisZip)
    return { pieces: zip.bytes(part), bytesRead: () => zip.packedBytes(part), close: () => zip.close() }
  }
  return { open, others: all.filter((name) => name !== part) }
}
