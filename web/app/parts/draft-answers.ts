/** What the routes under /api/drafts answer, as the pages read it. */

import type { Value } from '../../../core/record/definition.js'
import type { State } from '../../../core/review/states.js'
import type { KindNamedRecord } from './record-answers.js'

type Values = Readonly<Record<string, Value>>

export interface ReportedRecord {
  readonly name: string
  readonly kind: string
  readonly recordId: string | null
  readonly standing: boolean
  readonly values: Values
}

export interface ShownDraft {
  readonly id: string
  readonly import: number
  readonly row: number
  readonly kind: string
  readonly state: State
  readonly reason: string | null
  readonly conflicts: readonly string[]
  readonly records: readonly ReportedRecord[]
}

export interface DraftsAnswer {
  readonly counts: Readonly<Record<string, number>>
  readonly drafts: readonly ShownDraft[]
  readonly next: string | null
}

export interface Beside {
  readonly previous: string | null
  readonly next: string | null
}

/** What is left of a conflict of which one field was decided, and whether the report was accepted with the last. */
export interface ResolvedAnswer {
  readonly open: readonly string[]
  readonly accepted: boolean
}

export interface DraftAnswer extends ShownDraft {
  /** The file or form that it came in; null where no account sent it, or the entry's body was erased. */
  readonly sent: {
    readonly fileName: string
    readonly receivedAt: string | null
    readonly receivedByName: string | null
  }
  /** Who made the decision in which the row stands, as far as the reader may know. */
  readonly decidedByName: string | null
  /** The rows before and after it in the list that was asked for. */
  readonly beside: Beside
  /** Of a form that was sent back, which is corrected on the page of its form: what could not be read, by field: a text, or the lines of a list. */
  readonly typed: Values | null
  /** What the row and what is known refer to, as far as it stands. */
  readonly named: readonly KindNamedRecord[]
  readonly findings: readonly {
    readonly rule: string
    readonly severity: string
    readonly column: string | null
    /** The text of the cell; null where there is none, or it may not be shown. */
    readonly text: string | null
    readonly message: string | null
    /** `record name.field` for each field that the column is read into. */
    readonly fields: readonly string[]
  }[]
  readonly known: readonly {
    readonly name: string
    readonly kind: string
    readonly recordId: string
    readonly values: Values
  }[]
  readonly alike: readonly {
    readonly kind: string
    readonly id: string
    readonly localId: string | null
    readonly because: 'same_number' | 'near' | 'same_place_near_date'
    readonly metres: number | null
  }[]
}
