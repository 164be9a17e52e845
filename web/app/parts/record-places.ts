/** Where a record lies, as far as its values say. */
import type { Geometry } from 'geojson'
import { forEachPosition, readGeometryText } from '../../../core/geo/geometry.js'
import { isEmptyGeometry, isOnGlobe } from '../../../core/geo/geometry-text.js'
import { fieldsOf } from '../../../core/record/columns.js'
import type { Kind, Value, Values } from '../../../core/record/definition.js'
import { shapesOf } from '../../../core/record/shapes-of.js'
import type { Edges } from './map-ground.js'

/** Every shape and point of the values that a map can show; what is no place on the globe is left to the table. */
export function placesOfRecord(kind: Kind, values: Values): readonly Geometry[] {
  const shapes = shapesOf(kind, values).flatMap(({ geojson }) => {
    const read = readGeometryText(geojson)
    return 'geometry' in read ? [read.geometry] : []
  })
  const points = fieldsOf(kind).flatMap(({ name, value }) =>
    value.type === 'point' ? pointOf(values[name]) : [],
  )
  return [...shapes, ...points].filter((each) => !isEmptyGeometry(each) && isOnGlobe(each))
}

function pointOf(value: Value | undefined): readonly Geometry[] {
  if (!Array.isArray(value)) return []
  const [latitude, longitude] = value
  if (typeof latitude !== 'string' || typeof longitude !== 'string') return []
  return [{ type: 'Point', coordinates: [Number(longitude), Number(latitude)] }]
}

/** West, south, east, north of a place. */
export function edgesOf(geometry: Geometry): Edges {
  const edges: [number, number, number, number] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]
  forEachPosition(geometry, ([longitude = 0, latitude = 0]) => {
    edges[0] = Math.min(edges[0], longitude)
    edges[1] = Math.min(edges[1], latitude)
    edges[2] = Math.max(edges[2], longitude)
    edges[3] = Math.max(edges[3], latitude)
  })
  return edges
}

/** The address of the register's map over the middle of a place, near enough to see a field. */
export function mapAddress(place: Geometry): string {
  const [west, south, east, north] = edgesOf(place)
  const nearZoom = 14
  return `/map?at=${((south + north) / 2).toFixed(5)},${((west + east) / 2).toFixed(5)},${nearZoom}`
}
