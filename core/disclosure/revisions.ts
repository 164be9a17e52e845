/** Why a number is not the one that was published before: itemised by reason, under the same k as everything else. Pure. */

/** Why a record is counted now and was not then, or the other way round. */
export const revisionReasons = ['recorded since', 'changed since', 'taken back since'] as const
export type RevisionReason = (typeof revisionReasons)[number]

/** One published number then and now. */
export interface Revision {
  /** The query without "as of". */
  readonly query: string
  /** The entry as of which it was counted when it was published last. */
  readonly since: number
  readonly before: number
  readonly now: number
  /**
   * What came and what went, each with its reason. null where they, or those of two numbers of the publication together,
   * would tell of fewer than k: then only the two numbers are told, and the reasons wait until there are more.
   */
  readonly changes: readonly RevisionChange[] | null
}

export interface RevisionChange {
  readonly what: 'added' | 'removed'
  readonly reason: RevisionReason
  readonly count: number
}
