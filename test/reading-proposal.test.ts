import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { type MappedRow, tableOptions } from '../intake/table/map-row.js'
import { mappedRows } from '../intake/table/mapped-rows.js'
import type { Mapping } from '../intake/table/mapping.js'
import { proposeMapping } from '../intake/table/propose.js'
import { fileOf, sharedFile, skipWithout } from './reading-files.js'

async function rowsBy(path: string, mapping: Mapping): Promise<readonly MappedRow[]> {
  const rows: MappedRow[] = []
  const loaded = { mapping, tableOptions: tableOptions(mapping) }
  for await (const batch of mappedRows(path, loaded, { receivedOn: '2041-12-31' })) rows.push(...batch.rows)
  return rows
}

const simple = `local_id,information_date,date,outcome,sex,age,status,place,name,device
V-1,2041-05-02,2041-04-30,injured,female,34,civilian,Nevaru,Ama Lot,AP mine
V-2,2041-05-02,2041-04-30,killed,male,12,civilian,Nevaru,Bero Lot,UXO
V-3,2041-05-03,2041-05-01,injured,unknown,,police,Tisk,,unknown
`

test('a plain English list is mapped whole, names going to a person of their own', async () => {
  const path = fileOf(simple, 'list.csv')
  const { mapping, notes } = await proposeMapping(path, 'victim')
  deepEqual(notes, [])
  const rows = await rowsBy(path, mapping)
  deepEqual(
    rows.flatMap((row) => [...row.findings, ...(row.waits ? ['waits'] : [])]),
    [],
  )
  const record = (name: string) => rows[0]?.records.find((entry) => entry.name === name)?.values
  deepEqual(record('person'), { name: 'Ama Lot' })
  deepEqual(record('place'), { name: 'Nevaru' })
  deepEqual(record('accident')?.device, 'ap_mine')
  const { local_id, outcome, sex, age_least, age_most, status } = record('victim') ?? {}
  deepEqual(
    [local_id, outcome, sex, age_least, age_most, status],
    ['V-1', 'injured', 'female', '34', '34', 'civilian'],
  )
  equal(Object.values(record('victim') ?? {}).includes('Ama Lot'), false)
  equal(
    rows[2]?.records.some((entry) => entry.kind === 'person'),
    false,
  )
})

test('texts that are not recognised are listed, and rows with them wait', async () => {
  const path = fileOf('id,sex,outcome\n1,male,killed\n2,female,vaporised\n')
  const { mapping, notes, findings } = await proposeMapping(path, 'victim')
  deepEqual(mapping.unmapped_values, { outcome: ['vaporised'] })
  deepEqual(
    findings.map(({ rule, column, severity }) => `${rule} ${column} ${severity}`),
    ['texts-not-recognised outcome note'],
  )
  deepEqual(notes, mapping.notes, 'the mapping keeps them as sentences')
  deepEqual(
    notes,
    findings.map(({ message }) => message),
  )
  ok(notes.some((note) => note.includes('unmapped_values')))
  deepEqual(
    (await rowsBy(path, mapping)).map((row) => row.waits),
    [false, true],
  )
})

test('the form of dates is found from the values; where they do not tell, rows wait and a note says so', async () => {
  const clear = fileOf('id,date\n1,25/03/2041\n2,01/02/2041\n')
  const told = await proposeMapping(clear, 'victim')
  deepEqual(told.mapping.records.accident?.fields.date, { column: 'date', dates: ['DD/MM/YYYY'] })
  const unclear = fileOf('id,date\n1,03/04/2041\n2,01/02/2041\n')
  const untold = await proposeMapping(unclear, 'victim')
  ok(untold.notes.some((note) => /do not tell day from month/.test(note)))
  deepEqual(
    (await rowsBy(unclear, untold.mapping)).map((row) => row.findings[0]?.rule),
    ['date-ambiguous', 'date-ambiguous'],
  )
})

test('decimal commas and an accident number are found', async () => {
  const path = fileOf('accident id;lat;lon;sex\nA-1;6,143703;-75,185183;M\nA-1;6,143703;-75,185183;F\n')
  const { mapping } = await proposeMapping(path, 'victim')
  deepEqual([mapping.file?.decimal, mapping.file?.thousands], [',', null])
  const rows = await rowsBy(path, mapping)
  deepEqual(
    rows.map((row) => row.records.find((entry) => entry.kind === 'accident')?.key),
    ['A-1', 'A-1'],
  )
  deepEqual(rows[0]?.waits, false)
})

test('Russian headers and words are recognised', async () => {
  const path = fileOf('пол;исход;дата\nмужской;ранен;05.03.2041\nженский;погиб;15.03.2041\n')
  const { mapping } = await proposeMapping(path, 'victim')
  const rows = await rowsBy(path, mapping)
  deepEqual(
    rows.map(({ records, waits }) => {
      const { sex, outcome } = records.find((entry) => entry.name === 'victim')?.values ?? {}
      return [sex, outcome, waits]
    }),
    [
      ['male', 'injured', false],
      ['female', 'killed', false],
    ],
  )
})

test('hostile tables are proposed for without breaking', async () => {
  for (const content of [
    'a\n',
    'a,a,\n1,2,3\n',
    'a,b\n"cut',
    'x\u0000,y\n\u0000,\n',
    `${'c,'.repeat(1999)}c\n`,
  ]) {
    const { mapping } = await proposeMapping(fileOf(content), 'victim')
    equal(mapping.main, 'victim')
  }
})

const victims = sharedFile('colombia-victims', 'SituacionVictimas.csv')

test("Colombia's estado is found to hold sex and genero the outcome", {
  skip: skipWithout(victims),
}, async () => {
  const { mapping, notes } = await proposeMapping(victims, 'victim')
  const { victim, accident, place, region } = mapping.records
  deepEqual(victim?.fields.sex, {
    column: 'estado',
    values: { Hombre: 'male', Mujer: 'female', 'Sin Información': 'unknown' },
  })
  deepEqual(victim?.fields.outcome, { column: 'genero', values: { Herido: 'injured', Muerto: 'killed' } })
  match(notes.join('\n'), /"estado" is headed like outcome, but its values are those of sex/)
  equal(mapping.file?.thousands, ',')
  deepEqual(accident?.fields.date, { parts: { year: 'ano', month: 'mes' } })
  deepEqual(accident?.fields.position, {
    latitude: 'latitudcabecera',
    longitude: 'longitudcabecera',
    basis: 'settlement',
  })
  deepEqual(place?.fields.code, { column: 'codigodanemunicipio', pad: 5 })
  deepEqual(region?.fields.name, { column: 'departamento' })
  const rows = await rowsBy(victims, mapping)
  deepEqual([rows.length, rows.filter((row) => row.waits).length], [12_390, 0])
})
