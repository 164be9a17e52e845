/** Colombia's clearance by municipality and month, from CSV and from XLSX: the same areas and items. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { before, test } from 'node:test'
import type { LoadedMapping } from '../intake/table/load-mapping.js'
import { loadMapping } from '../intake/table/load-mapping.js'
import { countsOf, describeImports, figure, importPath, importTable } from './import-register.js'
import { readAll, repository, sharedFile, skipWithout } from './reading-files.js'

const csv = sharedFile('colombia-clearance', 'anti-personnel-mines.csv')
const workbook = sharedFile(
  'colombia-clearance',
  'Departamento_Administrativo_de_la_Presidencia.situaciondesminadohumanitario.xlsx',
)
const skip = skipWithout(csv) || skipWithout(workbook)

describeImports("Colombia's clearance", (register) => {
  let mapping: LoadedMapping
  before(async () => {
    mapping = await loadMapping(join(repository, 'examples', 'mappings', 'colombia-clearance.json'))
  })

  for (const [form, path] of Object.entries({ CSV: csv, XLSX: workbook })) {
    test(`a ${form} gives 333 reports, 2,170,631 m² cleared and every item`, { skip }, async () => {
      const programme = await register.programme()
      const report = await importPath(programme, path, mapping, { source: 'clearance' })
      assert.deepEqual(countsOf(report), { rows: 333, accepted: 333 })
      assert.equal(Math.round((await figure(programme, 'cleared-area')).total ?? 0), 2_170_631)
      const summed = await sumsByHand(path)
      assert.deepEqual((await figure(programme, 'items-found by device')).parts, summed)
      assert.deepEqual((await figure(programme, 'items-destroyed by device')).parts, summed)
    })
  }

  test('the workbook after the CSV is the same list: every row stands already', { skip }, async () => {
    const programme = await register.programme()
    await importPath(programme, csv, mapping, { source: 'clearance' })
    const report = await importPath(programme, workbook, mapping, { source: 'clearance' })
    assert.deepEqual(countsOf(report), { rows: 333, unchanged: 333 })
  })

  test('square metres are rounded after they are added up, not before', async () => {
    const programme = await register.programme()
    const report = await importTable(programme, invented, mapping.mapping, { source: 'invented' })
    assert.deepEqual(countsOf(report), { rows: 3, accepted: 3 })
    assert.equal((await figure(programme, 'cleared-area')).total, 31)
  })
})

const invented = `departamento,municipio,totalartefactosdestruidos,areadespejada,ano,mes,tipodesminado,map,muse,aei
NORTH,ONE,0,10.4,2041,1,x,0,0,0
NORTH,ONE,0,10.4,2041,1,x,0,0,0
NORTH,ONE,0,10.4,2041,2,x,0,0,0
`

async function sumsByHand(path: string): Promise<Readonly<Record<string, number>>> {
  const { table, rows } = await readAll(path)
  const sum = (column: string) =>
    rows.reduce((total, row) => total + Number(row.cells[table.header.indexOf(column)] || 0), 0)
  return { ap_mine: sum('map'), uxo: sum('muse'), ied_not_victim_activated: sum('aei') }
}
