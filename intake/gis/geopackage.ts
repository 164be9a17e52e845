/** Reads GeoPackage files (OGC 12-128r18) through SQLite as WebAssembly, which holds the file in memory. */
import { stat } from 'node:fs/promises'
import type { Database } from 'sql.js'
import type { Finding } from '../../core/finding.js'
import { columnsOfTable, layersOfGeopackage, rowsOfTable } from '../../store/geopackage/read-statements.js'
import { gisFileEmpty, gisNotReadable, layerNeeded, notATable } from '../problems.js'
import { noGeometry, type Table, type TableBatch, type TableOptions, type TableRow } from '../table/table.js'
import { crsOfName, crsOfWkt } from './crs-name.js'
import { type FeatureHeader, featureHeader, featureRow } from './feature-row.js'
import { GeopackageCells, type GeopackageColumn } from './geopackage-cells.js'
import { type CellValue, openSqlite, sqliteRows } from './sqlite-file.js'

/** Opens a GeoPackage: chooses the layer and reads its columns. */
export async function openGeopackage(path: string, options: TableOptions): Promise<Table> {
  const database = await openSqlite(path)
  try {
    const layers = layersIn(database, path)
    const layer = chooseLayer(layers, options.layer ?? null, path)
    const columns = columnsIn(database, path, layer.name)
    const attributes = columns.filter(({ name }) => name !== layer.geometryColumn)
    const header = featureHeader(attributes.map(({ name }) => name))
    const spatial = layer.geometryColumn !== null
    const file: GeopackageFile = { path, layer, attributes, header }
    return {
      form: 'geopackage',
      header: spatial ? header.header : header.header.slice(0, -1),
      findings: [...otherLayers(layers, layer), ...header.findings],
      encoding: null,
      delimiter: null,
      sheet: null,
      ...(spatial ? { geometryColumn: header.geometryColumn, crs: layer.crs } : noGeometry),
      layer: layer.name,
      batches: () => rowBatches(file),
    }
  } finally {
    database.close()
  }
}

interface Layer {
  readonly name: string
  readonly geometryColumn: string | null
  readonly system: number | null
  readonly crs: string | null
}

interface GeopackageFile {
  readonly path: string
  readonly layer: Layer
  readonly attributes: readonly GeopackageColumn[]
  readonly header: FeatureHeader
}

function layersIn(database: Database, path: string): readonly Layer[] {
  const tables = [...sqliteRows(database, path, { sql: columnsOfTable, values: ['gpkg_contents'] })]
  if (tables.length === 0) throw notATable({ path, looksLike: 'sqlite' })
  return [...sqliteRows(database, path, { sql: layersOfGeopackage })].map((row) => {
    const [name, type, column, organisation, code, definition, system] = row.map(textOf)
    const geometryColumn = type === 'features' && column !== '' ? (column ?? null) : null
    return {
      name: name ?? '',
      geometryColumn,
      system: system === '' ? null : Number(system),
      crs: crsOf(organisation ?? '', code ?? '', definition ?? ''),
    }
  })
}

function textOf(value: CellValue): string {
  return value === null ? '' : String(value)
}

/** Systems -1 and 0 say "undefined" (1.1.2.1.2); a definition may do so as well. */
function crsOf(organisation: string, code: string, definition: string): string | null {
  if (organisation.toUpperCase() === 'EPSG') return crsOfName(`EPSG:${code}`)
  const known = definition.trim()
  return known === '' || /^undefined$/i.test(known) ? null : crsOfWkt(known)
}

/** Named, or the only one with geometry; a table of attributes alone is read where there is no other. */
function chooseLayer(layers: readonly Layer[], named: string | null, path: string): Layer {
  if (layers.length === 0) throw gisFileEmpty({ path })
  const spatial = layers.filter(({ geometryColumn }) => geometryColumn !== null)
  const possible = spatial.length > 0 ? spatial : layers
  const [only] = possible
  const chosen = named === null ? only : layers.find(({ name }) => name === named)
  if (chosen && (named !== null || possible.length === 1)) return chosen
  throw layerNeeded({ path, layer: named, layers: layers.map(({ name }) => name) })
}

function otherLayers(layers: readonly Layer[], chosen: Layer): readonly Finding[] {
  const others = layers.filter((layer) => layer !== chosen).map(({ name }) => name)
  if (others.length === 0) return []
  const text = others.join(', ')
  const message = `The layer "${chosen.name}" was read; not read: ${text}. Name another in the mapping under file.layer.`
  return [{ rule: 'layers-not-read', severity: 'note', row: null, column: null, text, message }]
}

function columnsIn(database: Database, path: string, table: string): readonly GeopackageColumn[] {
  const columns = [...sqliteRows(database, path, { sql: columnsOfTable, values: [table] })].map(
    ([name, type]) => ({ name: textOf(name ?? null), type: textOf(type ?? null).toUpperCase() }),
  )
  if (columns.length > 0) return columns
  throw gisNotReadable({ path, reason: `its list of layers names "${table}", and there is no such table` })
}

const rowsAtATime = 1000

async function* rowBatches({ path, layer, attributes, header }: GeopackageFile): AsyncGenerator<TableBatch> {
  const { size } = await stat(path)
  const database = await openSqlite(path)
  try {
    const cells = new GeopackageCells(attributes, layer.system, header)
    const names = attributes.map(({ name }) => name)
    const columns = layer.geometryColumn === null ? names : [...names, layer.geometryColumn]
    let rows: TableRow[] = []
    let row = 0
    for (const values of sqliteRows(database, path, { sql: rowsOfTable(layer.name, columns) })) {
      row += 1
      const shaped = featureRow(cells.featureOf(row, values), header)
      rows.push(layer.geometryColumn === null ? withoutGeometry(shaped) : shaped)
      if (rows.length < rowsAtATime) continue
      // The whole file lies in memory: how far the reading came is not to be known, only that it goes on.
      yield { rows, findings: [], bytes: Math.round(size / 2) }
      rows = []
    }
    yield { rows, findings: cells.finish(), bytes: size }
  } finally {
    database.close()
  }
}

function withoutGeometry(row: TableRow): TableRow {
  return { ...row, cells: row.cells.slice(0, -1) }
}
