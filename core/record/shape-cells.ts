/** What a committed shape becomes in the columns of its table. */
import type { Geometry } from 'geojson'
import { readGeometryText } from '../geo/geometry.js'
import { geometryBytes } from '../geo/geometry-bytes.js'
import { isEmptyGeometry, isOnGlobe } from '../geo/geometry-text.js'
import type { Value } from './definition.js'

/**
 * `whole`: in the column as it is stated; `mended`: with a ring closed or filled up, without which no database holds it,
 * so that it counts as invalid whatever it looks like then; `off_globe`: not drawn, because its numbers are no degrees.
 */
export type ShapeForm = 'missing' | 'empty' | 'whole' | 'mended' | 'off_globe'

/** The two cells from which the database makes the rest: the geometry's digits, null where there is nothing to draw. */
export interface ShapeCells {
  readonly geometry: string | null
  readonly form: ShapeForm
}

const missing: ShapeCells = { geometry: null, form: 'missing' }

/** The cells of a committed shape value. */
export function shapeCells(value: Value): ShapeCells {
  return shapeTextCells(geojsonOf(value))
}

/** The GeoJSON text of a committed shape value; null where there is none. */
export function geojsonOf(value: Value | undefined): string | null {
  return Array.isArray(value) && typeof value[0] === 'string' ? value[0] : null
}

// A shape is asked for its geometry and its form one after the other, and drawing it up is the dearest part of a row.
let lastText: string | null = null
let lastCells = missing

/** The cells of GeoJSON text. Text that is no shape, which validation keeps out, is a bug. */
export function shapeTextCells(text: string | null): ShapeCells {
  if (text === null) return missing
  if (text === lastText) return lastCells
  const read = readGeometryText(text)
  if ('doubt' in read) throw new Error(`a committed shape: ${read.doubt.message}`)
  lastCells = cellsOf(read.geometry)
  lastText = text
  return lastCells
}

function cellsOf(geometry: Geometry): ShapeCells {
  if (isEmptyGeometry(geometry)) return { geometry: null, form: 'empty' }
  if (!isOnGlobe(geometry)) return { geometry: null, form: 'off_globe' }
  const { hex, mended } = geometryBytes(geometry)
  return { geometry: hex, form: mended ? 'mended' : 'whole' }
}

/**
 * Several shapes as one GeoJSON text, for the shape of a whole record: the shape itself where there is one, else a
 * collection in their order; null where there is none.
 */
export function collectedShapes(texts: readonly string[]): string | null {
  const [first] = texts
  if (first === undefined) return null
  return texts.length === 1 ? first : `{"type":"GeometryCollection","geometries":[${texts.join(',')}]}`
}
