import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { test } from 'node:test'
import { geojsonWithoutRows } from '../intake/erase/plain-geojson.js'
import { withPackedShapefiles } from '../intake/gis/pack-shapefile.js'
import { mappingFromBytes } from '../intake/table/load-mapping.js'
import type { MappedRow } from '../intake/table/map-row.js'
import { openMapped } from '../intake/table/mapped-rows.js'
import { proposeMapping } from '../intake/table/propose.js'
import { byOgr, collectionOf, freshPath, shapes, skipWithoutOgr } from './gis-files.js'
import { cellsOf, fileOf, readAll, rulesOf, sharedFile, skipWithout } from './reading-files.js'

const skip = skipWithoutOgr
const areas = collectionOf([
  { properties: { code: '007', stray: 'x' }, geometry: shapes.polygon },
  { properties: { code: '008', stray: 'y' }, geometry: 'null' },
])

/** A mapping of a hazard with a shape; `file` and `rule` are added to it. */
function mappingOf(file: object = {}, rule: object | null = {}) {
  const shape = rule === null ? {} : { shape: { geometry: 'geometry', basis: 'map', ...rule } }
  const content = {
    mapping: 1,
    title: 'areas',
    main: 'hazard',
    file,
    records: { hazard: { kind: 'hazard', fields: { local_id: { column: 'code' }, ...shape } } },
    ignored: ['stray'],
  }
  return mappingFromBytes(Buffer.from(JSON.stringify(content)), 'mapping.json')
}

async function mapped(path: string, mapping: ReturnType<typeof mappingOf>): Promise<readonly MappedRow[]> {
  const rows: MappedRow[] = []
  for await (const batch of await openMapped(path, mapping, { receivedOn: null })) rows.push(...batch.rows)
  return rows
}

const shapeOf = (row: MappedRow | undefined) => row?.records[0]?.values.shape

test('a shape is read from a GeoJSON file, and a row without geometry is a record without shape', async () => {
  const rows = await mapped(fileOf(areas, 'a.geojson'), mappingOf())
  deepEqual(shapeOf(rows[0]), [shapes.polygon, null, 'EPSG:4326', 'map'])
  equal(shapeOf(rows[1]), undefined)
  equal(rows[1]?.waits, false)
})

test('a coordinate system that nobody states is asked for: 3 ways to say it', { skip }, async () => {
  const path = byOgr(areas, 'a.shp')
  rmSync(path.replace(/shp$/, 'prj'))
  await rejects(mapped(path, mappingOf()), {
    code: 'crs-missing',
    message: /none is assumed\. Nothing was taken in\..*file\.crs/,
  })
  for (const mapping of [mappingOf({ crs: 'EPSG:4326' }), mappingOf({}, { crs: 'EPSG:4326' })])
    deepEqual(shapeOf((await mapped(path, mapping))[0]), [shapes.polygon, null, 'EPSG:4326', 'map'])
  // Nobody reads the shapes: what they are in does not matter.
  equal((await mapped(path, mappingOf({}, null))).length, 2)
})

test('the WKT of ArcGIS and the code of the same system agree, another one does not', { skip }, async () => {
  const path = byOgr(areas, 'a.shp', '-t_srs', 'EPSG:32633')
  match(readFileSync(path.replace(/shp$/, 'prj'), 'utf8'), /^PROJCS\["WGS_1984_UTM_Zone_33N"/)
  const rows = await mapped(path, mappingOf({ crs: 'EPSG:32633' }))
  match(String(shapeOf(rows[0])), /^\{"type":"Polygon","coordinates":\[\[\[/)
  await rejects(mapped(path, mappingOf({ crs: 'EPSG:4326' })), {
    code: 'crs-contradicted',
    message: /WGS_1984_UTM_Zone_33N.*the mapping EPSG:4326.*Nothing was taken in/,
  })
  await rejects(mapped(fileOf(areas), mappingOf({}, { crs: 'EPSG:32633' })), { code: 'crs-contradicted' })
})

test('a code that is not known is refused with what to do', async () => {
  await rejects(mapped(fileOf(areas), mappingOf({ crs: 'EPSG:999999' })), {
    code: 'crs-not-known',
    message: /EPSG:999999.*as WKT.*Nothing was taken in/,
  })
})

test('a geometry that cannot be read blocks its row once, and not where nobody reads it', async () => {
  const path = fileOf(collectionOf([{ properties: { code: '1', stray: '' }, geometry: '{"type":"Circle"}' }]))
  const read = await mapped(path, mappingOf())
  deepEqual(
    read[0]?.findings.map(({ rule, severity }) => [rule, severity]),
    [['geometry-not-readable', 'blocks']],
  )
  equal((await mapped(path, mappingOf({}, null)))[0]?.waits, false)
})

test('a layer is named in the mapping', { skip }, async () => {
  const path = byOgr(areas, 'a.gpkg', '-nln', 'areas')
  equal((await mapped(path, mappingOf({ layer: 'areas' }))).length, 2)
  await rejects(mapped(path, mappingOf({ layer: 'other' })), { code: 'layer-needed' })
})

test('a new attribute in a second file is named, none is dropped in silence', async () => {
  const path = fileOf(
    collectionOf([{ properties: { code: '1', stray: '', casualties: 3 }, geometry: 'null' }]),
  )
  const found: string[] = []
  for await (const batch of await openMapped(path, mappingOf(), { receivedOn: null }))
    found.push(...batch.findings.map(({ rule, column }) => `${rule} ${column}`))
  ok(found.includes('column-not-mapped casualties'))
})

for (const [name, kind, where] of [
  ['suspect_areas_simplyfied.geojson', 'hazard', 'shape'],
  ['cleared_areas_simplyfied.geojson', 'activity', 'land'],
  ['incidents.geojson', 'accident', 'position'],
] as const) {
  const path = sharedFile('bosnia-hazards', name)
  test(`a proposal for ${name} draws the geometry in the ${where} of its ${kind}`, {
    skip: skipWithout(path),
  }, async () => {
    const { mapping } = await proposeMapping(path, kind)
    const rule = mapping.records[kind]?.fields[where]
    const drawn = rule && 'entries' in rule ? rule.entries[0]?.shape : rule
    deepEqual(drawn, { geometry: 'geometry' })
    const loaded = mappingFromBytes(Buffer.from(JSON.stringify(mapping)), 'proposal.json')
    for await (const { rows } of await openMapped(path, loaded, { receivedOn: null })) {
      if (rows.length === 0) continue
      ok(rows.some((row) => row.records[0]?.values[where]))
      break
    }
  })
}

test('a proposal for a file that states no system asks for it', { skip }, async () => {
  const path = byOgr(areas, 'a.shp')
  rmSync(path.replace(/shp$/, 'prj'))
  const { notes } = await proposeMapping(path, 'hazard')
  ok(notes.some((note) => /none is assumed.*"crs" under "file"/.test(note)))
})

test('a shapefile beside its parts becomes the same zip every time, and other files stay what they are', {
  skip,
}, async () => {
  const path = byOgr(areas, 'areas.shp')
  writeFileSync(path.replace(/shp$/, 'qix'), 'not a part')
  const other = fileOf(areas)
  const packed = () =>
    withPackedShapefiles([path, other], async ([zip = '', same = '']) => {
      equal(same, other)
      deepEqual((await readAll(zip)).rows.length, 2)
      return readFileSync(zip)
    })
  deepEqual(await packed(), await packed())
  ok(readdirSync(dirname(path)).length >= 4)
  const missing = freshPath('gone.shp')
  equal(await withPackedShapefiles([missing], ([given]) => Promise.resolve(given)), missing)
})

test('a GIS file without its erased row keeps every other row, its columns and its system', {
  skip,
}, async () => {
  const path = byOgr(areas, 'a.gpkg', '-nln', 'areas', '-t_srs', 'EPSG:32633')
  const before = await readAll(path)
  const after = await readAll(fileOf(await geojsonWithoutRows(before.table, new Set([1]))))
  deepEqual(after.table.header, before.table.header)
  equal(after.table.crs, 'EPSG:32633')
  deepEqual(
    after.rows.map(({ row, cells }) => ({ row, cells })),
    before.rows.slice(1).map(({ row, cells }) => ({ row, cells })),
  )
  deepEqual(rulesOf(after), ['features-null'])
  const none = await readAll(fileOf(await geojsonWithoutRows(before.table, new Set([1, 2]))))
  deepEqual(none.table.header, before.table.header)
  deepEqual(cellsOf(none), [before.table.header.map(() => '')])
})
