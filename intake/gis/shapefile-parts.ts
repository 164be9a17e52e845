/** The files that are one shapefile: in a zip, or beside each other in a folder. */
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { gisNotReadable, gisTooLargeInside, layerNeeded } from '../problems.js'
import { openZip, type ZipLimits, type ZipTrouble, zipLimits } from '../table/zip-parts.js'

/** The parts that are read. */
export const partEndings = ['shp', 'shx', 'dbf', 'prj', 'cpg'] as const
export type PartEnding = (typeof partEndings)[number]

/** The parts of one shapefile, open for reading. `close` them when done. */
export interface ShapefileParts {
  readonly has: (ending: PartEnding) => boolean
  readonly bytes: (ending: PartEnding) => AsyncIterable<Buffer>
  /** About how many bytes of the received file were read for a part. */
  readonly bytesRead: (ending: PartEnding) => number
  close(): void
}

/** What a zip of GIS data is told of by. */
export const gisZip: ZipTrouble = { damaged: gisNotReadable, tooLarge: gisTooLargeInside, statedSizes: true }

/** A shapefile that was found; `open` as often as it is read. */
export interface FoundShapefile {
  readonly layer: string
  readonly open: () => Promise<ShapefileParts>
}

/** Finds the shapefile in a zip. Throws `layer-needed` where there are several, `gis-not-readable` where it is none. */
export async function shapefileInZip(
  path: string,
  layer: string | null,
  limits: ZipLimits = zipLimits,
): Promise<FoundShapefile> {
  const zip = await openZip(path, limits, gisZip)
  zip.close()
  const layers = layersAmong(zip.names)
  const names = [...layers.keys()]
  const chosen = layer ?? (names.length === 1 ? (names[0] ?? null) : null)
  const parts = chosen === null ? undefined : layers.get(chosen)
  if (!parts || chosen === null) throw layerNeeded({ path, layer, layers: names })
  return { layer: chosen, open: () => openInZip(path, parts, limits) }
}

async function openInZip(
  path: string,
  parts: ReadonlyMap<PartEnding, string>,
  limits: ZipLimits,
): Promise<ShapefileParts> {
  const zip = await openZip(path, limits, gisZip)
  return {
    has: (ending) => parts.has(ending),
    bytes: (ending) => zip.bytes(parts.get(ending) ?? ''),
    bytesRead: (ending) => zip.packedBytes(parts.get(ending) ?? ''),
    close: () => zip.close(),
  }
}

/** Whether a zip with these parts holds a shapefile. */
export function hasShapefile(names: readonly string[]): boolean {
  return layersAmong(names).size > 0
}

/** Shapefiles by their name without ending; in a folder of the zip, with the folder. Copies that macOS adds are none. */
function layersAmong(names: readonly string[]): ReadonlyMap<string, ReadonlyMap<PartEnding, string>> {
  const layers = new Map<string, Map<PartEnding, string>>()
  for (const name of names) {
    const found = /^(.*)\.([a-z]{3})$/i.exec(name)
    const ending = partEndings.find((known) => known === found?.[2]?.toLowerCase())
    if (!found?.[1] || !ending || /(^|\/)(__MACOSX\/|\._)/.test(name)) continue
    const key = found[1]
    layers.set(key, (layers.get(key) ?? new Map<PartEnding, string>()).set(ending, name))
  }
  const whole = [...layers].filter(([, parts]) => parts.has('shp'))
  const plain = new Set(whole.map(([name]) => basename(name)))
  return new Map(whole.map(([name, parts]) => [plain.size === whole.length ? basename(name) : name, parts]))
}

/** The parts beside the .shp at `path` with their own paths, whatever capitals their endings have. */
export async function shapefileBeside(
  path: string,
): Promise<{ readonly layer: string; readonly parts: ReadonlyMap<PartEnding, string> }> {
  const own = basename(path)
  const layer = own.replace(/\.[^.]*$/, '')
  const parts = new Map<PartEnding, string>([['shp', path]])
  for (const name of await readdir(dirname(path))) {
    const ending = partEndings.find((known) => name.toLowerCase() === `${layer}.${known}`.toLowerCase())
    if (ending && !parts.has(ending)) parts.set(ending, join(dirname(path), name))
  }
  return { layer, parts }
}

/** The shapefile whose .shp is at `path`. */
export async function shapefileInFolder(path: string): Promise<FoundShapefile> {
  const { layer, parts } = await shapefileBeside(path)
  const read = new Map<PartEnding, number>()
  const open = (): Promise<ShapefileParts> =>
    Promise.resolve({
      has: (ending) => parts.has(ending),
      bytes: (ending) => counted(parts.get(ending), (bytes) => read.set(ending, bytes)),
      bytesRead: (ending) => read.get(ending) ?? 0,
      close: () => undefined,
    })
  return { layer, open }
}

async function* counted(path: string | undefined, count: (bytes: number) => void): AsyncGenerator<Buffer> {
  if (path === undefined) return
  let bytes = 0
  for await (const piece of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    bytes += (piece as Buffer).length
    count(bytes)
    yield piece as Buffer
  }
}
