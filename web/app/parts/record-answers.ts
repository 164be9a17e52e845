/** What the routes under /api/{kinds} answer, as the pages read it. */
import type { Value } from '../../../core/record/definition.js'

export interface NamedRecord {
  readonly id: string
  readonly name: string
}

export interface ListedRecord {
  readonly id: string
  readonly localId: string | null
  /** Its name or title, else its number. */
  readonly name: string | null
  readonly version: number
  readonly state: string
  readonly informationDate: string | null
  readonly place: NamedRecord | null
  readonly values: Readonly<Record<string, Value>>
}

export interface RecordsAnswer {
  readonly items: readonly ListedRecord[]
  readonly numberMatched: number
  readonly numberMatchedIs: 'exact' | 'at_least'
  readonly next: string | null
  readonly entry: number
  /** The record to which those of the list were asked to refer, where it is seen. */
  readonly refersTo: KindNamedRecord | null
  /** Behind the number that is asked for, but held back as a whole: no list tells of them. */
  readonly heldBack?: number
}

export interface KindNamedRecord {
  readonly kind: string
  readonly id: string
  readonly name: string | null
  /** It waits with what refers to it, and has no page yet. */
  readonly waits?: boolean
}

export interface RecordVersion {
  readonly version: number
  readonly role: string
  readonly entry: number | null
  readonly currentFrom: number | null
  readonly currentTo: number | null
  readonly isHeldBack: boolean
  /** When its entry was written, UTC; null where that was erased. */
  readonly at: string | null
  readonly values: Readonly<Record<string, Value>>
  /** What is copied from a record it refers to, and what is computed from its values. */
  readonly beside: Readonly<Record<string, Value>>
}

export interface RecordAnswer {
  readonly id: string
  readonly kind: string
  readonly state: string
  readonly current: RecordVersion | null
  readonly versions: readonly RecordVersion[]
  readonly named: readonly KindNamedRecord[]
  readonly referring: readonly {
    readonly kind: string
    readonly field: string
    readonly count: number
    readonly records: readonly { readonly id: string; readonly name: string | null }[]
  }[]
  /** The row whose acceptance made what is current, where that can be undone. */
  readonly undoable: string | null
  readonly waiting: readonly {
    readonly id: string
    readonly state: string
    readonly reason: string | null
    /** Fields of this record of which the report says otherwise, on the same date. */
    readonly disputed: readonly string[]
  }[]
}

/** What differs between two versions, of GET /api/{kinds}/{id}/versions/{range}. */
export interface DifferenceAnswer {
  readonly changed: readonly { readonly field: string; readonly before: Value; readonly after: Value }[]
  readonly named: readonly KindNamedRecord[]
}

/** A list under a name, as the account keeps it. */
export interface ViewKept {
  readonly kinds: string
  readonly name: string
  readonly query: Readonly<Record<string, string>>
  readonly columns: readonly string[]
}

/** A view of one's own. */
export interface SavedView extends ViewKept {
  readonly viewId: string
  readonly isShared: boolean
}

/** A view that somebody else shares. */
export interface OthersView extends ViewKept {
  readonly viewId: string
  readonly by: string
  /** Whether their account has ended. */
  readonly hasLeft: boolean
}
