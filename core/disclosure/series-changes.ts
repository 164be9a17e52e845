/**
 * Why a number of a series is not the one of before: by reason and count, under k. Told of several numbers at once, since
 * what one tells less what another tells is a number as well. Pure.
 */
import { revisionReasons } from './revisions.js'

/** `asked otherwise`: another period, place, definition or condition brings the record in, or leaves it out. */
export const seriesReasons = [...revisionReasons, 'erased since', 'asked otherwise'] as const
export type SeriesReason = (typeof seriesReasons)[number]

/** A record that came or went, once. An erased one has no id any more: each gets a name of its own. */
export interface MovedRecord {
  readonly recordId: string
  readonly what: 'added' | 'removed'
  readonly reason: SeriesReason
}

/** One number of a document with what moved since it was published last. */
export interface MovedNumber {
  /** What is counted, such as `casualties`: numbers of other definitions are looked at apart. */
  readonly figure: string
  readonly moved: readonly MovedRecord[]
  /** How many records it counts both then and now. */
  readonly stayed: number
}

export interface ChangeItem {
  readonly what: 'added' | 'removed'
  readonly reason: SeriesReason
  readonly count: number
}

/**
 * The items of each number in the order given; null for every number of a figure where one of them, or the difference
 * of two of which one lies within the other, would tell of 1 to k - 1 records.
 */
export function itemiseSeries(
  numbers: readonly MovedNumber[],
  k: number,
): readonly (readonly ChangeItem[] | null)[] {
  const waiting = new Set(
    [...new Set(numbers.map(({ figure }) => figure))].filter((figure) =>
      tellsOfFew(
        numbers.filter((entry) => entry.figure === figure),
        k,
      ),
    ),
  )
  return numbers.map(({ figure, moved }) => (waiting.has(figure) ? null : itemsOf(moved)))
}

function itemsOf(moved: readonly MovedRecord[]): readonly ChangeItem[] {
  return (['added', 'removed'] as const).flatMap((what) =>
    seriesReasons.flatMap((reason): ChangeItem[] => {
      const count = moved.filter((entry) => entry.what === what && entry.reason === reason).length
      return count === 0 ? [] : [{ what, reason, count }]
    }),
  )
}

function tellsOfFew(numbers: readonly MovedNumber[], k: number): boolean {
  const isFew = (count: number) => count > 0 && count < k
  // Those that stayed are told as well: what is counted now less what came.
  if (numbers.some(({ moved, stayed }) => moved.length > 0 && isFew(stayed))) return true
  return (['added', 'removed'] as const).some((what) =>
    seriesReasons.some((reason) => {
      const groups = numbers.map(
        ({ moved }) =>
          new Set(
            moved
              .filter((entry) => entry.what === what && entry.reason === reason)
              .map(({ recordId }) => recordId),
          ),
      )
      return groups.some(
        (one) =>
          isFew(one.size) ||
          groups.some((other) => isFew(one.size - other.size) && [...other].every((id) => one.has(id))),
      )
    }),
  )
}
