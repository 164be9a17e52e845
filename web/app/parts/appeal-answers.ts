/** What the routes under /api/documents answer, as the pages read it. */
import type { Verdict } from '../../../core/document/verdict.js'
import type { ToldProblem } from '../../../core/words/problem-sentence.js'

export interface SavedText {
  readonly documentId: string
  readonly language: string
  readonly isOriginal: boolean
  readonly revision: number
  readonly text: string
}

export interface PublicationRequest {
  readonly askedAt: number
  readonly askedBy: string
}

export interface TextsAnswer {
  readonly texts: readonly SavedText[]
  readonly title: string
  readonly request: PublicationRequest | null
}

/** `from` and `to`: its place in the text that was checked; null where it is not known. */
export interface ShownNumber {
  readonly text: string
  readonly line: number
  readonly from: number | null
  readonly to: number | null
  readonly verdict: Verdict
  readonly counted: number | null
  readonly query: string | null
  readonly claim: string | null
  readonly remarks: readonly string[]
}

export interface CheckAnswer {
  readonly numbers: readonly ShownNumber[]
  readonly arithmetic: readonly {
    readonly line: number
    readonly expression: string
    readonly holds: boolean
  }[]
  readonly remarks: readonly string[]
  /** Figures that cannot be counted, and links to none. */
  readonly leftOut: readonly ToldProblem[]
  readonly asOf: number
}
