/** What an import finds about shapes: each alone, and held against its neighbours, alike on both engines. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Finding } from '../core/finding.js'
import { changeSettings } from '../store/programme-changes.js'
import { importText, newProgramme } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'

/** A square of 0.001 degrees whose south-west corner lies so many thousandths east of 17. */
function square(east: number, north = 0): string {
  const [west, south] = [17 + east / 1000, 44 + north / 1000]
  const corners = [
    [west, south],
    [west + 0.001, south],
    [west + 0.001, south + 0.001],
    [west, south + 0.001],
    [west, south],
  ]
  return JSON.stringify({ type: 'Polygon', coordinates: [corners] })
}

const shape = { geometry: 'geometry', crs: 'EPSG:4326' }
const hazards = {
  ...{ mapping: 1, title: 'Invented areas', main: 'hazard' },
  records: {
    hazard: {
      kind: 'hazard',
      fields: {
        local_id: { column: 'id' },
        status: { column: 'status' },
        estimated_area_square_metres: { column: 'told' },
        shape,
      },
    },
  },
}
const activities = {
  ...{ mapping: 1, title: 'Invented clearance', main: 'activity' },
  records: {
    activity: {
      kind: 'activity',
      fields: {
        local_id: { column: 'id' },
        land: { entries: [{ release: { constant: 'cleared' }, shape }] },
      },
    },
  },
}

function table(header: string, rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
  return [header, ...rows.map((row) => row.map(cell).join(','))].join('\n')
}

function said(found: readonly Finding[]): readonly string[] {
  return found
    .filter(({ row, rule }) => row !== null && rule !== 'missing')
    .map(({ row, column, rule, text, severity }) => {
      assert.equal(severity, 'note')
      return `${row} ${column} ${rule}: ${text}`
    })
}

const bowTie = JSON.stringify({
  type: 'Polygon',
  coordinates: [
    [
      [17.5, 44],
      [17.501, 44.001],
      [17.501, 44],
      [17.5, 44.001],
      [17.5, 44],
    ],
  ],
})
/** The first square, begun at another corner and off by 3 millimetres. */
const copied = JSON.stringify({
  type: 'Polygon',
  coordinates: [
    [
      [17.00100003, 44],
      [17.001, 44.001],
      [17, 44.001],
      [17, 44],
      [17.00100003, 44],
    ],
  ],
})

describeEngines('findings about shapes', (kind) => {
  const register = sharedRegister(kind)

  test('11 areas and 3 clearances give these findings, by row and column, and all are accepted', async () => {
    const programme = await newProgramme(register.engine, register.place, 'CHECKS')
    await changeSettings(programme, 'settings.json', JSON.stringify({ country_box: [15, 42, 20, 46] }))
    const areas: Finding[] = []
    const first = await importText(
      programme,
      table('id,status,told,geometry', [
        ['A', 'open', '', square(0)],
        ['B', 'open', '', copied],
        ['C', 'closed', '', square(0.5)],
        ['D', 'open', '', square(0.5, 0.5)],
        ['E', 'open', '', square(0.991, -0.5)],
        ['F', 'open', '', ''],
        ['G', 'open', '', '{"type":"MultiPolygon","coordinates":[]}'],
        ['H', 'open', '500', bowTie],
        ['I', 'open', '', '{"type":"Point","coordinates":[44,17]}'],
        ['J', 'open', '', '{"type":"Polygon","coordinates":[[[18,44],[18.0001,44],[18.0001,44.00001]]]}'],
        ['K', 'open', '', '{"type":"LineString","coordinates":[[18,44],[18,44.05]]}'],
      ]),
      { mapping: hazards, findings: (found) => areas.push(...found), name: 'areas.csv' },
    )
    assert.deepEqual([first.rows, first.accepted], [11, 11])
    assert.deepEqual(said(areas), [
      '6 geometry geometry-missing: null',
      '7 geometry geometry-empty: MultiPolygon',
      '8 geometry shape-crosses-itself: 17.500500 44.000500',
      '8 geometry told-area-differs: 500',
      '9 geometry coordinates-swapped: null',
      '10 geometry ring-not-closed: 18.000100 44.000010',
      '10 geometry area-under-100: 4.4 m²',
      '11 geometry leg-too-long: 5,556 m',
      '2 geometry shape-turned: hazard row 1',
      '2 geometry shapes-overlap: hazard row 1',
      '4 geometry shapes-overlap: hazard row 1, hazard row 2',
    ])
    const cleared: Finding[] = []
    await importText(
      programme,
      table('id,geometry', [
        ['X', square(0)],
        ['Y', square(0)],
        ['Z', square(9)],
      ]),
      { mapping: activities, findings: (found) => cleared.push(...found), name: 'cleared.csv', source: 'b' },
    )
    assert.deepEqual(said(cleared), [
      '2 geometry shape-repeated: activity row 1',
      '1 geometry shapes-overlap: hazard A, hazard B, hazard D',
      '2 geometry shapes-overlap: hazard A, hazard B, hazard D',
    ])
    const again: Finding[] = []
    const report = await importText(
      programme,
      table('id,status,told,geometry', [['L', 'open', '', square(9)]]),
      {
        ...{ mapping: hazards, name: 'more.csv', source: 'c', accept: false },
        findings: (found) => again.push(...found),
      },
    )
    assert.equal(report.submitted, 1)
    assert.deepEqual(said(again), ['1 geometry shapes-overlap: activity Z'])
  })
})
