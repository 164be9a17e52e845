/** What GET /api/work answers, as the page reads it. */

export interface WaitingRow {
  readonly id: string
  readonly kind: string
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
}
