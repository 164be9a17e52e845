/** Coordinate systems: by EPSG code, by WKT (as in a .prj file) or by the words of PROJ. */
import proj4 from 'proj4'
import type { Doubt } from '../record/doubt.js'
import { blocked } from '../record/read/reading.js'
import { type Datum, datums, findDatum } from './datums.js'
import { findCode } from './epsg.js'
import { flatWkt, readWkt } from './wkt.js'

/** A place on the ground, degrees of WGS 84. */
export interface Position {
  readonly latitude: number
  readonly longitude: number
}

/**
 * A coordinate system. Coordinates are always in the order of GIS files, whatever the authority says: x before y,
 * easting before northing, longitude before latitude.
 */
export interface Crs {
  /** `EPSG:32638`, or null where the system is known by its definition alone. */
  readonly code: string | null
  readonly name: string
  /** The datum's name. */
  readonly datum: string
  readonly isGeographic: boolean
  /** Whether its numbers are degrees of WGS 84 already, digit for digit. */
  readonly isWgs84Degrees: boolean
  /** How far the change of datum alone may put a position off, metres; null where nobody has said. */
  readonly shiftAccuracyMetres: number | null
  /** Degrees of WGS 84 of a pair of numbers; null where they lie outside what the system can hold. */
  readonly toPosition: (x: number, y: number) => Position | null
  /** The pair of numbers of a position; null where the system cannot hold it. */
  readonly fromPosition: (position: Position) => readonly [number, number] | null
}

/** The system, or the doubt why there is none. */
export type CrsReading = { readonly crs: Crs } | { readonly doubt: Doubt }

const longestDefinition = 20_000
const epsgCode =
  /^\s*(?:epsg\s*:{1,2}\s*|urn:(?:x-)?ogc:def:crs:epsg:[\d.]*:|https?:\/\/www\.opengis\.net\/def\/crs\/epsg\/[\d.]+\/)?(\d{4,6})\s*$/i
const crs84 =
  /^\s*(?:urn:ogc:def:crs:|https?:\/\/www\.opengis\.net\/def\/crs\/|)ogc[:/][\d.]*[:/]?crs84h?\s*$/i

/**
 * Reads what a file or a mapping says of its coordinates: `EPSG:32638`, a URN or address of the code, `OGC:CRS84`, WKT,
 * or a text of PROJ that starts with `+proj`. Nothing is fetched: codes are those written down in epsg.ts.
 * Doubts: `crs-missing`, `crs-unknown` (a code not written down), `crs-not-readable`, `datum-missing`,
 * `datum-unknown` (a datum whose way to WGS 84 is neither stated nor known).
 */
export function readCrs(text: string): CrsReading {
  const known = readings.get(text)
  if (known) return known
  const read = readAnew(text)
  // Texts come from files: a hostile one with a system a row shall not fill the memory.
  if (readings.size >= 100) readings.clear()
  readings.set(text, read)
  return read
}

const readings = new Map<string, CrsReading>()

function readAnew(text: string): CrsReading {
  if (text.trim() === '')
    return blocked(
      'crs-missing',
      text,
      'Nothing says in what system the coordinates are: name it, such as EPSG:4326.',
    )
  if (text.length > longestDefinition)
    return notReadable(text.slice(0, 200), `it has ${text.length} signs, at most ${longestDefinition}`)
  if (crs84.test(text)) return readCode(4326, text)
  const code = epsgCode.exec(text)?.[1]
  if (code !== undefined) return readCode(Number(code), text)
  if (text.trim().startsWith('+')) return readProj(text.trim())
  return text.includes('[') ? readWellKnown(text) : notReadable(text, 'it is neither a code nor a definition')
}

function readCode(code: number, text: string): CrsReading {
  const found = findCode(code)
  if (!found)
    return blocked(
      'crs-unknown',
      text,
      `EPSG:${code} is not among the systems known here: give its definition instead, as WKT (the text of a .prj file) or as a text of PROJ such as "+proj=utm +zone=38 +datum=WGS84".`,
    )
  const { name, datum, projection } = found
  const stated = projection.includes('+nadgrids')
    ? projection
    : `${projection} ${datum.ellipsoid} +towgs84=${datum.toWgs84}`
  return make({ code: `EPSG:${code}`, name, datum, definition: `${stated} +no_defs` })
}

/** A text of PROJ has to say its datum or its way to WGS 84. */
function readProj(text: string): CrsReading {
  if (/\+nadgrids=(?!@null)/.test(text))
    return notReadable(text, 'it needs a grid file, and none is kept here: state +towgs84 instead')
  const named = /\+datum=(\S+)/.exec(text)?.[1]
  const datum = named === undefined ? undefined : findDatum(named)
  if (named === undefined && !/\+(towgs84|nadgrids)=/.test(text))
    return blocked(
      'datum-missing',
      text,
      'The definition states no datum: add +datum=WGS84, or +towgs84= with its shift to WGS 84.',
    )
  if (named !== undefined && !datum) return datumUnknown(text, named)
  const words =
    datum === undefined ? text : text.replace(/\+datum=\S+/, `${datum.ellipsoid} +towgs84=${datum.toWgs84}`)
  return make({ code: null, name: text, datum: datum ?? null, definition: words })
}

/** WKT. A shift that it states is used; else the one known for its datum; else the system is not read. */
function readWellKnown(text: string): CrsReading {
  const read = readWkt(text)
  if (read === null) return notReadable(text, 'it is not well-formed WKT of one coordinate system')
  const own = read.code === null ? undefined : findCode(read.code)
  if (own?.projection.includes('+nadgrids')) return readCode(read.code ?? 0, text)
  const datum = findDatum(read.datum) ?? own?.datum
  if (!datum && read.toWgs84 === null) return datumUnknown(text, read.datum)
  const shift = read.toWgs84 ?? datum?.toWgs84 ?? ''
  return make({
    code: own ? `EPSG:${read.code}` : null,
    name: read.name,
    datum: read.toWgs84 === null ? (datum ?? null) : null,
    datumName: datum?.name ?? read.datum,
    definition: flatWkt(text),
    shift,
  })
}

interface Parts {
  readonly code: string | null
  readonly name: string
  /** The datum whose shift is used; null where the text states one of its own. */
  readonly datum: Datum | null
  readonly datumName?: string
  readonly definition: string
  readonly shift?: string
}

function make({ code, name, datum, datumName, definition, shift }: Parts): CrsReading {
  const projection = project(definition)
  if (typeof projection === 'string') return notReadable(definition, projection)
  if (shift !== undefined) projection.datum = shiftOf(projection, shift)
  const isGeographic = projection.projName === 'longlat' || projection.names?.includes('longlat') === true
  const isWgs84Degrees = isGeographic && datum?.toWgs84 === datums.wgs84.toWgs84 && isPlainDegrees(projection)
  return {
    crs: {
      code,
      name,
      datum: datumName ?? datum?.name ?? 'as the definition states',
      isGeographic,
      isWgs84Degrees,
      shiftAccuracyMetres: datum?.accuracyMetres ?? null,
      ...(isWgs84Degrees ? asTheyAre : transformers(projection)),
    },
  }
}

/** What proj4 makes of a definition; its types leave out most of it. */
interface Projection {
  readonly names?: readonly string[]
  readonly projName?: string
  readonly a: number
  readonly b: number
  readonly long0?: number
  readonly from_greenwich?: number
  readonly units?: string
  datum: unknown
}

function project(definition: string): Projection | string {
  try {
    return new proj4.Proj(definition) as unknown as Projection
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Latitudes and longitudes in degrees from Greenwich, not in grads or from Paris. */
function isPlainDegrees(projection: Projection): boolean {
  return !projection.from_greenwich && !/grad|gon|rad/i.test(projection.units?.replace(/degree/i, '') ?? '')
}

function shiftOf({ a, b }: Projection, shift: string): unknown {
  const made = project(`+proj=longlat +a=${a} +b=${b} +towgs84=${shift} +no_defs`)
  if (typeof made === 'string') throw new Error(`a shift that proj4 does not read: ${made}`)
  return made.datum
}

/** Degrees of WGS 84 need no arithmetic, which could change their last digit. */
const asTheyAre: Pick<Crs, 'toPosition' | 'fromPosition'> = {
  toPosition: (x, y) => (Math.abs(x) <= 180 && Math.abs(y) <= 90 ? { latitude: y, longitude: x } : null),
  fromPosition: ({ latitude, longitude }) => [longitude, latitude],
}

const wgs84Degrees = '+proj=longlat +ellps=WGS84 +towgs84=0,0,0 +no_defs'

/** Farthest from its middle meridian that a transverse Mercator grid is used, degrees; zones reach to 6 at most. */
const widestZoneDegrees = 15

function transformers(projection: Projection): Pick<Crs, 'toPosition' | 'fromPosition'> {
  const world = project(wgs84Degrees)
  if (typeof world === 'string') throw new Error(`proj4 does not know WGS 84: ${world}`)
  const isZone = projection.names?.some((name) => name === 'tmerc' || name === 'utm') === true
  const middle = ((projection.long0 ?? 0) * 180) / Math.PI
  const isInZone = (longitude: number): boolean =>
    !isZone || Math.abs(((longitude - middle + 540) % 360) - 180) <= widestZoneDegrees
  return {
    toPosition: (x, y) => {
      const [longitude, latitude] = between(projection, world, [x, y])
      if (longitude === undefined || latitude === undefined) return null
      return Math.abs(latitude) <= 90 && isInZone(longitude) ? { latitude, longitude } : null
    },
    fromPosition: ({ latitude, longitude }) => {
      if (!isInZone(longitude)) return null
      const [x, y] = between(world, projection, [longitude, latitude])
      return x === undefined || y === undefined ? null : [x, y]
    },
  }
}

/** Both numbers, or none where one is not finite. */
function between(from: Projection, to: Projection, pair: readonly [number, number]): readonly number[] {
  if (!pair.every(Number.isFinite)) return []
  const transform = proj4.transform as unknown as (
    from: Projection,
    to: Projection,
    point: { x: number; y: number },
  ) => { readonly x: number; readonly y: number } | undefined
  const made = transform(from, to, { x: pair[0], y: pair[1] })
  return made && Number.isFinite(made.x) && Number.isFinite(made.y) ? [made.x, made.y] : []
}

function notReadable(text: string, why: string): { readonly doubt: Doubt } {
  return blocked(
    'crs-not-readable',
    text,
    `The coordinate system cannot be read (${why}): give an EPSG code, WKT or a text of PROJ.`,
  )
}

function datumUnknown(text: string, name: string): { readonly doubt: Doubt } {
  return blocked(
    'datum-unknown',
    text,
    `How the datum "${name}" lies to WGS 84 is neither stated nor known here: give a definition with TOWGS84 or +towgs84=, or an EPSG code.`,
  )
}
