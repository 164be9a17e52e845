import { equal } from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import { parseCsv } from '../core/document/csv.js'
import { findField } from '../core/record/columns.js'
import { columnsOfField } from '../core/record/exported/columns.js'
import { kindNamed } from '../core/record/kinds.js'
import { restoreFormula } from '../core/record/read/neutralise-formula.js'
import { loadMapping } from '../intake/table/load-mapping.js'
import { readTable } from '../intake/table/read-table.js'
import { exportRecords } from '../publish/export/export-records.js'
import { formats } from '../publish/export/formats.js'
import type { Programme } from '../store/programme.js'
import { anyRegister } from './support/any-register.js'
import { temporaryFolder } from './support/engines.js'
import { newProgramme } from './support/programmes.js'
import { sharedRegister } from './support/registers.js'

const seed = 4_104
const skip = spawnSync('ogr2ogr', ['--version']).error
  ? 'ogr2ogr is not installed: apt-get install gdal-bin'
  : false

type Rows = ReadonlyMap<string, Readonly<Record<string, string>>>

function byRecord(header: readonly string[], rows: readonly (readonly string[])[]): Rows {
  const named = rows.map((cells) =>
    Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])),
  )
  return new Map(named.map((row) => [row.record_id ?? '', row]))
}

/** The one layer of a file as GDAL reads it, every value as text; a point as `WKT`. */
function readByGdal(path: string): Rows {
  const source = path.endsWith('.zip') ? `/vsizip/${path}` : path
  // Else GDAL takes texts like 2041-03-05 for times of its own.
  const asTexts = path.endsWith('.geojson') ? ['-oo', 'DATE_AS_STRING=YES'] : []
  const text = execFileSync(
    'ogr2ogr',
    [
      '-f',
      'CSV',
      '/vsistdout/',
      source,
      ...asTexts,
      '-lco',
      'GEOMETRY=AS_WKT',
      '-lco',
      'STRING_QUOTING=IF_NEEDED',
    ],
    { encoding: 'utf8' },
  )
  const [header = [], ...rows] = parseCsv(text) ?? []
  return byRecord(header, rows)
}

/** What the register exports as text, which other tests hold against the register. */
async function readPlain(path: string): Promise<Rows> {
  const table = await readTable(path, (await loadMapping(`${path}.mapping.json`)).tableOptions)
  const rows: (readonly string[])[] = []
  for await (const batch of table.batches())
    rows.push(...batch.rows.map(({ cells }) => cells.map(restoreFormula)))
  return byRecord(table.header, rows)
}

/** Each column that is read back, and the names that it has in the file. */
async function namesIn(path: string, kind: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const { mapping } = await loadMapping(`${path}.mapping.json`)
  const fields = Object.entries(mapping.records[kind]?.fields ?? {})
  return new Map(
    fields.flatMap(([name, rule]) => {
      const columns = columnsOfField(findField(kindNamed(kind), name)).filter(({ read }) => read)
      const headers = 'exported' in rule ? rule.exported : []
      return columns.map((column, index): [string, readonly string[]] => [
        column.name,
        [headers[index] ?? []].flat(),
      ])
    }),
  )
}

/** A value as every program says it: 1.50 as 1.5, yes as 1 or T, and a .dbf without blanks at the ends. */
function plain(text: string, ending: string): string {
  const bare = ending === '.zip' ? text.replace(/^ +| +$/g, '') : text
  if (/^-?\d+\.\d+$/.test(bare)) return String(Number(bare))
  return bare
}

describe('exports read by GDAL', { skip }, () => {
  const register = sharedRegister('embedded')
  let programme: Programme
  before(async () => {
    programme = await newProgramme(register.engine, register.place, 'FIRST')
    await anyRegister(programme, seed)
  })

  for (const { name, ending, carries } of formats) {
    test(`${name}: 6 hazards and 6 organisations, every value and every position (seed ${seed})`, async (t) => {
      const folder = temporaryFolder(t)
      for (const kind of ['hazard', 'organisation']) {
        const path = join(folder, `${kind}${ending}`)
        const text = join(folder, `text-${kind}.csv`)
        for (const file of [path, text])
          await exportRecords(programme, {
            kind: kindNamed(kind),
            path: file,
            audience: 'confidential',
            asOf: null,
          })
        const expected = await readPlain(text)
        const found = readByGdal(path)
        const names = await namesIn(path, kind)
        equal(found.size, 6)
        for (const [id, row] of expected) {
          for (const [column, headers] of names) {
            // LIBKML calls a column `name` as KML does.
            const value = headers
              .map((header) => found.get(id)?.[header] ?? found.get(id)?.Name ?? '')
              .join('')
            const read = ending === '.csv' || ending === '.xlsx' ? restoreFormula(value) : value
            equal(plain(read, ending), plain(row[column] ?? '', ending), `${kind} ${id} ${column}`)
          }
          const place = row.position_latitude ? 'POINT (-2 1.5)' : ''
          if (carries && kind === 'hazard') equal(found.get(id)?.WKT, place, id)
        }
      }
    })
  }
})
