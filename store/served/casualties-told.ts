/**
 * How many people an explosion is told to have killed and injured, for the size of its sign on maps.
 *
 * Only the two numbers that the accident itself states are added: anybody reads them already, in lists and exports. The
 * records of its victims are not counted here. They are restricted, and a number of them below k leaves nowhere; one sign
 * for each explosion would publish every such number, with its place.
 */
import type { PublicView } from '../visibility.js'

/** The stated numbers that are added, each at least. */
const told = ['killed_least', 'injured_least'] as const

/** SQL of the sum, null where neither number is stated; null for a kind that states none. */
export function casualtiesTold(view: PublicView): string | null {
  const stated = told.flatMap((name) => view.columns.find((column) => column.name === name)?.expression ?? [])
  if (stated.length === 0) return null
  // Whole numbers of any length are read, and two of them may be more than a bigint holds.
  const numbers = stated.map((expression) => `(${expression})::double precision`)
  const sum = numbers.map((each) => `coalesce(${each}, 0)`).join(' + ')
  return `case when coalesce(${numbers.join(', ')}) is not null then ${sum} end`
}
