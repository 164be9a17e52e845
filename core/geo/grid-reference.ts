/** UTM and MGRS in a text. */
import Mgrs from 'geodesy/mgrs.js'
import { blocked } from '../record/read/reading.js'
import {
  type Coordinate,
  type CoordinateRule,
  coordinateIn,
  type Doubtful,
  datumMissing,
  noPosition,
  short,
  systemOf,
} from './coordinate.js'
import { type Datum, datums } from './datums.js'
import { utmCode } from './epsg.js'

/** A grid reference, null where the text is none, or the doubt about it. */
export type GridReading = { readonly coordinate: Coordinate } | Doubtful | null

/** What is known beside the plain text. */
export interface GridContext {
  /** As typed. */
  readonly text: string
  readonly datum: Datum | null
  readonly rule: CoordinateRule
}

const bands = 'CDEFGHJKLMNPQRSTUVWX'
const mgrs = /^(?:MGRS[: ]*)?(\d{1,2}) ?([A-Z]) ?([A-Z])([A-Z])((?: ?\d+){0,2})$/
const polar = /^(?:MGRS[: ]*|UPS[: ]*)?[ABYZ] ?[A-Z]{2}(?: ?\d+){0,2}$/

/** A text of MGRS. The position is the corner of its square, south and west; its accuracy is the square's side. */
export function readMgrs(plain: string, context: GridContext): GridReading {
  if (polar.test(plain)) return polarDoubt(context.text)
  const parts = mgrs.exec(plain)
  if (!parts) return null
  const [, zone = '', band = '', column = '', row = '', rest = ''] = parts
  const digits = halves(rest)
  if (!digits)
    return doubtOf(
      context.text,
      'easting and northing need the same number of digits, five each at most (a reference is cut off, never rounded)',
    )
  if (!context.datum) return datumMissing(context.text)
  if (context.datum !== datums.wgs84)
    return doubtOf(context.text, `its letters are read on WGS 84 alone, not on ${context.datum.name}`)
  const sideMetres = 10 ** (5 - digits[0].length)
  const [east, north] = digits.map((half) => Number(half || '0') * sideMetres)
  return squareOf(
    { zone: Number(zone), band, column, row },
    [east ?? 0, north ?? 0, sideMetres],
    context.text,
  )
}

interface Square {
  readonly zone: number
  readonly band: string
  readonly column: string
  readonly row: string
}

/** Zones and squares overlap at their edges: a receiver told to stay in a zone writes squares beyond it. */
const slackDegrees = 0.5

function squareOf(
  { zone, band, column, row }: Square,
  [east, north, sideMetres]: readonly [number, number, number],
  text: string,
): GridReading {
  const made = makeMgrs(() => new Mgrs(zone, band, column, row, east, north).toUtm())
  const limits = made && limitsOf(zone, band)
  const code = utmCode(zone, band >= 'N' ? 'north' : 'south', datums.wgs84)
  if (!made || !limits || code === undefined)
    return doubtOf(text, 'there is no such zone, band or square; I and O are never used')
  const read = coordinateIn(systemOf(code), [made.easting, made.northing], {
    text,
    format: 'mgrs',
    datum: datums.wgs84.name,
    accuracyMetres: sideMetres,
  })
  if ('doubt' in read) return read
  const [latitude, longitude] = [Number(read.coordinate.latitude), Number(read.coordinate.longitude)]
  // A large square begins up to its side outside its zone and band.
  const slack = slackDegrees + sideMetres / 60_000
  const isInside =
    latitude >= limits.south - slack &&
    latitude <= limits.north + slack &&
    longitude >= limits.west - slack &&
    longitude <= limits.east + slack
  return isInside ? read : doubtOf(text, `the square ${column}${row} lies nowhere in ${zone}${band}`)
}

/** geodesy throws a RangeError for letters and numbers that no zone has. */
function makeMgrs<Made>(make: () => Made): Made | null {
  try {
    return make()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Edges of a zone in a band, degrees, with the wide zones of Norway and Svalbard; null where there is no such zone. */
function limitsOf(zone: number, band: string) {
  const index = bands.indexOf(band)
  if (index < 0 || zone < 1 || zone > 60) return null
  const south = index * 8 - 80
  const west = zone * 6 - 186
  const plain = { south, north: band === 'X' ? 84 : south + 8, west, east: west + 6 }
  if (band === 'V' && zone === 31) return { ...plain, east: 3 }
  if (band === 'V' && zone === 32) return { ...plain, west: 3 }
  if (band !== 'X' || zone < 31 || zone > 37) return plain
  const wide: Readonly<Record<number, readonly [number, number]>> = {
    31: [0, 9],
    33: [9, 21],
    35: [21, 33],
    37: [33, 42],
  }
  const edges = wide[zone]
  return edges ? { ...plain, west: edges[0], east: edges[1] } : null
}

/** The digits in two equal halves, each 0 to 5 long; null where they are not. */
function halves(text: string): readonly [string, string] | null {
  const parts = text.trim().split(' ')
  const all = parts.join('')
  if (all.length % 2 !== 0 || all.length > 10) return null
  if (parts.length === 2 && parts[0]?.length !== parts[1]?.length) return null
  return [all.slice(0, all.length / 2), all.slice(all.length / 2)]
}

const number = '(\\d{1,8}(?:[.,]\\d+)?)'
const zoneWords = '(?:(?:ZONE|ZONA|HUSO|FUSEAU|ЗОНА)[ :]*)?'
const hemisphere = '(NORTH|SOUTH|NORTE|SUR|NORD|SUD|СЕВЕР|ЮГ|[A-Z])'
const pair = `(?:E(?:ASTING)?|X)?[ :=]*${number} ?(?:M? ?E|M)?[ ,;/]+(?:N(?:ORTHING)?|Y)?[ :=]*${number} ?(?:M? ?N|M)?`
const zoneFirst = new RegExp(`^(?:UTM[ :]*)?${zoneWords}(\\d{1,2}) ?${hemisphere}[ ,;:]+${pair}$`)
const zoneLast = new RegExp(`^(?:UTM[ :]*)?${pair}[ ,;]+(?:UTM[ :]*)?${zoneWords}(\\d{1,2}) ?${hemisphere}$`)

/** A text of UTM: a zone with its band or hemisphere, an easting and a northing. */
export function readUtm(plain: string, context: GridContext): GridReading {
  const first = zoneFirst.exec(plain)
  const last = first ? null : zoneLast.exec(plain)
  const [, zone, side, east, north] = first ?? (last ? ['', last[3], last[4], last[1], last[2]] : [])
  if (zone === undefined || side === undefined || east === undefined || north === undefined) return null
  // Fewer digits are no easting: 38 N 45 E is two angles, and 33SUR 12345 54321 is MGRS.
  if (east.replace(/[.,].*/, '').length < 6) return null
  const { decimal } = context.rule
  if (decimal !== undefined && `${east}${north}`.includes(decimal === '.' ? ',' : '.'))
    return noPosition(context.text, `the sign before decimals is "${decimal}" in this list`)
  const numbers = [Number(east.replace(',', '.')), Number(north.replace(',', '.'))] as const
  return inZone({ zone: Number(zone), side, numbers }, context)
}

interface UtmParts {
  readonly zone: number
  readonly side: string
  readonly numbers: readonly [number, number]
}

type Hemisphere = 'north' | 'south'

function inZone(parts: UtmParts, context: GridContext): GridReading {
  const { zone, side, numbers } = parts
  const [east, north] = numbers
  if ('ABYZ'.includes(side)) return polarDoubt(context.text)
  if (zone < 1 || zone > 60 || (side.length === 1 && !bands.includes(side)))
    return doubtOf(context.text, `there is no UTM zone ${zone}${side}`)
  if (east < 100_000 || east > 900_000 || north > 10_000_000)
    return blocked(
      'position-out-of-range',
      context.text,
      `"${short(context.text)}" is outside every UTM zone (eastings go from 100,000 to 900,000): easting and northing may have changed places.`,
    )
  if (side === 'S' && context.rule.letter === undefined && isInBand('S', utmIn(parts, 'north', context)))
    return letterDoubt(context.text, zone)
  const isBand = side.length === 1 && (context.rule.letter === 'band' || !/[NS]/.test(side))
  const read = utmIn(parts, hemisphereOf(side, isBand), context)
  if ('doubt' in read || !isBand || isInBand(side, read)) return read
  return doubtOf(context.text, `that northing does not lie in band ${side}`)
}

function hemisphereOf(side: string, isBand: boolean): Hemisphere {
  if (isBand) return side >= 'N' ? 'north' : 'south'
  return /^(S|ЮГ)/.test(side) ? 'south' : 'north'
}

function utmIn(
  { zone, numbers }: UtmParts,
  side: Hemisphere,
  { text, datum }: GridContext,
): { readonly coordinate: Coordinate } | Doubtful {
  if (!datum) return datumMissing(text)
  const code = utmCode(zone, side, datum)
  if (code === undefined)
    return doubtOf(
      text,
      `UTM zone ${zone} ${side} on ${datum.name} is not known here: give the grid's EPSG code`,
    )
  const named = datum === datums.wgs84 ? datum.name : `EPSG:${code}`
  return coordinateIn(systemOf(code), numbers, { text, format: 'utm', datum: named })
}

function isInBand(band: string, read: { readonly coordinate: Coordinate } | Doubtful): boolean {
  if ('doubt' in read) return false
  const south = bands.indexOf(band) * 8 - 80
  const latitude = Number(read.coordinate.latitude)
  return latitude >= south - slackDegrees && latitude <= (band === 'X' ? 84 : south + 8) + slackDegrees
}

function letterDoubt(text: string, zone: number): Doubtful {
  return blocked(
    'utm-letter-ambiguous',
    text,
    `"${short(text)}" may mean band S, which is in the north, or the south: write "${zone} north" or "${zone} south", or say for the column that its letters are bands or hemispheres.`,
  )
}

function polarDoubt(text: string): Doubtful {
  return blocked(
    'polar-grid',
    text,
    `"${short(text)}" is of the polar grid, which is not read: give latitude and longitude.`,
  )
}

function doubtOf(text: string, why: string): Doubtful {
  return blocked('grid-not-readable', text, `"${short(text)}" is not read as a grid reference: ${why}.`)
}
