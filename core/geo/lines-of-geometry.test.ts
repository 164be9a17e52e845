import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import type { Geometry } from 'geojson'
import { linesOfGeometry } from './lines-of-geometry.js'

const square = [
  [10, 1],
  [11, 1],
  [11, 2],
  [10, 2],
  [10, 1],
]
const hole = [
  [10.2, 1.2],
  [10.4, 1.2],
  [10.4, 1.4],
  [10.2, 1.2],
]
/** How many positions each line has, by its form. */
const counted = (geometry: Geometry) =>
  linesOfGeometry(geometry).map(({ form, positions }) => `${form} ${positions.length}`)

test('a polygon gives its ring and its hole, each without the repeated corner, latitude and longitude by name', () => {
  deepEqual(counted({ type: 'Polygon', coordinates: [square, hole] }), ['ring 4', 'ring 3'])
  const [ring] = linesOfGeometry({ type: 'Polygon', coordinates: [square] })
  deepEqual(ring?.positions[2], { latitude: 2, longitude: 11 })
})

test('a ring that was left open keeps every corner', () => {
  deepEqual(counted({ type: 'Polygon', coordinates: [square.slice(0, 4)] }), ['ring 4'])
  deepEqual(counted({ type: 'Polygon', coordinates: [[[10, 1]]] }), ['ring 1'])
})

test('every type gives its lines in order, an empty one none', () => {
  deepEqual(
    counted({
      type: 'GeometryCollection',
      geometries: [
        { type: 'MultiPolygon', coordinates: [[square], [square, hole]] },
        { type: 'MultiLineString', coordinates: [hole, square] },
        { type: 'LineString', coordinates: hole },
        { type: 'MultiPoint', coordinates: hole },
        { type: 'Point', coordinates: [] },
        { type: 'Point', coordinates: [10, 1] },
        { type: 'Polygon', coordinates: [] },
      ],
    }),
    [
      ...['ring 4', 'ring 4', 'ring 3', 'line 4', 'line 5', 'line 4'],
      ...['position 1', 'position 1', 'position 1', 'position 1', 'position 1'],
    ],
  )
})
