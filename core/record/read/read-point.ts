/** Latitudes and longitudes as they are written in cells, to positions. */
import type { pointBases, Value } from '../definition.js'
import { doubtOfPosition } from './position-doubt.js'
import { readDecimal } from './read-number.js'
import { blocked, type Reading, type WrittenForm } from './reading.js'

/** Texts of a position, decimal degrees on WGS 84, and how it is known. */
export interface PointTexts {
  readonly latitude: string
  readonly longitude: string
  readonly accuracyMetres?: string
  readonly basis: (typeof pointBases)[number]
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

/** One text with both, such as `(6.143703, -75.185183)`. */
export function readPair(text: string, basis: PointTexts['basis'], form: WrittenForm): Reading {
  if (text.trim() === '') return { value: null }
  const parts = /^\(?\s*([-+]?\d+(?:\.\d+)?)\s*[,; ]\s*([-+]?\d+(?:\.\d+)?)\s*\)?$/.exec(text.trim())
  if (!parts)
    return blocked('not-a-position', text, `"${text}" is no latitude and longitude in decimal degrees.`)
  const read = readPoint(
    { latitude: parts[1] ?? '', longitude: parts[2] ?? '', basis },
    { ...form, decimal: '.' },
  )
  if ('doubt' in read || !Array.isArray(read.value)) return read
  return { value: read.value.map((part, index) => (index === 2 ? text : part)) }
}

/** Degrees have no thousands, so a comma or point between digits can only be the decimal sign that is named. */
function degrees(text: string, form: WrittenForm): Reading {
  return readDecimal(text, { decimal: form.decimal, thousands: null })
}
