/** The areas of the shapes of a batch, asked of the database in one statement before its rows are planned. */
import { examineShapes } from '../../store/geometry/examine-shapes.js'
import { fillAreas, measuredShapes } from '../../store/geometry/measure-records.js'
import type { Programme } from '../../store/programme.js'
import type { IdentifiedRow } from './matching.js'

/** The same rows with the area of each shape beside it; the database is left alone where none is drawn. */
export async function measureRows(
  programme: Programme,
  rows: readonly IdentifiedRow[],
): Promise<readonly IdentifiedRow[]> {
  const texts = [...new Set(rows.flatMap(({ row }) => row.records.flatMap(measuredShapes)))]
  if (texts.length === 0) return rows
  const examined = await programme.engine.transaction((session) => examineShapes(session, texts))
  const areas = new Map(
    texts.map((text, index) => [text, examined[index]?.areaSquareMetres ?? null] as const),
  )
  return rows.map((identified) => {
    const records = identified.row.records.map((record) => ({
      ...record,
      values: fillAreas(record.kind, record.values, areas),
    }))
    return { ...identified, row: { ...identified.row, records } }
  })
}
