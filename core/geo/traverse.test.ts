/** Points by bearing and distance, and ways around an area. The worked example is the one of docs/geometry.md. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { type Bearing, readBearing } from './bearing.js'
import { type Distance, readDistance } from './distance.js'
import { followLeg, measureLeg } from './geodesic.js'
import { type PointStatement, placePoints } from './relative-points.js'
import { findOpenTraverse, shownClosure, walkTraverse } from './traverse.js'

const start = { latitude: 44.5, longitude: 17.25 }

function turned(text: string): Bearing {
  const found = readBearing({
    bearing: text,
    unit: 'degrees',
    north: 'magnetic',
    declination: '3.5 E',
    declinationYear: '2026',
  })
  if ('doubt' in found) throw new Error(found.doubt.message)
  return found.bearing
}

function far(text: string): Distance {
  const found = readDistance(text, 'metres')
  if ('doubt' in found) throw new Error(found.doubt.message)
  return found.distance
}

/** A statement from another point; without bearing and distance a due one of 100 m. */
function from(name: string, other: string, bearing = '86.5', distance = '100'): PointStatement {
  return { name, from: { name: other, bearing: turned(bearing), distance: far(distance) } }
}

/** Metres east and north of the start, as a person draws them. */
function plane(position: {
  readonly latitude: number
  readonly longitude: number
}): readonly [number, number] {
  const { bearingDegrees, distanceMetres } = measureLeg(start, position)
  const radians = (bearingDegrees * Math.PI) / 180
  return [distanceMetres * Math.sin(radians), distanceMetres * Math.cos(radians)]
}

function near(found: readonly [number, number], expected: readonly [number, number], within = 0.002): void {
  ok(Math.hypot(found[0] - expected[0], found[1] - expected[1]) < within, `${found}, not ${expected}`)
}

const legs = [
  { bearingDegrees: 90, distanceMetres: 80 },
  { bearingDegrees: 0, distanceMetres: 60 },
  { bearingDegrees: 233.13, distanceMetres: 99.4 },
]

test('the worked traverse of 239.40 m misses its start by 0.60 m, 1:399, towards the south-west', () => {
  const { points, closure } = walkTraverse(start, legs)
  deepEqual(
    points.map((point) => point.distanceMetres),
    [80, 140, 239.4],
  )
  near(plane(points[0]!.position), [80, 0])
  near(plane(points[1]!.position), [80, 60])
  near(plane(points[2]!.position), [0.48, 0.36])
  equal(closure.gap.distanceMetres.toFixed(2), '0.60')
  equal(Math.round(closure.gap.bearingDegrees), 233)
  equal(closure.lengthMetres, 239.4)
  equal(shownClosure(closure), '0.60 m (1:399)')
})

test('the adjustment by the compass rule is offered beside: 0.20 m, 0.35 m and 0.60 m, and ends at the start', () => {
  const { points } = walkTraverse(start, legs)
  deepEqual(
    points.map((point) => point.shiftMetres.toFixed(2)),
    ['0.20', '0.35', '0.60'],
  )
  near(plane(points[0]!.adjusted), [79.84, -0.12])
  near(plane(points[1]!.adjusted), [79.719, 59.789])
  near(plane(points[2]!.adjusted), [0, 0], 1e-6)
  near(plane(points[0]!.position), [80, 0])
})

test('over 0.5 m or worse than 1:500 is a finding that keeps the points; within both is none', () => {
  const { closure } = walkTraverse(start, legs)
  for (const limit of [{ metres: 0.5 }, { oneIn: 500 }, { metres: 1, oneIn: 500 }]) {
    const found = findOpenTraverse(closure, limit)
    equal(found?.rule, 'traverse-does-not-close')
    equal(found?.severity, 'note')
    match(found?.message ?? '', /239\.40 m ends 0\.60 m \(1:399\).*proposal/)
  }
  equal(findOpenTraverse(closure, { metres: 1, oneIn: 300 }), null)
  equal(findOpenTraverse(closure, {}), null)
})

test('a traverse that closes has no 1:n, one of no leg has no length, and another end may be given', () => {
  const there = followLeg(start, { bearingDegrees: 90, distanceMetres: 80 })
  const closed = walkTraverse(start, [{ bearingDegrees: 90, distanceMetres: 80 }], there)
  equal(closed.closure.oneIn, null)
  equal(findOpenTraverse(closed.closure, { oneIn: 1_000_000 }), null)
  const none = walkTraverse(start, [])
  deepEqual([none.points.length, none.closure.lengthMetres, none.closure.gap.distanceMetres], [0, 0, 0])
})

test('a chain of 3 points from a landmark is placed whatever order it stands in, with every step', () => {
  const statements = [
    from('TP2', 'TP1', '356.5', '60'),
    from('TP1', ' lm ', '86.5', '80'),
    { name: 'LM', at: start },
  ]
  const { points, doubts } = placePoints(statements, null)
  deepEqual(doubts, [])
  deepEqual(
    points.map((point) => point.name),
    ['TP2', 'TP1', 'LM'],
  )
  near(plane(points[0]!.position), [80, 60])
  deepEqual(points[1]!.step?.trueBearing, { degrees: 90, correctionDegrees: 3.5 })
  equal(points[1]!.step?.from, 'LM')
  equal(points[1]!.step?.bearing.text, '86.5')
  equal(points[2]!.step, null)
})

test('circles, missing names, two of a name and points without anything are named: 8 doubts', () => {
  const { points, doubts } = placePoints(
    [
      from('A', 'B'),
      from('B', 'C'),
      from('C', 'A'),
      from('D', 'A'),
      from('E', 'nowhere'),
      { name: 'F' },
      { name: 'G', at: start },
      { name: 'g ', at: start },
      { name: 'H', at: start },
    ],
    null,
  )
  deepEqual(
    points.map((point) => point.name),
    ['H'],
  )
  deepEqual(Object.fromEntries(doubts.map(({ name, doubt }) => [name, doubt.rule])), {
    A: 'points-in-a-circle',
    B: 'points-in-a-circle',
    C: 'points-in-a-circle',
    D: 'point-from-not-placed',
    E: 'point-from-unknown',
    F: 'point-without-position',
    G: 'point-name-twice',
    'g ': 'point-name-twice',
  })
  match(doubts[0]?.doubt.message ?? '', /"A", "B", "C", "A"/)
  const alone = placePoints([from('X', 'X')], null)
  equal(alone.doubts[0]?.doubt.rule, 'points-in-a-circle')
})

test('a chain and a circle of 20,000 points are followed without falling over', () => {
  const chain = Array.from({ length: 20_000 }, (_, index) => from(`p${index}`, `p${index + 1}`))
  const placed = placePoints([...chain, { name: 'p20000', at: start }], null)
  equal(placed.points.length, 20_001)
  const around = placePoints([...chain, from('p20000', 'p0')], null)
  equal(around.doubts.length, 20_001)
  ok((around.doubts[0]?.doubt.message.length ?? 0) < 400)
})

test('a grid bearing in a chain without a grid is a doubt of its point alone', () => {
  const grid = readBearing({ bearing: '90', unit: 'degrees', north: 'grid' })
  ok('bearing' in grid)
  const { points, doubts } = placePoints(
    [
      { name: 'LM', at: start },
      { name: 'TP', from: { name: 'LM', bearing: grid.bearing, distance: far('10') } },
    ],
    null,
  )
  equal(points.length, 1)
  equal(doubts[0]?.doubt.rule, 'grid-missing')
})
