/** The five states of a record. None of them says whose fault anything is. */
import type { Evidence } from './evidence.js'
import type { Assumptions, Unplaced } from './subject.js'

/** In the order in which they are shown; each is drawn as large as the others. */
export const recordStates = [
  'supported',
  'partly-supported',
  'differs',
  'not-assessable',
  'cannot-be-placed',
] as const
export type RecordState = (typeof recordStates)[number]

/** The words of each state. */
export const stateWords: Readonly<Record<RecordState, string>> = {
  supported: 'supported by finds so far',
  'partly-supported': 'partly supported by finds so far',
  differs: 'differs from what was found, with at least nine tenths of its ground searched',
  'not-assessable': 'not assessable, because too little was searched',
  'cannot-be-placed': 'cannot be placed, for want of geometry or datum',
}

/** The same in one or two words, for a map. */
export const shortStateWords: Readonly<Record<RecordState, string>> = {
  supported: 'supported',
  'partly-supported': 'partly supported',
  differs: 'differs from finds',
  'not-assessable': 'not assessable',
  'cannot-be-placed': 'cannot be placed',
}

/** What decides the state of one record. */
export interface StateFacts {
  readonly unplaced: Unplaced | null
  readonly evidence: Evidence | null
  /** Items found within tolerance of the record. */
  readonly itemsNear: number
  /** How many the record claims; null where it gives no number. */
  readonly claimed: number | null
}

/**
 * Half of the claimed number found is support; fewer, but any, is part support, however little was searched. Only where
 * nothing was found does it matter how much was: below the assessable share the record cannot differ.
 */
export function stateOf(
  facts: StateFacts,
  { assessableShare }: Pick<Assumptions, 'assessableShare'>,
): RecordState {
  const { unplaced, evidence, itemsNear, claimed } = facts
  if (unplaced !== null || evidence === null) return 'cannot-be-placed'
  if (itemsNear > 0) return claimed === null || itemsNear * 2 >= claimed ? 'supported' : 'partly-supported'
  return evidence.searchedShare >= assessableShare ? 'differs' : 'not-assessable'
}
