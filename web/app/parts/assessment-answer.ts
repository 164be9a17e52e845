/** What GET /api/assessment answers, as the map reads it, and the words of its states. */
import type { RecordState } from '../../../core/assess/state.js'

/** A minefield record against the ground, without its rows, mines and landmarks. */
export interface Assessed {
  readonly id: string
  readonly number: string
  readonly supplier: string
  readonly state: RecordState
  readonly sentence: string
  readonly searchedShare: number | null
  readonly toleranceMetres: number
  readonly itemsNear: number
  readonly claimed: number | null
}

export interface AssessmentAnswer {
  readonly report: {
    readonly records: readonly Assessed[]
    readonly states: Readonly<Record<RecordState, number>>
  }
  readonly lines: readonly string[]
}

export const stateKeys: Readonly<Record<RecordState, string>> = {
  supported: 'assess.state.supported',
  'partly-supported': 'assess.state.partly',
  differs: 'assess.state.differs',
  'not-assessable': 'assess.state.not_assessable',
  'cannot-be-placed': 'assess.state.not_placed',
}
