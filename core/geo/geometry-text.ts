/** The one text of a geometry, by which the log keeps it, and what can be told of it without measuring. */
import type { Geometry, Position } from 'geojson'
import { forEachPosition } from './geometry.js'

/**
 * The one text of a geometry: keys in the order type, coordinates (or geometries), no blanks, each number as the shortest
 * decimals that say it, at most a height after longitude and latitude.
 */
export function geometryText(geometry: Geometry): string {
  return geometry.type === 'GeometryCollection'
    ? `{"type":"GeometryCollection","geometries":[${geometry.geometries.map(geometryText).join(',')}]}`
    : `{"type":"${geometry.type}","coordinates":${coordinatesText(geometry.coordinates)}}`
}

type Nested = number | readonly Nested[]

function coordinatesText(coordinates: readonly Nested[]): string {
  let text = ''
  let written = 0
  for (const inner of coordinates) {
    if (typeof inner === 'number' && written === 3) break
    text += `${written === 0 ? '' : ','}${typeof inner === 'number' ? decimalText(inner) : coordinatesText(inner)}`
    written += 1
  }
  return `[${text}]`
}

/** The shortest decimals that say a number, without an exponent; zero has no sign. */
export function decimalText(number: number): string {
  const short = String(number)
  if (!short.includes('e')) return short
  const [, sign = '', whole = '', decimals = '', exponent = '0'] =
    /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(short) ?? []
  const shift = Number(exponent)
  const digits = whole + decimals
  return shift < 0 ? `${sign}0.${'0'.repeat(-shift - 1)}${digits}` : sign + digits.padEnd(shift + 1, '0')
}

/** Whether a geometry holds no position at all, such as a MultiPolygon of `[]`. */
export function isEmptyGeometry(geometry: Geometry): boolean {
  return !somePosition(geometry, () => true)
}

/** Whether every position lies within the degrees there are; a longitude may go once round, past the antimeridian. */
export function isOnGlobe(geometry: Geometry): boolean {
  return !somePosition(
    geometry,
    ([longitude = 0, latitude = 0]) => Math.abs(longitude) > 360 || Math.abs(latitude) > 90,
  )
}

function somePosition(geometry: Geometry, asked: (position: Position) => boolean): boolean {
  let found = false
  forEachPosition(geometry, (position) => {
    found ||= asked(position)
  })
  return found
}
