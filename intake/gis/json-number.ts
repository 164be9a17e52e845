/** Numbers of binary files as JSON text: the shortest decimals that read back as the same double. */
import { decimalText } from '../../core/geo/geometry-text.js'

/** The text of a number. NaN and the infinities are written as words, which no reader of JSON takes for numbers. */
export function numberText(value: number): string {
  return Number.isFinite(value) ? decimalText(value) : String(value)
}

/** One position as a JSON array. */
export function positionText(numbers: readonly number[]): string {
  return `[${numbers.map(numberText).join(',')}]`
}

/** Whether a geometry text holds a coordinate that is no number. */
export function hasNoNumber(geometry: string): boolean {
  return /NaN|Infinity/.test(geometry)
}
