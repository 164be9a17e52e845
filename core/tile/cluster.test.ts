import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { clusterPoints } from './cluster.js'
import type { Placed } from './read-twkb.js'

const tile = { z: 5, x: 9, y: 15 }
const point = (id: number, x: number, y: number): Placed => ({ id, points: [x, y], lines: [], polygons: [] })

test('three points of a cell are one in their middle that says 3, and one alone stays what it is', () => {
  const records = [
    { properties: { device: 'mine' }, shapes: [point(1, 10, 10), point(2, 20, 40)] },
    { properties: { device: 'uxo' }, shapes: [point(3, 30, 10), point(4, 4000, 4000)] },
  ]
  const [many, one, ...others] = clusterPoints('accident', records, tile)
  deepEqual([many?.properties, many?.shapes[0]?.points], [{ count: 3 }, [20, 20]])
  deepEqual(one, { properties: { device: 'uxo' }, shapes: [point(4, 4000, 4000)] })
  equal(others.length, 0)
})

test('an area keeps its class and its shape among 50 points, however close they lie', () => {
  const area: Placed = { id: 9, points: [], lines: [], polygons: [[[0, 0, 9, 0, 9, 9, 0, 0]]] }
  const points = Array.from({ length: 50 }, (_, id) => point(id, 5, 5))
  const made = clusterPoints(
    'activity',
    [{ properties: { class: 'minefield' }, shapes: [area, ...points] }],
    tile,
  )
  deepEqual(made[0], { properties: { class: 'minefield' }, shapes: [area] })
  deepEqual(made[1]?.properties, { count: 50 })
})

test('over 4 tiles that meet, 1,000 random points (seed 7) and those on their sides are counted once each', () => {
  let state = 7
  const random = () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
  const places = Array.from({ length: 1000 }, () => [random() * 8192, random() * 8192] as const)
  const all = [...places, [4096, 100], [100, 4096], [4096, 4096], [8192, 8192]] as const
  const tiles = [0, 1].flatMap((x) => [0, 1].map((y) => ({ z: 1, x, y })))
  const total = tiles.flatMap((one) => {
    const shapes = all.map(([x, y], id) => point(id, x - one.x * 4096, y - one.y * 4096))
    return clusterPoints('item', [{ properties: {}, shapes }], one).map(({ properties }) =>
      Number(properties.count ?? 1),
    )
  })
  equal(
    total.reduce((sum, count) => sum + count, 0),
    all.length,
  )
  ok(total.length < 500)
})

test('50 points of hazards or of minefield records in a cell stay 50 points', () => {
  const records = [{ properties: {}, shapes: Array.from({ length: 50 }, (_, id) => point(id, 5, 5)) }]
  for (const kind of ['hazard', 'minefield_record']) equal(clusterPoints(kind, records, tile), records)
})
