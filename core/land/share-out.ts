/** Whole square metres for the pieces of a group of shapes that touch, so that whatever is added up of them adds up. */

/**
 * The sum of exact areas, rounded, shared out among them: each gets its whole part, and those with the largest
 * remainders one more (Hamilton's method), the first of equal ones. All must be finite and not negative.
 */
export function shareOut(exact: readonly number[]): readonly number[] {
  const total = Math.round(exact.reduce((sum, area) => sum + area, 0))
  const whole = exact.map((area) => Math.floor(area))
  const missing = total - whole.reduce((sum, area) => sum + area, 0)
  const order = exact
    .map((area, index) => ({ index, remainder: area - Math.floor(area) }))
    .sort((one, other) => other.remainder - one.remainder || one.index - other.index)
  for (const { index } of order.slice(0, missing)) whole[index] = (whole[index] ?? 0) + 1
  return whole
}
