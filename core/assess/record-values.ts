/** Committed values of any kind to what an assessment asks of them: positions, shapes, days, entries of lists. */
import type { Geometry, Position } from 'geojson'
import { findField } from '../record/columns.js'
import type { Kind, Value, Values } from '../record/definition.js'
import type { Area } from './area.js'
import type { LonLat, Plane, Spot } from './plane.js'

/** A text, or null where the value is none. */
export function textOf(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null
}

/** A number, or null. */
export function numberOf(value: Value | undefined): number | null {
  const text = textOf(value)
  return text === null || Number.isNaN(Number(text)) ? null : Number(text)
}

/** The entries of a list field, each by the names of its parts. */
export function entriesOf(kind: Kind, name: string, values: Values): readonly Values[] {
  const { value: type } = findField(kind, name)
  const entries = values[name]
  if (type.type !== 'list' || !Array.isArray(entries)) return []
  return entries.map((entry) =>
    Object.fromEntries(
      type.parts.map((part, index) => [part.name, Array.isArray(entry) ? (entry[index] ?? null) : null]),
    ),
  )
}

/** Longitude and latitude of a point value, or null where it has none. */
export function lonLatOf(point: Value | undefined): LonLat | null {
  if (!Array.isArray(point)) return null
  const [latitude, longitude] = [numberOf(point[0]), numberOf(point[1])]
  return latitude === null || longitude === null ? null : [longitude, latitude]
}

/** Metres that a point value declares as its accuracy. */
export function accuracyOf(point: Value | undefined): number | null {
  return Array.isArray(point) ? numberOf(point[4]) : null
}

/** The first day of a date value, YYYY-MM-DD. */
export function earliestOf(date: Value | undefined): string | null {
  return Array.isArray(date) ? (textOf(date[0])?.slice(0, 10) ?? null) : null
}

/** The last day of a date value. */
export function latestOf(date: Value | undefined): string | null {
  return Array.isArray(date) ? (textOf(date[1])?.slice(0, 10) ?? null) : null
}

/** The polygons of a shape value on the plane; empty where it has none. */
export function areaOf(shape: Value | undefined, plane: Plane): Area {
  const text = Array.isArray(shape) ? textOf(shape[0]) : null
  return text === null ? [] : polygonsIn(JSON.parse(text) as Geometry, plane)
}

function polygonsIn(geometry: Geometry, plane: Plane): Area {
  const ring = (positions: readonly Position[]): readonly Spot[] =>
    positions.map(([longitude = 0, latitude = 0]) => plane.toPlane([longitude, latitude]))
  switch (geometry.type) {
    case 'Polygon':
      return geometry.coordinates.length > 0 ? [geometry.coordinates.map(ring)] : []
    case 'MultiPolygon':
      return geometry.coordinates.filter((polygon) => polygon.length > 0).map((polygon) => polygon.map(ring))
    case 'GeometryCollection':
      return geometry.geometries.flatMap((part) => polygonsIn(part, plane))
    default:
      return []
  }
}

/** Every longitude and latitude in a shape value. */
export function positionsIn(shape: Value | undefined): readonly LonLat[] {
  const text = Array.isArray(shape) ? textOf(shape[0]) : null
  return text === null ? [] : pairsIn(JSON.parse(text) as Geometry)
}

function pairsIn(geometry: Geometry): readonly LonLat[] {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(pairsIn)
  const pairs: LonLat[] = []
  const walk = (coordinates: unknown): void => {
    if (!Array.isArray(coordinates)) return
    const [longitude, latitude] = coordinates as readonly unknown[]
    if (typeof longitude === 'number' && typeof latitude === 'number') pairs.push([longitude, latitude])
    else for (const inner of coordinates) walk(inner)
  }
  walk(geometry.coordinates)
  return pairs
}
