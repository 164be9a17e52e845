import { deepEqual, equal, match, rejects } from 'node:assert/strict'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { test } from 'node:test'
import { zipSync } from 'fflate'
import { byOgr, collectionOf, freshPath, shapes, skipWithoutOgr } from './gis-files.js'
import { cellsOf, readAll, rulesOf } from './reading-files.js'

const skip = skipWithoutOgr
const endings = ['shp', 'shx', 'dbf', 'prj', 'cpg'] as const
const beside = (path: string, ending: string) => path.replace(/shp$/, ending)
const geometries = (cells: readonly (readonly string[])[]) => cells.map((row) => row.at(-1))

/** The parts of a shapefile in a zip; `change` may leave parts out. */
function zipped(path: string, layer = 'areas', leaveOut: readonly string[] = []): string {
  const parts = endings.flatMap((ending) =>
    leaveOut.includes(ending) ? [] : [[`${layer}.${ending}`, readFileSync(beside(path, ending))] as const],
  )
  const zip = freshPath('areas.zip')
  writeFileSync(zip, zipSync(Object.fromEntries(parts)))
  return zip
}

const features = [
  {
    properties: { id: '007', name: 'Ďolina đ', n: 12, x: 1.25, day: '2041-02-28' },
    geometry: shapes.polygon,
  },
  { properties: { id: '007', name: null, n: null, x: -0.5, day: null }, geometry: 'null' },
  { properties: { id: '8', name: 'b ', n: -3, x: 1e-9, day: '2041-12-31' }, geometry: shapes.polygons },
]
const polygons = () => byOgr(collectionOf(features), 'areas.shp', '-lco', 'ENCODING=UTF-8')

test('a shapefile of ogr2ogr, zipped or not, gives 3 rows with every corner', { skip }, async () => {
  const path = polygons()
  for (const file of [path, zipped(path)]) {
    const read = await readAll(file)
    equal(read.table.form, 'shapefile')
    equal(read.table.layer, 'areas')
    equal(read.table.encoding, 'utf-8')
    match(read.table.crs ?? '', /^GEOGCS\["GCS_WGS_1984"/)
    deepEqual(read.table.header, ['id', 'name', 'n', 'x', 'day', 'geometry'])
    deepEqual(cellsOf(read), [
      ['007', 'Ďolina đ', '12', '1.250000000000000', '2041-02-28', shapes.polygon],
      ['007', '', '', '-0.500000000000000', '', ''],
      ['8', 'b', '-3', '0.000000001000000', '2041-12-31', shapes.polygons],
    ])
    deepEqual(rulesOf(read), ['numbers-of-asterisks'])
  }
})

for (const [kind, of, options] of [
  ['points', [shapes.point, 'null'], []],
  ['points with heights', [shapes.high], []],
  ['several points', [shapes.points], []],
  ['lines', [shapes.line, shapes.lines], []],
] as const) {
  test(`a shapefile of ${kind} keeps every digit: ${of.length} shapes`, { skip }, async () => {
    const source = collectionOf(of.map((geometry) => ({ properties: { a: 'b' }, geometry })))
    const read = await readAll(zipped(byOgr(source, 'areas.shp', '-lco', 'ENCODING=UTF-8', ...options)))
    deepEqual(
      geometries(cellsOf(read)),
      of.map((geometry) => (geometry === 'null' ? '' : geometry)),
    )
  })
}

test('measures are counted, heights beside them kept: 1 shape', { skip }, async () => {
  const source = collectionOf([{ properties: { a: 'b' }, geometry: shapes.high }])
  const read = await readAll(byOgr(source, 'a.shp', '-dim', 'XYZM', '-lco', 'SHPT=POINTZM'))
  deepEqual(geometries(cellsOf(read)), [shapes.high])
  const path = byOgr(source, 'a.shp', '-dim', 'XYZM', '-lco', 'SHPT=POINTZM')
  const bytes = readFileSync(path)
  bytes.writeDoubleLE(7.5, bytes.length - 8)
  writeFileSync(path, bytes)
  deepEqual(rulesOf(await readAll(path)), ['measures-not-kept'])
})

for (const [ending, says] of [
  ['shx', /one after another/],
  ['dbf', /attributes: only the shapes were read/],
  ['prj', /None is assumed: name it in the mapping under file\.crs/],
] as const) {
  test(`a shapefile without .${ending} is read and says what was kept`, { skip }, async () => {
    const path = polygons()
    for (const file of [zipped(path, 'areas', [ending]), withoutPart(path, ending)]) {
      const read = await readAll(file)
      const found = read.findings.find(({ rule }) => rule === 'shapefile-part-missing')
      equal(found?.text, `.${ending}`)
      match(found?.message ?? '', says)
      equal(read.rows.length, 3)
      deepEqual(geometries(cellsOf(read)), [shapes.polygon, '', shapes.polygons])
      if (ending === 'prj') equal(read.table.crs, null)
      if (ending === 'dbf') deepEqual(read.table.header, ['geometry'])
    }
  })
}

function withoutPart(path: string, ending: string): string {
  const copy = join(dirname(freshPath('x')), basename(path))
  for (const one of endings)
    if (one !== ending) writeFileSync(beside(copy, one), readFileSync(beside(path, one)))
  return copy
}

test('2 shapefiles in a zip: neither is chosen by chance, each can be named', { skip }, async () => {
  const one = byOgr(collectionOf(features.slice(0, 1)), 'one.shp')
  const two = byOgr(collectionOf(features.slice(1)), 'two.shp')
  const parts = [one, two].flatMap((path) =>
    ['shp', 'shx', 'dbf', 'prj'].map(
      (ending) => [`folder/${basename(beside(path, ending))}`, readFileSync(beside(path, ending))] as const,
    ),
  )
  const zip = freshPath('two.zip')
  writeFileSync(zip, zipSync({ ...Object.fromEntries(parts), '__MACOSX/folder/._one.shp': Buffer.from('x') }))
  await rejects(readAll(zip), { code: 'layer-needed', message: /has 2 layers: one, two\..*file\.layer/ })
  await rejects(readAll(zip, { layer: 'three' }), { code: 'layer-needed', message: /no layer "three"/ })
  equal((await readAll(zip, { layer: 'two' })).rows.length, 2)
})

test('letters are read by the .cpg, by the language byte, by the letters themselves, or as the mapping says', {
  skip,
}, async () => {
  const source = collectionOf(
    ['Ćuprija', 'Šuma', 'Žabljak', 'Čelić'].map((name) => ({ properties: { name }, geometry: shapes.point })),
  )
  const path = byOgr(source, 'areas.shp', '-lco', 'ENCODING=CP1250')
  const names = ['Ćuprija', 'Šuma', 'Žabljak', 'Čelić']
  const stated = await readAll(path)
  equal(stated.table.encoding, 'windows-1250')
  deepEqual(
    stated.rows.map((row) => row.cells[0]),
    names,
  )
  rmSync(beside(path, 'cpg'), { force: true })
  const bytes = readFileSync(beside(path, 'dbf'))
  bytes[29] = 0
  writeFileSync(beside(path, 'dbf'), bytes)
  const guessed = await readAll(path)
  deepEqual(
    guessed.rows.map((row) => row.cells[0]),
    names,
  )
  deepEqual(rulesOf(guessed), ['encoding-detected'])
  writeFileSync(beside(path, 'cpg'), '1251')
  deepEqual(
    (await readAll(path, { encoding: 'windows-1250' })).rows.map((row) => row.cells[0]),
    names,
  )
  equal((await readAll(path)).table.encoding, 'windows-1251')
})

test('a deleted record keeps its number and makes no row', { skip }, async () => {
  const path = polygons()
  const bytes = readFileSync(beside(path, 'dbf'))
  const at = bytes.readUInt16LE(8) + bytes.readUInt16LE(10)
  bytes[at] = 0x2a
  writeFileSync(beside(path, 'dbf'), bytes)
  const read = await readAll(path)
  deepEqual(
    read.rows.map((row) => row.row),
    [1, 3],
  )
  deepEqual(rulesOf(read), ['rows-deleted'])
})

test('a .shp that ends in its 3rd shape: 2 rows are read, the 3rd waits with its attributes', {
  skip,
}, async () => {
  const path = polygons()
  writeFileSync(path, readFileSync(path).subarray(0, -20))
  const read = await readAll(path)
  deepEqual(
    read.rows.map((row) => [row.row, row.waits, row.cells[0]]),
    [
      [1, false, '007'],
      [2, false, '007'],
      [3, true, '8'],
    ],
  )
  deepEqual(rulesOf(read), ['numbers-of-asterisks', 'row-cut-off 3'])
})

test('a .dbf that ends before its shapes: the shape without a record waits', { skip }, async () => {
  const path = polygons()
  writeFileSync(beside(path, 'dbf'), readFileSync(beside(path, 'dbf')).subarray(0, -40))
  const read = await readAll(path)
  deepEqual(rulesOf(read), ['numbers-of-asterisks', 'attributes-missing 3'])
  equal(read.rows[2]?.cells.at(-1), shapes.polygons)
})

test('shapes that a program has moved to the end are read by the index: 3 of 3', { skip }, async () => {
  const path = polygons()
  const [shp, shx] = [readFileSync(path), readFileSync(beside(path, 'shx'))]
  const first = shp.subarray(100, 100 + 8 + shx.readUInt32BE(104) * 2)
  const moved = Buffer.concat([shp, first])
  moved.fill(0xff, 108, 100 + first.length)
  shx.writeUInt32BE(shp.length / 2, 100)
  writeFileSync(path, moved)
  writeFileSync(beside(path, 'shx'), shx)
  deepEqual(geometries(cellsOf(await readAll(path))), [shapes.polygon, '', shapes.polygons])
})
