/** Shapefiles in a .zip, one layer for each kind of geometry, with a table of the long names beside. Made in memory. */
import { printCsv } from '../../core/document/csv.js'
import { dbfOf } from './dbf.js'
import { type Geometry, geometryIn, heightsOf } from './geometry.js'
import { MemoryLimit } from './memory-limit.js'
import { keepsForm, type ShapeClass, shapeClassOf, shapesOf } from './shp.js'
import type { ExportedTable, FilePieces, TableRow, Writing } from './table.js'
import { ZipPieces } from './zip-pieces.js'

const wgs84 =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'

/** Records without a shape stand in the first of these that there is. */
const order = ['polygon', 'line', 'multipoint', 'point', 'none'] as const

/** Whether a shapefile shows a geometry at all; how exactly, it says itself. */
export function isDrawnInShapefile(geometry: Geometry): boolean {
  const shapeClass = shapeClassOf(geometry)
  return shapeClass !== null && shapeClass !== 'none'
}

interface Record {
  readonly row: TableRow
  readonly geometry: Geometry | null
}

/** The bytes of the .zip. Throws `export-too-large`, `export-value-unfit`. */
export async function* shapefilePieces(table: ExportedTable, writing: Writing): FilePieces {
  const layers = await layersOf(table, writing)
  const zip = new ZipPieces()
  for (const [shapeClass, records] of layers) {
    const name = layers.size === 1 ? table.name : `${table.name}_${shapeClass}`
    const rows = records.map(({ row }) => row)
    const { bytes, names, trimmed } = dbfOf(table.columns, rows, writing.path)
    if (trimmed > 0)
      writing.note(`A .dbf holds no blanks at the ends of a text: ${trimmed} texts of ${name} lost theirs.`)
    const { shp, shx } = shapesOf(
      shapeClass,
      records.map(({ geometry }) => geometry),
    )
    yield* zip.file(`${name}.shp`, shp)
    yield* zip.file(`${name}.shx`, shx)
    yield* zip.file(`${name}.dbf`, bytes)
    yield* zip.file(`${name}.prj`, wgs84)
    yield* zip.file(`${name}.cpg`, 'UTF-8')
    yield* zip.file(`${name}.names.csv`, namesTable(table, names))
    writing.layer({ name, names })
  }
  yield* zip.end()
}

async function layersOf(
  table: ExportedTable,
  writing: Writing,
): Promise<ReadonlyMap<ShapeClass, readonly Record[]>> {
  const limit = new MemoryLimit(writing.path, 'Shapefile')
  const found = new Map<ShapeClass, Record[]>()
  const left = { heights: 0, collections: 0, forms: 0 }
  let records = 0
  const all: { record: Record; shapeClass: ShapeClass }[] = []
  for await (const row of table.rows) {
    limit.add(row)
    const geometry = row.geometry === null ? null : geometryIn(row.geometry)
    if (geometry && heightsOf(geometry) !== 'none') left.heights += 1
    const shapeClass = geometry === null ? 'none' : shapeClassOf(geometry)
    if (shapeClass === null) left.collections += 1
    if (geometry && !keepsForm(geometry)) left.forms += 1
    records += 1
    const isDrawn = shapeClass !== null && shapeClass !== 'none'
    all.push({ record: { row, geometry: isDrawn ? geometry : null }, shapeClass: shapeClass ?? 'none' })
  }
  const first = order.find((word) => all.some(({ shapeClass }) => shapeClass === word)) ?? 'none'
  for (const { record, shapeClass } of all) {
    const at = shapeClass === 'none' ? first : shapeClass
    const layer = found.get(at) ?? []
    layer.push(record)
    found.set(at, layer)
  }
  if (left.heights > 0)
    writing.note(`A shapefile is written without heights: ${left.heights} of ${records} shapes lost theirs.`)
  if (left.forms > 0)
    writing.note(
      `A shapefile turns rings and does not tell one part from several: ${left.forms} of ${records} shapes stand there in another form of the same area.`,
    )
  if (left.collections > 0)
    writing.note(
      `A shapefile holds no collection of several kinds of geometry: ${left.collections} records stand there without a shape.`,
    )
  return found.size > 0 ? found : new Map([['none', []]])
}

function namesTable(table: ExportedTable, names: ReadonlyMap<string, readonly string[]>): string {
  const rows = table.columns.flatMap(({ name, label }) =>
    (names.get(name) ?? []).map((short, index) => [short, name, String(index + 1), label]),
  )
  return printCsv([['in_the_file', 'column', 'piece', 'label'], ...rows])
}
