/** Map formats hold a shape as what it is; its text stands beside it only where the format does not carry it exactly. */
import type { Cell } from '../../core/record/exported/cells.js'
import { type Geometry, geometryIn, heightsOf, positionsOf } from './geometry.js'
import type { ExportedTable, TableRow } from './table.js'

/** The column that says which field the geometry of a row was taken from. */
export const geometryField = 'geometry_field'

/** The table without the texts of shapes that the format carries as they are. */
export function withoutDrawnTexts(
  table: ExportedTable,
  carries: (geometry: Geometry) => boolean,
): ExportedTable {
  const names = table.columns.map((column) => column.name)
  const fieldAt = names.indexOf(geometryField)
  return fieldAt === -1 ? table : { ...table, rows: withoutTexts(table.rows, { names, fieldAt, carries }) }
}

interface Drawing {
  readonly names: readonly string[]
  readonly fieldAt: number
  readonly carries: (geometry: Geometry) => boolean
}

async function* withoutTexts(
  rows: AsyncIterable<TableRow>,
  { names, fieldAt, carries }: Drawing,
): AsyncGenerator<TableRow> {
  for await (const row of rows) {
    const textAt = names.indexOf(`${row.cells[fieldAt]}_geojson`)
    const { geometry } = row
    const isSame = textAt !== -1 && geometry !== null && row.cells[textAt] === geometry
    if (!isSame || !carries(geometryIn(geometry))) yield row
    else yield { geometry, cells: row.cells.map((cell, index): Cell => (index === textAt ? null : cell)) }
  }
}

/** Whether bytes of coordinates say all of a geometry: no part of it is empty, and heights are of all or of none. */
export function isWhole(geometry: Geometry): boolean {
  if (geometry.type === 'GeometryCollection' || heightsOf(geometry) === 'some') return false
  return !hasEmpty(geometry.coordinates) && positionsOf(geometry).next().done === false
}

type Nested = number | readonly Nested[]

function hasEmpty(coordinates: readonly Nested[]): boolean {
  if (coordinates.length === 0) return true
  return coordinates.some((inner) => typeof inner !== 'number' && hasEmpty(inner))
}

/** The same for a format that has one word for every geometry of several parts. */
export function isWholeAndSingle(geometry: Geometry): boolean {
  return isWhole(geometry) && !geometry.type.startsWith('Multi')
}
