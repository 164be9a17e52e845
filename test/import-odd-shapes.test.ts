/** Odd and broken geometry through a whole import: each with a clear sentence, and nothing lost. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Finding } from '../core/finding.js'
import type { Programme } from '../store/programme.js'
import { collectionOf } from './gis-files.js'
import { countsOf, describeImports } from './import-register.js'
import { importText } from './support/programmes.js'

const mapping = {
  mapping: 1,
  title: 'Odd areas, all invented',
  main: 'hazard',
  records: {
    hazard: {
      kind: 'hazard',
      fields: {
        local_id: { column: 'id' },
        class: { constant: 'minefield' },
        status: { constant: 'open' },
        shape: { geometry: 'geometry', basis: 'map' },
      },
    },
  },
}

const outline = (corners: readonly (readonly number[])[]) =>
  JSON.stringify({ type: 'Polygon', coordinates: [[...corners, corners[0]]] })

const ring = (...corners: readonly (readonly number[])[]) => outline(corners)

const odd: Readonly<Record<string, string>> = {
  antimeridian: ring([179.99, 10], [-179.99, 10], [-179.99, 10.01], [179.99, 10.01]),
  heights: ring([17, 44, 120], [17.001, 44, 121], [17.001, 44.001, 122.5], [17, 44.001, 123]),
  nothing: '{"type":"GeometryCollection","geometries":[]}',
  'no number': '{"type":"Point","coordinates":[NaN,44]}',
  null: '{"type":"Point","coordinates":[null,44]}',
  'bow-tie': ring([18, 44], [18.001, 44.001], [18.001, 44], [18, 44.001]),
  'no rings': '{"type":"Polygon","coordinates":[]}',
  'in metres': ring([500_000, 4_870_000], [501_000, 4_870_000], [501_000, 4_871_000]),
}

function fileOf(shapes: Readonly<Record<string, string>>): string {
  return collectionOf(Object.entries(shapes).map(([id, geometry]) => ({ properties: { id }, geometry })))
}

async function shapesOf(programme: Programme) {
  return programme.engine.transaction((session) =>
    session.query<{ name: string; state: string; corners: number | null; heights: boolean }>(
      `select local_id as name, shape_state as state, ST_NPoints(shape) as corners,
         convert_from(b.body, 'UTF8') like '%122.5%' as heights
       from hazards h join entry_bodies b on b.programme_id = h.programme_id and b.n = h.entry - 1
       where h.programme_id = $1 and role = 'accepted' and current_to is null order by entry`,
      [programme.programmeId],
    ),
  )
}

describeImports('odd shapes', (register) => {
  test('8 odd shapes: 6 records with what is doubtful, 2 rows that wait with their text', async () => {
    const programme = await register.programme()
    const found: Finding[] = []
    const findings = (some: readonly Finding[]) => found.push(...some)
    const report = await importText(programme, fileOf(odd), { mapping, findings, name: 'odd.geojson' })
    assert.deepEqual(countsOf(report), { rows: 8, accepted: 6, waiting: 2 })
    const names = Object.keys(odd)
    const said = found.flatMap(({ row, rule }) => (row === null ? [] : [`${names[row - 1]}: ${rule}`]))
    assert.deepEqual(said.sort(), [
      'antimeridian: over-antimeridian',
      'bow-tie: shape-crosses-itself',
      'in metres: coordinates-off-globe',
      'no number: geometry-not-readable',
      'no rings: geometry-empty',
      'nothing: geometry-empty',
      'null: geometry-not-readable',
    ])
    assert.deepEqual(await shapesOf(programme), [
      { name: 'antimeridian', state: 'valid', corners: 5, heights: false },
      { name: 'heights', state: 'valid', corners: 5, heights: true },
      { name: 'nothing', state: 'empty', corners: null, heights: false },
      { name: 'bow-tie', state: 'invalid', corners: 5, heights: false },
      { name: 'no rings', state: 'empty', corners: null, heights: false },
      { name: 'in metres', state: 'invalid', corners: null, heights: false },
    ])
  })

  test('a ring of 1,000,000 corners is one record with every corner and no finding', async () => {
    const corners = Array.from({ length: 1_000_000 }, (_, index) => {
      const angle = (2 * Math.PI * index) / 1_000_000
      return [
        Number((17 + 0.01 * Math.cos(angle)).toFixed(9)),
        Number((40 + 0.01 * Math.sin(angle)).toFixed(9)),
      ]
    })
    const programme = await register.programme()
    const found: Finding[] = []
    const findings = (some: readonly Finding[]) => found.push(...some)
    const file = fileOf({ round: outline(corners) })
    const report = await importText(programme, file, { mapping, findings, name: 'round.geojson' })
    assert.deepEqual(countsOf(report), { rows: 1, accepted: 1 })
    assert.deepEqual(
      found.filter(({ row }) => row !== null),
      [],
    )
    const [round] = await shapesOf(programme)
    assert.deepEqual(round, { name: 'round', state: 'valid', corners: 1_000_001, heights: false })
  })
})
