/** Latitudes, longitudes and grid references as they are written in cells, to positions. */
import type { CoordinateReading, CoordinateRule } from '../../geo/coordinate.js'
import type { Crs } from '../../geo/crs.js'
import { type GridTexts, readCoordinate, readGrid } from '../../geo/read-coordinate.js'
import type { pointBases, Value } from '../definition.js'
import { doubtOfPosition } from './position-doubt.js'
import { readDecimal } from './read-number.js'
import { blocked, type Reading, type WrittenForm } from './reading.js'

type Basis = (typeof pointBases)[number]

/** Texts of a position, decimal degrees on WGS 84, and how it is known. */
export interface PointTexts {
  readonly latitude: string
  readonly longitude: string
  readonly accuracyMetres?: string
  readonly basis: Basis
}

/** How a position is known, beside the text of it. */
export interface PointKnown {
  readonly basis: Basis
  readonly accuracyMetres?: string
}

/**
 * A position; null where both cells are empty. Doubts: `position-half`, `position-out-of-range` (also where the two seem
 * to stand in each other's column), `position-at-zero`, and those of numbers.
 */
export function readPoint(texts: PointTexts, form: WrittenForm): Reading {
  const asWritten = `${texts.latitude} ${texts.longitude}`
  const [latitude, longitude] = [degrees(texts.latitude, form), degrees(texts.longitude, form)]
  const accuracy = readDecimal(texts.accuracyMetres ?? '', form)
  for (const read of [latitude, longitude, accuracy]) if ('doubt' in read) return read
  const [north, east, metres] = [latitude, longitude, accuracy].map((read) =>
    'value' in read ? read.value : null,
  )
  if (north === null && east === null) return { value: null }
  if (north === null || east === null)
    return blocked(
      'position-half',
      asWritten,
      `The position "${asWritten}" lacks its latitude or its longitude.`,
    )
  const doubt = doubtOfPosition(Number(north), Number(east), asWritten)
  return doubt ?? { value: [north, east, asWritten, texts.basis, metres, 'WGS 84'] as Value }
}

/** One text with both, such as `(6.143703, -75.185183)`, in any form that core/geo reads; a point before decimals. */
export function readPair(text: string, basis: Basis, form: WrittenForm): Reading {
  return readWrittenPoint(text, { decimal: '.' }, { basis }, form)
}

/**
 * A position written in one text: degrees in any form, UTM, MGRS. The value keeps the text as typed and the datum or
 * grid that it was written in. Its accuracy is the one stated, or the way of writing where that is coarser (the side of an
 * MGRS square, a change of datum). Doubts: those of `readCoordinate` and of numbers.
 */
export function readWrittenPoint(
  text: string,
  rule: CoordinateRule,
  known: PointKnown,
  form: WrittenForm,
): Reading {
  return pointOf(readCoordinate(text, rule), known, form)
}

/** A position written as easting and northing of a named grid. Doubts: those of `readGrid` and of numbers. */
export function readGridPoint(texts: GridTexts, crs: Crs, known: PointKnown, form: WrittenForm): Reading {
  const signs = { decimal: form.decimal, thousands: form.thousands }
  const numbers = [readDecimal(texts.easting, signs), readDecimal(texts.northing, signs)]
  const [easting, northing] = numbers.map((read) => ('value' in read ? String(read.value ?? '') : ''))
  for (const read of numbers) if ('doubt' in read) return read
  const asWritten = `${texts.easting} ${texts.northing}`
  return pointOf(readGrid({ easting: easting ?? '', northing: northing ?? '' }, crs, asWritten), known, form)
}

function pointOf(read: CoordinateReading, { basis, accuracyMetres }: PointKnown, form: WrittenForm): Reading {
  if ('doubt' in read) return read
  const stated = readDecimal(accuracyMetres ?? '', form)
  if ('doubt' in stated) return stated
  if (read.coordinate === null) return { value: null }
  const { latitude, longitude, text, datum, accuracyMetres: written } = read.coordinate
  const metres =
    written === null || (stated.value !== null && Number(stated.value) >= written)
      ? stated.value
      : String(written)
  return { value: [latitude, longitude, text, basis, metres, datum] }
}

/** Degrees have no thousands, so a comma or point between digits can only be the decimal sign that is named. */
function degrees(text: string, form: WrittenForm): Reading {
  return readDecimal(text, { decimal: form.decimal, thousands: null })
}
