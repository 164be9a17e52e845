import { deepEqual, equal, match, rejects } from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import initSqlJs from 'sql.js'
import { byOgr, collectionOf, freshPath, shapes, skipWithoutOgr } from './gis-files.js'
import { cellsOf, fileOf, readAll, rulesOf } from './reading-files.js'

const skip = skipWithoutOgr
const features = [
  {
    properties: { code: '007', name: 'Ďolina', n: 9007199254740, x: 0.1, open: true },
    geometry: shapes.polygon,
  },
  { properties: { code: '007', name: null, n: null, x: 1e-9, open: false }, geometry: 'null' },
  {
    properties: { code: '', name: 'ž', n: -3, x: -2.123456789012345, open: null },
    geometry: shapes.polygons,
  },
]

/** Changes a GeoPackage with SQL. */
async function changed(path: string, ...statements: readonly string[]): Promise<string> {
  const { Database } = await initSqlJs()
  const database = new Database(readFileSync(path))
  for (const statement of statements) database.run(statement)
  const copy = freshPath('changed.gpkg')
  writeFileSync(copy, database.export())
  database.close()
  return copy
}

test('a GeoPackage of ogr2ogr gives 3 rows with every corner and every value', { skip }, async () => {
  const read = await readAll(byOgr(collectionOf(features), 'a.gpkg', '-nln', 'areas'))
  equal(read.table.form, 'geopackage')
  equal(read.table.layer, 'areas')
  equal(read.table.crs, 'EPSG:4326')
  deepEqual(read.table.header, ['fid', 'code', 'name', 'n', 'x', 'open', 'geometry'])
  deepEqual(cellsOf(read), [
    ['1', '007', 'Ďolina', '9007199254740', '0.1', 'true', shapes.polygon],
    ['2', '007', '', '', '0.000000001', 'false', ''],
    ['3', '', 'ž', '-3', '-2.123456789012345', '', shapes.polygons],
  ])
  deepEqual(read.findings, [])
})

test('every kind of shape keeps every digit, heights and collections too: 8 shapes', { skip }, async () => {
  const all = [
    ...Object.values(shapes),
    `{"type":"GeometryCollection","geometries":[${shapes.point},${shapes.line}]}`,
  ]
  const read = await readAll(
    byOgr(collectionOf(all.map((geometry) => ({ properties: {}, geometry }))), 'a.gpkg', '-nlt', 'GEOMETRY'),
  )
  deepEqual(
    cellsOf(read).map((cells) => cells.at(-1)),
    all,
  )
})

test('2 layers: neither is chosen by chance, each can be named', { skip }, async () => {
  const path = byOgr(collectionOf(features), 'a.gpkg', '-nln', 'one')
  const more = byOgr(collectionOf(features.slice(1)), 'b.geojson')
  equal(spawnSync('ogr2ogr', ['-update', path, more, '-nln', 'two', '-t_srs', 'EPSG:32633']).status, 0)
  await rejects(readAll(path), { code: 'layer-needed', message: /has 2 layers: one, two/ })
  await rejects(readAll(path, { layer: 'three' }), { code: 'layer-needed', message: /no layer "three"/ })
  const read = await readAll(path, { layer: 'two' })
  equal(read.rows.length, 2)
  equal(read.table.crs, 'EPSG:32633')
  deepEqual(rulesOf(read), ['layers-not-read'])
})

test('a view is a layer, whole numbers keep 19 digits, bytes are counted', { skip }, async () => {
  const path = await changed(
    byOgr(collectionOf(features), 'a.gpkg', '-nln', 'areas'),
    `create view seen as select fid, 9223372036854775807 as big, x'0102' as picture, geom from areas`,
    `insert into gpkg_contents(table_name, data_type, identifier, srs_id) values ('seen', 'features', 'seen', 4326)`,
    `insert into gpkg_geometry_columns values ('seen', 'geom', 'GEOMETRY', 4326, 0, 0)`,
  )
  const read = await readAll(path, { layer: 'seen' })
  deepEqual(cellsOf(read)[0], ['1', '9223372036854775807', '2 bytes', shapes.polygon])
  deepEqual(rulesOf(read), ['layers-not-read', 'bytes-not-read'])
})

test('curves, text and cut bytes wait in their row; an empty point is empty', { skip }, async () => {
  const curve = '47500001E6100000010800000000000000'
  const cut = '47500001E6100000010100000000000000'
  const empty = `47500011E61000000101000000${'000000000000F87F'.repeat(2)}`
  const nan = '47500001E6100000010200000001000000000000000000F87F0000000000000000'
  const other = `47500001F77800000101000000${'0000000000000000'.repeat(2)}`
  const bytes = [curve, cut, empty, nan, other]
  const path = await changed(
    byOgr(collectionOf(features), 'a.gpkg', '-nln', 'areas'),
    'drop trigger if exists rtree_areas_geom_insert',
    'delete from gpkg_extensions',
    ...['insert', 'update1', 'update2', 'update3', 'update4', 'update6', 'update7', 'delete'].map(
      (event) => `drop trigger if exists rtree_areas_geom_${event}`,
    ),
    'drop trigger if exists trigger_insert_feature_count_areas',
    'drop trigger if exists trigger_delete_feature_count_areas',
    'delete from areas',
    `insert into areas(code, geom) values ('text', 'POINT(1 2)')`,
    ...bytes.map((hex) => `insert into areas(geom) values (x'${hex}')`),
  )
  const read = await readAll(path)
  deepEqual(rulesOf(read), [
    'geometry-not-readable 1',
    'geometry-not-readable 2',
    'geometry-not-readable 3',
    'geometry-not-readable 5',
    'geometry-other-crs 6',
  ])
  match(read.findings[1]?.message ?? '', /CircularString/)
  match(read.findings[2]?.message ?? '', /bytes end before/)
  const cells = cellsOf(read).map((row) => row.at(-1))
  equal(cells[0], 'POINT(1 2)')
  equal(cells[1], curve.toLowerCase())
  equal(cells[3], '{"type":"Point","coordinates":[]}')
  equal(cells[4], '{"type":"LineString","coordinates":[[NaN,0]]}')
})

test('systems -1 and 0 state none', { skip }, async () => {
  const path = await changed(
    byOgr(collectionOf(features), 'a.gpkg', '-nln', 'areas'),
    `update gpkg_geometry_columns set srs_id = -1`,
  )
  equal((await readAll(path)).table.crs, null)
})

test('a database that is no GeoPackage is refused, and so is one that a program holds open', {
  skip,
}, async () => {
  const { Database } = await initSqlJs()
  const plain = new Database()
  plain.run('create table a(b)')
  await rejects(readAll(fileOf(plain.export(), 'a.sqlite')), {
    code: 'not-a-table',
    message: /no GeoPackage/,
  })
  plain.close()
  const path = byOgr(collectionOf(features), 'a.gpkg', '-nln', 'areas')
  writeFileSync(`${path}-wal`, 'changes')
  await rejects(readAll(path), { code: 'gis-not-readable', message: /close that program first/ })
  const damaged = readFileSync(byOgr(collectionOf(features), 'a.gpkg', '-nln', 'areas')).subarray(0, 5000)
  await rejects(readAll(fileOf(damaged, 'b.gpkg')), { code: 'gis-not-readable', message: /SQLite says/ })
})
