/** Whether each stated number is the number of rows that a bundle lists for it. */
import type { Breakdown, StatedCount } from '../document/breakdowns.js'
import { breakdownsOf } from '../document/breakdowns.js'
import type { FiguresFile } from '../document/figures-file.js'
import type { ParsedDocument } from '../document/parse.js'
import type { CountedRow, TaggedRow } from '../document/rows-file.js'
import { keyFits, other, readRows } from '../document/rows-file.js'
import { printQuery } from '../figure/print.js'
import type { Condition, Query } from '../figure/query.js'
import { countIn } from '../figure/query.js'
import type { FigureResult } from '../figure/result.js'
import type { Contents, ProblemList } from './problem-list.js'
import { textFile } from './problem-list.js'

/** Where rows files lie. */
export const rowsFolder = 'rows/'

/** A rows file that could be read. */
export interface RowsFile {
  readonly breakdown: Breakdown
  readonly rows: readonly TaggedRow[]
}

/**
 * Counts every stated number again from rows/. Names each file that is missing or that no number states, each odd,
 * double or unsorted row, and each number that is counted otherwise. Gives the files that could be read.
 */
export function checkRows(
  contents: Contents,
  document: ParsedDocument,
  figures: FiguresFile,
  problems: ProblemList,
): readonly RowsFile[] {
  const breakdowns = breakdownsOf(document, figures.figures, figures.asOf)
  const paths = new Set(breakdowns.map(({ path }) => path))
  for (const path of contents.keys()) {
    if (path.startsWith(rowsFolder) && !paths.has(path))
      problems.add(path, null, 'no number of the text states what this file lists')
  }
  const results = new Map(figures.figures.map((figure) => [figure.query, figure]))
  return breakdowns.flatMap((breakdown): RowsFile[] => {
    const { path } = breakdown
    const text = textFile(contents, path, problems)
    if (text === null) return []
    const { rows, faults } = readRows(breakdown, text)
    for (const { line, what } of faults) problems.add(path, line, what)
    if (faults.length === 0) {
      for (const stated of breakdown.stated) {
        const result = results.get(printQuery(stated.query))
        for (const what of result ? differences(breakdown, rows, { stated, result }) : [])
          problems.add(path, null, `line ${stated.line} of the text: ${what}`)
      }
    }
    return [{ breakdown, rows }]
  })
}

interface Compared {
  readonly stated: StatedCount
  readonly result: FigureResult
}

/** The columns of a breakdown as a test of one row. */
export function rowTest(
  { columns }: Breakdown,
  where: readonly Condition[],
): (row: Pick<CountedRow, 'keys'>) => boolean {
  const tests = where.map((condition) => {
    const at = columns.findIndex(({ dimension }) => dimension.name === condition.dimension)
    const column = columns[at]
    if (!column) throw new Error(`no column ${condition.dimension}`)
    const known = new Map<string, boolean>()
    return (keys: readonly string[]) => {
      const key = keys[at] ?? ''
      const fits = known.get(key) ?? keyFits(column, key, condition)
      known.set(key, fits)
      return fits
    }
  })
  return ({ keys }) => tests.every((test) => test(keys))
}

/** Rows that a stated number counts, and those that it is a share of. */
export function countedRows<Row extends CountedRow>(
  breakdown: Breakdown,
  rows: readonly Row[],
  { query, where }: Pick<StatedCount, 'query' | 'where'>,
): { readonly among: readonly Row[]; readonly of: readonly Row[] } {
  const among = rows.filter(rowTest(breakdown, where))
  if (query.type !== 'share') return { among, of: rows }
  if (query.base === 'all') return { among, of: rows }
  const known = rowTest(breakdown, knownIn(query))
  return { among: among.filter(known), of: rows.filter(known) }
}

function knownIn(query: Query): readonly Condition[] {
  const dimensions = new Set(countIn(query).where.map(({ dimension }) => dimension))
  return [...dimensions].map((dimension) => ({ dimension, operator: '!=', codes: ['unknown'] }))
}

function differences(
  breakdown: Breakdown,
  rows: readonly TaggedRow[],
  { stated, result }: Compared,
): readonly string[] {
  // What a rate is divided by is a claim, and no row says it.
  if (stated.query.type === 'rate') return []
  const { among, of } = countedRows(breakdown, rows, stated)
  const base = stated.query.type === 'share' ? amountOf(of) : 1
  const found: string[] = []
  const compare = (name: string, counted: number, published: number | null) => {
    const value = counted / base
    if (published === null || Math.abs(value - published) <= 1e-12) return
    found.push(`${name} is ${published}, the rows give ${value}`)
  }
  compare(result.query, amountOf(among), result.total)
  const { by } = countIn(stated.query)
  if (by.length === 0) return found
  const places = by.map((name) => breakdown.columns.findIndex(({ dimension }) => dimension.name === name))
  const groups = new Map<string, number>()
  for (const row of among) {
    const key = JSON.stringify(places.map((at) => row.keys[at] ?? ''))
    groups.set(key, (groups.get(key) ?? 0) + row.amount)
  }
  for (const { key, value } of result.parts) {
    const name = JSON.stringify(by.map((dimension) => key[dimension] ?? ''))
    compare(`${result.query}, ${name}`, groups.get(name) ?? 0, value)
    groups.delete(name)
  }
  for (const key of groups.keys()) {
    if (!key.includes(JSON.stringify(other))) found.push(`${result.query} has no part ${key}, the rows have`)
  }
  return found
}

function amountOf(rows: readonly CountedRow[]): number {
  return rows.reduce((sum, { amount }) => sum + amount, 0)
}
