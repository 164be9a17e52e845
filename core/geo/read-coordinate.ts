/** A coordinate in any form that people write: the one way in. */
import { doubtOfPosition } from '../record/read/position-doubt.js'
import { readDecimal } from '../record/read/read-number.js'
import { blocked } from '../record/read/reading.js'
import { type AnglePair, type NoAngles, readAngles } from './angles.js'
import {
  type CoordinateFormat,
  type CoordinateReading,
  type CoordinateRule,
  coordinateIn,
  type Doubtful,
  datumOf,
  noPosition,
  short,
  systemOf,
} from './coordinate.js'
import { plainAngles, plainText } from './coordinate-text.js'
import { type Crs, readCrs } from './crs.js'
import { type Datum, datums } from './datums.js'
import { readMgrs, readUtm } from './grid-reference.js'

const longest = 200
const codeAndNumbers = /^(EPSG:\d+)[ ,;:]+(-?\d+(?:\.\d+)?)[ ,;]+(-?\d+(?:\.\d+)?)$/

/**
 * Reads decimal degrees, degrees with minutes, with minutes and seconds, UTM, MGRS, or `EPSG:n x y`. Nothing is guessed:
 * what can be meant in two ways is a doubt that names both. docs/geometry.md lists the forms.
 * Doubts: `not-a-position`, `position-too-long`, `position-ambiguous`, `position-out-of-range`, `position-at-zero`,
 * `hemisphere-missing`, `angle-out-of-range`, `datum-missing`, `datum-unknown`, `datum-contradicts`,
 * `grid-not-readable`, `grid-unnamed`, `polar-grid`, `utm-letter-ambiguous`, and those of `readCrs`.
 */
export function readCoordinate(text: string, rule: CoordinateRule = {}): CoordinateReading {
  if (text.trim() === '') return { coordinate: null }
  if (text.length > longest)
    return blocked(
      'position-too-long',
      text,
      `"${short(text)}" has ${text.length} signs, and a position has at most ${longest}.`,
    )
  const plain = plainText(text)
  if (plain.text === '') return noPosition(text, 'it holds no number')
  const datum = statedDatum(text, plain.datum, rule)
  if ('doubt' in datum) return datum
  const context = { text, datum: datum.datum, rule }
  const byCode = codeAndNumbers.exec(plain.text)
  if (byCode) return readGrid({ easting: byCode[2] ?? '', northing: byCode[3] ?? '' }, byCode[1] ?? '', text)
  return (
    readUtm(plain.text, context) ??
    readMgrs(plain.text, context) ??
    readDegrees(plainAngles(plain.text), text, context)
  )
}

/** The datum that the text states, or else the rule; null where neither does. */
function statedDatum(
  text: string,
  stated: Datum | null,
  rule: CoordinateRule,
): { readonly datum: Datum | null } | Doubtful {
  if (rule.datum === undefined) return { datum: stated }
  const named = datumOf(rule.datum, text)
  if ('doubt' in named || stated === null || named.datum === stated) return named
  return blocked(
    'datum-contradicts',
    text,
    `"${short(text)}" is on ${stated.name}, and the column was said to be on ${named.datum.name}: correct one of them.`,
  )
}

const formats = ['decimal_degrees', 'degrees_minutes', 'degrees_minutes_seconds'] as const

function readDegrees(
  plain: string,
  text: string,
  { datum, rule }: { readonly datum: Datum | null; readonly rule: CoordinateRule },
): CoordinateReading {
  const isLongitudeFirst = rule.order === 'longitude_latitude'
  if (rule.decimal === undefined && /^[+-]?\d+,\d+$/.test(plain))
    return blocked(
      'position-ambiguous',
      text,
      `"${short(text)}" may be two whole degrees or one number with a comma before its decimals: say which sign the list uses.`,
    )
  const signs = rule.decimal === undefined ? (['.', ','] as const) : [rule.decimal]
  const readings = signs.map((decimal) => readAngles(plain, decimal, isLongitudeFirst))
  const read = onlyOne(readings)
  if (read === 'two')
    return blocked(
      'position-ambiguous',
      text,
      `"${short(text)}" gives two positions, with a comma and with a point before decimals: say which sign the list uses.`,
    )
  if ('why' in read) return noAngles(read, text)
  const [latitude, longitude] = [Number(read.latitude), Number(read.longitude)]
  if (Math.abs(latitude) > 360 && Math.abs(longitude) > 360) return gridUnnamed(text)
  const doubt = doubtOfPosition(latitude, longitude, text)
  if (doubt) return doubt
  return onDatum(read, datum ?? datums.wgs84, text, formats[read.parts - 1] ?? 'decimal_degrees')
}

function onlyOne(readings: readonly (AnglePair | NoAngles)[]): AnglePair | NoAngles | 'two' {
  const pairs = readings.filter((read): read is AnglePair => !('why' in read))
  const [first, second] = pairs
  const differ =
    second !== undefined && (first?.latitude !== second.latitude || first.longitude !== second.longitude)
  if (differ) return 'two'
  // Where none can be read, the reason that comes nearest to a position says most.
  const reasons = readings.filter((read): read is NoAngles => 'why' in read)
  const nearest = reasons.find((reason) => reason.rule !== 'not-a-position') ?? reasons[0]
  return first ?? nearest ?? { rule: 'not-a-position', why: 'it is no pair of angles' }
}

function noAngles({ rule, why }: NoAngles, text: string): Doubtful {
  return rule === 'not-a-position'
    ? noPosition(text, why)
    : blocked(rule, text, `"${short(text)}" is not read as a position: ${why}.`)
}

function gridUnnamed(text: string): Doubtful {
  return blocked(
    'grid-unnamed',
    text,
    `"${short(text)}" looks like easting and northing, and no grid is named: write the UTM zone or an EPSG code before them, or name the grid for the column.`,
  )
}

function onDatum(pair: AnglePair, datum: Datum, text: string, format: CoordinateFormat): CoordinateReading {
  const { latitude, longitude } = pair
  if (datum === datums.wgs84)
    return { coordinate: { text, format, datum: datum.name, latitude, longitude, accuracyMetres: null } }
  return coordinateIn(systemOf(datum.geographic), [Number(longitude), Number(latitude)], {
    text,
    format,
    datum: datum.name,
  })
}

/** Two numbers of a named grid, easting (or longitude) first, as texts. */
export interface GridTexts {
  readonly easting: string
  readonly northing: string
}

/**
 * Reads an easting and a northing of the system that `crs` names. `asWritten` is what is kept as typed.
 * Doubts: those of numbers, of `readCrs`, `position-half`, `position-out-of-range`, `position-at-zero`.
 */
export function readGrid(texts: GridTexts, crs: string | Crs, asWritten?: string): CoordinateReading {
  const system = typeof crs === 'string' ? readCrs(crs) : { crs }
  if ('doubt' in system) return system
  const text = asWritten ?? `${texts.easting} ${texts.northing}`
  const signs = { decimal: '.', thousands: null } as const
  const [easting, northing] = [readDecimal(texts.easting, signs), readDecimal(texts.northing, signs)]
  if ('doubt' in easting) return easting
  if ('doubt' in northing) return northing
  if (easting.value === null && northing.value === null) return { coordinate: null }
  if (easting.value === null || northing.value === null)
    return blocked('position-half', text, `The position "${short(text)}" lacks its easting or its northing.`)
  const read = coordinateIn(system.crs, [Number(easting.value), Number(northing.value)], {
    text,
    format: system.crs.isGeographic ? 'decimal_degrees' : 'grid',
    datum: system.crs.code ?? system.crs.name,
  })
  if ('doubt' in read || !system.crs.isWgs84Degrees) return read
  // Degrees that were typed stay digit for digit.
  const typed = { latitude: String(northing.value), longitude: String(easting.value), accuracyMetres: null }
  return { coordinate: { ...read.coordinate, ...typed, datum: system.crs.datum } }
}
