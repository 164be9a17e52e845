/** What the routes under /api/documents/{id}/signatories answer, as the pages read it. */
import type { PrintedSignatory } from '../../../core/signature/name-gate.js'

export interface CodeCount {
  readonly of: string
  readonly count: number
}

/** A check of a list: where it stands, and a sentence. */
export interface ListCheck {
  readonly rule: string
  readonly severity: 'blocks' | 'note'
  readonly row: number | null
  readonly column: string | null
  readonly message: string
}

export interface SeenSignature {
  readonly entry: number
  readonly capacities: readonly string[]
  readonly way: string
  readonly signedOn: string | null
  readonly consents: readonly string[]
  readonly printed: PrintedSignatory | null
}

export interface SignatoriesAnswer {
  readonly signed: number
  readonly inPublic: number
  readonly withdrawn: number
  readonly otherText: number
  readonly capacities: readonly CodeCount[]
  readonly ways: readonly CodeCount[]
  readonly besideWays: readonly CodeCount[]
  readonly signatures: readonly SeenSignature[]
  readonly next: number | null
  readonly namesList: string | null
  readonly lists: readonly {
    readonly entry: number
    readonly at: string
    readonly fileName: string
    readonly findings: readonly ListCheck[]
  }[]
}

export interface TakenAnswer {
  /** null: it was only tried. */
  readonly id: number | null
  readonly rows: number
  readonly given: number
  readonly unchanged: number
  readonly withdrawn: number
  readonly objections: number
  readonly notSigned: number
  readonly waiting: number
  readonly findings: number
  readonly checks: readonly ListCheck[]
}
