/** The form of a shape value. Whether its rings close or cross is no question of form: see core/check. */
import { readGeometryText } from '../geo/geometry.js'
import { shapeBases, shapeParts, type Value } from './definition.js'
import { type Doubt, malformed } from './doubt.js'
import { hasTextParts } from './validate-intervals.js'

/** Doubts about a shape value: its parts, a geometry that cannot be read, a basis that is no word for one. */
export function checkShape(label: string, value: Value): readonly Doubt[] {
  if (!hasTextParts(value, shapeParts.length)) return [malformed(label, value, 'not-a-shape', 'a shape')]
  const [geojson = null, , , basis = null] = value
  if (basis !== null && !shapeBases.some((word) => word === basis))
    return [malformed(label, basis, 'not-a-shape', `known by ${shapeBases.join(', ')}`)]
  if (geojson === null) return [malformed(label, value, 'not-a-shape', 'a geometry')]
  return 'doubt' in readGeometryText(geojson)
    ? [malformed(label, geojson, 'geometry-not-readable', 'a GeoJSON geometry')]
    : []
}
