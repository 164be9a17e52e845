/** The conditions of a figure as SQL over one derived table: plain comparisons of columns, no call per row. */

import type { Definition } from '../../core/figure/definition.js'
import type { Dimension } from '../../core/figure/dimensions.js'
import { codedColumns, dimensionNamed } from '../../core/figure/dimensions.js'
import type { Bounds } from '../../core/figure/period.js'
import type { Condition } from '../../core/figure/query.js'
import { codesUnder } from '../../core/record/codes.js'
import { kindNamed } from '../../core/record/kinds.js'
import { nearHazard } from './near-hazard.js'
import type { Parameters } from './parameters.js'

/** What a query asks of the rows of one table, its places looked up. */
export interface Scope {
  readonly programmeId: string
  readonly asOf: number
  readonly bounds: Bounds | null
  /** The places of `at`, or null for everywhere. */
  readonly placeIds: readonly string[] | null
  readonly where: readonly Condition[]
  readonly by: readonly string[]
  /** Places and the places in them, by the code that a condition on place or region names. */
  readonly placesOf: ReadonlyMap<string, readonly string[]>
  /** What the statement calls the table of the kind; left out: its own name. */
  readonly alias?: string
}

/** What is dated by the first stated of some date fields: a definition, or what a list takes for the day of a record. */
export type Dated = Pick<Definition, 'dateFields'>

/** The first stated of the dates; columns of one field are taken together. */
export function dateColumns({ dateFields }: Dated): { from: string; until: string } {
  const [first, second] = dateFields
  if (first === undefined) throw new Error('a figure without a date')
  if (second === undefined) return { from: `${first}_from`, until: `${first}_until` }
  const pick = (end: string) =>
    `case when ${first}_from is null and ${first}_until is null then ${second}_${end} else ${first}_${end} end`
  return { from: pick('from'), until: pick('until') }
}

/** The whole interval lies in the period; without a period every row does. Null and false both mean it does not. */
export function inPeriod(dated: Dated, bounds: Bounds | null, parameters: Parameters): string {
  if (!bounds) return 'true'
  const { from, until } = dateColumns(dated)
  const ends = `${until} <= ${parameters.add(bounds.until, 'timestamp')}`
  if (bounds.from === null) return `(${ends})`
  return `(${from} >= ${parameters.add(bounds.from, 'timestamp')} and ${ends})`
}

/**
 * What holds of every interval that lies in the period: it begins before the end of it. From both ends of one column the
 * planner sees how few rows there are, and reads them alone from an index of their days.
 */
export function beginsBefore(dated: Dated, bounds: Bounds | null, parameters: Parameters): readonly string[] {
  if (!bounds) return []
  const begins = `${dateColumns(dated).from} < ${parameters.add(bounds.until, 'timestamp')}`
  return [bounds.from === null ? `(${begins} or ${dateColumns(dated).from} is null)` : begins]
}

/** The interval overlaps the period; an open end reaches as far as it must. */
export function overlapsPeriod(dated: Dated, bounds: Bounds | null, parameters: Parameters): string[] {
  if (!bounds) return []
  const { from, until } = dateColumns(dated)
  const before = `(${from} < ${parameters.add(bounds.until, 'timestamp')} or ${from} is null)`
  if (bounds.from === null) return [before]
  return [before, `(${until} > ${parameters.add(bounds.from, 'timestamp')} or ${until} is null)`]
}

/** Every condition of the definition's own list, joined. */
export function definitionHolds(
  definition: Definition,
  conditions: readonly Condition[],
  parameters: Parameters,
): string {
  const columns = codedColumns(kindNamed(definition.kind))
  const parts = conditions.map((condition) => {
    const column = columns.find((entry) => entry.name === condition.dimension)
    if (!column) throw new Error(`${definition.kind} has no coded column ${condition.dimension}`)
    return holds(column, condition, { placesOf: new Map(), key: ({ name }) => name }, parameters)
  })
  return parts.length === 0 ? 'true' : parts.join(' and ')
}

/** The conditions of the query, one SQL text each. */
export function queryHolds(definition: Definition, scope: Scope, parameters: Parameters): readonly string[] {
  const context = {
    placesOf: scope.placesOf,
    key: (dimension: Dimension) => keyExpression(dimension, definition, { scope, parameters }),
  }
  const named = (condition: Condition) => dimensionNamed(definition, condition.dimension)
  return scope.where.map((condition) => holds(named(condition), condition, context, parameters))
}

interface Context {
  /** SQL of a dimension of a row. */
  readonly key: (dimension: Dimension) => string
  readonly placesOf: ReadonlyMap<string, readonly string[]>
}

/** Unknown is the code `unknown` and an empty column alike, and `!=` keeps it unless it is what is left out. */
function holds(dimension: Dimension, condition: Condition, context: Context, parameters: Parameters): string {
  const { expression, type, values, withEmpty } = asked(dimension, condition.codes, context)
  const list = () => parameters.add(values, type)
  if (condition.operator === '!=') {
    const differs = values.length === 0 ? 'true' : `${expression} <> all(${list()})`
    return withEmpty ? `(${expression} is not null and ${differs})` : `(${differs} or ${expression} is null)`
  }
  const equals = values.length === 0 ? 'false' : `${expression} = any(${list()})`
  return withEmpty ? `(${equals} or ${expression} is null)` : `${equals}`
}

interface Asked {
  readonly expression: string
  readonly type: 'text[]' | 'timestamp[]' | 'uuid[]'
  readonly values: readonly string[]
  /** Whether an empty column is among what is asked for. */
  readonly withEmpty: boolean
}

function asked(dimension: Dimension, codes: readonly string[], { key, placesOf }: Context): Asked {
  const withEmpty = codes.includes('unknown')
  const stated = codes.filter((code) => code !== 'unknown')
  const expression = key(dimension)
  switch (dimension.type) {
    case 'code':
      return {
        expression,
        type: 'text[]',
        values: codes.flatMap((code) => codesUnder(dimension.codes, code)),
        withEmpty,
      }
    case 'year':
      return {
        expression,
        type: 'timestamp[]',
        values: stated.map((year) => `${year}-01-01 00:00:00`),
        withEmpty,
      }
    case 'month':
      return {
        expression,
        type: 'timestamp[]',
        values: stated.map((month) => `${month}-01 00:00:00`),
        withEmpty,
      }
    case 'place':
    case 'region':
      return {
        expression,
        type: 'uuid[]',
        values: stated.flatMap((code) => placesOf.get(code) ?? []),
        withEmpty,
      }
  }
}

/** What rows are grouped by. A year or month is its first moment, and empty where the interval does not settle it. */
export function keyExpression(
  dimension: Dimension,
  definition: Definition,
  at: { readonly scope: Scope; readonly parameters: Parameters },
): string {
  switch (dimension.type) {
    case 'code':
      return dimension.workedOut ? nearHazard(definition.kind, at.scope, at.parameters) : dimension.name
    case 'place':
    case 'region':
      return 'place'
    case 'year':
    case 'month': {
      const { from, until } = dateColumns(definition)
      const start = `date_trunc('${dimension.type}', ${from})`
      return `(case when ${until} <= ${start} + interval '1 ${dimension.type}' then ${start} end)`
    }
  }
}
