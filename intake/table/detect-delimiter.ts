/** Which sign parts the cells: the one that cuts the first records into the most cells, evenly. */
import { CsvRecords } from './csv-records.js'
import { type Delimiter, delimiters } from './table.js'

/** `sep=;` in the first line, as spreadsheets write and read it. */
export function namedInFirstLine(text: string): Delimiter | null {
  const named = /^sep=([,;\t])\r?(\n|$)/i.exec(text)?.[1]
  return delimiters.find((delimiter) => delimiter === named) ?? null
}

/** The delimiter of a table that begins with `text`; a comma where there is a single column. */
export function detectDelimiter(text: string): Delimiter {
  const scored = delimiters.map((delimiter) => ({ delimiter, score: evenness(text, delimiter) }))
  return scored.reduce((best, other) => (other.score > best.score ? other : best)).delimiter
}

/** Share of records with as many cells as the first, plus a little for more cells; 0 where there is one cell only. */
function evenness(text: string, delimiter: Delimiter): number {
  // The last record of a piece of text may be cut and says nothing, unless it is the only one.
  const complete = new CsvRecords(delimiter).write(text.endsWith('\n') ? text : `${text}\n`)
  const records = (complete.length > 1 ? complete.slice(0, -1) : complete).slice(0, 200)
  const columns = records[0]?.cells.length ?? 1
  if (columns < 2) return 0
  const even = records.filter((record) => record.cells.length === columns).length / records.length
  return even + Math.min(columns, 1000) / 1e6
}
