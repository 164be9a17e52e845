/**
 * Moments of a ledger: sortable texts that keep apart what begins an instant from what ends at it.
 *
 * The register keeps a date as the first instant in it and the first instant after it ('YYYY-MM-DD hh:mm:ss' in the
 * programme's time). Ground counts as recorded from the first instant and as released from the instant after, so that
 * an area recorded and cleared on one day is first the one and then the other, and nothing is taken off before its
 * report can have been true.
 */

/** A date as derived tables keep it: the first instant in it, and the first after it; null where that end is open. */
export interface KnownDate {
  readonly from: string | null
  readonly until: string | null
}

/** A moment; texts compare in order of time. */
export type Moment = string

/** Before every dated moment. */
export const beforeAll: Moment = ''

const ending = ' 0'
const beginning = ' 1'

/** From when something that begins with the date is so: its first instant, else the instant after; null: undated. */
export function momentOfBeginning({ from, until }: KnownDate): Moment | null {
  if (from !== null) return from + beginning
  return until === null ? null : until + ending
}

/** By when something that was done within the date is surely done: the instant after; null: undated. */
export function momentOfEnd({ until }: KnownDate): Moment | null {
  return until === null ? null : until + ending
}

/** What comes before it had happened at that instant: all that ended at it, nothing that began at it. */
export function boundaryAt(instant: string): Moment {
  return instant + beginning
}

/** Whether a date that was counted on one side of a boundary may lie on the other. */
export function mayLieIn(
  date: KnownDate,
  bounds: { readonly from: string | null; readonly until: string },
): boolean {
  const afterFrom = bounds.from === null || date.until === null || date.until > bounds.from
  return afterFrom && (date.from === null || date.from < bounds.until)
}
