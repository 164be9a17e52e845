import { deepEqual, equal, match, rejects } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Builder } from 'flatbuffers'
import { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js'
import { byOgr, collectionOf, shapes, skipWithoutOgr } from './gis-files.js'
import { cellsOf, fileOf, randomFrom, readAll, rulesOf } from './reading-files.js'

const skip = skipWithoutOgr
const { high, ...flat } = shapes
const all = [
  ...Object.values(flat),
  `{"type":"GeometryCollection","geometries":[${flat.point},${flat.line}]}`,
]
const source = collectionOf(
  all.map((geometry, at) => ({
    properties: {
      code: `00${at}`,
      name: at === 1 ? null : 'Ďolina',
      big: 9007199254740000 + at,
      x: 0.1 * at,
      open: at % 2 === 0,
    },
    geometry,
  })),
)
const noIndex = ['-lco', 'SPATIAL_INDEX=NO', '-nlt', 'GEOMETRY'] as const

test('a FlatGeobuf of ogr2ogr gives every corner and every value: 7 rows', { skip }, async () => {
  const read = await readAll(byOgr(source, 'a.fgb', ...noIndex))
  equal(read.table.form, 'flatgeobuf')
  equal(read.table.crs, 'EPSG:4326')
  deepEqual(read.table.header, ['code', 'name', 'big', 'x', 'open', 'geometry'])
  deepEqual(
    cellsOf(read),
    all.map((geometry, at) => [
      `00${at}`,
      at === 1 ? '' : 'Ďolina',
      String(9007199254740000 + at),
      String(0.1 * at),
      String(at % 2 === 0),
      geometry,
    ]),
  )
  deepEqual(read.findings, [])
})

test('with an index the same rows come, in the order of the index: 2 kinds of file', { skip }, async () => {
  for (const kind of [shapes.polygons, shapes.lines]) {
    const text = collectionOf([1, 2, 3].map((n) => ({ properties: { n }, geometry: kind })))
    const read = await readAll(byOgr(text, 'a.fgb'))
    deepEqual(
      cellsOf(read)
        .map(([n]) => n)
        .sort(),
      ['1', '2', '3'],
    )
    deepEqual(new Set(cellsOf(read).map(([, geometry]) => geometry)), new Set([kind]))
  }
})

test('heights are kept, and a feature without geometry is a row: 2 rows', { skip }, async () => {
  const bytes = readFileSync(
    byOgr(collectionOf([{ properties: { a: 'b' }, geometry: high }]), 'a.fgb', '-lco', 'SPATIAL_INDEX=NO'),
  )
  const builder = new Builder()
  Feature.startFeature(builder)
  builder.finishSizePrefixed(Feature.endFeature(builder))
  const read = await readAll(fileOf(Buffer.concat([bytes, builder.asUint8Array()]), 'a.fgb'))
  deepEqual(cellsOf(read), [
    ['b', high],
    ['', ''],
  ])
})

test('the coordinate system of the file is read from its head', { skip }, async () => {
  const read = await readAll(byOgr(source, 'a.fgb', ...noIndex, '-a_srs', 'EPSG:32633'))
  equal(read.table.crs, 'EPSG:32633')
})

test('a file that ends in a feature: those before are read, that one waits', { skip }, async () => {
  const bytes = readFileSync(byOgr(source, 'a.fgb', ...noIndex))
  const read = await readAll(fileOf(bytes.subarray(0, -30), 'a.fgb'))
  equal(read.rows.length, 7)
  equal(read.rows.at(-1)?.waits, true)
  deepEqual(rulesOf(read), ['file-cut-off', 'row-cut-off 7'])
  match(read.findings[0]?.message ?? '', /states 7 features and has 6/)
})

test('a head that is cut, and a file without features, are refused', { skip }, async () => {
  const bytes = readFileSync(byOgr(source, 'a.fgb', ...noIndex))
  await rejects(readAll(fileOf(bytes.subarray(0, 40), 'a.fgb')), {
    code: 'gis-not-readable',
    message: /ends in its head/,
  })
  const head = bytes.subarray(0, 12 + bytes.readUInt32LE(8))
  await rejects(readAll(fileOf(head, 'a.fgb')), { code: 'gis-file-empty' })
})

test('100 files with bytes changed by chance are read, wait or are refused, and nothing else (seed 43)', {
  skip,
}, async () => {
  const below = randomFrom(43)
  const bytes = readFileSync(byOgr(source, 'a.fgb', ...noIndex))
  const dataFrom = 12 + bytes.readUInt32LE(8)
  for (let round = 0; round < 100; round += 1) {
    const changed = Buffer.from(bytes)
    for (let at = 0; at < 4; at += 1) changed[dataFrom + below(bytes.length - dataFrom)] = below(256)
    const read = await readAll(fileOf(changed, 'a.fgb'))
    for (const row of read.rows) equal(row.cells.length, 6)
  }
})
