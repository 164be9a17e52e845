/** What is seen of a shape from its numbers alone. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { Geometry, Position } from 'geojson'
import {
  type Bounds,
  boundsOf,
  countCorners,
  countDimensions,
  crossesAntimeridian,
  findLongLeg,
  findRepeatedPoint,
  isClosed,
  placeAgainst,
} from './ring.js'

const square: Position[] = [
  [17, 44],
  [17.01, 44],
  [17.01, 44.01],
  [17, 44.01],
  [17, 44],
]

function polygon(...rings: Position[][]): Geometry {
  return { type: 'Polygon', coordinates: rings }
}

test('a ring of 5 positions is closed with 4 corners; cut open it is not', () => {
  equal(isClosed(square), true)
  equal(countCorners(square), 4)
  equal(isClosed(square.slice(0, -1)), false)
  equal(isClosed([]), false)
  equal(isClosed([[1, 1]]), false)
  equal(
    isClosed([
      [1, 1, 5],
      [2, 2],
      [3, 0],
      [1, 1, 9],
    ]),
    true,
  )
  equal(
    countCorners([
      [1, 1],
      [2, 2],
      [1, 1],
      [2, 2],
    ]),
    2,
  )
})

test('a repeated point is found where it comes first and again, and the closing is none', () => {
  equal(findRepeatedPoint(square), null)
  deepEqual(
    findRepeatedPoint([
      [0, 0],
      [1, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ]),
    { at: [1, 0], first: 1, again: 2 },
  )
  deepEqual(
    findRepeatedPoint([
      [0, 0],
      [1, 0],
      [1, 1],
      [1, 0],
    ]),
    { at: [1, 0], first: 1, again: 3 },
  )
})

test('the longest of 3 legs over 5,000 m is named with its length', () => {
  const line: Geometry = {
    type: 'LineString',
    coordinates: [
      [17, 44],
      [17, 44.04],
      [17, 44.2],
      [17, 44.1],
    ],
  }
  const leg = findLongLeg(line, 5_000)
  equal(leg?.index, 1)
  equal(Math.round(leg?.distanceMetres ?? 0), 17_778)
  equal(findLongLeg(line, 20_000), null)
  equal(findLongLeg(polygon(square), 5_000), null)
})

test('a ring drawn over 180 degrees is seen, and its legs are short ones', () => {
  const over = polygon([
    [179.99, 10],
    [-179.99, 10],
    [-179.99, 10.01],
    [179.99, 10.01],
    [179.99, 10],
  ])
  equal(crossesAntimeridian(over), true)
  equal(crossesAntimeridian(polygon(square)), false)
  equal(findLongLeg(over, 5_000), null)
})

test('numbers of a position are counted: 2, up to 4, and none in an empty collection', () => {
  deepEqual(countDimensions(polygon(square)), { least: 2, most: 2 })
  deepEqual(
    countDimensions({
      type: 'MultiPoint',
      coordinates: [
        [1, 2, 3],
        [1, 2, 3, 4],
      ],
    }),
    { least: 3, most: 4 },
  )
  equal(countDimensions({ type: 'GeometryCollection', geometries: [] }), null)
  equal(boundsOf({ type: 'GeometryCollection', geometries: [] }), null)
})

test('a shape lies inside, partly, outside or swapped against a country, at zero or off the globe', () => {
  const country: Bounds = [15, 42, 20, 46]
  const at = (...positions: Position[]): Geometry => ({ type: 'MultiPoint', coordinates: positions })
  equal(placeAgainst(at([17, 44]), country), 'inside')
  equal(placeAgainst(at([17, 44], [21, 44]), country), 'partly')
  equal(placeAgainst(at([30, 44]), country), 'outside')
  equal(placeAgainst(at([44, 17]), country), 'swapped')
  equal(placeAgainst(at([17, 44], [0, 0]), country), 'at zero')
  equal(placeAgainst(at([17, 95]), country), 'off the globe')
  equal(placeAgainst(at([-12.3, 117.5]), null), 'swapped')
  equal(placeAgainst(at([6_480_000, 4_900_000]), country), 'off the globe')
  equal(placeAgainst(at([17, 44]), null), 'inside')
  equal(placeAgainst({ type: 'Polygon', coordinates: [] }, country), 'empty')
})

test('a country over 180 degrees holds what lies on both sides of it: 3 places', () => {
  const islands: Bounds = [177, -20, -178, -16]
  const at = (x: number): Geometry => ({ type: 'Point', coordinates: [x, -17] })
  equal(placeAgainst(at(178), islands), 'inside')
  equal(placeAgainst(at(-179), islands), 'inside')
  equal(placeAgainst(at(170), islands), 'outside')
})

test('a ring of 300,000 positions is looked through', () => {
  const round = Array.from({ length: 300_000 }, (_, index) => [17 + index / 1e6, 44 + (index % 2) / 1e6])
  equal(findRepeatedPoint(round), null)
  equal(countCorners(round), 300_000)
  ok(findLongLeg({ type: 'LineString', coordinates: round }, 1) === null)
})
