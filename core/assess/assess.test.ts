import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { assessRecords } from './assess.js'
import { datumShifts, nearestDatum } from './datum-shifts.js'
import { planeAt, type Spot } from './plane.js'
import { seededRandom } from './random.js'
import { simulateSector, usualSector } from './simulate.js'
import type { AssessedRecord, Assumptions, Find, Ground, Search } from './subject.js'
import { usualAssumptions } from './subject.js'

const plane = planeAt([45, 40])

const square = (west: number, south: number, side: number): Spot[] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
]

const search = (id: string, corners: readonly Spot[]): Search => ({
  id,
  area: [[corners]],
  on: '2031-06-01',
  itemsWithPosition: 0,
  itemsReported: null,
})

const find = (spot: Spot): Find => ({
  id: `find at ${spot.join(' ')}`,
  spot,
  device: 'ap_mine',
  quantity: 1,
  on: '2031-05-01',
  isHeldBack: false,
})

const record = (
  number: string,
  mines: readonly Spot[],
  more: Partial<AssessedRecord> = {},
): AssessedRecord => ({
  id: number,
  number,
  supplier: 'one side (invented)',
  unplaced: null,
  mines: mines.map((spot) => ({ spot, device: 'ap_mine' })),
  rows: [],
  outline: [],
  claims: [],
  landmarks: [],
  elements: {},
  offsetMetres: 10,
  suppliedOn: '2031-01-01',
  ...more,
})

const row = (east: number, north: number): Spot[] =>
  Array.from({ length: 10 }, (_, index): Spot => [east + index * 6, north])

function assess(
  records: readonly AssessedRecord[],
  ground: Partial<Ground>,
  assumptions: Assumptions = usualAssumptions,
) {
  const whole = { finds: [], searches: [], accidents: [], contaminated: [], ...ground }
  return assessRecords({ records, ground: whole, plane }, assumptions, seededRandom(1))
}

const sector = simulateSector({ ...usualSector, sideMetres: 4000, records: 16 }, seededRandom(7))
const sectorGround = { ...sector, accidents: [], contaminated: [] }

describe('records against the ground', () => {
  test('5 records have the 5 states', () => {
    const ground = {
      searches: [search('all but the east', square(-200, -200, 1200))],
      finds: [...row(0, 0).map(([x, y]) => find([x + 2, y])), ...row(0, 500).slice(0, 2).map(find)],
    }
    const records = [
      record('right', row(0, 0)),
      record('in part', row(0, 500)),
      record('elsewhere', row(500, 0)),
      record('not searched', row(3000, 0)),
      record('no datum', [], { unplaced: 'no-datum' }),
    ]
    const { records: assessed, states } = assess(records, ground)
    assert.deepEqual(
      assessed.map(({ state }) => state),
      ['supported', 'partly-supported', 'differs', 'not-assessable', 'cannot-be-placed'],
    )
    assert.deepEqual(Object.values(states), [1, 1, 1, 1, 1])
  })

  test('89 % searched and nothing found is not assessable; 100 % searched differs', () => {
    const half = assess([record('a', row(0, 0))], { searches: [search('west', square(-500, -500, 530))] })
    assert.equal(half.records[0]?.state, 'not-assessable')
    const share = half.records[0]?.evidence?.searchedShare ?? 0
    assert.ok(share > 0.3 && share < 0.7, String(share))
    const whole = assess([record('a', row(0, 0))], { searches: [search('all', square(-500, -500, 1100))] })
    assert.equal(whole.records[0]?.state, 'differs')
    assert.equal(whole.records[0]?.evidence?.searchedShare, 1)
  })

  test('50 unsearched records more change the false-record rate by exactly 0', () => {
    const before = assess(sector.records, sectorGround)
    const far = Array.from({ length: 50 }, (_, index) => record(`far ${index}`, row(50_000 + index * 500, 0)))
    const after = assess([...far.slice(0, 25), ...sector.records, ...far.slice(25)], sectorGround)
    assert.deepEqual(after.falseRecords, before.falseRecords)
    assert.deepEqual(
      after.sensitivity.map(({ rate }) => rate),
      before.sensitivity.map(({ rate }) => rate),
    )
    assert.deepEqual(after.support, before.support)
    assert.notDeepEqual(after.bounds, before.bounds)
  })

  test('permuting the names of 2 suppliers changes nothing but the names', () => {
    const named = (even: string, odd: string) =>
      sector.records.map((entry, index) => ({ ...entry, supplier: index % 2 === 0 ? even : odd }))
    const [a, b] = [assess(named('A', 'B'), sectorGround), assess(named('B', 'A'), sectorGround)]
    const without = (text: string) => text.replaceAll(/"supplier":"[AB]"/g, '"supplier":""')
    assert.notEqual(JSON.stringify(a), JSON.stringify(b))
    assert.equal(without(JSON.stringify(a)), without(JSON.stringify(b)))
  })

  test('each supplier gets the same figures from the same ground', () => {
    const [a, b] = ['A', 'B'].map((supplier) =>
      assess(
        sector.records.map((entry) => ({ ...entry, supplier })),
        sectorGround,
      ),
    )
    assert.deepEqual(a?.falseRecords, b?.falseRecords)
  })

  test('a set moved by 124 m is recognised as shifted, and is usable once it is moved back', () => {
    const by: Spot = [-110, 57]
    const plan = {
      ...usualSector,
      sideMetres: 5000,
      records: 30,
      offsetMetres: 10,
      falseRate: 0.1,
      searchedShare: 1,
    }
    const right = simulateSector(plan, seededRandom(3))
    const moved = right.records.map((entry) => ({
      ...entry,
      mines: entry.mines.map((mine) => ({
        ...mine,
        spot: [mine.spot[0] + by[0], mine.spot[1] + by[1]] as const,
      })),
    }))
    const assumptions = { ...usualAssumptions, offsetMetres: 15 }
    const ground = { ...right, accidents: [], contaminated: [] }
    const { fit, corrected, falseRecords, causes } = assess(moved, ground, assumptions)
    assert.ok(fit?.isSystematic)
    assert.ok(Math.hypot(fit.shift[0] + by[0], fit.shift[1] + by[1]) < 8, `shift ${fit.shift}`)
    assert.ok(fit.errorAfter < fit.errorBefore / 5)
    assert.ok(falseRecords.mean > 0.5)
    assert.ok(corrected && corrected.falseRecords.low <= right.falseShare)
    assert.ok(corrected && corrected.falseRecords.high >= right.falseShare)
    assert.equal(causes.find(({ cause }) => cause === 'datum')?.result, 'fits')
  })

  test('at 40 N 45 E coordinates on Pulkovo 1942 read as WGS 84 are off by 100 to 150 m, and are named', () => {
    const shift = datumShifts(plane).find(({ name }) => name === 'Pulkovo 1942')?.shift
    assert.ok(shift && Math.hypot(...shift) > 100 && Math.hypot(...shift) < 150, String(shift))
    const near = nearestDatum(datumShifts(plane), [shift[0] + 4, shift[1] - 3], 30)
    // Of datums that lie close together the nearest is named; its code tells which.
    assert.ok(near && near.metresApart <= 5.001, JSON.stringify(near))
    assert.match(near.datum.code, /^EPSG:\d+$/)
    assert.equal(nearestDatum(datumShifts(plane), [5000, 0], 30), null)
  })

  test('30 records read against the sheet of 1:50 000 to the east are named, those in place are not', () => {
    const plan = {
      ...usualSector,
      sideMetres: 5000,
      records: 30,
      offsetMetres: 10,
      falseRate: 0,
      searchedShare: 1,
    }
    const right = simulateSector(plan, seededRandom(4))
    const west = plane.toPlane([45 - 15 / 60, 40])
    const moved = right.records.map((entry) => ({
      ...entry,
      mines: entry.mines.map((mine) => ({
        ...mine,
        spot: [mine.spot[0] + west[0], mine.spot[1] + west[1]] as const,
      })),
    }))
    const ground = { ...right, accidents: [], contaminated: [] }
    const sheetOf = (records: readonly AssessedRecord[]) =>
      assess(records, ground, { ...usualAssumptions, offsetMetres: 15 }).causes.find(
        ({ cause }) => cause === 'wrong-sheet',
      )
    assert.match(sheetOf(moved)?.words ?? '', /one sheet of 1:50 000 to the east/)
    assert.equal(sheetOf(moved)?.result, 'fits')
    assert.equal(sheetOf(right.records)?.result, 'does-not-fit')
  })

  test('a search that reported 12 items and placed 2 would explain a record without finds; one that placed all would not', () => {
    const causeWith = (itemsWithPosition: number, itemsReported: number | null) => {
      const searches = [{ ...search('all', square(-500, -500, 1500)), itemsWithPosition, itemsReported }]
      const { causes } = assess([record('a', row(0, 0))], { searches })
      return causes.find(({ cause }) => cause === 'clearance-by-others')
    }
    assert.equal(causeWith(2, 12)?.result, 'fits')
    assert.match(causeWith(2, 12)?.words ?? '', /10 items more/)
    assert.equal(causeWith(12, 12)?.result, 'does-not-fit')
    assert.equal(causeWith(0, null)?.result, 'cannot-be-tested')
  })

  test('a record without finds on a river bank may be washed out, on level pasture not, without terrain nobody knows', () => {
    const washOut = (terrain: readonly string[]) => {
      const contaminated = [{ id: 'h', area: [[square(-50, -50, 200)]], terrain }]
      const searches = [search('all', square(-500, -500, 1500))]
      const { causes } = assess([record('a', row(0, 0))], { searches, contaminated })
      const found = causes.find(({ cause }) => cause === 'wash-out')
      return [found?.result, found?.words]
    }
    assert.deepEqual(
      [washOut(['river bank']), washOut(['level pasture']), washOut([])],
      [
        [
          'fits',
          'At 1 record nothing was found; at 1 of them the terrain is described, at 1 with water or steep ground.',
        ],
        [
          'does-not-fit',
          'At 1 record nothing was found; at 1 of them the terrain is described, at 0 with water or steep ground.',
        ],
        [
          'cannot-be-tested',
          'At 1 record nothing was found, and no area recorded there says anything about terrain or slope.',
        ],
      ],
    )
  })

  test('neither 30 records that are right nor 30 that are false are taken for shifted, for each of 4 seeds', () => {
    for (let seed = 1; seed <= 4; seed += 1) {
      for (const falseRate of [0, 1]) {
        const plan = {
          ...usualSector,
          sideMetres: 5000,
          records: 30,
          offsetMetres: 15,
          searchedShare: 1,
          falseRate,
        }
        const made = simulateSector(plan, seededRandom(seed))
        const ground = { ...made, accidents: [], contaminated: [] }
        const { fit } = assess(made.records, ground, { ...usualAssumptions, offsetMetres: 15 })
        assert.ok(!fit?.isSystematic, `seed ${seed}, ${falseRate} false: ${JSON.stringify(fit)}`)
      }
    }
  })

  test('a record drawn 8 degrees wrong from its landmark is turned back', () => {
    const angle = (8 * Math.PI) / 180
    const turned = ([x, y]: Spot): Spot => [
      x * Math.cos(angle) - y * Math.sin(angle),
      x * Math.sin(angle) + y * Math.cos(angle),
    ]
    const random = seededRandom(5)
    const mines = Array.from({ length: 24 }, (): Spot => [150 + random() * 120, random() * 60])
    const { records } = assess([record('turned', mines)], { finds: mines.map((spot) => find(turned(spot))) })
    const fit = records[0]?.fit
    assert.ok(fit?.isSystematic)
    assert.ok(Math.abs(fit.rotationDegrees + 8) < 0.5, String(fit.rotationDegrees))
    assert.ok(fit.errorAfter < 0.5)
  })

  test('land searched before and after the records were supplied gives 2 rates of its own', () => {
    const records = [record('a', row(0, 0)), record('b', row(0, 400), { suppliedOn: '2031-12-01' })]
    const { falseBeforeSupply, falseAfterSupply, falseRecords } = assess(records, {
      searches: [search('all', square(-500, -500, 1500))],
    })
    assert.equal(falseRecords.informative, 2)
    assert.equal(falseBeforeSupply.informative, 1)
    assert.equal(falseAfterSupply.informative, 1)
  })

  test('0 records and 0 finds give the prior and no share', () => {
    const { falseRecords, support, bounds, fit, corrected } = assess([], {})
    assert.equal(falseRecords.informative, 0)
    assert.ok(Math.abs(falseRecords.mean - 0.5) < 1e-6)
    assert.equal(support.low, null)
    assert.equal(bounds.low, null)
    assert.equal(fit, null)
    assert.equal(corrected, null)
  })
})
