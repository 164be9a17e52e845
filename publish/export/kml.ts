/** KML 2.3 (OGC 12-007r2): a placemark a record, its columns as extended data, written record by record. */
import { type Geometry, geometryIn, type Position } from './geometry.js'
import { exportValueUnfit } from './problems.js'
import type { ExportedTable, FilePieces, TableColumn, TableRow, Writing } from './table.js'
import { escapeXml, fitsXml } from './xml.js'

/** The file. Throws `export-value-unfit` for a letter that XML cannot hold. */
export async function* kmlPieces(table: ExportedTable, { path }: Pick<Writing, 'path'>): FilePieces {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n${schemaOf(table)}\n<Folder><name>${table.name}</name>\n`
  for await (const row of table.rows) {
    const data = table.columns.map((column, index) => dataOf(column, row.cells[index] ?? null, { row, path }))
    const geometry = row.geometry === null ? '' : geometryXml(geometryIn(row.geometry))
    yield `<Placemark><ExtendedData>${data.join('')}</ExtendedData>${geometry}</Placemark>\n`
  }
  yield '</Folder>\n</Document>\n</kml>\n'
}

/** Every column, those too that no record fills: whoever reads the file finds them all. */
function schemaOf({ name, columns }: ExportedTable): string {
  const fields = columns.map((column) => `<SimpleField type="string" name="${column.name}"/>`)
  return `<Schema name="${name}" id="${name}">${fields.join('')}</Schema>`
}

function dataOf(
  { name }: TableColumn,
  cell: string | null,
  { row, path }: { readonly row: TableRow; readonly path: string },
): string {
  if (cell === null) return ''
  if (!fitsXml(cell))
    throw exportValueUnfit({
      path,
      format: 'KML',
      why: 'control',
      record: row.cells[0] ?? '',
      column: name,
    })
  // GDAL takes the blanks at the ends of SimpleData away, and those of Data not.
  return `<Data name="${name}"><value>${escapeXml(cell)}</value></Data>`
}

function geometryXml(geometry: Geometry): string {
  switch (geometry.type) {
    case 'Point':
      return `<Point>${coordinates(geometry.coordinates.length > 0 ? [geometry.coordinates] : [])}</Point>`
    case 'LineString':
      return `<LineString>${coordinates(geometry.coordinates)}</LineString>`
    case 'Polygon':
      return polygon(geometry.coordinates)
    case 'MultiPoint':
      return several(geometry.coordinates.map((position) => `<Point>${coordinates([position])}</Point>`))
    case 'MultiLineString':
      return several(geometry.coordinates.map((line) => `<LineString>${coordinates(line)}</LineString>`))
    case 'MultiPolygon':
      return several(geometry.coordinates.map(polygon))
    case 'GeometryCollection':
      return several(geometry.geometries.map(geometryXml))
  }
}

function several(parts: readonly string[]): string {
  return `<MultiGeometry>${parts.join('')}</MultiGeometry>`
}

function polygon([outer = [], ...inner]: readonly (readonly Position[])[]): string {
  const ring = (positions: readonly Position[]): string =>
    `<LinearRing>${coordinates(positions)}</LinearRing>`
  const holes = inner.map((positions) => `<innerBoundaryIs>${ring(positions)}</innerBoundaryIs>`)
  return `<Polygon><outerBoundaryIs>${ring(outer)}</outerBoundaryIs>${holes.join('')}</Polygon>`
}

function coordinates(positions: readonly Position[]): string {
  return `<coordinates>${positions.map((position) => position.join(',')).join(' ')}</coordinates>`
}
