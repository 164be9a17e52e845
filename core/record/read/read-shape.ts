/** The text of a geometry, as it stands in a cell, to a committed shape or position. */
import type { Geometry } from 'geojson'
import { type GeometryReading, readGeometryText } from '../../geo/geometry.js'
import { decimalText, geometryText } from '../../geo/geometry-text.js'
import { readGeometryWkt } from '../../geo/geometry-wkt.js'
import type { pointBases, shapeBases } from '../definition.js'
import { readPoint } from './read-point.js'
import { blocked, type Reading, type WrittenForm } from './reading.js'

/** How texts of geometries are written. */
export const geometryFormats = ['geojson', 'wkt'] as const

/** What the mapping and the file say of a column of geometries. */
export interface GeometryForm {
  readonly format: (typeof geometryFormats)[number]
  /** What the coordinates are written in, such as EPSG:4326. */
  readonly crs: string
  /** Brings a geometry from there to longitude and latitude on WGS 84. */
  readonly toWgs84: (geometry: Geometry) => GeometryReading
}

/**
 * A shape: kept however broken it is, as long as its numbers can be read. Null where the cell is empty. Doubts:
 * `geometry-not-readable`, `position-out-of-range`.
 */
export function readShape(text: string, form: GeometryForm, basis: (typeof shapeBases)[number]): Reading {
  if (text.trim() === '') return { value: null }
  const read = readText(text, form)
  if ('doubt' in read) return read
  const geojson = geometryText(read.geometry)
  return { value: [geojson, geojson === text ? null : text, form.crs, basis] }
}

/**
 * A position from a geometry of type Point; an empty point is none. Doubts: those of `readShape`, `not-a-point`, and
 * those of `readPoint`.
 */
export function readPointGeometry(
  text: string,
  form: GeometryForm,
  basis: (typeof pointBases)[number],
): Reading {
  if (text.trim() === '') return { value: null }
  const read = readText(text, form)
  if ('doubt' in read) return read
  const { geometry } = read
  if (geometry.type !== 'Point')
    return blocked(
      'not-a-point',
      text,
      `The geometry is a ${geometry.type} and no single point: map it to a shape.`,
    )
  const [longitude, latitude] = geometry.coordinates
  if (longitude === undefined || latitude === undefined) return { value: null }
  const position = readPoint(
    { latitude: decimalText(latitude), longitude: decimalText(longitude), basis },
    plainForm,
  )
  if ('doubt' in position || !Array.isArray(position.value)) return position
  return { value: position.value.map((part, index) => (index === 2 ? text : part)) }
}

const plainForm: WrittenForm = {
  decimal: '.',
  thousands: null,
  dates: [],
  twoDigitYearsFrom: null,
  receivedOn: null,
}

/** The doubt of a geometry is about the cell as it stands there. */
function readText(text: string, form: GeometryForm): GeometryReading {
  const read = form.format === 'wkt' ? readGeometryWkt(text) : readGeometryText(text)
  const moved = 'doubt' in read ? read : form.toWgs84(read.geometry)
  return 'doubt' in moved ? { doubt: { ...moved.doubt, text } } : moved
}
