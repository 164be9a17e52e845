import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import type { Geometry, Position } from 'geojson'
import { checkShape } from './check-shape.js'
import { crossesItself } from './crosses-itself.js'
import { datumMissing } from './datum-missing.js'
import type { Examined, ShapeFacts } from './facts.js'
import { geometryEmpty } from './geometry-empty.js'
import { landmarkInside } from './landmark-inside.js'
import { longLeg } from './long-leg.js'
import { shapeRepeated, shapesOverlap, shapeTurned } from './neighbours.js'
import { outsideCountry } from './outside-country.js'
import { overAntimeridian } from './over-antimeridian.js'
import { repeatedPoint } from './repeated-point.js'
import { ringNotClosed } from './ring-not-closed.js'
import { smallArea } from './small-area.js'
import { toldAreaDiffers } from './told-area.js'
import { tooFewCorners } from './too-few-corners.js'

const square: readonly Position[] = [
  [17, 44],
  [17.001, 44],
  [17.001, 44.001],
  [17, 44.001],
  [17, 44],
]

function polygon(...rings: readonly (readonly Position[])[]): Geometry {
  return { type: 'Polygon', coordinates: rings.map((ring) => [...ring]) }
}

const fine: Examined = { isValid: true, reason: null, at: null, isEmpty: false, areaSquareMetres: 8912 }

function facts(geometry: Geometry, more: Partial<ShapeFacts> = {}): ShapeFacts {
  return {
    ...{ row: 7, column: 'geometry', label: 'the area as drawn', geometry, examined: fine },
    ...{ toldSquareMetres: null, country: null, landmarks: [] },
    ...more,
  }
}

test('a square of 8,912 m² with its landmark outside passes all 10 rules', () => {
  const landmarks = [{ name: 'LM1', longitude: 17.002, latitude: 44 }]
  deepEqual(
    checkShape(facts(polygon(square), { toldSquareMetres: '9000', country: [15, 42, 20, 46], landmarks })),
    [],
  )
})

test('a note names the row, the column and the place, and 1 shape may have several', () => {
  const found = checkShape(
    facts(polygon(square.slice(0, 4)), { examined: { ...fine, areaSquareMetres: 99 } }),
  )
  deepEqual(
    found.map(({ rule, severity, row, column }) => [rule, severity, row, column]),
    [
      ['ring-not-closed', 'note', 7, 'geometry'],
      ['area-under-100', 'note', 7, 'geometry'],
    ],
  )
})

test('a ring that ends 111 m from its beginning is not closed', () => {
  equal(ringNotClosed(facts(polygon(square.slice(0, 4))))?.text, '17.000000 44.001000')
  equal(ringNotClosed(facts(polygon(square))), null)
  equal(ringNotClosed(facts(polygon([]))), null)
})

test('a ring of 2 corners is found, one of 3 is not', () => {
  equal(
    tooFewCorners(
      facts(
        polygon([
          [17, 44],
          [17.1, 44],
          [17, 44],
        ]),
      ),
    )?.text,
    '2',
  )
  equal(
    tooFewCorners(
      facts(
        polygon([
          [17, 44],
          [17.1, 44],
          [17, 44.1],
          [17, 44],
        ]),
      ),
    ),
    null,
  )
})

test('a crossing is named with its place; what has a rule of its own is left to it', () => {
  const crossing: Examined = { ...fine, isValid: false, reason: 'Self-intersection', at: [17.0005, 44.0005] }
  equal(crossesItself(facts(polygon(square), { examined: crossing }))?.text, '17.000500 44.000500')
  for (const reason of ['Ring is not closed', 'Off the globe', 'Too few points in geometry component'])
    equal(crossesItself(facts(polygon(square), { examined: { ...crossing, reason } })), null)
  equal(crossesItself(facts(polygon(square))), null)
})

test('points 2 and 3 that are one place are found, the closing one is not', () => {
  const twice = [square[0] ?? [], square[1] ?? [], ...square.slice(1)]
  match(repeatedPoint(facts(polygon(twice)))?.message ?? '', /Points 2 and 3 of/)
  equal(repeatedPoint(facts(polygon(square))), null)
})

test('a leg of 5,560 m is doubted, one of 4,448 m is not', () => {
  const wide = (degrees: number) =>
    polygon([
      [17, 44],
      [17, 44 + degrees],
      [17.0001, 44],
      [17, 44],
    ])
  equal(longLeg(facts(wide(0.05)))?.text, '5,556 m')
  equal(longLeg(facts(wide(0.04))), null)
})

test('an outline from 179.99 to -179.99 passes over the antimeridian, one to 180 does not', () => {
  const until = (longitude: number) =>
    overAntimeridian(
      facts(
        polygon([
          [179.99, 10],
          [longitude, 10],
          [longitude, 10.01],
          [179.99, 10],
        ]),
      ),
    )
  equal(until(-179.99)?.rule, 'over-antimeridian')
  equal(until(180), null)
})

test('99 m² is under 100, 100 is not, and what has no area is not asked', () => {
  const of = (areaSquareMetres: number | null) =>
    smallArea(facts(polygon(square), { examined: { ...fine, areaSquareMetres } }))
  equal(of(99)?.text, '99 m²')
  equal(of(0)?.rule, 'area-under-100')
  equal(of(100), null)
  equal(of(null), null)
})

test('a told area 10 % off passes, one 11 % off or in another unit does not', () => {
  const told = (toldSquareMetres: string) =>
    toldAreaDiffers(
      facts(polygon(square), { toldSquareMetres, examined: { ...fine, areaSquareMetres: 1000 } }),
    )
  equal(told('1100'), null)
  equal(told('900.0'), null)
  equal(told('1111')?.text, '1111')
  equal(told('0.1')?.rule, 'told-area-differs')
})

test('swapped, zero, off the globe, outside and partly outside are 5 findings of 4 rules', () => {
  const country = [15, 42, 20, 46] as const
  const at = (longitude: number, latitude: number): Geometry => ({
    type: 'Point',
    coordinates: [longitude, latitude],
  })
  const rule = (geometry: Geometry) => outsideCountry(facts(geometry, { country }))?.rule ?? null
  equal(rule(at(44, 17)), 'coordinates-swapped')
  equal(rule(at(0, 0)), 'coordinates-zero')
  equal(rule(at(500000, 4880000)), 'coordinates-off-globe')
  equal(rule(at(2, 44)), 'outside-country')
  equal(
    rule({
      type: 'LineString',
      coordinates: [
        [19, 44],
        [21, 44],
      ],
    }),
    'outside-country',
  )
  equal(rule(at(17, 44)), null)
  equal(outsideCountry(facts(at(2, 44))), null)
})

test('a landmark inside is found, one in a hole or outside is not', () => {
  const hole: readonly Position[] = [
    [17.0002, 44.0002],
    [17.0008, 44.0002],
    [17.0008, 44.0008],
    [17.0002, 44.0008],
    [17.0002, 44.0002],
  ]
  const landmark = (longitude: number, latitude: number) => ({
    landmarks: [{ name: 'LM1', longitude, latitude }],
  })
  equal(landmarkInside(facts(polygon(square), landmark(17.0005, 44.0005)))?.text, 'LM1')
  equal(landmarkInside(facts(polygon(square, hole), landmark(17.0005, 44.0005))), null)
  equal(landmarkInside(facts(polygon(square), landmark(17.002, 44.0005))), null)
})

test('an empty MultiPolygon is found', () => {
  const geometry: Geometry = { type: 'MultiPolygon', coordinates: [] }
  const examined = { ...fine, isEmpty: true, areaSquareMetres: null }
  deepEqual(
    checkShape(facts(geometry, { examined })).map(({ rule }) => rule),
    ['geometry-empty'],
  )
  equal(geometryEmpty(facts(polygon(square))), null)
})

test('a minefield record with 1 landmark and no datum is found, no other kind is', () => {
  const values = { landmarks: [['LM1', null, null]] }
  equal(datumMissing('minefield_record', values, 3)?.row, 3)
  equal(datumMissing('minefield_record', { ...values, datum: 'Pulkovo 1942' }, 3), null)
  equal(datumMissing('minefield_record', {}, 3), null)
  equal(datumMissing('hazard', values, 3), null)
})

test('2 of 7 neighbours are named and the rest counted', () => {
  const others = [
    { kind: 'hazard', name: 'row 3' },
    { kind: 'minefield_record', name: 'MF-9' },
  ]
  const meeting = { row: 5, column: 'geometry', others, count: 7 }
  equal(shapesOverlap(meeting).text, 'hazard row 3, minefield record MF-9 and 5 more')
  equal(shapeRepeated({ ...meeting, count: 2 }).text, 'hazard row 3, minefield record MF-9')
  equal(shapeTurned({ ...meeting, count: 2 }).rule, 'shape-turned')
})
