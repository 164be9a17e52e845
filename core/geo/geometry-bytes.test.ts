import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { readGeometryText } from './geometry.js'
import { geometryBytes } from './geometry-bytes.js'

function bytesOf(geojson: string) {
  const read = readGeometryText(geojson)
  if ('doubt' in read) throw new Error(read.doubt.message)
  return geometryBytes(read.geometry)
}

test('a point has the 25 bytes that PostGIS prints for SRID=4326;POINT(1 2)', () => {
  deepEqual(bytesOf('{"type":"Point","coordinates":[1,2,9]}'), {
    hex: '0101000020e6100000000000000000f03f0000000000000040',
    mended: false,
  })
})

test('only the outermost geometry of a collection names the reference system', () => {
  equal(
    bytesOf('{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}').hex,
    '0107000020e610000001000000' + '0101000000000000000000f03f0000000000000040',
  )
})

test('an open ring is closed, one of 2 corners filled up to 4 points, and both are said to be mended', () => {
  const closed = bytesOf('{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}')
  const open = bytesOf('{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}')
  equal(closed.mended, false)
  deepEqual(open, { hex: closed.hex, mended: true })
  const two = bytesOf('{"type":"Polygon","coordinates":[[[0,0],[1,1]]]}')
  equal(two.mended, true)
  equal(two.hex.slice(26, 34), '04000000')
  equal(bytesOf('{"type":"LineString","coordinates":[[0,0]]}').mended, true)
})

test('parts without a position are left out of 3 kinds of several', () => {
  equal(
    bytesOf('{"type":"MultiPolygon","coordinates":[[[]],[[[0,0],[1,0],[1,1],[0,0]]]]}').hex.slice(18, 26),
    '01000000',
  )
  equal(bytesOf('{"type":"MultiLineString","coordinates":[[],[[0,0],[1,1]]]}').hex.slice(18, 26), '01000000')
  equal(
    bytesOf(
      '{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[]},{"type":"Point","coordinates":[1,1]}]}',
    ).hex.slice(18, 26),
    '01000000',
  )
})
