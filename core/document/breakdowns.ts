/** Which rows files a document needs: one for each stated breakdown of each figure that its numbers use. Pure. */
import { definitionOf } from '../figure/catalogue.js'
import type { Definition } from '../figure/definition.js'
import type { Dimension } from '../figure/dimensions.js'
import { dimensionNamed } from '../figure/dimensions.js'
import { withConditions } from '../figure/link.js'
import { parseQuery } from '../figure/parse.js'
import { printQuery } from '../figure/print.js'
import type { Condition, CountQuery, Query } from '../figure/query.js'
import { countIn, resolveAsOf } from '../figure/query.js'
import type { FigureResult } from '../figure/result.js'
import { sharesOf } from './count-once.js'
import type { DocumentNumber, ParsedDocument } from './parse.js'
import { documentFigureNotUnderstood } from './problems.js'

/** One column of a rows file. */
export interface RowColumn {
  readonly dimension: Dimension
  /** The codes that the stated numbers name, sorted: a coarsened column tells these apart and nothing else. */
  readonly asked: readonly string[]
  /** Whether the figure is broken down by it; else it holds what the conditions of the numbers ask. */
  readonly isBy: boolean
}

/** A number of the document as a count over one rows file. */
export interface StatedCount {
  /** As in figures.json. */
  readonly query: Query
  /** Conditions over the columns of the file. */
  readonly where: readonly Condition[]
  readonly line: number
}

/** One file of rows/. */
export interface Breakdown {
  /** Such as rows/recent.outcome.csv. */
  readonly path: string
  readonly definition: Definition
  /** Its counted records are the rows; "as of n" is filled in, and it is broken down by nothing. */
  readonly base: CountQuery
  /** Sorted by name. */
  readonly columns: readonly RowColumn[]
  readonly stated: readonly StatedCount[]
}

interface Asked {
  readonly figure: string
  readonly number: DocumentNumber
  /** The figure of the front matter. */
  readonly of: Query
  /** It, with the conditions of the number, "as of n" filled in. */
  readonly query: Query
}

/**
 * The rows files of a document, by path. `results` are those of figures.json, `asOf` the entry as of which the document
 * is counted. Throws `document-figure-not-understood` for a breakdown by place that also has a condition on it.
 */
export function breakdownsOf(
  document: ParsedDocument,
  results: readonly FigureResult[],
  asOf: number,
): readonly Breakdown[] {
  const asked = document.numbers.flatMap((number) => queriesOf(document, number, asOf))
  const shares = new Set(asked.flatMap(({ figure, query }) => (query.type === 'share' ? [figure] : [])))
  const made = new Map<string, Breakdown>()
  for (const entry of asked) {
    const one = breakdownOf(entry, { isOfAll: shares.has(entry.figure), results })
    const known = made.get(one.path)
    made.set(one.path, known ? joined(known, one) : one)
  }
  return [...made.values()].sort((one, other) => (one.path < other.path ? -1 : 1))
}

/** Everything that is counted for one number. */
function queriesOf(document: ParsedDocument, number: DocumentNumber, asOf: number): readonly Asked[] {
  const { binding, stated } = number
  if (binding.type !== 'figure' || stated === null) return []
  const text = document.frontMatter.figures[binding.figure]
  if (text === undefined) throw new Error(`the parser let the figure ${binding.figure} pass`)
  const of = parseQuery(text)
  const query = withConditions(of, binding.conditions)
  // An account is of ground, which has no rows: its lines add up in figures.json.
  if (definitionOf(countIn(query)).measure.type === 'account') return []
  const asked = (one: Query) => ({ figure: binding.figure, number, of, query: resolveAsOf(one, asOf) })
  if (stated.unit !== 'percent') return [asked(query)]
  if (query.type === 'rate' || countIn(query).where.length === 0) return []
  const { known, all } = sharesOf(query)
  return [asked(known), asked(all)]
}

function breakdownOf(
  { figure, number, of, query }: Asked,
  { isOfAll, results }: { readonly isOfAll: boolean; readonly results: readonly FigureResult[] },
): Breakdown {
  const count = countIn(query)
  const definition = definitionOf(count)
  const own = countIn(of).where
  // A share is of all the figure's records: its own conditions are columns then, as those of a number are.
  const where = isOfAll ? count.where : count.where.slice(own.length)
  const result = results.find((entry) => entry.query === printQuery(query))
  const names = [...new Set([...where.map(({ dimension }) => dimension), ...count.by])].sort()
  const columns = names.map((name) => {
    const dimension = dimensionNamed(definition, name)
    const isBy = count.by.includes(name)
    const codes = where.flatMap((condition) => (condition.dimension === name ? condition.codes : []))
    if (isBy && codes.length > 0 && isPlace(dimension)) {
      const reason = `its breakdown by ${name} takes no condition on ${name}; name the place with "at".`
      throw documentFigureNotUnderstood({ figure, line: number.line, reason })
    }
    const keys = isBy ? shownKeys(result, name) : []
    const unknown = query.type === 'share' && query.base === 'known' ? ['unknown'] : []
    return { dimension, isBy, asked: [...new Set([...codes, ...keys, ...unknown])].sort() }
  })
  return {
    path: `rows/${[figure, ...names].join('.')}.csv`,
    definition,
    base: { ...count, where: isOfAll ? [] : own, by: [] },
    columns,
    stated: [{ query, where, line: number.line }],
  }
}

function shownKeys(result: FigureResult | undefined, name: string): readonly string[] {
  return result?.parts.flatMap(({ key, value }) => (value === null ? [] : (key[name] ?? []))) ?? []
}

/** Whether a column's rows say which of the asked places they lie in, not which place they are of. */
export function isPlace({ type }: Dimension): boolean {
  return type === 'place' || type === 'region'
}

function joined(one: Breakdown, other: Breakdown): Breakdown {
  const columns = one.columns.map((column, index) => {
    const asked = [...new Set([...column.asked, ...(other.columns[index]?.asked ?? [])])].sort()
    return { ...column, asked }
  })
  return { ...one, columns, stated: [...one.stated, ...other.stated] }
}
