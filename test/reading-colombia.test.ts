import { deepEqual, equal } from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadMapping } from '../intake/table/load-mapping.js'
import type { MappedRow } from '../intake/table/map-row.js'
import { mappedRows } from '../intake/table/mapped-rows.js'
import { repository, sharedFile, skipWithout } from './reading-files.js'

const victims = sharedFile('colombia-victims', 'SituacionVictimas.csv')
const clearance = sharedFile('colombia-clearance', 'anti-personnel-mines.csv')
const clearanceWorkbook = sharedFile(
  'colombia-clearance',
  'Departamento_Administrativo_de_la_Presidencia.situaciondesminadohumanitario.xlsx',
)

async function mapped(
  path: string,
  mapping: string,
): Promise<{ rows: readonly MappedRow[]; findings: number }> {
  const loaded = await loadMapping(join(repository, 'examples', 'mappings', `${mapping}.json`))
  const rows: MappedRow[] = []
  let findings = 0
  for await (const batch of mappedRows(path, loaded, { receivedOn: '2026-11-24' })) {
    rows.push(...batch.rows)
    findings += batch.findings.length + batch.rows.flatMap((row) => row.findings).length
  }
  return { rows, findings }
}

function tally(rows: readonly MappedRow[], record: string, field: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const row of rows) {
    const value = String(row.records.find((entry) => entry.name === record)?.values[field])
    counts[value] = (counts[value] ?? 0) + 1
  }
  return counts
}

test("Colombia's register of victims comes out at its known totals", {
  skip: skipWithout(victims),
}, async () => {
  const { rows, findings } = await mapped(victims, 'colombia-victims')
  deepEqual([rows.length, findings, rows.filter((row) => row.waits).length], [12_390, 0, 0])
  deepEqual(tally(rows, 'victim', 'outcome'), { injured: 10_038, killed: 2352 })
  deepEqual(tally(rows, 'victim', 'sex'), { male: 11_677, female: 673, unknown: 40 })
  deepEqual(tally(rows, 'victim', 'age_group_stated'), { adult: 11_113, child: 1277 })
  deepEqual(tally(rows, 'victim', 'status'), { civilian: 5022, security_forces: 7368 })
  deepEqual(tally(rows, 'accident', 'identified'), { no: 12_390 })
  const dates = rows.map(
    (row) => row.records.find((entry) => entry.kind === 'accident')?.values.date as string[],
  )
  equal(dates.filter((date) => date[0]?.startsWith('2006') && date[3] === 'month').length, 1224)
  const codes = rows.map(
    (row) => row.records.find((entry) => entry.name === 'municipality')?.values.code as string,
  )
  equal(new Set(codes).size, 519)
  equal(
    codes.every((code) => /^\d{5}$/.test(code)),
    true,
  )
  equal(codes.filter((code) => code === '05313').length, tally(rows, 'municipality', 'code')['05313'])
})

for (const [form, path] of [
  ['CSV', clearance],
  ['XLSX', clearanceWorkbook],
] as const) {
  test(`Colombia's clearance comes out at its known totals from ${form}`, {
    skip: skipWithout(path),
  }, async () => {
    const { rows, findings } = await mapped(path, 'colombia-clearance')
    deepEqual([rows.length, findings, rows.filter((row) => row.waits).length], [333, 0, 0])
    const records = rows.flatMap((row) => row.records)
    const areas = records.flatMap((record) => (record.values.land as readonly (readonly string[])[]) ?? [])
    // In hundredths of a square metre, which is as fine as the file is.
    const hundredths = areas.reduce((sum, entry) => sum + Math.round(Number(entry[1]) * 100), 0)
    equal(hundredths, 217_063_103)
    const found = (name: string) =>
      records
        .filter((entry) => entry.name === name)
        .reduce((sum, entry) => sum + Number(entry.values.quantity), 0)
    deepEqual([found('ap_mine'), found('uxo'), found('ied')], [3871, 494, 641])
    const reported = records.flatMap(
      (record) => (record.values.items_found as readonly (readonly string[])[]) ?? [],
    )
    equal(
      reported.reduce((sum, entry) => sum + Number(entry[2]), 0),
      3871 + 494 + 641,
    )
  })
}
