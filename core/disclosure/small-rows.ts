/** The k rule over one rows file: published as finely as it may be, coarsened by whole columns, or not at all. Pure. */
import type { Breakdown, RowColumn } from '../document/breakdowns.js'
import type { CountedRow } from '../document/rows-file.js'
import { coarsened, keyFits } from '../document/rows-file.js'
import type { WithholdingRule } from '../figure/decisions.js'
import { decisionFor } from '../figure/decisions.js'
import { smallestK } from '../figure/withhold.js'

/** How finely the columns of a file are published. */
export const levels = ['as recorded', 'as asked'] as const
export type Level = (typeof levels)[number]

/** The row as it is published at a level. */
export function atLevel<Row extends CountedRow>({ columns }: Breakdown, level: Level, row: Row): Row {
  if (level === 'as recorded') return row
  return { ...row, keys: row.keys.map((key, index) => coarsenedAt(columns, index, key)) }
}

function coarsenedAt(columns: readonly RowColumn[], index: number, key: string): string {
  const column = columns[index]
  return column ? coarsened(column, key) : key
}

/** A combination of a file that is too small, in words. */
export interface SmallCombination {
  readonly path: string
  /** The values of its columns, such as `killed, unknown`; empty for the file as a whole. */
  readonly combination: string
  readonly why: string
}

/** The combinations of a file, with how many rows each has. */
export function combinations(rows: readonly CountedRow[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const { keys } of rows) {
    const name = JSON.stringify(keys)
    found.set(name, (found.get(name) ?? 0) + 1)
  }
  return found
}

/** Every combination with fewer than k rows that no decision of the publisher lets pass. */
export function smallCombinations(
  breakdown: Breakdown,
  rows: readonly CountedRow[],
  rule: WithholdingRule,
): readonly SmallCombination[] {
  if (breakdown.definition.smallNumbers === 'shown') return []
  const least = Math.max(smallestK, rule.k)
  return [...combinations(rows)].flatMap(([name, count]): SmallCombination[] => {
    const keys = JSON.parse(name) as string[]
    if (count >= least || mayPass(breakdown, keys, rule)) return []
    return [{ path: breakdown.path, combination: keys.join(', '), why: `fewer than ${least} records` }]
  })
}

/** Every combination of the other columns whose rows all have one value in a column that the programme calls sensitive. */
export function singleValued(
  { path, columns, definition }: Breakdown,
  rows: readonly CountedRow[],
  { sensitive = [] }: WithholdingRule,
): readonly SmallCombination[] {
  if (definition.smallNumbers === 'shown') return []
  return columns.flatMap(({ dimension: { name } }, at): readonly SmallCombination[] => {
    if (!sensitive.includes(name)) return []
    const values = new Map<string, Set<string>>()
    for (const { keys } of rows) {
      const rest = keys.filter((_, index) => index !== at).join(', ')
      values.set(rest, (values.get(rest) ?? new Set()).add(keys[at] ?? ''))
    }
    return [...values]
      .filter(([, found]) => found.size < 2)
      .map(([combination]) => ({ path, combination, why: `${name} is sensitive and has one value in it` }))
  })
}

/** Whether a decision of the publisher names the whole breakdown. */
export function isDecided(
  { base, columns }: Pick<Breakdown, 'base' | 'columns'>,
  rule: WithholdingRule,
): boolean {
  const whole = { ...base, by: columns.map(({ dimension }) => dimension.name) }
  return decisionFor(whole, rule.decisions) !== null
}

/** Whether a decision names the whole breakdown, or a stated number that is exactly this combination. */
function mayPass(
  { base, columns, stated }: Breakdown,
  keys: readonly string[],
  rule: WithholdingRule,
): boolean {
  if (isDecided({ base, columns }, rule)) return true
  return stated.some(({ query, where }) => {
    if (query.type !== 'count' || decisionFor(query, rule.decisions) === null) return false
    return columns.every((column, at) =>
      where.some(
        (condition) =>
          condition.dimension === column.dimension.name &&
          condition.operator !== '!=' &&
          keyFits(column, keys[at] ?? '', condition),
      ),
    )
  })
}
