/** A figure of two divisions as a table: a row for each value of the first, a column for each of the second. Pure. */
import { sortParts } from './counted.js'
import type { Dimension } from './dimensions.js'
import type { Part } from './result.js'

/** A value of the first division. null: withheld. */
export interface CrossRow {
  readonly code: string
  /** One a column. */
  readonly cells: readonly (number | null)[]
  readonly sum: number | null
}

/** `sums` are those of the columns. */
export interface CrossTable {
  readonly columns: readonly string[]
  readonly rows: readonly CrossRow[]
  readonly sums: readonly (number | null)[]
}

/** With more columns nobody finds a number again, and each part stands on its own line. */
const mostColumns = 30

/**
 * The table, or null where it makes no sense: other than two divisions, or a second one of too many values. A pair that
 * the figure does not list counts nothing. A sum over a withheld number is null: what was held back is never worked out.
 */
export function crossTable(parts: readonly Part[], by: readonly Dimension[]): CrossTable | null {
  const [first, second, third] = by
  if (!first || !second || third) return null
  const columns = codesOf(parts, second)
  if (columns.length === 0 || columns.length > mostColumns) return null
  const values = new Map(parts.map(({ key, value }) => [pair(key[first.name], key[second.name]), value]))
  const rows = codesOf(parts, first).map((code) => {
    const cells = columns.map((column) => values.get(pair(code, column)))
    return { code, cells: cells.map((value) => (value === undefined ? 0 : value)), sum: sumOf(cells) }
  })
  return { columns, rows, sums: columns.map((_, at) => sumOf(rows.map(({ cells }) => cells[at]))) }
}

function codesOf(parts: readonly Part[], dimension: Dimension): readonly string[] {
  const codes = new Set(parts.flatMap(({ key }) => key[dimension.name] ?? []))
  const sorted = sortParts(
    [...codes].map((code) => ({ keys: [code], value: 0 })),
    [dimension],
  )
  return sorted.flatMap(({ keys }) => keys)
}

function pair(row = '', column = ''): string {
  return JSON.stringify([row, column])
}

function sumOf(cells: readonly (number | null | undefined)[]): number | null {
  let sum = 0
  for (const value of cells) {
    if (value === null) return null
    sum += value ?? 0
  }
  return sum
}
