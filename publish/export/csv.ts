/** CSV: UTF-8 without BOM, LF, one header row, quoted only where needed; texts that would be calculated are made harmless. */
import { printCsv } from '../../core/document/csv.js'
import { neutraliseExactly } from '../../core/record/read/neutralise-formula.js'
import type { ExportedTable, FilePieces } from './table.js'

/** The file, row by row. */
export async function* csvPieces(table: ExportedTable): FilePieces {
  yield printCsv([table.columns.map((column) => column.name)])
  for await (const { cells } of table.rows)
    yield printCsv([cells.map((cell) => (cell === null ? '' : neutraliseExactly(cell)))])
}
