import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { geometryText } from './geometry-text.js'
import { readGeometryWkt } from './geometry-wkt.js'

function read(text: string): string {
  const found = readGeometryWkt(text)
  if ('geometry' in found) return geometryText(found.geometry)
  return `not read: ${found.doubt.message.slice('The geometry cannot be read: '.length).split('. The text')[0]}`
}

test('the 7 types of geometry are read, with heights and without measures', () => {
  equal(read('POINT (17.5 44.1)'), '{"type":"Point","coordinates":[17.5,44.1]}')
  equal(read('POINT Z (17.5 44.1 600)'), '{"type":"Point","coordinates":[17.5,44.1,600]}')
  equal(read('POINTM(17.5 44.1 600)'), '{"type":"Point","coordinates":[17.5,44.1]}')
  equal(read('LineString ZM (1 2 3 4, 5 6 7 8)'), '{"type":"LineString","coordinates":[[1,2,3],[5,6,7]]}')
  equal(
    read('POLYGON((30 10,40 40,20 40,30 10),(1 1,2 2,1 2,1 1))'),
    '{"type":"Polygon","coordinates":[[[30,10],[40,40],[20,40],[30,10]],[[1,1],[2,2],[1,2],[1,1]]]}',
  )
  equal(read('MULTIPOINT (1 2, 3 4)'), '{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}')
  equal(read('MULTIPOINT ((1 2), (3 4))'), '{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}')
  equal(read('MULTILINESTRING ((1 2, 3 4))'), '{"type":"MultiLineString","coordinates":[[[1,2],[3,4]]]}')
  equal(
    read('MULTIPOLYGON (((1 1,2 2,1 2,1 1)))'),
    '{"type":"MultiPolygon","coordinates":[[[[1,1],[2,2],[1,2],[1,1]]]]}',
  )
  equal(
    read('GEOMETRYCOLLECTION (POINT (1 -2e-3), LINESTRING EMPTY)'),
    '{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,-0.002]},{"type":"LineString","coordinates":[]}]}',
  )
  equal(read('MULTIPOLYGON EMPTY'), '{"type":"MultiPolygon","coordinates":[]}')
  equal(read('POINT EMPTY'), '{"type":"Point","coordinates":[]}')
})

test('an open ring is read as it stands', () => {
  equal(read('POLYGON ((0 0, 1 0, 1 1))'), '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}')
})

test('9 texts that are no geometry say why', () => {
  equal(read(''), 'not read: "nothing" is no type of geometry')
  equal(read('CIRCULARSTRING (0 0, 1 1, 1 0)'), 'not read: "CIRCULARSTRING" is no type of geometry')
  equal(read('POINT (NaN 1)'), 'not read: a position has 0 numbers')
  equal(read('POINT (1)'), 'not read: a position has 1 numbers')
  equal(read('POINT (1 2'), 'not read: "the end" stands where ")" is expected')
  equal(read('POINT (1 2) x'), 'not read: more text follows after the geometry')
  equal(read('POLYGON (1 2, 3 4)'), 'not read: "1" stands where "(" is expected')
  equal(read('SRID=4326;POINT (1 2)'), 'not read: "=4326;POINT (1 2)" is no well-known text')
  equal(
    read(`${'GEOMETRYCOLLECTION ('.repeat(50_000)}`),
    'not read: its collections are nested more than 16 deep',
  )
})
