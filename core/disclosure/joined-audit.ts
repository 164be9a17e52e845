/**
 * The attacker's audit of joined tables: which group of fewer than k records can be told more closely than by k, by
 * somebody who has every table and knows that no number is below nought (Fischetti and Salazar, as in attack.ts). Finds
 * what no two tables tell by themselves: a year less its two halves leaves one month. Pure.
 */
import type { JoinedCells, Profile } from './joined-tables.js'
import type { LinearModel, LinearSolver } from './solver.js'

/** A group that is told too closely. */
export interface ExposedGroup {
  /** Positions of the populations in which it is; null where it is told of whatever the population. */
  readonly populations: readonly number[] | null
  /** A key for each shared column; null where it is told of whatever the key. */
  readonly keys: readonly (string | null)[]
  readonly count: number
  /** What can be told of its number. */
  readonly low: number
  readonly high: number
}

interface Group extends Omit<ExposedGroup, 'low' | 'high'> {
  readonly classes: readonly number[]
}

const tolerance = 1e-6

/**
 * Every exposed group, those of fewer conditions first. Groups are combinations of keys, and of populations. What a
 * decision of the publisher lets stand, a cell of fewer than k and its parts, is not looked at again.
 */
export function exposedGroups(
  joined: JoinedCells,
  { k, solve }: { readonly k: number; readonly solve: LinearSolver },
): readonly ExposedGroup[] {
  const groups = smallGroups(joined, k)
  if (groups.length === 0) return []
  const seen = new Spread(groups)
  seen.note(joined.classes.map(({ count }) => count))
  const push = (objective: readonly number[]) => {
    const found = solve(modelOf(joined, objective))
    // Every class stands in a cell, so nothing is without bounds; the true numbers fit, so something does.
    if (found.status !== 'optimal') throw new Error(`the attacker's problem is ${found.status}`)
    seen.note(found.values)
  }
  // All groups at once first: one answer shows of most of them that they are wide.
  push(objectiveOf(joined, groups, 1))
  for (let round = 0, left = seen.narrow(k); round < rounds && left.length > 0; round += 1) {
    const found = solve(raiseAll(joined, left, (group) => seen.of(group).low + k))
    if (found.status !== 'optimal') throw new Error(`the attacker's problem is ${found.status}`)
    seen.note(found.values)
    const still = seen.narrow(k)
    if (still.length === left.length) break
    left = still
  }
  const exposed: ExposedGroup[] = []
  for (
    let left = seen.narrow(k);
    left.length > 0;
    left = left.slice(1).filter((group) => seen.isNarrow(group, k))
  ) {
    const [group] = left
    if (!group) break
    push(objectiveOf(joined, [group], 1))
    push(objectiveOf(joined, [group], -1))
    const { low, high } = seen.of(group)
    const { classes: _, ...told } = group
    if (high - low < k) exposed.push({ ...told, low, high })
  }
  return exposed
}

const rounds = 8

/** Pushes the groups down (1) or up (-1), all together. */
function objectiveOf({ classes }: JoinedCells, groups: readonly Group[], sign: 1 | -1): readonly number[] {
  const objective = classes.map(() => 0)
  for (const group of groups) for (const one of group.classes) objective[one] = (objective[one] ?? 0) + sign
  return objective
}

/** As many groups as can be are raised to their targets in one answer: each has a variable that counts up to it. */
function raiseAll(
  joined: JoinedCells,
  groups: readonly Group[],
  target: (group: Group) => number,
): LinearModel {
  const first = joined.classes.length
  const { bounds, rows } = modelOf(joined, [])
  return {
    objective: [...joined.classes.map(() => 0), ...groups.map(() => -1)],
    bounds: [...bounds, ...groups.map((group) => [0, target(group)] as const)],
    rows: [
      ...rows,
      ...groups.map((group, index) => ({
        terms: [...group.classes.map((one) => [one, 1] as const), [first + index, -1] as const],
        sense: '>=' as const,
        value: 0,
      })),
    ],
    binary: false,
  }
}

/** How far apart numbers of each group were seen that fit everything published: it is told no closer than that. */
class Spread {
  readonly #seen: Map<Group, { low: number; high: number }>

  constructor(groups: readonly Group[]) {
    const unseen = { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY }
    this.#seen = new Map(groups.map((group) => [group, { ...unseen }]))
  }

  note(values: readonly number[]): void {
    for (const [{ classes }, seen] of this.#seen) {
      const sum = classes.reduce((before, one) => before + (values[one] ?? 0), 0)
      seen.low = Math.min(seen.low, sum)
      seen.high = Math.max(seen.high, sum)
    }
  }

  /** Records are whole: what lies between two whole numbers is told as well. */
  of(group: Group): { readonly low: number; readonly high: number } {
    const { low = 0, high = 0 } = this.#seen.get(group) ?? {}
    // Not below nought, nor -0: a solver's numbers are a little off.
    return { low: Math.max(0, Math.ceil(low - tolerance)), high: Math.floor(high + tolerance) }
  }

  isNarrow(group: Group, k: number): boolean {
    const { low, high } = this.of(group)
    return high - low < k
  }

  narrow(k: number): readonly Group[] {
    return [...this.#seen.keys()].filter((group) => this.isNarrow(group, k))
  }
}

function modelOf({ classes, cells }: JoinedCells, objective: readonly number[]): LinearModel {
  return {
    objective,
    bounds: classes.map(() => [0, Number.POSITIVE_INFINITY]),
    rows: cells.map((cell) => ({
      terms: cell.classes.map((one) => [one, 1] as const),
      sense: '=' as const,
      value: cell.count,
    })),
    binary: false,
  }
}

/** Most attributes of which every combination is looked at; beyond, combinations of three, and of all. */
const mostAttributes = 7

function smallGroups(joined: JoinedCells, k: number): readonly Group[] {
  const { classes, cells } = joined
  const attributes = 1 + joined.columns.length
  const subsets = subsetsOf(attributes)
  const found = new Map<string, { populations: readonly number[] | null; keys: (string | null)[] }>()
  const counts = new Map<string, number>()
  for (const one of classes) {
    if (one.count === 0) continue
    for (const subset of subsets) {
      const group = groupOf(one, subset)
      const name = JSON.stringify(group)
      if (!found.has(name)) found.set(name, group)
      counts.set(name, (counts.get(name) ?? 0) + one.count)
    }
  }
  const decided = cells.filter(({ count }) => count < k).map((cell) => new Set(cell.classes))
  const byMembers = new Map<string, Group>()
  // Combinations of the same classes are one group, which the plainest of them names.
  const plainest = [...found].sort(([, one], [, other]) => conditionsOf(one) - conditionsOf(other))
  for (const [name, group] of plainest) {
    const count = counts.get(name) ?? 0
    if (count >= k) continue
    const members = [...classes.keys()].filter((index) => isIn(classes[index], group))
    if (decided.some((cell) => members.every((one) => cell.has(one)))) continue
    const key = members.join()
    if (!byMembers.has(key)) byMembers.set(key, { ...group, count, classes: members })
  }
  return [...byMembers.values()]
}

function conditionsOf({ populations, keys }: Pick<ExposedGroup, 'populations' | 'keys'>): number {
  return (populations === null ? 0 : 1) + keys.filter((key) => key !== null).length
}

function subsetsOf(attributes: number): readonly (readonly number[])[] {
  const every = Array.from({ length: attributes }, (_, at) => at)
  const sizes = attributes <= mostAttributes ? attributes : 3
  let made: (readonly number[])[] = [[]]
  const all: (readonly number[])[] = [[]]
  for (let size = 1; size <= sizes; size += 1) {
    made = made.flatMap((subset) =>
      every.filter((at) => at > (subset.at(-1) ?? -1)).map((at) => [...subset, at]),
    )
    all.push(...made)
  }
  return attributes <= mostAttributes ? all : [...all, every]
}

/** Attribute 0 is the populations, the others are the shared columns. */
function groupOf({ populations, keys }: Profile, subset: readonly number[]) {
  return {
    populations: subset.includes(0) ? populations : null,
    keys: keys.map((key, at) => (subset.includes(at + 1) ? key : null)),
  }
}

function isIn(
  one: Profile | undefined,
  { populations, keys }: Pick<ExposedGroup, 'populations' | 'keys'>,
): boolean {
  if (!one) return false
  if (populations !== null && populations.join() !== one.populations.join()) return false
  return keys.every((key, at) => key === null || key === one.keys[at])
}
