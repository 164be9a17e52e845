/** What the share of false records could be at the least and at the most, whatever unsearched ground holds. */

/** Bounds without any model (Manski 2003): the records that cannot be assessed counted all one way, then all the other. */
export interface Bounds {
  readonly records: number
  /** Differ from what was found. */
  readonly differing: number
  /** Cannot be assessed, or cannot be placed. */
  readonly unassessable: number
  readonly low: number | null
  readonly high: number | null
}

/** The bounds for so many records. */
export function manskiBounds(records: number, differing: number, unassessable: number): Bounds {
  if (records === 0) return { records, differing, unassessable, low: null, high: null }
  return {
    records,
    differing,
    unassessable,
    low: differing / records,
    high: (differing + unassessable) / records,
  }
}
