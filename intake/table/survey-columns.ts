/** What stands in the columns of a table: their distinct texts, in bounded memory. */
import { type ColumnSurvey, distinctKept } from '../../core/record/mapping/column-survey.js'
import type { Table } from './table.js'

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
