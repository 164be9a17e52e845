/** Geometries of any coordinate system to longitude and latitude on WGS 84. */
import type { Geometry, Position as Numbers } from 'geojson'
import type { Doubt } from '../record/doubt.js'
import { blocked } from '../record/read/reading.js'
import type { Crs } from './crs.js'
import { mapPositions } from './geometry.js'

/** Decimals of a degree that are kept of a computed position: a tenth of a millimetre, the same on every machine. */
export const computedDecimals = 9

/**
 * A geometry in WGS 84. Coordinates come in the order of GIS files, x before y, whatever the authority of the system
 * says; what follows the two (a height, a measure) is kept as it is. Where the system is WGS 84 in degrees already, every
 * number stays as it came; otherwise computed ones have nine decimals.
 * Doubt: `position-out-of-range`, naming the first position that the system cannot hold.
 */
export function toWgs84(
  geometry: Geometry,
  crs: Crs,
): { readonly geometry: Geometry } | { readonly doubt: Doubt } {
  if (crs.isWgs84Degrees) return { geometry: mapPositions(geometry, (position) => position) }
  const beyond: Numbers[] = []
  const moved = mapPositions(geometry, (position) => {
    const [x = Number.NaN, y = Number.NaN, ...rest] = position
    const at = crs.toPosition(x, y)
    if (at) return [rounded(at.longitude), rounded(at.latitude), ...rest]
    if (beyond.length === 0) beyond.push(position)
    return position
  })
  const [first] = beyond
  return first === undefined ? { geometry: moved } : beyondDoubt(first, crs)
}

function rounded(degrees: number): number {
  // Adding zero makes -0 a 0, which JSON writes otherwise.
  return Number(degrees.toFixed(computedDecimals)) + 0
}

function beyondDoubt(position: Numbers, crs: Crs): { readonly doubt: Doubt } {
  const text = position.join(', ')
  return blocked(
    'position-out-of-range',
    text,
    `The position ${text} lies outside what ${crs.code ?? crs.name} can hold: the system may be another one, or easting and northing may have changed places.`,
  )
}
