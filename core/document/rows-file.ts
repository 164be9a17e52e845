/** A file of rows/: a tag and the columns of one stated breakdown, a row for each record that is counted. Pure. */

import type { Condition } from '../figure/query.js'
import { codesUnder, flatCodes } from '../record/codes.js'
import type { Breakdown, RowColumn } from './breakdowns.js'
import { isPlace } from './breakdowns.js'
import { parseCsv, printCsv } from './csv.js'

/** What stands in a coarsened column for every code that no number of the document names. */
export const other = 'other'

/** Between the places of a document in which one record lies, such as a district and its region. */
const between = '+'

/** One counted record before it is written: a key for each column, and what it adds to the figure. */
export interface CountedRow {
  readonly keys: readonly string[]
  readonly amount: number
}

/** One row as it is published. */
export interface TaggedRow extends CountedRow {
  /** 32 bytes, hex. */
  readonly tag: string
}

/** The header of a file; figures that add up quantities have their unit as the last column. */
export function rowsHeader({ columns, definition }: Breakdown): readonly string[] {
  const amount = definition.measure.type === 'records' ? [] : [definition.unit]
  return ['tag', ...columns.map(({ dimension }) => dimension.name), ...amount]
}

/** The text of a file; rows are sorted by tag. */
export function printRows(breakdown: Breakdown, rows: readonly TaggedRow[]): string {
  const withAmount = breakdown.definition.measure.type !== 'records'
  const sorted = [...rows].sort((one, next) => (one.tag < next.tag ? -1 : 1))
  return printCsv([
    rowsHeader(breakdown),
    ...sorted.map(({ tag, keys, amount }) => [tag, ...keys, ...(withAmount ? [String(amount)] : [])]),
  ])
}

/** The key of a column that says in which of the asked places a record lies. */
export function placesKey(places: readonly string[]): string {
  return places.length === 0 ? other : [...places].sort().join(between)
}

/** What a coarsened column holds for a key: the nearest asked code that includes it, else `other`. */
export function coarsened({ dimension, asked, isBy }: RowColumn, key: string): string {
  if (asked.includes(key) || (isPlace(dimension) && !isBy)) return key
  const including = asked
    .map((code) => ({ code, under: codesUnder(dimension.codes, code) }))
    .filter(({ under }) => under.includes(key))
    .sort((one, next) => one.under.length - next.under.length)
  return including[0]?.code ?? other
}

/** Whether the rows that a condition asks for are among those of this key. */
export function keyFits(column: RowColumn, key: string, { operator, codes }: Condition): boolean {
  const found = codes.some((code) => {
    if (isPlace(column.dimension) && !column.isBy) return key.split(between).includes(code)
    return key === code || codesUnder(column.dimension.codes, code).includes(key)
  })
  return operator === '!=' ? !found : found
}

/** A row that cannot be read, or stands where it may not; `line` counts from 1. */
export interface RowFault {
  readonly line: number | null
  readonly what: string
}

/** Reads a file. What is wrong with it is said line by line; the rows that can be read are given. Never throws. */
export function readRows(
  breakdown: Breakdown,
  text: string,
): { readonly rows: readonly TaggedRow[]; readonly faults: readonly RowFault[] } {
  const faults: RowFault[] = []
  const [header = [], ...lines] = cellsOf(text)
  const expected = rowsHeader(breakdown)
  for (const name of header.filter((entry) => !expected.includes(entry)))
    faults.push({ line: 1, what: `the column ${name.slice(0, 100)} is not stated by the text` })
  for (const name of expected.filter((entry) => !header.includes(entry)))
    faults.push({ line: 1, what: `the column ${name} is missing` })
  if (faults.length > 0 || header.join() !== expected.join()) {
    if (faults.length === 0)
      faults.push({ line: 1, what: `its columns are not in the order ${expected.join()}` })
    return { rows: [], faults }
  }
  if (text.includes('"') ? printCsv([header, ...lines]) !== text : !/^[^\r]*\n$/.test(text))
    faults.push({ line: null, what: 'it is not written in its one form' })
  const rows: TaggedRow[] = []
  const seen = new Set<string>()
  const known = breakdown.columns.map(() => new Map<string, boolean>())
  for (const [index, cells] of lines.entries()) {
    const line = index + 2
    const read = readRow(breakdown, cells, known)
    if (typeof read === 'string') {
      faults.push({ line, what: read })
      continue
    }
    const before = rows.at(-1)
    if (seen.has(read.tag)) faults.push({ line, what: `the tag ${read.tag} stands in it twice` })
    else if (before && before.tag > read.tag) faults.push({ line, what: 'the rows are not sorted by tag' })
    seen.add(read.tag)
    rows.push(read)
  }
  return { rows, faults }
}

// A list of a million rows is split far more quickly than read cell by cell.
function cellsOf(text: string): readonly (readonly string[])[] {
  if (text.includes('"')) return parseCsv(text) ?? []
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split(','))
}

function readRow(
  { columns, definition }: Breakdown,
  cells: readonly string[],
  known: readonly Map<string, boolean>[],
): TaggedRow | string {
  const withAmount = definition.measure.type !== 'records'
  if (cells.length !== 1 + columns.length + (withAmount ? 1 : 0))
    return 'the row has more or fewer cells than the header'
  const [tag = '', ...rest] = cells
  if (!/^[0-9a-f]{64}$/.test(tag)) return 'the row has no tag of 64 hexadecimal digits'
  const keys = rest.slice(0, columns.length)
  const odd = columns.findIndex((column, index) => {
    const key = keys[index] ?? ''
    const isKnown = known[index]?.get(key) ?? isKey(column, key)
    known[index]?.set(key, isKnown)
    return !isKnown
  })
  if (odd >= 0)
    return `${JSON.stringify(keys[odd]?.slice(0, 100))} is no value of ${columns[odd]?.dimension.name}`
  const amount = withAmount ? (rest.at(-1) ?? '') : '1'
  if (!/^(0|[1-9][0-9]{0,14})$/.test(amount)) return 'the row has no whole number as its last cell'
  return { tag, keys, amount: Number(amount) }
}

function isKey({ dimension }: RowColumn, key: string): boolean {
  if (key === 'unknown' || key === 'withheld' || key === other) return true
  switch (dimension.type) {
    case 'code':
      return flatCodes(dimension.codes).some(({ code }) => code === key)
    case 'year':
      return /^\d{4}$/.test(key)
    case 'month':
      return /^\d{4}-\d{2}$/.test(key)
    case 'place':
    case 'region':
      return key !== ''
  }
}
