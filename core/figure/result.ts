/** What a figure says. The JSON shape of formats.md ("figure"), with what the page adds beside it. */

/** One part of a breakdown: the code of each `by` dimension, and what was counted. */
export interface Part {
  readonly key: Readonly<Record<string, string>>
  /** null where withheld. */
  readonly value: number | null
}

/** Minimum and maximum where sources disagree on something the figure counts. */
export interface Range {
  readonly minimum: number
  readonly maximum: number
}

/** The answer to a query at one entry of the log. */
export interface FigureResult {
  /** Stable: the same query text at the same entry of the same log has the same id. */
  readonly id: string
  /** `casualties@1`. */
  readonly definition: string
  /** Canonical text with version and "as of n" written out. */
  readonly query: string
  readonly asOf: number
  /** Root of the log at that entry, hex. */
  readonly root: string
  /** people, records, items or square_metres. */
  readonly unit: string
  /** null where withheld. A share or a rate is a decimal. */
  readonly total: number | null
  /** Records whose interval overlaps the period without lying in it: "n, or n to n + mayFall". */
  readonly mayFall: number
  readonly range: Range | null
  /** Of the total, those whose value is unknown in at least one dimension of `by`. */
  readonly unknown: number
  readonly confirmed: number
  /** Submitted, not yet reviewed, that would count. */
  readonly notReviewed: number
  readonly parts: readonly Part[]
  readonly withheld: readonly { readonly key: Readonly<Record<string, string>>; readonly reason: string }[]
  /** Sentences that must stand beside the number, such as "12,390 victims not yet placed in one". */
  readonly notes: readonly string[]
}
