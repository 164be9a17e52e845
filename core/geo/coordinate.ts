/** What reading a coordinate gives, whatever form it was written in. */
import type { Doubt } from '../record/doubt.js'
import { doubtOfPosition } from '../record/read/position-doubt.js'
import { blocked } from '../record/read/reading.js'
import { type Crs, readCrs } from './crs.js'
import { type Datum, datums, findDatum } from './datums.js'

/** The forms in which a coordinate may be written. */
export type CoordinateFormat =
  | 'decimal_degrees'
  | 'degrees_minutes'
  | 'degrees_minutes_seconds'
  | 'utm'
  | 'mgrs'
  | 'grid'

/** A coordinate: what was typed beside what was computed from it. */
export interface Coordinate {
  /** As typed. */
  readonly text: string
  readonly format: CoordinateFormat
  /** What it was measured against: the name of a datum, or the code of a grid, such as `EPSG:28408`. */
  readonly datum: string
  /** Decimal degrees of WGS 84: digits as typed where degrees were typed, eight decimals where they were computed. */
  readonly latitude: string
  readonly longitude: string
  /** How well the way of writing and the change of datum fix it, metres; null where nothing limits it. */
  readonly accuracyMetres: number | null
}

/** A coordinate, null for an empty text, or the doubt why there is none. */
export type CoordinateReading = { readonly coordinate: Coordinate | null } | Doubtful

/** A doubt that blocks. */
export interface Doubtful {
  readonly doubt: Doubt
}

/** What the person who knows the list says of its coordinates. */
export interface CoordinateRule {
  /** The sign before decimals; where it is left out either is read, as long as a text can be meant in one way only. */
  readonly decimal?: '.' | ','
  /** The datum, by name or code, of texts that state none. Degrees without one are WGS 84; grids without one wait. */
  readonly datum?: string
  /** Which comes first where neither letters nor words tell. Latitude where it is left out. */
  readonly order?: CoordinateOrder
  /** What the letter after a UTM zone is. Needed for S alone, which is a band of the north and the south. */
  readonly letter?: UtmLetter
}

export const coordinateOrders = ['latitude_longitude', 'longitude_latitude'] as const
export type CoordinateOrder = (typeof coordinateOrders)[number]

export const utmLetters = ['band', 'hemisphere'] as const
export type UtmLetter = (typeof utmLetters)[number]

/** Decimals of a degree kept of a computed point: a millimetre. */
const pointDecimals = 8

/** Degrees as committed: eight decimals at most, no zeros at the end, no minus before zero. */
export function degreesText(degrees: number): string {
  const text = degrees.toFixed(pointDecimals).replace(/\.?0+$/, '')
  return text === '-0' ? '0' : text
}

/** A text that is no position, said with what could stand there. */
export function noPosition(text: string, why: string): Doubtful {
  return blocked('not-a-position', text, `"${short(text)}" is not read as a position: ${why}.`)
}

/** A text short enough for a sentence; the whole of it stands beside. */
export function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

/** The datum of that name or geographic code; a doubt where none is known by it. */
export function datumOf(name: string, text: string): { readonly datum: Datum } | Doubtful {
  const code = /^\s*EPSG:(\d+)\s*$/i.exec(name)?.[1]
  const datum =
    code === undefined
      ? findDatum(name)
      : Object.values<Datum>(datums).find((entry) => entry.geographic === Number(code))
  if (datum) return { datum }
  return blocked(
    'datum-unknown',
    text,
    `The datum "${short(name)}" is not known here: name another, or give the coordinates as a grid with its definition.`,
  )
}

/** A grid without a datum may be off by hundreds of metres, and nothing in the numbers shows it. */
export function datumMissing(text: string): Doubtful {
  return blocked(
    'datum-missing',
    text,
    `"${short(text)}" is of a grid, and nothing says on which datum: write it beside, such as WGS 84, or name it for the column.`,
  )
}

/** The system of an EPSG code that is written down here. */
export function systemOf(code: number): Crs {
  const read = readCrs(`EPSG:${code}`)
  if ('doubt' in read) throw new Error(`EPSG:${code} stands in datums.ts or epsg.ts and is not read`)
  return read.crs
}

/** Two numbers of a system as a coordinate. */
export function coordinateIn(
  crs: Crs,
  [x, y]: readonly [number, number],
  rest: Pick<Coordinate, 'text' | 'format' | 'datum'> & { readonly accuracyMetres?: number },
): { readonly coordinate: Coordinate } | Doubtful {
  const at = crs.toPosition(x, y)
  if (!at)
    return blocked(
      'position-out-of-range',
      rest.text,
      `"${short(rest.text)}" lies outside what ${crs.name} can hold: the zone may be another one, or easting and northing may have changed places.`,
    )
  const doubt = doubtOfPosition(at.latitude, at.longitude, rest.text)
  if (doubt) return doubt
  const accuracy = Math.max(rest.accuracyMetres ?? 0, crs.shiftAccuracyMetres ?? 0)
  return {
    coordinate: {
      ...rest,
      latitude: degreesText(at.latitude),
      longitude: degreesText(at.longitude),
      accuracyMetres: accuracy === 0 ? null : accuracy,
    },
  }
}
