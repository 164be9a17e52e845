/** A GIS file without some of its rows, kept on as GeoJSON: the same columns, cells and row numbers. */
import type { Table } from '../table/table.js'

/** The file as bytes. A row that is erased stands as null, which the reader counts and makes no row of. */
export async function geojsonWithoutRows(table: Table, without: ReadonlySet<number>): Promise<Uint8Array> {
  const features: string[] = []
  let kept = 0
  for await (const batch of table.batches()) {
    for (const row of batch.rows) {
      // Places without a row, such as records that were deleted in a .dbf, keep their number.
      while (features.length < row.row - 1) features.push('null')
      if (!without.has(row.row)) kept += 1
      features.push(without.has(row.row) ? 'null' : featureText(table, row.cells))
    }
  }
  // The names of the columns live in the features: where none is left, one without values keeps them.
  if (kept === 0 && features.length > 0) features[0] = featureText(table, [])
  const crs = crsMember(table.crs)
  // The mark says UTF-8 whatever encoding the mapping names.
  return Buffer.from(`\ufeff{"type":"FeatureCollection",${crs}"features":[\n${features.join(',\n')}\n]}\n`)
}

function featureText({ header, geometryColumn }: Table, cells: readonly string[]): string {
  const properties = header.flatMap((name, index) => {
    const cell = cells[index] ?? ''
    return name === geometryColumn
      ? []
      : [`${JSON.stringify(name)}:${cell === '' ? 'null' : JSON.stringify(cell)}`]
  })
  const geometry = cells[header.indexOf(geometryColumn ?? '')] ?? ''
  return `{"type":"Feature","properties":{${properties.join(',')}},"geometry":${geometryMember(geometry)}}`
}

/** What could not be read as a geometry cannot stand in GeoJSON as one: it is kept as a text, and waits as before. */
function geometryMember(cell: string): string {
  if (cell === '') return 'null'
  try {
    JSON.parse(cell)
    return cell
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return JSON.stringify(cell)
  }
}

function crsMember(crs: string | null): string {
  if (crs === 'EPSG:4326') return ''
  if (crs === null) return '"crs":null,'
  return `"crs":{"type":"name","properties":{"name":${JSON.stringify(crs)}}},`
}
