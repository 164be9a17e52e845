/**
 * What two publications tell together. No two rows can be joined, but a number less another that lies within it is a
 * number as well: last month's total under this month's, or deaths with those by command-activated devices less deaths
 * without. Whatever is found like that must be nought, or at least k. Pure.
 */
import type { Breakdown } from '../document/breakdowns.js'
import type { CountedRow } from '../document/rows-file.js'
import { printQuery } from '../figure/print.js'
import type { Level, SmallCombination } from './small-rows.js'

/** A file with its records; `rows` are at the level at which they are published. */
export interface ListedFile {
  readonly breakdown: Breakdown
  /** How it is named in a refusal, such as "rows/recent.csv as published in entry 12". */
  readonly name: string
  readonly level: Level
  readonly rows: readonly ListedRow[]
}

/** A row of which the register knows the record. */
export interface ListedRow extends CountedRow {
  readonly recordId: string
}

/** A combination of some of a file's columns; the empty one is the whole file. */
interface Group {
  /** Conditions such as `outcome=killed`, the file's own among them, sorted. */
  readonly conditions: readonly string[]
  size: number
}

/** Most columns of which every combination is looked at; beyond, only the whole rows and the whole file. */
const mostColumns = 4

/**
 * Numbers from 1 to k - 1 that come of subtracting a number of one file from a number of the other that holds the same
 * records and more, and changes of one number by as little between two publications of the same file.
 */
export function smallDifferences(one: ListedFile, other: ListedFile, k: number): readonly SmallCombination[] {
  if (one.breakdown.definition.kind !== other.breakdown.definition.kind) return []
  const [groups, others] = [groupsOf(one), groupsOf(other)]
  const both = sharedSizes(one, groups, { file: other, groups: others })
  const revised = isSameBut(one.breakdown, other.breakdown)
  const found = new Map<string, SmallCombination>()
  const isSmall = (count: number) => count > 0 && count < k
  for (const group of groups.all) {
    for (const against of others.all) {
      if (!areNested(group, against)) continue
      const shared = both.get(group)?.get(against) ?? 0
      const [larger, smaller] = group.size >= against.size ? [group, against] : [against, group]
      const isRevision = revised && String(group.conditions) === String(against.conditions)
      if (!isSmall(larger.size - smaller.size) || (shared !== smaller.size && !isRevision)) continue
      const combination = group.conditions.join(', ')
      const why = isRevision
        ? `changed by fewer than ${k} since ${other.name}`
        : `with ${other.name}${against.conditions.length === 0 ? '' : ` (${against.conditions.join(', ')})`} it tells of fewer than ${k} records`
      found.set(combination + why, { path: one.breakdown.path, combination, why })
    }
  }
  return [...found.values()]
}

/** Whether the conditions of one are among those of the other: only then does anybody know that one lies within it. */
function areNested({ conditions: one }: Group, { conditions: other }: Group): boolean {
  return (
    one.every((condition) => other.includes(condition)) || other.every((condition) => one.includes(condition))
  )
}

/** Whether two breakdowns differ in nothing but the entry as of which they are counted. */
function isSameBut(one: Breakdown, other: Breakdown): boolean {
  return text(one) === text(other)
}

function text({ base }: Breakdown): string {
  return printQuery({ ...base, asOf: null })
}

interface Groups {
  readonly all: readonly Group[]
  /** The groups of a row, by its keys. */
  readonly of: (row: ListedRow) => readonly Group[]
}

function groupsOf({ breakdown, rows }: ListedFile): Groups {
  const { columns } = breakdown
  const own = ownConditions(breakdown)
  const subsets = columnSubsets(columns.length)
  const known = new Map<string, Group>()
  const byKeys = new Map<string, readonly Group[]>()
  const of = ({ keys }: ListedRow) => {
    const name = JSON.stringify(keys)
    const found = byKeys.get(name) ?? subsets.map((subset) => groupAt(keys, subset))
    byKeys.set(name, found)
    return found
  }
  const groupAt = (keys: readonly string[], subset: readonly number[]) => {
    const stated = subset.map((at) => `${columns[at]?.dimension.name}=${keys[at]}`)
    const conditions = [...new Set([...own, ...stated])].sort()
    const name = JSON.stringify([subset, conditions])
    const found = known.get(name) ?? { conditions, size: 0 }
    known.set(name, found)
    return found
  }
  for (const row of rows) for (const group of of(row)) group.size += 1
  return { all: [...known.values()], of }
}

/** The conditions under which every row of a file stands: the query's own, and what its definition counts alone. */
function ownConditions({ base, definition }: Breakdown): readonly string[] {
  const only = definition.counted.filter(({ operator, codes }) => operator === 'in' && codes.length === 1)
  return [...base.where, ...only].map(({ dimension, operator, codes }) => {
    const sign = operator === '!=' ? '!=' : '='
    return `${dimension}${sign}${codes.join('|')}`
  })
}

function columnSubsets(columns: number): readonly (readonly number[])[] {
  const every = Array.from({ length: columns }, (_, at) => at)
  if (columns > mostColumns) return [[], every]
  return Array.from({ length: 2 ** columns }, (_, bits) => every.filter((at) => (bits >> at) % 2 === 1))
}

/** How many records each group of one file shares with each group of the other. */
function sharedSizes(
  one: ListedFile,
  groups: Groups,
  other: { readonly file: ListedFile; readonly groups: Groups },
): ReadonlyMap<Group, ReadonlyMap<Group, number>> {
  const rowOf = new Map(other.file.rows.map((row) => [row.recordId, row]))
  const shared = new Map<Group, Map<Group, number>>()
  for (const row of one.rows) {
    const against = rowOf.get(row.recordId)
    if (!against) continue
    for (const group of groups.of(row)) {
      const sizes = shared.get(group) ?? new Map<Group, number>()
      for (const entry of other.groups.of(against)) sizes.set(entry, (sizes.get(entry) ?? 0) + 1)
      shared.set(group, sizes)
    }
  }
  return shared
}
