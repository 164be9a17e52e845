/** From the groups that the database counted to a figure whose parts add up. Nothing is withheld yet. */
import { flatCodes } from '../record/codes.js'
import type { Dimension } from './dimensions.js'
import type { Range } from './result.js'

/** One group of one scan. */
export interface Group {
  /** One key for each dimension of `by`, 'unknown' where it is not known. */
  readonly keys: readonly string[]
  readonly role: 'accepted' | 'submitted'
  readonly inPeriod: boolean
  readonly confirmed: boolean
  /** 0 is counted; from 1 the number of what is counted apart; null is neither. */
  readonly share: number | null
  /** In the figure's unit. */
  readonly amount: number
  /** Records whose quantity is not stated: they add nothing. */
  readonly unstated: number
}

/** A sentence beside the number; `{n}` stands for `count`, which may have to be withheld. */
export interface CountedNote {
  readonly text: string
  readonly count: number | null
}

export interface CountedPart {
  readonly keys: readonly string[]
  readonly value: number
}

/** Everything that was counted, before anything is withheld or divided. */
export interface Counted {
  readonly total: number
  readonly mayFall: number
  readonly range: Range | null
  readonly unknown: number
  /** false where `unknown` counts records outside the total, such as victims without an accident. */
  readonly unknownAmongTotal: boolean
  readonly confirmed: number
  readonly notReviewed: number
  readonly parts: readonly CountedPart[]
  readonly notes: readonly CountedNote[]
}

/** What `foldGroups` gives: the numbers, and those counted apart by their number. */
export interface Folded {
  readonly counted: Counted
  readonly apart: ReadonlyMap<number, number>
  readonly unstated: number
}

/** Adds the groups up. A sum that leaves the whole numbers a computer keeps exactly is a bug, and so is a part lost. */
export function foldGroups(groups: readonly Group[], by: readonly Dimension[]): Folded {
  const values = new Map<string, CountedPart>()
  const apart = new Map<number, number>()
  const sums = { total: 0, mayFall: 0, confirmed: 0, notReviewed: 0, unknown: 0, unstated: 0 }
  if (by.length === 0) values.set('[]', { keys: [], value: 0 })
  for (const group of groups) {
    if (group.role === 'submitted') {
      if (group.share === 0 && group.inPeriod) sums.notReviewed += group.amount
    } else if (group.share !== 0) {
      if (group.share !== null && group.inPeriod)
        apart.set(group.share, (apart.get(group.share) ?? 0) + group.amount)
    } else if (!group.inPeriod) {
      sums.mayFall += group.amount
    } else {
      addTo(values, group)
      sums.total += group.amount
      if (group.confirmed) sums.confirmed += group.amount
      if (group.keys.includes('unknown')) sums.unknown += group.amount
      sums.unstated += group.unstated
    }
  }
  const { unstated, ...numbers } = sums
  const parts = sortParts([...values.values()], by)
  const counted = { ...numbers, range: null, unknownAmongTotal: true, parts, notes: [] }
  checkSums(counted)
  return { counted, apart, unstated }
}

function addTo(values: Map<string, CountedPart>, { keys, amount }: Group): void {
  const name = JSON.stringify(keys)
  values.set(name, { keys, value: (values.get(name)?.value ?? 0) + amount })
}

/** Parts add up to the total, unknown among them; checked before anything is shown. */
export function checkSums(counted: Counted): void {
  const sum = counted.parts.reduce((before, part) => before + part.value, 0)
  if (sum !== counted.total) throw new Error(`parts add up to ${sum}, the total is ${counted.total}`)
  const numbers = [counted.total, counted.mayFall, counted.notReviewed, counted.confirmed, counted.unknown]
  if (!numbers.every((number) => Number.isSafeInteger(number) && number >= 0))
    throw new Error(`not whole numbers: ${numbers.join(', ')}`)
  if (counted.confirmed > counted.total) throw new Error('more confirmed than counted')
}

/** In the order of the codes, other keys by their text, unknown last. */
export function sortParts(parts: readonly CountedPart[], by: readonly Dimension[]): readonly CountedPart[] {
  const orders = by.map(({ codes }) => new Map(flatCodes(codes).map((code, index) => [code.code, index])))
  return [...parts].sort((one, other) => {
    for (const [index, order] of orders.entries()) {
      const [left, right] = [one.keys[index] ?? '', other.keys[index] ?? '']
      if (left !== right) return rank(left, order) - rank(right, order) || (left < right ? -1 : 1)
    }
    return 0
  })
}

function rank(key: string, order: ReadonlyMap<string, number>): number {
  if (key === 'unknown') return order.size + 2
  if (key === 'withheld') return order.size + 1
  return order.get(key) ?? order.size
}
