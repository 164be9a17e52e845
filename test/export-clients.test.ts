import { deepEqual, equal } from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import type { Geometry } from 'geojson'
import { parseCsv } from '../core/document/csv.js'
import { forEachPosition } from '../core/geo/geometry.js'
import { readGeometryWkt } from '../core/geo/geometry-wkt.js'
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

/** One layer of a file as GDAL reads it, every value as text; the geometry as `WKT`. */
function readByGdal(path: string, layer: string | null): Rows {
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
      ...(layer === null ? [] : [layer]),
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

interface Layer {
  readonly name: string | null
  /** Each column that is read back, and the names that it has in the layer. */
  readonly headers: ReadonlyMap<string, readonly string[]>
}

/** The layers of an exported file, as the mappings beside it say. */
function layersIn(mappings: readonly string[], kind: string): Promise<readonly Layer[]> {
  return Promise.all(
    mappings.map(async (path) => {
      const { mapping } = await loadMapping(path)
      const fields = Object.entries(mapping.records[kind]?.fields ?? {})
      const headers = fields.flatMap(([name, rule]) => {
        const columns = columnsOfField(findField(kindNamed(kind), name)).filter(({ read }) => read)
        const written = 'exported' in rule ? rule.exported : []
        return columns.map((column, index): [string, readonly string[]] => [
          column.name,
          [written[index] ?? []].flat(),
        ])
      })
      return { name: mapping.file?.layer ?? null, headers: new Map(headers) }
    }),
  )
}

/** The positions of a geometry, each once, in no order: formats turn rings and add the name of a collection. */
function positionsIn(geometry: Geometry | null): readonly string[] {
  const found = new Set<string>()
  if (geometry) forEachPosition(geometry, ([x, y]) => found.add(`${x} ${y}`))
  return [...found].sort()
}

function positionsOfWkt(text: string): readonly string[] {
  if (text === '') return []
  const read = readGeometryWkt(text)
  return 'geometry' in read ? positionsIn(read.geometry) : [text]
}

/** What a map shows of a row: its shape, else its position. */
function positionsOfRow(row: Readonly<Record<string, string>>): readonly string[] {
  if (row.shape_geojson) return positionsIn(JSON.parse(row.shape_geojson) as Geometry)
  return row.position_latitude ? [`${Number(row.position_longitude)} ${Number(row.position_latitude)}`] : []
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
        const written = { kind: kindNamed(kind), audience: 'confidential', asOf: null } as const
        const { mappings } = await exportRecords(programme, { ...written, path })
        await exportRecords(programme, { ...written, path: text })
        const expected = await readPlain(text)
        let read = 0
        for (const { name: layer, headers } of await layersIn(mappings, kind))
          for (const [id, found] of readByGdal(path, layer)) {
            const row = expected.get(id) ?? {}
            read += 1
            for (const [column, names] of headers) {
              // LIBKML calls a column `name` as KML does.
              const value = names.map((header) => found[header] ?? found.Name ?? '').join('')
              // A shape that the format carries has no text beside it.
              if (column === 'shape_geojson' && value === '' && carries) continue
              const restored = ending === '.csv' || ending === '.xlsx' ? restoreFormula(value) : value
              equal(plain(restored, ending), plain(row[column] ?? '', ending), `${kind} ${id} ${column}`)
            }
            if (carries && kind === 'hazard')
              deepEqual(positionsOfWkt(found.WKT ?? ''), positionsOfRow(row), id)
          }
        equal(read, 6)
        equal(expected.size, 6)
      }
    })
  }
})
