/** What a figure says. The JSON shape of formats.md ("figure"), with what the page adds beside it. */

import type { ControlTotal } from '../land/control-totals.js'
import type { DifferenceReason, Line } from '../land/lines.js'

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

/**
 * The answer to a query at one entry of the log. Inside the programme no number is null. Of a share or a rate, total,
 * range and parts are divided; mayFall, unknown, confirmed and notReviewed are those of what is divided.
 */
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
  /** people, accidents, items, hazards or square_metres; `share`; or as `people per 100000`. */
  readonly unit: string
  /** null where withheld. A share or a rate is a decimal. */
  readonly total: number | null
  /** Records whose interval overlaps the period without lying in it: "n, or n to n + mayFall". null where withheld. */
  readonly mayFall: number | null
  /** null where sources do not disagree, or where withheld. */
  readonly range: Range | null
  /** Of the total, those whose value is unknown in at least one dimension of `by`; of accidents, victims not yet placed in one. null where withheld. */
  readonly unknown: number | null
  /** null where withheld. */
  readonly confirmed: number | null
  /** Submitted, not yet reviewed, that would count. null where withheld. */
  readonly notReviewed: number | null
  readonly parts: readonly Part[]
  /** An empty key is the total, or the number that the reason names. */
  readonly withheld: readonly { readonly key: Readonly<Record<string, string>>; readonly reason: string }[]
  /** Sentences that must stand beside the number, such as "Victims not yet placed in an accident: 12,390." */
  readonly notes: readonly string[]
  /** Of a land account, inside the programme: its lines with the records behind each. */
  readonly account?: AccountDetail
}

/** A record behind a line of a land account. Taken ground is negative. */
export interface AccountRecord {
  readonly recordId: string
  /** People's own number. */
  readonly localId: string | null
  readonly squareMetres: number
  /** Of ground contaminated again: the record that had released or closed it. */
  readonly earlier?: string
  readonly reason?: DifferenceReason
}

/** A land account in all its lines, whatever was asked of it. */
export interface AccountDetail {
  readonly isBalanced: boolean
  readonly closing: number
  readonly lines: readonly {
    readonly line: Line
    readonly squareMetres: number
    readonly records: readonly AccountRecord[]
  }[]
  readonly releasedTwice: readonly AccountRecord[]
  readonly undatedBeyond: readonly AccountRecord[]
  readonly controlTotals: readonly (ControlTotal & { readonly localId: string | null })[]
}
