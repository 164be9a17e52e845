/** GeoPackage: one layer, or a table of attributes where the kind lies nowhere. Made in memory. */
import initSqlJs from 'sql.js'
import {
  type GeopackageColumn,
  layingStatements,
  rowStatement,
} from '../../store/geopackage/write-statements.js'
import { geometryIn } from './geometry.js'
import { MemoryLimit } from './memory-limit.js'
import type { ExportedTable, FilePieces, TableColumn, TableRow, Writing } from './table.js'
import { geopackageBlob } from './wkb.js'

/** The bytes of the file. Throws `export-too-large`. */
export async function* geopackagePieces(table: ExportedTable, { path }: Pick<Writing, 'path'>): FilePieces {
  const limit = new MemoryLimit(path, 'GeoPackage')
  const { name, hasGeometry } = table
  const columns = table.columns.map((column) => ({ name: column.name, type: columnType(column) }))
  const sqlite = await initSqlJs()
  const database = new sqlite.Database()
  try {
    for (const statement of layingStatements({ name, hasGeometry, columns })) database.run(statement)
    const row = database.prepare(rowStatement({ name, hasGeometry, columns }))
    database.run('begin')
    for await (const record of table.rows) {
      limit.add(record)
      row.run(valuesOf(table, record))
    }
    database.run('commit')
    row.free()
    yield database.export()
  } finally {
    database.close()
  }
}

function columnType({ type }: TableColumn): GeopackageColumn['type'] {
  if (type === 'whole') return 'INTEGER'
  return type === 'boolean' ? 'BOOLEAN' : 'TEXT'
}

function valuesOf(table: ExportedTable, { cells, geometry }: TableRow) {
  const values = table.columns.map(({ type }, index) => {
    const cell = cells[index] ?? null
    if (cell === null || type === 'text' || type === 'number') return cell
    return type === 'boolean' ? Number(cell === 'true') : Number(cell)
  })
  const blob = geometry === null ? null : geopackageBlob(geometryIn(geometry))
  return table.hasGeometry ? [blob, ...values] : values
}
