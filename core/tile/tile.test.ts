import { deepEqual, equal, ok, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { clipLine, clipRing, simplify } from './clip.js'
import { decimalsOf, edgesOf, isTile, placingOf } from './grid.js'
import type { Placed } from './read-twkb.js'
import { readTwkb } from './read-twkb.js'
import { shapeInTile } from './shape-in-tile.js'
import { writeTile } from './write-tile.js'

/** Degrees as they are, for reading what PostGIS wrote. */
const asIs = { x: (steps: number) => steps / 10, y: (steps: number) => steps / 10 }

function bytes(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, 'hex'))
}

function polygon(...rings: number[][]): Placed {
  return { id: 7, points: [], lines: [], polygons: [rings] }
}

test('tile 8/139/93 lies where the web map has it, and a unit of zoom 14 is half a metre', () => {
  const [west, south, east, north] = edgesOf({ z: 8, x: 139, y: 93 })
  const margin = (64 / 4096) * (360 / 256)
  ok(Math.abs(west - (15.46875 - margin)) < 1e-9 && Math.abs(east - (16.875 + margin)) < 1e-9)
  ok(south < 43.068 && south > 43.03 && north > 44.087 && north < 44.12)
  deepEqual([decimalsOf(0), decimalsOf(8), decimalsOf(14), decimalsOf(22)], [2, 4, 6, 7])
  deepEqual(
    [isTile({ z: 3, x: 7, y: 0 }), isTile({ z: 3, x: 8, y: 0 }), isTile({ z: 23, x: 0, y: 0 })],
    [true, false, false],
  )
})

test('a place comes out at its units: 0, 0 is the middle of tile 0/0/0', () => {
  const placing = placingOf({ z: 0, x: 0, y: 0 }, 2)
  deepEqual(
    [placing.x(0), Math.round(placing.y(0)), placing.x(-18000), placing.x(18000)],
    [2048, 2048, 0, 4096],
  )
  // 45 degrees north: 4096 * (1 - asinh(tan 45°) / π) / 2
  equal(placing.y(4500).toFixed(1), '1473.4')
})

test('four geometries of PostGIS 3.6 read back with their ids, mixed and of one type', () => {
  const mixed = readTwkb(
    bytes(
      '27040416d8040e1221001e2823000104000014000014131326000201046464140000141313010428281400001413132700022100b401b40122000214141414',
    ),
    asIs,
  )
  deepEqual(mixed, [
    { id: 11, points: [1.5, 2], lines: [], polygons: [] },
    { id: 300, points: [], lines: [], polygons: [[[0, 0, 1, 0, 1, 1, 0, 0]]] },
    { id: 7, points: [], lines: [], polygons: [[[5, 5, 6, 5, 6, 6, 5, 5]], [[7, 7, 8, 7, 8, 8, 7, 7]]] },
    { id: 9, points: [9, 9], lines: [[1, 1, 2, 2]], polygons: [] },
  ])
  const alike = readTwkb(bytes('26040216d8040104000014000014131301046464140000141313'), asIs)
  deepEqual(
    alike.map(({ id, polygons }) => [id, polygons[0]?.[0]]),
    [
      [11, [0, 0, 1, 0, 1, 1, 0, 0]],
      [300, [5, 5, 6, 5, 6, 6, 5, 5]],
    ],
  )
})

test('a binary that ends too early, or has no ids, is a bug and not an empty tile', () => {
  throws(() => readTwkb(bytes('26040216d804010400'), asIs), /ends too early/)
  throws(() => readTwkb(bytes('2600010104000014000014131'.slice(0, 24)), asIs), /without ids/)
})

test('a square of 3 units stays as a point in its middle that says so', () => {
  const drawn = shapeInTile(polygon([100, 100, 103, 100, 103, 103, 100, 103, 100, 100]))
  deepEqual([drawn.tooSmall, drawn.rings.length], [[102, 102], 0])
})

test('a square under 3 pixels of a tile of 512 is a point, and one of 3 is an area', () => {
  const square = (side: number) => shapeInTile(polygon([0, 0, side, 0, side, side, 0, side, 0, 0]))
  deepEqual([square(23).tooSmall, square(23).rings.length], [[12, 12], 0])
  deepEqual([square(24).tooSmall, square(24).rings], [[], [[0, 0, 24, 0, 24, 24, 0, 24]]])
})

test('a strip of no width, and the small part of a larger area, stay as points', () => {
  deepEqual(shapeInTile(polygon([0, 10, 900, 10.2, 900, 10.4, 0, 10])).tooSmall, [450, 10])
  const both = shapeInTile({
    id: 1,
    points: [],
    lines: [],
    polygons: [[[0, 0, 500, 0, 500, 500, 0, 0]], [[1000, 1000, 1001, 1000, 1001, 1001, 1000, 1000]]],
  })
  deepEqual([both.rings.length, both.tooSmall], [1, [1001, 1001]])
})

test('outer rings run with the clock and holes against it, whichever way they came', () => {
  const ring = [0, 0, 0, 800, 800, 800, 800, 0, 0, 0]
  const hole = [200, 200, 600, 200, 600, 600, 200, 600, 200, 200]
  const back = (path: number[]) =>
    Array.from({ length: path.length / 2 }, (_, index) =>
      path.slice(path.length - 2 * index - 2, path.length - 2 * index),
    ).flat()
  for (const rings of [
    [ring, hole],
    [back(ring), back(hole)],
  ]) {
    const bytesOfTile = writeTile('hazard', [
      { properties: { class: 'minefield' }, shapes: [polygon(...rings)] },
    ])
    const feature = new VectorTile(new PbfReader(bytesOfTile)).layers.hazard?.feature(0)
    const areas = feature?.loadGeometry().map((path) =>
      path.reduce((sum, point, index) => {
        const next = path[(index + 1) % path.length] ?? point
        return sum + point.x * next.y - next.x * point.y
      }, 0),
    )
    deepEqual(areas, [2 * 800 * 800, -2 * 400 * 400])
    deepEqual([feature?.id, feature?.type, { ...feature?.properties }], [7, 3, { class: 'minefield' }])
  }
})

test('an area that covers the tile fills it to the buffer', () => {
  const { rings } = shapeInTile(polygon([-9e6, -9e6, 9e6, -9e6, 9e6, 9e6, -9e6, 9e6, -9e6, -9e6]))
  equal(rings.length, 1)
  deepEqual(new Set(rings[0]), new Set([-64, 4160]))
})

test('an area that curves around the tile is in it with its nearest piece, outside what is seen', () => {
  const around = [
    -5000, -5000, 9000, -5000, 9000, 9000, -5000, 9000, -5000, 8900, 8900, 8900, 8900, -4900, -5000, -4900,
    -5000, -5000,
  ]
  const { rings, tooSmall } = shapeInTile(polygon(around))
  equal(tooSmall.length, 0)
  ok(rings.length > 0)
  const seen = rings
    .flat()
    .some(
      (value, index, all) =>
        index % 2 === 0 &&
        value >= 0 &&
        value <= 4096 &&
        (all[index + 1] ?? -1) >= 0 &&
        (all[index + 1] ?? -1) <= 4096,
    )
  equal(seen, false)
})

test('a line is cut at the buffer into the pieces inside, and a ring to the square', () => {
  const square = { least: 0, most: 10 }
  deepEqual(clipLine([-5, 5, 5, 5, 5, 20, 8, 20, 8, -4], square), [
    [0, 5, 5, 5, 5, 10],
    [8, 10, 8, 0],
  ])
  deepEqual(clipLine([-5, -5, -1, 20], square), [])
  deepEqual(clipRing([-5, -5, 5, -5, 5, 5, -5, 5], square), [0, 0, 5, 0, 5, 5, 0, 5])
})

test('simplifying keeps the ends and every point farther than the tolerance', () => {
  deepEqual(simplify([0, 0, 1, 0.1, 2, -0.1, 3, 0, 4, 5, 5, 0, 6, 0], 0.5), [0, 0, 3, 0, 4, 5, 5, 0, 6, 0])
})

test('300 random polygons with 4 to 40 corners are all in their tile, as an area or a point', () => {
  const seed = 14
  console.log(`# seed ${seed}`)
  let state = seed
  const next = () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
  for (let round = 0; round < 300; round += 1) {
    const size = 10 ** (next() * 6 - 2)
    const [x, y] = [next() * 4096, next() * 4096]
    const corners = Array.from({ length: 4 + Math.floor(next() * 37) }, () => [
      x + (next() - 0.5) * size,
      y + (next() - 0.5) * size,
    ])
    const ring = [...corners, corners[0] ?? []].flat()
    const { rings, tooSmall } = shapeInTile(polygon(ring))
    ok(rings.length + tooSmall.length > 0, `round ${round}`)
    for (const value of [...rings.flat(), ...tooSmall]) ok(Number.isInteger(value))
  }
})
