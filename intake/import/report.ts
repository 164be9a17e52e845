/** What an import says when it is done, and what it would say (dry run). */

/** A value that a corrected file changes, shown before anything is written. */
export interface Change {
  readonly row: number
  readonly recordId: string
  /** `victim.outcome` */
  readonly field: string
  readonly before: string
  readonly after: string
}

/** Counts of one import; rows = accepted + submitted + waiting + unchanged + updated (formats.md, `--json` of import). */
export interface ImportCounts {
  rows: number
  accepted: number
  submitted: number
  /** Rows with a value that cannot be read, and the conflicts. */
  waiting: number
  /** Of the waiting rows those that were read and say otherwise than what is known. */
  conflicts: number
  unchanged: number
  updated: number
  gone: number
  findings: number
}

/** The report of an import. */
export interface ImportReport extends Readonly<ImportCounts> {
  /** Number of the submission-received entry, by which the import can be shown and undone; null in a dry run. */
  readonly id: string | null
  readonly findingsFile: string | null
  readonly changes: readonly Change[]
}

/** Nothing yet. */
export function noCounts(): ImportCounts {
  return {
    rows: 0,
    accepted: 0,
    submitted: 0,
    waiting: 0,
    conflicts: 0,
    unchanged: 0,
    updated: 0,
    gone: 0,
    findings: 0,
  }
}
