/** Tables of points: landmarks and turning points by coordinates, bearing and distance, an area a row. */
import { deepEqual, equal, match, rejects, throws } from 'node:assert/strict'
import { test } from 'node:test'
import type { Value } from '../core/record/definition.js'
import { rowMapper, tableOptions } from '../intake/table/map-row.js'
import { type Mapping, readMapping } from '../intake/table/mapping.js'
import { fileOf, readAll } from './reading-files.js'

function hazards(points: object = { datum: 'WGS 84', closure_one_in: 500 }): Mapping {
  return readMapping({
    mapping: 1,
    title: 'Points of an invented survey',
    main: 'hazard',
    file: { points },
    records: {
      hazard: {
        kind: 'hazard',
        fields: {
          local_id: { column: 'hazard' },
          points: { exported: ['points'] },
          shape: { geometry: 'geometry', basis: 'survey' },
        },
      },
    },
  })
}

async function read(content: string, mapping = hazards()) {
  const { table, rows } = await readAll(fileOf(content), tableOptions(mapping))
  const mapper = rowMapper(mapping, table.header, null, table.crs)
  return { table, rows: rows.map(mapper.map) }
}

/** The worked traverse of docs/geometry.md, with its landmark. */
const worked = `hazard,point,kind,coordinate,from,bearing,north,declination,declination_year,distance,description
H-1,LM,landmark,"44.499, 17.249",,,,,,,a mill
,SP,start point,"44.5, 17.25",,,,,,,
,TP1,turning point,,SP,86.5,magnetic,3.5 E,2026,80,
,TP2,tp,,TP1,356.5,magnetic,3.5 E,2026,60,
,SP,,,TP2,229.63,magnetic,3.5 E,2026,99.4,
`

test('the worked traverse becomes 1 hazard with 4 points, its outline and a finding about 0.60 m', async () => {
  const { rows } = await read(worked)
  equal(rows.length, 1)
  const [row] = rows
  deepEqual(
    row?.findings.map((finding) => [finding.rule, finding.severity, finding.row]),
    [['traverse-does-not-close', 'note', 1]],
  )
  match(row?.findings[0]?.message ?? '', /Row 5: The traverse of 239\.40 m ends 0\.60 m \(1:399\)/)
  const { points, shape, local_id: number } = row?.records[0]?.values ?? {}
  equal(number, 'H-1')
  const listed = points as readonly (readonly Value[])[]
  deepEqual(
    listed.map(([name, kind]) => `${name} ${kind}`),
    ['LM landmark', 'SP start_point', 'TP1 turning_point', 'TP2 turning_point'],
  )
  deepEqual(listed[2]?.[2], [
    '44.5',
    // By GeodSolve: 80 m due east of the start.
    '17.25100592',
    'from SP: 86.5 degrees magnetic (declination 3.5 E of 2026), 80',
    'described',
    null,
    'WGS 84',
  ])
  const { coordinates } = JSON.parse(String((shape as readonly Value[])[0])) as { coordinates: number[][][] }
  deepEqual(coordinates[0]?.[0], [17.25, 44.5])
  equal(coordinates[0]?.length, 4)
  equal(listed[0]?.[3], 'a mill')
})

test('without a limit the same rows have no finding', async () => {
  const { rows } = await read(worked, hazards({ datum: 'WGS 84' }))
  deepEqual(rows[0]?.findings, [])
})

test('2 hazards of one file are 2 rows, and one whose points stand apart waits', async () => {
  const { rows } = await read(`hazard,point,kind,coordinate
H-1,A,tp,"44.5, 17.25"
H-1,B,tp,"44.5, 17.26"
H-1,C,tp,"44.51, 17.26"
H-2,A,evidence point,38SPK538182
H-1,D,tp,"44.52, 17.26"
`)
  deepEqual(
    rows.map((row) => [row.records[0]?.values.local_id, row.waits]),
    [
      ['H-1', false],
      ['H-2', false],
      ['H-1', true],
    ],
  )
  equal(rows[1]?.records[0]?.values.shape ?? null, null)
  deepEqual(
    rows[2]?.findings.map((finding) => finding.rule),
    ['points-apart', 'geometry-missing'],
  )
})

test('7 rows that cannot be placed wait, each with its rule, row and column', async () => {
  const { rows } = await read(`hazard,point,kind,coordinate,from,bearing,unit,north,distance
1,A,tp,,B,90,,true,10
2,A,tp,"44.5, 17.25",,,,,
2,B,tp,,A,400,,true,10
3,A,tp,"44.5, 17.25",,,,,
3,B,tp,,A,90,,magnetic,10
4,A,tp,"44.5, 17.25",A,90,,true,10
5,A,hilltop,"44.5, 17.25",,,,,
6,A,tp,"95, 17",,,,,
7,A,tp,"44.5, 17.25",,,,,
7,B,tp,,A,90,,,10
`)
  deepEqual(
    rows.map((row) => [row.waits, row.findings[0]?.rule, row.findings[0]?.column]),
    [
      [true, 'point-from-unknown', 'point'],
      [true, 'bearing-out-of-range', 'bearing'],
      [true, 'declination-missing', 'bearing'],
      [true, 'point-stated-two-ways', 'coordinate'],
      [true, 'value-not-recognised', 'kind'],
      [true, 'position-out-of-range', 'coordinate'],
      [true, 'bearing-north-missing', 'north'],
    ],
  )
  match(rows[1]?.findings[0]?.message ?? '', /^Row 3: A bearing in degrees goes from 0 to 360/)
})

test('a table without its 2 columns, an unknown grid and an unknown datum are refused', async () => {
  await rejects(read('number,point\n1,A\n'), { code: 'mapping-column-missing' })
  throws(() => tableOptions(hazards({ grid: 'EPSG:99999' })), { code: 'mapping-not-valid' })
  throws(() => tableOptions(hazards({ datum: 'an old sheet' })), { code: 'mapping-not-valid' })
})
