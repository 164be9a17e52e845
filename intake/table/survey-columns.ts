/** What stands in the columns of a table: their distinct texts, in bounded memory. */
import type { Table } from './table.js'

/** One column and its texts. */
export interface ColumnSurvey {
  readonly column: string
  /** Distinct texts that are not empty, in the order in which they came; at most `distinctKept`. */
  readonly texts: readonly string[]
  /** There are more distinct texts than were kept. */
  readonly more: boolean
  /** Of the column of geometries of a GIS file: whether all of them are single points. Null for every other column. */
  readonly geometry: 'points' | 'shapes' | null
}

/** Enough for every coded column, and for the form of numbers and dates. */
export const distinctKept = 400

/** Longer texts are prose, which no value table holds. */
const longestText = 200

/** Reads the table once. */
export async function surveyColumns(table: Table): Promise<readonly ColumnSurvey[]> {
  const seen = table.header.map(() => ({ texts: new Set<string>(), more: false }))
  const geometryAt = table.geometryColumn === null ? -1 : table.header.indexOf(table.geometryColumn)
  let shapes = false
  for await (const { rows } of table.batches()) {
    for (const row of rows) {
      const geometry = row.cells[geometryAt] ?? ''
      shapes ||= geometry !== '' && !geometry.startsWith('{"type":"Point"')
      for (const [index, column] of seen.entries()) note(column, row.cells[index] ?? '')
    }
  }
  return table.header.map((column, index) => ({
    column,
    texts: [...(seen[index]?.texts ?? [])],
    more: seen[index]?.more ?? false,
    geometry: index !== geometryAt ? null : shapes ? 'shapes' : 'points',
  }))
}

function note(column: { readonly texts: Set<string>; more: boolean }, text: string): void {
  if (text.trim() === '' || column.texts.has(text)) return
  if (column.texts.size < distinctKept && text.length <= longestText) column.texts.add(text)
  else column.more = true
}
