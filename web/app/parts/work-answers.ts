/** What GET /api/work answers, as the page reads it. */

export interface WaitingRow {
  readonly id: string
  readonly kind: string
  /** People's own number of its main record, as the list of reviews shows it; null where it has none that is open. */
  readonly localId: string | null
  readonly records: readonly { readonly name: string; readonly kind: string }[]
  readonly state: string
  readonly reason: string | null
  readonly conflicts: readonly string[]
  readonly finding: {
    readonly rule: string
    readonly column: string | null
    readonly text: string | null
    readonly message: string | null
  } | null
}

export interface WorkAnswer {
  readonly counts: Readonly<Record<string, number>>
  readonly waits: readonly {
    readonly why: 'unreadable' | 'returned' | 'conflict' | 'to_decide'
    readonly state: string
    readonly isMore: boolean
    readonly rows: readonly WaitingRow[]
  }[]
  /** Texts that somebody asked to be published; none for those who may not publish. */
  readonly publications: readonly {
    readonly documentId: string
    readonly title: string
    /** Whole seconds since 1970. */
    readonly askedAt: number
    /** Whether whoever looks asked it themselves. */
    readonly isOwn: boolean
  }[]
}
