/** GeoJSON geometries (RFC 7946, 3.1): reading them from outside, walking over their positions. */
import type { Geometry, Position as Numbers } from 'geojson'
import type { Doubt } from '../record/doubt.js'
import { blocked } from '../record/read/reading.js'

/** A geometry that can be walked over, or the doubt why the value is none. */
export type GeometryReading = { readonly geometry: Geometry } | { readonly doubt: Doubt }

/** How deep coordinates are nested, by type. */
const depths: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
}
const deepestCollection = 20

/**
 * Takes a parsed JSON value for a geometry when it can be walked over: a known type, coordinates nested as the type has
 * them, positions of at least two finite numbers. Whether it is a good shape (closed, no crossing) is asked elsewhere.
 * Doubt: `geometry-not-readable`.
 */
export function readGeometry(value: unknown): GeometryReading {
  const why = geometryFlaw(value)
  return why === null ? { geometry: value as Geometry } : notReadable(shown(value), why)
}

/** The same of a text of JSON. */
export function readGeometryText(text: string): GeometryReading {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return notReadable(text, 'it is no JSON')
  }
  // The text itself is shown: writing a value that is nested without end exhausts the stack.
  const why = whyNot(value, 0)
  return why === null ? { geometry: value as Geometry } : notReadable(text, why)
}

/** Why a parsed JSON value is no geometry, as half a sentence; null where it is one. */
export function geometryFlaw(value: unknown): string | null {
  return whyNot(value, 0)
}

/** Whether a word is one of the seven types. */
export function isGeometryType(type: string): boolean {
  return Object.hasOwn(depths, type) || type === 'GeometryCollection'
}

function whyNot(value: unknown, depth: number): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'it is no object'
  const { type, coordinates, geometries } = value as Readonly<Record<string, unknown>>
  if (type === 'GeometryCollection') {
    if (depth >= deepestCollection)
      return `collections lie in one another more than ${deepestCollection} deep`
    if (!Array.isArray(geometries)) return 'the collection has no list of geometries'
    return firstReason(geometries, (inner) => whyNot(inner, depth + 1))
  }
  const nesting = typeof type === 'string' && Object.hasOwn(depths, type) ? depths[type] : undefined
  if (nesting === undefined) return `"${String(type).slice(0, 40)}" is no type of geometry`
  if (!Array.isArray(coordinates)) return 'it has no coordinates'
  // An empty point is written so by several programs; it is empty, not broken.
  if (type === 'Point' && coordinates.length === 0) return null
  return whyNotNested(coordinates, nesting)
}

function whyNotNested(coordinates: unknown, nesting: number): string | null {
  if (!Array.isArray(coordinates)) return 'its coordinates are not nested as its type has them'
  if (nesting > 0) return firstReason(coordinates, (inner) => whyNotNested(inner, nesting - 1))
  if (coordinates.length < 2) return `a position has ${coordinates.length === 1 ? 'one number' : 'no number'}`
  const odd = coordinates.find((number) => typeof number !== 'number' || !Number.isFinite(number))
  return odd === undefined ? null : `${JSON.stringify(odd)?.slice(0, 40)} stands where a number should`
}

function firstReason(values: readonly unknown[], reasonOf: (value: unknown) => string | null): string | null {
  for (const value of values) {
    const reason = reasonOf(value)
    if (reason !== null) return reason
  }
  return null
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? String(value)
}

function notReadable(text: string, why: string): { readonly doubt: Doubt } {
  return blocked(
    'geometry-not-readable',
    text,
    `The geometry cannot be read: ${why}. The text is kept as it came; correct it in the file.`,
  )
}

/** Every position in order, without building a list: a ring may have a million. */
export function forEachPosition(geometry: Geometry, visit: (position: Numbers) => void): void {
  if (geometry.type === 'GeometryCollection') {
    for (const inner of geometry.geometries) forEachPosition(inner, visit)
    return
  }
  if (geometry.type === 'Point' && geometry.coordinates.length === 0) return
  walk(geometry.coordinates, depths[geometry.type] ?? 0, visit)
}

function walk(coordinates: unknown, nesting: number, visit: (position: Numbers) => void): void {
  if (nesting === 0) visit(coordinates as Numbers)
  else for (const inner of coordinates as readonly unknown[]) walk(inner, nesting - 1, visit)
}

/** The same geometry with every position replaced, members other than type and coordinates left out. */
export function mapPositions(geometry: Geometry, change: (position: Numbers) => Numbers): Geometry {
  if (geometry.type === 'GeometryCollection')
    return {
      type: 'GeometryCollection',
      geometries: geometry.geometries.map((inner) => mapPositions(inner, change)),
    }
  const isEmptyPoint = geometry.type === 'Point' && geometry.coordinates.length === 0
  const coordinates = isEmptyPoint ? [] : mapNested(geometry.coordinates, depths[geometry.type] ?? 0, change)
  return { type: geometry.type, coordinates } as Geometry
}

function mapNested(coordinates: unknown, nesting: number, change: (position: Numbers) => Numbers): unknown {
  if (nesting === 0) return change(coordinates as Numbers)
  return (coordinates as readonly unknown[]).map((inner) => mapNested(inner, nesting - 1, change))
}

/** The rings of all its polygons, in order, outer ring first; of collections too. */
export function polygonsOf(geometry: Geometry): readonly (readonly (readonly Numbers[])[])[] {
  switch (geometry.type) {
    case 'Polygon':
      return [geometry.coordinates]
    case 'MultiPolygon':
      return geometry.coordinates
    case 'GeometryCollection':
      return geometry.geometries.flatMap(polygonsOf)
    default:
      return []
  }
}

/** The lines of all its line strings, in order; of collections too. */
export function linesOf(geometry: Geometry): readonly (readonly Numbers[])[] {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates]
    case 'MultiLineString':
      return geometry.coordinates
    case 'GeometryCollection':
      return geometry.geometries.flatMap(linesOf)
    default:
      return []
  }
}
