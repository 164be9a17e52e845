/** What stands in one column of a table that is to be read. */

/** One column and its texts. */
export interface ColumnSurvey {
  readonly column: string
  /** Distinct texts that are not empty, in the order in which they came; at most `distinctKept`. */
  readonly texts: readonly string[]
  /** There are more distinct texts than were kept. */
  readonly more: boolean
  /** Of the column of geometries of a GIS file: whether all of them are single points. Null for every other column. */
  readonly geometry: 'points' | 'shapes' | null
}

/** Enough for every coded column, and for the form of numbers and dates. */
export const distinctKept = 400
