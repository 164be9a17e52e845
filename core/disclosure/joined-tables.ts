/**
 * Every table that was ever published of one figure, joined: what somebody knows who has them all. The unknowns are the
 * classes of records that no table tells apart any further; each cell of each table is a sum of them. Pure.
 */
import type { RowColumn } from '../document/breakdowns.js'
import { coarsened, keyFits } from '../document/rows-file.js'
import type { Condition } from '../figure/query.js'

/** Columns in which every record of a figure is described; each at the level of the register. */
export type SharedColumns = readonly RowColumn[]

/** A table over a population: where its conditions hold, a count by its columns. Positions are those of shared columns. */
export interface JoinedTable {
  /** How it is named in a refusal, such as "rows/recent.csv as published in entry 12". */
  readonly name: string
  /** Position in the populations: the same period, place and entry. */
  readonly population: number
  readonly where: readonly {
    readonly at: number
    readonly column: RowColumn
    readonly condition: Condition
  }[]
  readonly columns: readonly {
    readonly at: number
    readonly column: RowColumn
    readonly isCoarse: boolean
  }[]
}

/** Records that nothing tells apart: in which populations they are, a key for each shared column, how many. */
export interface Profile {
  /** Positions in ascending order. */
  readonly populations: readonly number[]
  readonly keys: readonly string[]
  readonly count: number
}

/** What is joined. */
export interface Joined {
  readonly columns: SharedColumns
  readonly tables: readonly JoinedTable[]
  /** Records as they are; one that changed between two entries stands once for each of its states. */
  readonly profiles: readonly Profile[]
  /** Populations and keys of places and dates that go together when nothing changes: geography and the calendar. */
  readonly possible: readonly Pick<Profile, 'populations' | 'keys'>[]
}

/** Joined tables as sums over classes. */
export interface JoinedCells {
  readonly columns: SharedColumns
  /** Each with the number of records it really has. */
  readonly classes: readonly Profile[]
  readonly cells: readonly JoinedCell[]
}

/** A published number. */
export interface JoinedCell {
  readonly count: number
  /** Positions of the classes that it adds up. */
  readonly classes: readonly number[]
}

/** Whether a column goes with the populations: a district lies in one region, a month in one year. */
export function isBound({ dimension }: RowColumn): boolean {
  return dimension.type !== 'code'
}

/**
 * The classes and cells of joined tables; null where there would be more than `most` classes. A class is there where the
 * calendar, geography and the codes in use allow it, and where a record was in it. None is there that a cell of 0 rules
 * out, and none of which no table tells anything.
 */
export function joinTables(joined: Joined, most: number): JoinedCells | null {
  const merged = { ...joined, ...mergeKeys(joined) }
  const occurring = collect(merged.profiles)
  const columns = merged.columns.map((column, at) =>
    isBound(column) ? null : [...new Set(merged.profiles.map(({ keys }) => keys[at] ?? ''))].sort(),
  )
  const bound = collect(
    merged.possible.map(({ populations, keys }) => ({
      populations,
      keys: keys.map((key, at) => (columns[at] ? '' : key)),
      count: 0,
    })),
  )
  const product = columns.reduce((size, codes) => size * (codes?.length ?? 1), bound.size)
  if (product > 20 * most) return null
  const classes = new Map(occurring)
  for (const pattern of bound.values())
    for (const keys of combinations(pattern.keys, columns)) {
      const name = nameOf({ populations: pattern.populations, keys })
      if (!classes.has(name)) classes.set(name, { ...pattern, keys })
    }
  const cells = cellsOf(merged.tables, [...classes.values()])
  const kept = [...cells.told].filter((one) => one.count > 0 || !cells.ruledOut.has(one))
  if (kept.length > most) return null
  const at = new Map(kept.map((one, index) => [one, index]))
  return {
    columns: joined.columns,
    classes: kept,
    cells: [...cells.cells.values()]
      .filter(({ count }) => count > 0)
      .map(({ count, classes: of }) => ({ count, classes: of.flatMap((one) => at.get(one) ?? []) })),
  }
}

/** The same with some of the tables only: what the others alone would tell apart falls together. */
export function narrowTo({ columns, profiles, possible }: Joined, tables: readonly JoinedTable[]): Joined {
  const populations = new Set(tables.map(({ population }) => population))
  const used = new Set(tables.flatMap((table) => [...table.columns, ...table.where].map(({ at }) => at)))
  const narrow = <Part extends Pick<Profile, 'populations' | 'keys'>>(part: Part): Part => ({
    ...part,
    populations: part.populations.filter((population) => populations.has(population)),
    keys: part.keys.map((key, at) => (used.has(at) ? key : '')),
  })
  return { columns, tables, profiles: profiles.map(narrow), possible: possible.map(narrow) }
}

/** Codes that no table tells apart become one. */
function mergeKeys({ columns, tables, profiles, possible }: Joined): Pick<Joined, 'profiles' | 'possible'> {
  const merged = columns.map((column, at) => {
    if (isBound(column)) return null
    const first = new Map<string, string>()
    const of = new Map<string, string>()
    for (const key of new Set(profiles.map(({ keys }) => keys[at] ?? ''))) {
      const told = tables.flatMap((table) => [
        ...table.columns
          .filter((own) => own.at === at)
          .map((own) => (own.isCoarse ? coarsened(own.column, key) : key)),
        ...table.where.filter((own) => own.at === at).map((own) => keyFits(own.column, key, own.condition)),
      ])
      const name = JSON.stringify(told)
      first.set(name, first.get(name) ?? key)
      of.set(key, first.get(name) ?? key)
    }
    return of
  })
  const rename = <Part extends Pick<Profile, 'populations' | 'keys'>>(part: Part): Part => ({
    ...part,
    keys: part.keys.map((key, at) => merged[at]?.get(key) ?? key),
  })
  return { profiles: profiles.map(rename), possible: possible.map(rename) }
}

function nameOf({ populations, keys }: Pick<Profile, 'populations' | 'keys'>): string {
  return JSON.stringify([populations, keys])
}

function collect(profiles: readonly Profile[]): Map<string, Profile> {
  const found = new Map<string, Profile>()
  for (const profile of profiles) {
    const name = nameOf(profile)
    found.set(name, { ...profile, count: profile.count + (found.get(name)?.count ?? 0) })
  }
  return found
}

function combinations(
  fixed: readonly string[],
  columns: readonly (readonly string[] | null)[],
): readonly (readonly string[])[] {
  return columns.reduce<readonly (readonly string[])[]>(
    (made, codes, at) => made.flatMap((keys) => (codes ?? [fixed[at] ?? '']).map((code) => [...keys, code])),
    [[]],
  )
}

interface FoundCells {
  readonly cells: ReadonlyMap<string, { count: number; readonly classes: Profile[] }>
  /** Classes that stand in a cell. */
  readonly told: ReadonlySet<Profile>
  /** Classes that stand in a cell of 0. */
  readonly ruledOut: ReadonlySet<Profile>
}

function cellsOf(tables: readonly JoinedTable[], classes: readonly Profile[]): FoundCells {
  const cells = new Map<string, { count: number; classes: Profile[] }>()
  for (const [index, table] of tables.entries())
    for (const one of classes) {
      const keys = cellKeys(table, one)
      if (keys === null) continue
      const name = JSON.stringify([index, keys])
      const cell = cells.get(name) ?? { count: 0, classes: [] }
      cell.count += one.count
      cell.classes.push(one)
      cells.set(name, cell)
    }
  const all = [...cells.values()]
  return {
    cells,
    told: new Set(all.flatMap((cell) => cell.classes)),
    ruledOut: new Set(all.filter(({ count }) => count === 0).flatMap((cell) => cell.classes)),
  }
}

/** The cell of a table in which a class is counted; null where it is not. */
function cellKeys(table: JoinedTable, { populations, keys }: Profile): readonly string[] | null {
  if (!populations.includes(table.population)) return null
  if (!table.where.every(({ at, column, condition }) => keyFits(column, keys[at] ?? '', condition)))
    return null
  return table.columns.map(({ at, column, isCoarse }) => {
    const key = keys[at] ?? ''
    return isCoarse ? coarsened(column, key) : key
  })
}
