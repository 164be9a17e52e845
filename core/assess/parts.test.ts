import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { convexHull, squareMetres } from './area.js'
import { exactShare } from './binomial.js'
import { manskiBounds } from './bounds.js'
import { completenessOf } from './completeness.js'
import type { Evidence } from './evidence.js'
import { falseRecordRate, likelihoods } from './false-record-rate.js'
import { countAccidents, countByType, coverageOf } from './ground-counts.js'
import { comparePerimeters } from './perimeter.js'
import { planeAt, type Spot } from './plane.js'
import { seededRandom } from './random.js'
import { recallCurve } from './recall.js'
import { searchedGround } from './searched-ground.js'

const rectangle = (west: number, south: number, east: number, north: number): readonly Spot[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
]

const near = (value: number | null | undefined, expected: number, within: number): void =>
  assert.ok(value != null && Math.abs(value - expected) <= within, `${value} is not ${expected}`)

describe('the parts of an assessment', () => {
  test('3 of 4 has the exact 90 % interval 0.2486 to 0.9873, 0 of 10 ends at 0.2589, 10 of 10 begins at 0.7411', () => {
    near(exactShare(3, 4, 0.9).low, 0.2486, 5e-5)
    near(exactShare(3, 4, 0.9).high, 0.95 ** 0.25, 1e-9)
    near(exactShare(0, 10, 0.9).high, 1 - 0.05 ** 0.1, 1e-9)
    near(exactShare(10, 10, 0.9).low, 0.05 ** 0.1, 1e-9)
    assert.deepEqual([exactShare(0, 0, 0.9).low, exactShare(5, 5, 0.9).high], [null, 1])
  })

  test('7 of 10 records that were certainly found leave a rate that is Beta(3.5, 7.5)', () => {
    const sure = (hit: boolean): Evidence => ({ searchedShare: 1, hit, missChance: 0, chanceMatch: 0 })
    const evidence = Array.from({ length: 10 }, (_, index) => sure(index < 7))
    const rate = falseRecordRate(evidence, 0.9)
    near(rate.mean, 3.5 / 11, 1e-6)
    // The distribution function by the midpoint rule, over the rate itself and not its angle.
    const below = (end: number, parts = 20_000): number =>
      Array.from({ length: parts }, (_, index) => {
        const at = ((index + 0.5) * end) / parts
        return (at ** 2.5 * (1 - at) ** 6.5 * end) / parts
      }).reduce((sum, part) => sum + part, 0)
    near(below(rate.low) / below(1), 0.05, 1e-4)
    near(below(rate.high) / below(1), 0.95, 1e-4)
  })

  test('the 2 likelihoods of each outcome sum to 1, and without a search both are free of the rate', () => {
    for (const [missChance, chanceMatch] of [
      [0.3, 0.2],
      [0.9, 0],
      [1, 0.4],
    ] as const) {
      const [hit, none] = [true, false].map((found) =>
        likelihoods({ searchedShare: 0.5, hit: found, missChance, chanceMatch }),
      )
      near((hit?.ifTrue ?? 0) + (none?.ifTrue ?? 0), 1, 1e-12)
      near((hit?.ifFalse ?? 0) + (none?.ifFalse ?? 0), 1, 1e-12)
      if (missChance === 1) near(hit?.ifTrue, hit?.ifFalse ?? 0, 1e-12)
    }
  })

  test('an outline of 2,400 m² against one of 3,000 with 2,000 in common: 83 %, 67 %, 59 %', () => {
    const compared = comparePerimeters([[rectangle(40, 990, 160, 1010)]], [[rectangle(60, 990, 160, 1020)]])
    assert.ok(compared)
    near(compared.precision, 2000 / 2400, 1e-9)
    near(compared.recall, 2000 / 3000, 1e-9)
    near(compared.intersectionOverUnion, 2000 / 3400, 1e-9)
    near(compared.mostBoundaryMetres, 20, 1e-9)
  })

  test('a square in a square 10 m wider has a mean boundary distance between 10 m and its diagonal', () => {
    const compared = comparePerimeters([[rectangle(0, 0, 100, 100)]], [[rectangle(-10, -10, 110, 110)]])
    near(compared?.mostBoundaryMetres, Math.hypot(10, 10), 1e-9)
    assert.ok(compared && compared.meanBoundaryMetres > 10 && compared.meanBoundaryMetres < 10.5)
    assert.equal(comparePerimeters([], [[rectangle(0, 0, 1, 1)]]), null)
  })

  test('of 4 accidents 1 lies inside, 2 within 100 m, 1 at 100.01 m outside', () => {
    const spots: readonly Spot[] = [
      [5, 5],
      [10.5, 5],
      [110, 5],
      [110.01, 5],
    ]
    assert.deepEqual(countAccidents(spots, [[[rectangle(0, 0, 10, 10)]]]), {
      accidents: 4,
      inside: 1,
      withinHundredMetres: 2,
      outside: 1,
    })
  })

  test('2 overlapping areas of 100 m² are 150 m² of contaminated ground, of which 25 lie in a record', () => {
    const contaminated = [rectangle(0, 0, 10, 10), rectangle(5, 0, 15, 10)].map((ring, index) => ({
      id: String(index),
      area: [[ring]],
      terrain: [],
    }))
    const covered = coverageOf({ contaminated }, [[[rectangle(-5, -5, 5, 5)]]])
    assert.deepEqual(covered, { areas: 2, areasWithRecord: 1, squareMetres: 150, squareMetresInRecords: 25 })
  })

  test('14 elements: illegible counts as looked at, an unknown state does not', () => {
    const states = {
      element_type: 'present',
      element_number: 'illegible',
      element_date: 'unknown',
      element_map: 'absent',
    }
    assert.deepEqual(completenessOf({ ...states, element_booby_traps: 'not_applicable' }), {
      present: 1,
      absent: 1,
      illegible: 1,
      notApplicable: 1,
      notStated: 10,
      applicable: 3,
    })
  })

  test('bounds of 10 records of which 2 differ and 3 cannot be assessed are 0.2 and 0.5', () => {
    assert.deepEqual(manskiBounds(10, 2, 3), {
      records: 10,
      differing: 2,
      unassessable: 3,
      low: 0.2,
      high: 0.5,
    })
  })

  test('12 recorded of a type that gives no second number, and 1 found of a type that was not recorded', () => {
    const record = {
      claims: [
        { device: 'ap_mine', quantity: 12 },
        { device: 'av_mine', quantity: null },
      ],
      mines: [],
    }
    const find = { id: '', spot: [0, 0] as const, on: null, isHeldBack: false }
    const found = [
      { ...find, device: 'ap_mine', quantity: 3 },
      { ...find, device: 'uxo', quantity: 1 },
    ]
    const counts = countByType(record as unknown as Parameters<typeof countByType>[0], found)
    assert.deepEqual(
      counts.map(({ device, recorded, found: count }) => [device, recorded, count]),
      [
        ['ap_mine', 12, 3],
        ['av_mine', null, 0],
        ['uxo', 0, 1],
      ],
    )
  })

  test('2,000 random spots are in searched land when they are in one of its 5 polygons, holes left out', () => {
    const random = seededRandom(11)
    const boxes = Array.from({ length: 5 }, () => {
      const [west, south] = [random() * 1000, random() * 1000]
      const [east, north] = [west + random() * 900, south + random() * 900]
      return { west, south, east, north }
    })
    const hole = { west: 300, south: 300, east: 700, north: 600 }
    const outer = { west: 100, south: 100, east: 1300, north: 1200 }
    const ring = ({ west, south, east, north }: typeof hole) => rectangle(west, south, east, north)
    const ground = searchedGround([...boxes.map((box) => [[ring(box)]]), [[ring(outer), ring(hole)]]])
    const isIn = ({ west, south, east, north }: typeof hole, [x, y]: Spot) =>
      x > west && x < east && y > south && y < north
    for (let count = 0; count < 2000; count += 1) {
      const spot: Spot = [random() * 2200 - 200, random() * 2200 - 200]
      const expected = boxes.some((box) => isIn(box, spot)) || (isIn(outer, spot) && !isIn(hole, spot))
      assert.equal(ground.isSearched(...spot), expected, `seed 11, ${spot}`)
      if (expected) assert.ok(!ground.isFarFrom(spot, 1))
    }
  })

  test('a place 10 km off comes back from the plane within a micrometre, and its distance is the geodesic', () => {
    const plane = planeAt([45, 40])
    const spot: Spot = [6000, -8000]
    const back = plane.toPlane(plane.toEarth(spot))
    near(back[0], 6000, 1e-6)
    near(back[1], -8000, 1e-6)
  })

  test('finds at 20 records lie within 10 m of them, and at random places hardly any does', () => {
    const random = seededRandom(2)
    const spots = Array.from({ length: 20 }, (): Spot => [random() * 9000, random() * 9000])
    const footprints = spots.map((spot) => ({
      spots: [spot],
      basis: 'mines' as const,
      middle: spot,
      radius: 0,
      weight: 1,
    }))
    const [ten] = recallCurve(footprints, spots, random)
    assert.deepEqual([ten?.within, ten?.finds], [20, 20])
    assert.ok(ten && ten.nullHigh < 0.2)
  })

  test('the hull of 5 spots with one inside has 4 corners and 100 m²', () => {
    const hull = convexHull([...rectangle(0, 0, 10, 10), [5, 5]])
    assert.equal(hull.length, 4)
    assert.equal(squareMetres([[hull]]), 100)
  })
})
