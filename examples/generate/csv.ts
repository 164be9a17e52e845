/** CSV as the examples use it: UTF-8, LF, one header row, quoted only where needed. */

export type CsvRow = Readonly<Record<string, string>>

/** Rows under the columns of the first. Every file of the examples says in each row that it is invented. */
export function toCsv(rows: readonly CsvRow[]): string {
  const columns = [...Object.keys(rows[0] ?? {}), 'example']
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? 'invented')).join(','))
  return `${[columns.join(','), ...lines].join('\n')}\n`
}

function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows of a CSV that `toCsv` wrote; read again by the count, which shares nothing else with the generator. */
export function fromCsv(text: string): readonly CsvRow[] {
  const [header = [], ...rows] = text
    .trimEnd()
    .split('\n')
    .map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(unquoted))
  return rows.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])))
}

function unquoted(found: RegExpMatchArray): string {
  return found[1] === undefined ? (found[2] ?? '') : found[1].replaceAll('""', '"')
}
