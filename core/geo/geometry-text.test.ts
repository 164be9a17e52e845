import { equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { Geometry } from 'geojson'
import { readGeometryText } from './geometry.js'
import { decimalText, geometryText, isEmptyGeometry, isOnGlobe } from './geometry-text.js'

function geometryOf(text: string): Geometry {
  const read = readGeometryText(text)
  if ('doubt' in read) throw new Error(read.doubt.message)
  return read.geometry
}

test('one geometry has one text: two spellings of a polygon come out the same, 0 without a sign', () => {
  const one = '{"type":"Polygon","coordinates":[[[17.5,44.1],[17.6,44.1],[17.5,44.2],[17.5,44.1]]]}'
  const other = `{ "coordinates": [[[17.50, 44.10, 1e0], [1.76e1, 44.1], [17.5, 44.2], [17.5,44.1]]],
    "bbox": [1, 2, 3, 4], "type": "Polygon" }`
  equal(geometryText(geometryOf(one)), one)
  equal(geometryText(geometryOf(other)), one.replace('44.1]', '44.1,1]'))
  equal(
    geometryText(geometryOf('{"type":"Point","coordinates":[-0.0,1e-7]}')),
    '{"type":"Point","coordinates":[0,0.0000001]}',
  )
  equal(
    geometryText(geometryOf('{"type":"Point","coordinates":[1,2,3,4]}')),
    '{"type":"Point","coordinates":[1,2,3]}',
  )
})

test('decimals are the shortest that say the number, without an exponent, for 10,000 numbers of every size', () => {
  for (let i = 0; i < 10_000; i += 1) {
    const number = ((i * 7919) % 104_729) * 10 ** ((i % 60) - 30) * (i % 2 === 0 ? 1 : -1)
    const text = decimalText(number)
    equal(Number(text), number === 0 ? 0 : number)
    ok(/^-?\d+(\.\d+)?$/.test(text), text)
  }
})

test('3 geometries without a position are empty, one at 0, 0 is not', () => {
  ok(isEmptyGeometry(geometryOf('{"type":"MultiPolygon","coordinates":[]}')))
  ok(isEmptyGeometry(geometryOf('{"type":"Polygon","coordinates":[[]]}')))
  ok(
    isEmptyGeometry(
      geometryOf('{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[]}]}'),
    ),
  )
  ok(!isEmptyGeometry(geometryOf('{"type":"Point","coordinates":[0,0]}')))
})

test('100,000 collections inside one another are refused and do not exhaust the stack', () => {
  const deep = '{"type":"GeometryCollection","geometries":['.repeat(100_000) + ']}'.repeat(100_000)
  ok('doubt' in readGeometryText(deep))
})

test('a longitude of 181 lies past the antimeridian, one of 500,000 or a latitude of 91 on no globe', () => {
  equal(isOnGlobe(geometryOf('{"type":"LineString","coordinates":[[179,0],[181,0]]}')), true)
  equal(isOnGlobe(geometryOf('{"type":"Point","coordinates":[500000,4880000]}')), false)
  equal(isOnGlobe(geometryOf('{"type":"Point","coordinates":[0,91]}')), false)
})
