/** Whether GeoJSON geometry text can be read at all: known types, numbers that are numbers (RFC 7946, 3.1). */
import { depthOf, NotJson } from './json-members.js'

/** The seven types, and how deep the positions of each lie. */
const positionDepth: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
}

/** Collections in collections, deeper than any program writes. */
const deepest = 64

/** Whether a type is one of GeoJSON's geometries. */
export function isGeometryType(type: unknown): boolean {
  return typeof type === 'string' && (type in positionDepth || type === 'GeometryCollection')
}

/**
 * Why the text is no geometry, as half a sentence, or null where it can be read. Shapes that are read and broken (rings
 * that cross or do not close, empty ones, degrees beyond 90) are the business of later checks. Numbers are looked at and
 * not kept: the text stays what the file wrote.
 */
export function unreadableGeometry(text: string): string | null {
  try {
    if (depthOf(text) > deepest) return `brackets lie more than ${deepest} deep in each other`
  } catch (error) {
    if (error instanceof NotJson) return error.message
    throw error
  }
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const odd = /\b(?:NaN|nan|Infinity)\b/.exec(text)
    return odd ? `${odd[0]} stands where a coordinate should be` : 'it is no JSON'
  }
  return wrongGeometry(content)
}

function wrongGeometry(content: unknown): string | null {
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    return 'it is no object with a type and coordinates'
  const { type, coordinates, geometries } = content as Readonly<Record<string, unknown>>
  if (type === undefined) return 'it has no type'
  if (type === 'GeometryCollection') {
    if (!Array.isArray(geometries)) return 'a GeometryCollection has no list "geometries"'
    for (const member of geometries) {
      const wrong = wrongGeometry(member)
      if (wrong) return wrong
    }
    return null
  }
  const depth = typeof type === 'string' ? positionDepth[type] : undefined
  if (depth === undefined) return `GeoJSON has no geometry type ${JSON.stringify(type).slice(0, 60)}`
  if (!Array.isArray(coordinates)) return `its coordinates are ${wordOf(coordinates)} instead of a list`
  if (depth === 0 && coordinates.length === 0) return null
  return wrongPositions(coordinates, depth)
}

function wrongPositions(list: readonly unknown[], depth: number): string | null {
  if (depth === 0) return wrongPosition(list)
  for (const entry of list) {
    if (!Array.isArray(entry)) return `${wordOf(entry)} stands where a list of numbers should be`
    const wrong = wrongPositions(entry, depth - 1)
    if (wrong) return wrong
  }
  return null
}

function wrongPosition(numbers: readonly unknown[]): string | null {
  if (numbers.length < 2)
    return numbers.length === 0 ? 'a position has no number' : 'a position has one number instead of two'
  const odd = numbers.find((number) => typeof number !== 'number' || !Number.isFinite(number))
  return odd === undefined ? null : `${wordOf(odd)} stands where a coordinate should be`
}

function wordOf(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'number') return 'a number too large to be one'
  return JSON.stringify(value).slice(0, 60)
}
