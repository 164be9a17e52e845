/** Small tables as CSV: UTF-8 without BOM, LF, one header row, quoted only where needed (formats.md, "The bundle"). */

/** Rows of a CSV text (RFC 4180), the header among them; null where a quotation mark stands where none may. */
export function parseCsv(text: string): readonly (readonly string[])[] | null {
  const rows: string[][] = []
  let row: string[] = []
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/y
  const plain = text.replace(/^\ufeff/, '')
  while (cell.lastIndex < plain.length || row.length > 0) {
    const match = cell.exec(plain)
    if (!match) return null
    const [, written = '', end] = match
    row.push(written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written)
    if (end === ',') continue
    rows.push(row)
    row = []
    if (end === '') break
  }
  return rows
}

/** The text of a table. */
export function printCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(printCell).join(',')}\n`).join('')
}

function printCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
