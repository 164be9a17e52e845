/** Sums over the entries of a list, for computed columns. */
import type { Value, Values } from './definition.js'

/**
 * The sum of one part over a list, as decimal digits, so that no square metre is lost to rounding; null where no entry
 * that `counts` accepts states it. Parts that are not whole numbers are findings elsewhere and add nothing here.
 */
export function sumOfList(
  values: Values,
  listName: string,
  part: number,
  counts: (entry: readonly Value[]) => boolean = () => true,
): string | null {
  const entries = values[listName]
  if (!Array.isArray(entries)) return null
  const numbers = entries
    .filter((entry): entry is readonly Value[] => Array.isArray(entry) && counts(entry))
    .map((entry) => entry[part])
  return sumOfDigits(numbers)
}

/** The sum of those values that are whole numbers; null where none is. */
export function sumOfDigits(numbers: readonly (Value | undefined)[]): string | null {
  const stated = numbers.filter(
    (value): value is string => typeof value === 'string' && /^-?\d+$/.test(value),
  )
  return stated.length === 0 ? null : stated.reduce((sum, value) => sum + BigInt(value), 0n).toString()
}
