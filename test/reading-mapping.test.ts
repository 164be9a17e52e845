import { deepEqual, equal, match, ok, throws } from 'node:assert/strict'
import { test } from 'node:test'
import type { Problem } from '../core/problem.js'
import { type MappedRow, type RowMapper, rowMapper } from '../intake/table/map-row.js'
import { readMapping } from '../intake/table/mapping.js'
import { fileOf, readAll } from './reading-files.js'

/** A mapping of victims with these fields and other records. */
function victims(fields: object, records: object = {}, rest: object = {}): unknown {
  const victim = { kind: 'victim', fields }
  return { mapping: 1, title: 'test', main: 'victim', records: { ...records, victim }, ...rest }
}

async function map(
  content: string,
  mapping: unknown,
): Promise<{ mapper: RowMapper; rows: readonly MappedRow[] }> {
  const read = await readAll(fileOf(content))
  const mapper = rowMapper(readMapping(mapping), read.table.header, '2041-12-31')
  return { mapper, rows: read.rows.map(mapper.map) }
}

test('a row becomes its record and those made with it, joined by links', async () => {
  const { rows } = await map(
    'id,place,date,result,name\nV-1 ,Nevaru,2041-05-01,hurt,Ama Lot\n',
    victims(
      {
        local_id: { column: 'id' },
        accident: { record: 'accident' },
        person: { record: 'person' },
        outcome: { column: 'result', values: { hurt: 'injured' } },
      },
      {
        place: { kind: 'place', match: true, fields: { name: { column: 'place' } } },
        accident: { kind: 'accident', fields: { date: { column: 'date' }, place: { record: 'place' } } },
        person: { kind: 'person', fields: { name: { column: 'name' } } },
      },
    ),
  )
  deepEqual(rows[0]?.records, [
    {
      name: 'place',
      kind: 'place',
      key: null,
      values: { name: 'Nevaru' },
      assumed: [],
      links: [],
      match: true,
    },
    {
      name: 'accident',
      kind: 'accident',
      key: null,
      values: {
        identified: 'no',
        date: ['2041-05-01', '2041-05-01', '2041-05-01', 'day', 'gregorian', null],
      },
      // No cell says it.
      assumed: ['identified'],
      links: [{ field: 'place', record: 'place' }],
    },
    { name: 'person', kind: 'person', key: null, values: { name: 'Ama Lot' }, assumed: [], links: [] },
    {
      name: 'victim',
      kind: 'victim',
      key: 'V-1',
      values: { local_id: 'V-1 ', outcome: 'injured' },
      assumed: [],
      links: [
        { field: 'accident', record: 'accident' },
        { field: 'person', record: 'person' },
      ],
    },
  ])
  deepEqual([rows[0]?.key, rows[0]?.waits, rows[0]?.findings], ['V-1', false, []])
})

test('a victim without an explosion gets a stub that is not identified', async () => {
  const { rows } = await map('sex\nmale\n', victims({ sex: { column: 'sex' } }))
  const [accident, victim] = rows[0]?.records ?? []
  deepEqual(accident?.values, {
    identified: 'no',
    date: [null, null, '', 'unknown', 'gregorian', null],
  })
  deepEqual(victim?.links, [{ field: 'accident', record: 'accident' }])
})

test('victims who share the number of an explosion share it, and it is identified', async () => {
  const { rows } = await map(
    'accident,sex\nA-1,male\nA-1 ,female\n,male\n',
    victims(
      { sex: { column: 'sex' } },
      { accident: { kind: 'accident', fields: { local_id: { column: 'accident' } } } },
    ),
  )
  deepEqual(
    rows.map((row) => [row.records[0]?.key, row.records[0]?.values.identified]),
    [
      ['A-1', 'yes'],
      ['A-1', 'yes'],
      [null, 'no'],
    ],
  )
  deepEqual(rows[0]?.records[1]?.links, [{ field: 'accident', record: 'accident' }])
})

test('a value that cannot be read is a finding, the row waits and keeps its text', async () => {
  const { rows } = await map(
    'sex,age,date\nHombre,430,31/04/2040\n',
    victims(
      {
        sex: { column: 'sex' },
        age_least: { column: 'age' },
        age_most: { column: 'age' },
        accident: { record: 'accident' },
      },
      { accident: { kind: 'accident', fields: { date: { column: 'date', dates: ['DD/MM/YYYY'] } } } },
    ),
  )
  const [row] = rows
  deepEqual(
    row?.findings.map(({ rule, row: number, column, text }) => [rule, number, column, text]),
    [
      ['date-does-not-exist', 1, 'date', '31/04/2040'],
      ['value-not-recognised', 1, 'sex', 'Hombre'],
      ['above-maximum', 1, 'age', '430'],
    ],
  )
  equal(row?.waits, true)
  deepEqual(row?.cells, ['Hombre', '430', '31/04/2040'])
  deepEqual(row?.records.at(-1)?.values, {})
})

test('nothing is read from a row that does not fit the header', async () => {
  const { rows } = await map(
    'sex,age\nmale,4,3\nmale\n',
    victims({ sex: { column: 'sex' }, age_least: { column: 'age' } }),
  )
  for (const row of rows)
    deepEqual(
      [row.records, row.waits],
      [[{ name: 'victim', kind: 'victim', key: null, values: {}, assumed: [], links: [] }], true],
    )
  deepEqual(rows[0]?.cells, ['male', '4', '3'])
})

test('a record whose columns are empty is not made, and links to it are left out', async () => {
  const { rows } = await map(
    'sex,name\nmale,\nfemale,Bero\n',
    victims(
      { sex: { column: 'sex' }, person: { record: 'person' } },
      { person: { kind: 'person', fields: { name: { column: 'name' } } } },
    ),
  )
  const names = rows.map((row) => row.records.map((record) => record.name))
  deepEqual(names, [
    ['accident', 'victim'],
    ['accident', 'person', 'victim'],
  ])
  deepEqual(
    rows[0]?.records.at(-1)?.links.map((link) => link.field),
    ['accident'],
  )
})

test('several records of one kind are made where their column says so', async () => {
  const item = (column: string, device: string) => ({
    kind: 'item',
    when: { column, is: 'not_zero' },
    fields: { device: { constant: device }, quantity: { column }, found_by: { record: 'activity' } },
  })
  const { rows } = await map('m2,mines,uxo,note\n1521.82,3,0,ok\n0,,2,\n10,x,1,\n', {
    mapping: 1,
    title: 'test',
    main: 'activity',
    records: {
      activity: {
        kind: 'activity',
        fields: {
          type: { constant: 'clearance' },
          land: { entries: [{ release: { constant: 'cleared' }, area_square_metres: { column: 'm2' } }] },
          comment: { columns: ['note', 'm2'], with: ': ' },
        },
      },
      ap_mine: item('mines', 'ap_mine'),
      uxo: item('uxo', 'uxo'),
    },
  })
  deepEqual(
    rows.map((row) => row.records.map((record) => [record.name, record.values.quantity ?? null])),
    [
      [
        ['activity', null],
        ['ap_mine', '3'],
      ],
      [
        ['activity', null],
        ['uxo', '2'],
      ],
      [
        ['activity', null],
        ['ap_mine', null],
        ['uxo', '1'],
      ],
    ],
  )
  const empty = [null, null, null, null, null, null]
  deepEqual(rows[0]?.records[0]?.values.land, [['cleared', '1521.82', ...empty]])
  deepEqual([rows[0]?.records[0]?.values.comment, rows[1]?.records[0]?.values.comment], ['ok: 1521.82', '0'])
  deepEqual(
    rows.map((row) => row.waits),
    [false, false, true],
  )
})

test('a column that is neither mapped nor ignored is noted, a missing one refuses the mapping', async () => {
  const mapping = victims({ sex: { column: 'sex' } }, {}, { ignored: { page: 'of the paper form' } })
  const { mapper } = await map('sex,page,Ubicación\nmale,1,x\n', mapping)
  deepEqual(
    mapper.findings
      .filter((finding) => finding.rule === 'column-not-mapped')
      .map((finding) => finding.column),
    ['Ubicación'],
  )
  ok(mapper.findings.some((finding) => finding.text === 'victim.outcome'))
  throws(
    () => rowMapper(readMapping(mapping), ['gender', 'page'], null),
    (error: Problem) => {
      match(error.message, /does not have: sex\. The file has: gender, page/)
      return error.code === 'mapping-column-missing' && error.exitCode === 1
    },
  )
})

test('headers are the same whichever way their accents are written', async () => {
  const { rows } = await map(
    'an\u0303o\n2006\n',
    victims(
      { accident: { record: 'accident' } },
      {
        accident: { kind: 'accident', fields: { date: { parts: { year: 'a\u00f1o' } } } },
      },
    ),
  )
  equal((rows[0]?.records[0]?.values.date as string[] | undefined)?.[3], 'year')
})

test('an error of a workbook in a column that nobody reads holds no row up', () => {
  const mapper = rowMapper(readMapping(victims({ sex: { column: 'sex' } })), ['sex', 'other'], null)
  const error = (column: string) => ({
    rule: 'cell-error',
    severity: 'blocks' as const,
    row: 1,
    column,
    text: '#N/A',
    message: '',
  })
  const row = (column: string) => ({
    row: 1,
    cells: ['male', '#N/A'],
    findings: [error(column)],
    waits: true,
  })
  equal(mapper.map(row('other')).waits, false)
  equal(mapper.map(row('sex')).waits, true)
})
