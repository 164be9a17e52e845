/** Areas and lengths against values that GeographicLib's own Planimeter 2.1.2 printed. */
import { equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { Geometry, Polygon, Position } from 'geojson'
import {
  measureAreaSquareMetres,
  measureLengthMetres,
  measurePerimeterMetres,
  measureRing,
} from './measure.js'

/** A closed ring of latitudes and longitudes as Planimeter takes them. */
function ring(text: string): Position[] {
  const positions = text
    .trim()
    .split(/\s*,\s*/)
    .map((pair) => pair.split(' ').map(Number).reverse())
  return [...positions, positions[0] ?? []]
}

function near(value: number, expected: number, within: number): void {
  ok(Math.abs(value - expected) <= within, `${value}, not ${expected}`)
}

const antarctica =
  '-63.1 -58, -72.9 -74, -71.9 -102, -74.9 -102, -74.3 -131, -77.5 -163, -77.4 163, -71.7 172, -65.9 140, -65.7 113, -66.6 88, -66.9 59, -69.8 25, -70.0 -4, -71.0 -14, -77.3 -33, -77.9 -46, -74.7 -61'

test('a degree square, a field, a cap around each pole and a square over 180 degrees measure as Planimeter does', () => {
  const vectors = [
    ['0 0, 0 1, 1 1, 1 0', 443770.917248, 12308778361.5],
    [antarctica, 16831067.892791, 13662703680020.1],
    ['10 179, 10 -179, 11 -179, 11 179', 659075.476105, 24218606783.7],
    ['89 0, 89 90, 89 180, 89 -90', 631819.874528, 24952305678.0],
    ['44.5 17.25, 44.5 17.26, 44.51 17.26, 44.51 17.25', 3812.897391, 883673.7],
  ] as const
  for (const [text, perimeter, area] of vectors) {
    const measured = measureRing(ring(text))
    near(measured.perimeterMetres, perimeter, 1e-5)
    near(measured.areaSquareMetres, area, area * 1e-11 + 0.06)
  }
})

const outer = ring('44.5 17.25, 44.5 17.26, 44.51 17.26, 44.51 17.25')
const hole = ring('44.502 17.252, 44.502 17.258, 44.508 17.258, 44.508 17.252')
const inHole = ring('44.504 17.254, 44.504 17.256, 44.506 17.256, 44.506 17.254')

test('a hole is taken off whichever way the 2 rings turn: 883,673.7 less 318,122.5 square metres', () => {
  for (const first of [outer, outer.toReversed()])
    for (const second of [hole, hole.toReversed()]) {
      const polygon: Polygon = { type: 'Polygon', coordinates: [first, second] }
      near(measureAreaSquareMetres(polygon), 883_673.7 - 318_122.5, 0.1)
      near(measurePerimeterMetres(polygon), 3812.897391 + 2287.738437, 1e-5)
    }
})

test('several polygons and collections add up, and an island in the hole counts again', () => {
  const alone = measureRing(inHole).areaSquareMetres
  const several: Geometry = { type: 'MultiPolygon', coordinates: [[outer, hole], [inHole]] }
  near(measureAreaSquareMetres(several), 883_673.7 - 318_122.5 + alone, 0.1)
  const line: Geometry = { type: 'LineString', coordinates: outer }
  const mixed: Geometry = {
    type: 'GeometryCollection',
    geometries: [several, line, { type: 'Point', coordinates: [17, 44] }],
  }
  equal(measureAreaSquareMetres(mixed), measureAreaSquareMetres(several))
  near(measureLengthMetres(mixed), 3812.897391, 1e-5)
})

test('an open ring measures as the closed one; 0, 1 and 2 positions and an empty collection have no area', () => {
  equal(measureRing(outer.slice(0, -1)).areaSquareMetres, measureRing(outer).areaSquareMetres)
  for (const count of [0, 1, 2]) equal(measureRing(outer.slice(0, count)).areaSquareMetres, 0)
  equal(measureAreaSquareMetres({ type: 'GeometryCollection', geometries: [] }), 0)
  equal(measureAreaSquareMetres({ type: 'Polygon', coordinates: [] }), 0)
  equal(measureAreaSquareMetres({ type: 'Point', coordinates: [] }), 0)
})

test('heights change no area, and a ring of 200,000 positions is measured', () => {
  const raised: Polygon = {
    type: 'Polygon',
    coordinates: [outer.map(([x = 0, y = 0], index) => [x, y, index * 100])],
  }
  equal(measureAreaSquareMetres(raised), measureRing(outer).areaSquareMetres)
  const round = Array.from({ length: 200_000 }, (_, index) => {
    const angle = (index / 200_000) * 2 * Math.PI
    return [17 + 0.01 * Math.cos(angle), 44 + 0.01 * Math.sin(angle)]
  })
  const { areaSquareMetres } = measureRing(round)
  // An ellipse of half axes 0.01 degrees: pi times the two in metres.
  near(areaSquareMetres / (Math.PI * 802.3 * 1111.1), 1, 1e-3)
})
