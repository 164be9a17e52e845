/** Reading geometries from outside, and moving them to WGS 84. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { Geometry } from 'geojson'
import { readCrs } from './crs.js'
import { forEachPosition, readGeometry, readGeometryText } from './geometry.js'
import { toWgs84 } from './to-wgs84.js'

function system(text: string) {
  const read = readCrs(text)
  if ('doubt' in read) throw new Error(read.doubt.message)
  return read.crs
}

function moved(geometry: Geometry, crs: string): Geometry {
  const read = toWgs84(geometry, system(crs))
  if ('doubt' in read) throw new Error(read.doubt.message)
  return read.geometry
}

test('7 types of geometry, empty ones and heights among them, are taken as they are', () => {
  const shapes: readonly unknown[] = [
    { type: 'Point', coordinates: [1, 2, 3] },
    { type: 'Point', coordinates: [] },
    {
      type: 'MultiPoint',
      coordinates: [
        [1, 2],
        [3, 4, 5, 6],
      ],
    },
    { type: 'LineString', coordinates: [] },
    {
      type: 'MultiLineString',
      coordinates: [
        [
          [1, 2],
          [3, 4],
        ],
      ],
    },
    { type: 'Polygon', coordinates: [[[1, 2]]] },
    { type: 'MultiPolygon', coordinates: [] },
    { type: 'GeometryCollection', geometries: [{ type: 'GeometryCollection', geometries: [] }] },
  ]
  for (const shape of shapes) deepEqual(readGeometry(shape), { geometry: shape })
})

test('18 values that are no geometry give the doubt geometry-not-readable with a reason', () => {
  const deep = Array.from({ length: 30 }).reduce<unknown>(
    (inner) => ({ type: 'GeometryCollection', geometries: [inner] }),
    null,
  )
  const odd: readonly unknown[] = [
    null,
    'Point',
    5,
    [],
    {},
    { type: 'Point' },
    { type: 'Point', coordinates: [1] },
    { type: 'Point', coordinates: ['1', 2] },
    { type: 'Point', coordinates: [Number.NaN, 2] },
    { type: 'Point', coordinates: [1, Number.POSITIVE_INFINITY] },
    { type: 'Point', coordinates: [1, null] },
    { type: 'Polygon', coordinates: [[1, 2]] },
    { type: 'Polygon', coordinates: [1, 2] },
    { type: 'LineString', coordinates: [[[1, 2]]] },
    { type: 'Circle', coordinates: [1, 2] },
    { type: 'toString', coordinates: [] },
    { type: 'GeometryCollection' },
    deep,
  ]
  for (const value of odd) {
    const read = readGeometry(value)
    equal('doubt' in read && read.doubt.rule, 'geometry-not-readable', JSON.stringify(value)?.slice(0, 80))
  }
})

test('a text with NaN or 1e400 is no geometry: 3 texts', () => {
  for (const text of [
    '{"type":"Point","coordinates":[NaN,1]}',
    '{"type":"Point","coordinates":[1e400,1]}',
    '',
  ]) {
    const read = readGeometryText(text)
    equal('doubt' in read && read.doubt.rule, 'geometry-not-readable')
    equal('doubt' in read && read.doubt.text, text === '' ? '' : 'doubt' in read && read.doubt.text)
  }
})

test('numbers in WGS 84 degrees stay digit for digit; 14 decimals and a height are kept', () => {
  const point: Geometry = { type: 'Point', coordinates: [17.12345678901234, 44.5, 512.25] }
  deepEqual(moved(point, 'EPSG:4326'), point)
})

test('every type moves from UTM 33N with its heights, to nine decimals', () => {
  const [x, y] = [512_000, 4_890_000]
  const at = [15.150086022, 44.16310713]
  const ring = [
    [x, y, 7],
    [x, y, 7],
  ]
  const there = [
    [...at, 7],
    [...at, 7],
  ]
  deepEqual(moved({ type: 'Point', coordinates: [x, y] }, 'EPSG:32633').type, 'Point')
  deepEqual(moved({ type: 'LineString', coordinates: ring }, 'EPSG:25833'), {
    type: 'LineString',
    coordinates: there,
  })
  deepEqual(moved({ type: 'MultiPolygon', coordinates: [[ring]] }, 'EPSG:25833'), {
    type: 'MultiPolygon',
    coordinates: [[there]],
  })
  deepEqual(
    moved(
      {
        type: 'GeometryCollection',
        geometries: [
          { type: 'MultiPoint', coordinates: ring },
          { type: 'Point', coordinates: [] },
        ],
      },
      'EPSG:25833',
    ),
    {
      type: 'GeometryCollection',
      geometries: [
        { type: 'MultiPoint', coordinates: there },
        { type: 'Point', coordinates: [] },
      ],
    },
  )
})

test('easting and northing that changed places are a doubt that names the first of 2 positions', () => {
  const line: Geometry = {
    type: 'LineString',
    coordinates: [
      [512_000, 4_890_000],
      [4_890_000, 512_000],
      [4_890_001, 512_000],
    ],
  }
  const read = toWgs84(line, system('EPSG:32633'))
  ok('doubt' in read)
  equal(read.doubt.rule, 'position-out-of-range')
  equal(read.doubt.text, '4890000, 512000')
  match(read.doubt.message, /changed places/)
})

test('positions are visited in order: 5 of a collection', () => {
  const seen: number[] = []
  const shape: Geometry = {
    type: 'GeometryCollection',
    geometries: [
      { type: 'Point', coordinates: [1, 0] },
      {
        type: 'Polygon',
        coordinates: [
          [
            [2, 0],
            [3, 0],
          ],
          [
            [4, 0],
            [5, 0],
          ],
        ],
      },
    ],
  }
  forEachPosition(shape, ([x = 0]) => seen.push(x))
  deepEqual(seen, [1, 2, 3, 4, 5])
})
