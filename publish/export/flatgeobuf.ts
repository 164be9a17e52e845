/** FlatGeobuf (specification 3.0, without an index), written feature by feature; the count of features is left open. */
import { Builder } from 'flatbuffers'
import { magicbytes } from 'flatgeobuf/lib/mjs/constants.js'
import { Column } from 'flatgeobuf/lib/mjs/flat-geobuf/column.js'
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js'
import { Crs } from 'flatgeobuf/lib/mjs/flat-geobuf/crs.js'
import { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js'
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js'
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js'
import { buildGeometry } from 'flatgeobuf/lib/mjs/generic/geometry.js'
import { parseGC, parseGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js'
import { geometryIn } from './geometry.js'
import type { ExportedTable, FilePieces, TableColumn, TableRow } from './table.js'

/** The file, feature by feature. A record without a geometry is a feature without one. */
export async function* flatgeobufPieces(table: ExportedTable): FilePieces {
  yield magicbytes
  yield headerBytes(table)
  for await (const row of table.rows) yield featureBytes(table.columns, row)
}

function headerBytes({ name, columns, hasGeometry }: ExportedTable): Uint8Array {
  const builder = new Builder()
  const described = Header.createColumnsVector(
    builder,
    columns.map((column) => describeColumn(builder, column)),
  )
  const named = builder.createString(name)
  const organisation = builder.createString('EPSG')
  Crs.startCrs(builder)
  Crs.addOrg(builder, organisation)
  Crs.addCode(builder, 4326)
  const system = Crs.endCrs(builder)
  Header.startHeader(builder)
  Header.addName(builder, named)
  if (hasGeometry) Header.addCrs(builder, system)
  Header.addColumns(builder, described)
  // Any kind of geometry, each feature says its own. No index: its size would have to be known before the first row.
  Header.addGeometryType(builder, GeometryType.Unknown)
  Header.addIndexNodeSize(builder, 0)
  builder.finishSizePrefixed(Header.endHeader(builder))
  return builder.asUint8Array()
}

function describeColumn(builder: Builder, { name, label, type }: TableColumn): number {
  const named = builder.createString(name)
  const title = builder.createString(label)
  Column.startColumn(builder)
  Column.addName(builder, named)
  Column.addTitle(builder, title)
  Column.addType(builder, columnType(type))
  return Column.endColumn(builder)
}

function columnType(type: TableColumn['type']): ColumnType {
  if (type === 'whole') return ColumnType.Long
  return type === 'boolean' ? ColumnType.Bool : ColumnType.String
}

function featureBytes(columns: readonly TableColumn[], { cells, geometry }: TableRow): Uint8Array {
  const builder = new Builder()
  const properties = Feature.createPropertiesVector(builder, propertyBytes(columns, cells))
  const drawn = geometry === null ? null : geometryIn(geometry)
  // The package's types ask for GeoJSON's own, whose arrays may be written to.
  const parsed =
    drawn && (drawn.type === 'GeometryCollection' ? parseGC(drawn as never) : parseGeometry(drawn as never))
  const shape = parsed && buildGeometry(builder, parsed)
  Feature.startFeature(builder)
  if (shape !== null) Feature.addGeometry(builder, shape)
  Feature.addProperties(builder, properties)
  builder.finishSizePrefixed(Feature.endFeature(builder))
  return builder.asUint8Array()
}

/** The index of each column that is not empty, and its value. */
function propertyBytes(columns: readonly TableColumn[], cells: TableRow['cells']): Uint8Array {
  return Buffer.concat(
    columns.flatMap(({ type }, index) => {
      const cell = cells[index] ?? null
      if (cell === null) return []
      const at = Buffer.alloc(2)
      at.writeUInt16LE(index)
      return [at, valueBytes(type, cell)]
    }),
  )
}

function valueBytes(type: TableColumn['type'], cell: string): Buffer {
  if (type === 'boolean') return Buffer.of(cell === 'true' ? 1 : 0)
  if (type === 'whole') {
    const value = Buffer.alloc(8)
    value.writeBigInt64LE(BigInt(cell))
    return value
  }
  const text = Buffer.from(cell)
  const length = Buffer.alloc(4)
  length.writeUInt32LE(text.length)
  return Buffer.concat([length, text])
}
