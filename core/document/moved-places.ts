/** Places in a text while it is typed in: known until the text was read anew. */
import type { Span } from './read-numbers.js'

/** The stretch that one edit put in the place of another. */
interface Edit {
  readonly start: number
  readonly endBefore: number
  readonly endAfter: number
}

/** Spans of the text before, in the text after; null where what stood there was itself typed over, or was null. */
export function movedPlaces(
  places: readonly (Span | null)[],
  before: string,
  after: string,
): readonly (Span | null)[] {
  if (before === after) return places
  const { start, endBefore, endAfter } = editBetween(before, after)
  const by = endAfter - endBefore
  return places.map((span) => {
    // What is typed right before or behind a number may be a digit of it.
    if (span === null || span.end < start) return span
    return span.start > endBefore ? { start: span.start + by, end: span.end + by } : null
  })
}

function editBetween(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  let same = 0
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same += 1
  return { start, endBefore: before.length - same, endAfter: after.length - same }
}
