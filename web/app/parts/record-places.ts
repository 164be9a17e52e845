/** Where a record lies, as far as its values say. */
import type { Geometry } from 'geojson'
import { readGeometryText } from '../../../core/geo/geometry.js'
import { isEmptyGeometry, isOnGlobe } from '../../../core/geo/geometry-text.js'
import { fieldsOf } from '../../../core/record/columns.js'
import type { Kind, Value, Values } from '../../../core/record/definition.js'
import { shapesOf } from '../../../core/record/shapes-of.js'

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
