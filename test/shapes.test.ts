/** Shapes in the register: kept as they came, their valid form and area beside them, on both engines alike. */
import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { after, test } from 'node:test'
import type { Finding } from '../core/finding.js'
import type { Engine } from '../store/engine/engine.js'
import { examineShapes } from '../store/geometry/examine-shapes.js'
import { draftsWhere } from '../store/import/drafts.js'
import { findProgramme } from '../store/open-programme.js'
import { rebuild } from '../store/rebuild.js'
import { acceptWaiting } from '../store/review/acts.js'
import { backupFolder, backupOf, copyOutside, restored } from './support/backups.js'
import { importText, newProgramme } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'
import { derivedRows, differences } from './support/tables.js'

const square = '{"type":"Polygon","coordinates":[[[17,44],[17.001,44],[17.001,44.001],[17,44.001],[17,44]]]}'
const bowTie = '{"type":"Polygon","coordinates":[[[17,44],[17.001,44.001],[17.001,44],[17,44.001],[17,44]]]}'
const openRing = '{"type":"Polygon","coordinates":[[[17,44],[17.001,44],[17.001,44.001],[17,44.001]]]}'
const twoCorners = '{"type":"Polygon","coordinates":[[[17,44],[17.001,44.001]]]}'
const emptyShape = '{"type":"MultiPolygon","coordinates":[]}'
const metres =
  '{"type":"Polygon","coordinates":[[[500000,4872000],[500100,4872000],[500100,4872100],[500000,4872000]]]}'
const line = '{"type":"LineString","coordinates":[[17,44],[17.001,44.001]]}'

const hazards = {
  mapping: 1,
  title: 'Invented areas',
  main: 'hazard',
  records: {
    hazard: {
      kind: 'hazard',
      fields: {
        local_id: { column: 'id' },
        class: { constant: 'suspected_hazardous_area' },
        status: { constant: 'unknown' },
        shape: { geometry: 'geometry', crs: 'EPSG:4326', basis: 'map' },
      },
    },
  },
}

const activities = {
  mapping: 1,
  title: 'Invented clearance',
  main: 'activity',
  records: {
    activity: {
      kind: 'activity',
      fields: {
        local_id: { column: 'id' },
        type: { constant: 'clearance' },
        land: {
          entries: [
            { release: { constant: 'cleared' }, shape: { geometry: 'a', format: 'wkt', crs: 'EPSG:4326' } },
            { release: { constant: 'reduced' }, shape: { geometry: 'b', crs: 'EPSG:4326' } },
          ],
        },
      },
    },
  },
}

function table(header: string, rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
  return [header, ...rows.map((row) => row.map(cell).join(','))].join('\n')
}

const zoo = [square, bowTie, openRing, twoCorners, emptyShape, metres, line]
const ids = ['square', 'bow-tie', 'open', 'two', 'empty', 'metres', 'line']
const zooTable = table('id,geometry', [...zoo.map((shape, i) => [ids[i] ?? '', shape]), ['none', '']])

async function rowsOf(engine: Engine, programmeId: string) {
  return engine.transaction((session) =>
    session.query(
      `select trim(local_id) as id, shape_state as state, ST_AsText(shape_valid) as valid, ST_NPoints(shape) as points,
         computed_area_square_metres as area
       from hazards where programme_id = $1 and role = 'accepted' and current_to is null order by 1`,
      [programmeId],
    ),
  )
}

describeEngines('shapes', (kind) => {
  const register = sharedRegister(kind)
  const target = sharedRegister(kind)
  const folder = backupFolder()
  after(() => rmSync(folder, { recursive: true }))

  test('7 shapes are examined with one verdict on every engine, areas ellipsoidal', async () => {
    const examined = await register.engine.transaction((session) => examineShapes(session, zoo))
    assert.deepEqual(
      examined.map(({ isValid, reason, at, isEmpty, areaSquareMetres }) => ({
        ...{ isValid, reason, isEmpty },
        areaSquareMetres: areaSquareMetres === null ? null : Math.round(areaSquareMetres),
        at: at?.map((degrees) => degrees.toFixed(6)) ?? null,
      })),
      [
        { isValid: true, reason: null, isEmpty: false, areaSquareMetres: 8912, at: null },
        {
          ...{ isValid: false, reason: 'Self-intersection', isEmpty: false, areaSquareMetres: 4456 },
          at: ['17.000500', '44.000500'],
        },
        { isValid: false, reason: 'Ring is not closed', isEmpty: false, areaSquareMetres: 8912, at: null },
        {
          ...{ isValid: false, reason: 'Too few points in geometry component', isEmpty: false },
          ...{ areaSquareMetres: 0, at: ['17.000000', '44.000000'] },
        },
        { isValid: true, reason: null, isEmpty: true, areaSquareMetres: null, at: null },
        { isValid: false, reason: 'Off the globe', isEmpty: false, areaSquareMetres: null, at: null },
        { isValid: true, reason: null, isEmpty: false, areaSquareMetres: null, at: null },
      ],
    )
    assert.deepEqual(
      examined.map(({ validGeojson }) => validGeojson?.slice(0, 23) ?? null),
      [null, '{"type":"MultiPolygon",', null, null, null, null, null],
    )
    assert.deepEqual(await register.engine.transaction((session) => examineShapes(session, [])), [])
  })

  test('8 areas are in the register however broken, and a rebuild and a restore give the same rows', async () => {
    const programme = await newProgramme(register.engine, register.place, 'AREAS')
    const report = await importText(programme, zooTable, { mapping: hazards })
    assert.deepEqual([report.rows, report.accepted, report.waiting], [8, 8, 0])
    const rows = await rowsOf(register.engine, programme.programmeId)
    assert.deepEqual(
      rows.map(({ id, state, points, area }) => [id, state, points, area]),
      [
        ['bow-tie', 'invalid', 5, 4456],
        ['empty', 'empty', null, null],
        ['line', 'valid', 2, null],
        ['metres', 'invalid', null, null],
        ['none', 'missing', null, null],
        ['open', 'invalid', 5, 8912],
        ['square', 'valid', 5, 8912],
        ['two', 'invalid', 4, 0],
      ],
    )
    assert.match(String(rows[0]?.valid), /^MULTIPOLYGON\(\(\(/)
    assert.equal(rows[7]?.valid, null)
    const before = await derivedRows(register.engine, programme.programmeId)
    await rebuild(programme)
    assert.deepEqual(differences(before, await derivedRows(register.engine, programme.programmeId)), [])
    const path = await backupOf(programme, folder, 'areas.backup')
    copyOutside('AREAS', register.place.directory, target.place.directory, ['key', 'checkpoint'])
    await restored(target, path)
    const other = await findProgramme(target.engine, target.place, 'AREAS')
    assert.ok(other)
    assert.deepEqual(differences(before, await derivedRows(target.engine, other.programmeId)), [])
  })

  test('the same file again changes nothing, and a corrected shape is one correction', async () => {
    const programme = await newProgramme(register.engine, register.place, 'AGAIN')
    await importText(programme, zooTable, { mapping: hazards })
    const again = await importText(programme, zooTable, { mapping: hazards })
    assert.deepEqual([again.unchanged, again.updated, again.accepted], [8, 0, 0])
    const corrected = zooTable
      .split('\n')
      .map((row) => (row.startsWith('"bow-tie"') ? row.replaceAll('17.001', '17.002') : row))
      .join('\n')
    const report = await importText(programme, corrected, { mapping: hazards })
    assert.deepEqual([report.unchanged, report.updated], [7, 1])
    assert.deepEqual(
      report.changes.map(({ field, before, after: now }) => [field, before.slice(0, 9), now.slice(0, 9)]),
      [
        ['hazard.shape', '["{\\"type', '["{\\"type'],
        ['hazard.computed_area_square_metres', '4456', '8912'],
      ],
    )
  })

  test('rows that a reviewer accepts later have their area as those accepted at once', async () => {
    const programme = await newProgramme(register.engine, register.place, 'LATER')
    const report = await importText(programme, zooTable, { mapping: hazards, accept: false })
    assert.equal(report.submitted, 8)
    await register.engine.transaction(async (session) => {
      const drafts = await draftsWhere(session, programme.programmeId, { submission: Number(report.id) })
      await acceptWaiting(session, programme, drafts)
    })
    const rows = await rowsOf(register.engine, programme.programmeId)
    assert.deepEqual(
      rows.map(({ area }) => area),
      [4456, null, null, null, null, 8912, 8912, 0],
    )
  })

  test('a geometry that cannot be read makes its row wait with its text, and 7 others go in', async () => {
    const programme = await newProgramme(register.engine, register.place, 'UNREAD')
    const findings: Finding[] = []
    const broken = zooTable.replace('"none",""', '"none","{""type"":""Point"",""coordinates"":[NaN,1]}"')
    const report = await importText(programme, broken, {
      mapping: hazards,
      findings: (found) => findings.push(...found),
    })
    assert.deepEqual([report.accepted, report.waiting], [7, 1])
    const found = findings.filter(({ rule }) => rule === 'geometry-not-readable')
    assert.deepEqual(
      found.map(({ row, column, severity, text }) => [row, column, severity, text]),
      [[8, 'geometry', 'blocks', '{"type":"Point","coordinates":[NaN,1]}']],
    )
  })

  test('2 pieces of land of one activity stand together in its land_shape, each with its own area', async () => {
    const programme = await newProgramme(register.engine, register.place, 'LAND')
    const text = table('id,a,b', [
      ['1', 'POLYGON ((17 44, 17.001 44, 17.001 44.001, 17 44.001, 17 44))', bowTie],
      ['2', '', square],
      ['3', '', ''],
    ])
    await importText(programme, text, { mapping: activities })
    const rows = await register.engine.transaction((session) =>
      session.query<{ land: string; type: string; state: string; area: string }>(
        `select land, ST_GeometryType(land_shape) as type, land_shape_state as state,
           round(ST_Area(land_shape_valid::geography)::numeric)::text as area
         from activities where programme_id = $1 order by trim(local_id)`,
        [programme.programmeId],
      ),
    )
    assert.deepEqual(
      rows.map(({ type, state, area }) => [type, state, area]),
      [
        ['ST_GeometryCollection', 'invalid', '8912'],
        ['ST_Polygon', 'valid', '8912'],
        [null, 'missing', null],
      ],
    )
    const land = JSON.parse(rows[0]?.land ?? '') as readonly (readonly unknown[])[]
    assert.deepEqual(
      land.map((entry) => entry[6]),
      ['8912', '4456'],
    )
  })
})
