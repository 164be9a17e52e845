/** GeoJSON (RFC 7946): a feature collection, a feature a line; numbers keep the digits that were recorded. */
import type { Cell } from '../../core/record/exported/cells.js'
import type { ExportedTable, FilePieces, TableColumn, TableRow } from './table.js'

/** The file, feature by feature. */
export async function* geojsonPieces(table: ExportedTable): FilePieces {
  yield `{"type":"FeatureCollection","name":${JSON.stringify(table.name)},"features":[`
  let first = true
  for await (const row of table.rows) {
    yield `${first ? '' : ','}\n${feature(table.columns, row)}`
    first = false
  }
  yield '\n]}\n'
}

function feature(columns: readonly TableColumn[], row: TableRow): string {
  const members = columns.map(
    (column, index) => `${JSON.stringify(column.name)}:${literal(column, row.cells[index] ?? null)}`,
  )
  return `{"type":"Feature","properties":{${members.join(',')}},"geometry":${row.geometry ?? 'null'}}`
}

/** `1.10` stands as 1.10, which a number of a program would lose; a number that JSON cannot write stands as text. */
function literal({ type }: TableColumn, cell: Cell): string {
  if (cell === null) return 'null'
  const bare = type === 'boolean' ? /^(true|false)$/ : /^-?(0|[1-9]\d*)(\.\d+)?$/
  return type !== 'text' && bare.test(cell) ? cell : JSON.stringify(cell)
}
