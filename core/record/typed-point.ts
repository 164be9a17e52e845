/** A position as it is typed in a form: one text in any notation that imports read, and how the position is known. */
import { pointBases, type Value } from './definition.js'
import { readWrittenPoint } from './read/read-point.js'
import { plainForm, type Reading } from './read/reading.js'

/** How a position is known, of the list that the definition has. */
export type PointBasis = (typeof pointBases)[number]

/** What was typed of a position. */
export interface TypedPoint {
  /** As it was typed, whether it can be read or not. */
  readonly text: string
  readonly basis: PointBasis
}

const degreesForm = /^-?\d+(?:\.\d+)?$/
const partsOfPoint = 6

/** The value that a form sends: the parts of a point, in which the text stands as written and no degrees are read yet. */
export function typedPoint({ text, basis }: Record<keyof TypedPoint, string>): Value {
  return [null, null, text, basis, null, null]
}

/**
 * What a value that a form sends says of a position; null where it has its degrees, or has not the form of a point. Two
 * texts where degrees should stand, such as 12°03'36"N, are one text with a semicolon between.
 */
export function typedPointOf(value: Value): TypedPoint | null {
  if (typeof value === 'string') return { text: value, basis: 'unknown' }
  if (!Array.isArray(value) || value.length > partsOfPoint || hasDegrees(value)) return null
  const [latitude = null, longitude = null, asWritten = null, known = null] = value
  const halves = [latitude, longitude].filter((half) => half !== null)
  const text = halves.length > 0 ? halves.join('; ') : asWritten
  const basis = pointBases.find((word) => word === (known ?? 'unknown'))
  return typeof text !== 'string' || text === '' || basis === undefined ? null : { text, basis }
}

/** Reads what was typed as an import reads a column of coordinates. Doubts: those of `readCoordinate`. */
export function readTypedPoint({ text, basis }: TypedPoint): Reading {
  return readWrittenPoint(text, {}, { basis }, plainForm)
}

/**
 * The text of a position to be corrected: as it was written where that alone says the same, else its degrees. What was
 * written can need more than itself: a grid or a datum that was named for a whole column.
 */
export function textOfPoint(value: Value): string {
  const typed = typedPointOf(value)
  if (typed) return typed.text
  if (!Array.isArray(value)) return ''
  const [latitude = null, longitude = null, asWritten = null] = value
  if (latitude === null || longitude === null) return String(asWritten ?? '')
  const read = typeof asWritten === 'string' ? readTypedPoint({ text: asWritten, basis: 'unknown' }) : null
  const again = read && 'value' in read && Array.isArray(read.value) ? read.value : []
  return again[0] === latitude && again[1] === longitude ? String(asWritten) : `${latitude}, ${longitude}`
}

/** Whether a value has a latitude and a longitude in degrees. */
export function hasDegrees(value: Value | undefined): value is readonly [string, string, ...Value[]] {
  return (
    Array.isArray(value) &&
    [value[0], value[1]].every((degrees) => typeof degrees === 'string' && degreesForm.test(degrees))
  )
}
