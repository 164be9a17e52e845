/** Sums over the entries of a list, for computed columns. */
import type { Value, Values } from './definition.js'

/**
 * The sum of one part over a list, as decimal digits, so that no square metre is lost to rounding; null where no entry
 * that `counts` accepts states it. Parts that are no numbers are findings elsewhere and add nothing here.
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

/** The sum of those values that are numbers, exact to the last decimal of any of them; null where none is. */
export function sumOfDigits(numbers: readonly (Value | undefined)[]): string | null {
  const stated = numbers.filter(
    (value): value is string => typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value),
  )
  if (stated.length === 0) return null
  const decimals = Math.max(...stated.map((value) => decimalsOf(value).length))
  const scaled = stated.map((value) =>
    BigInt(value.replace('.', '') + '0'.repeat(decimals - decimalsOf(value).length)),
  )
  return withDecimals(
    scaled.reduce((sum, value) => sum + value, 0n),
    decimals,
  )
}

function decimalsOf(value: string): string {
  return value.split('.')[1] ?? ''
}

function withDecimals(scaled: bigint, decimals: number): string {
  if (decimals === 0) return scaled.toString()
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0')
  return `${scaled < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
