/** The states of a row on its way into the register, and of a record, as a table of words. */

/** Every state (records.md, "Common to all"). */
export const states = [
  'draft',
  'submitted',
  'pending',
  'returned',
  'accepted',
  'rejected',
  'withdrawn',
  'merged',
  'erased',
] as const

export type State = (typeof states)[number]

/** Those in which a row waits for whoever sent it: it could not be read, or a reviewer returned it. */
export const sentBackStates: readonly State[] = ['draft', 'returned']

/** Those in which a row waits for somebody, in the order of its way. */
export const waitingStates = ['draft', 'submitted', 'pending', 'returned'] as const satisfies readonly State[]

/** What a person does to move something on. */
export type Act =
  | 'submit'
  | 'dispute'
  | 'accept'
  | 'return'
  | 'reject'
  | 'resolve'
  | 'withdraw'
  | 'merge'
  | 'erase'

/** Who may do it. */
export type Role = 'data_entry' | 'reviewer' | 'administrator'

interface Move {
  readonly act: Act
  readonly from: State
  readonly to: State
  readonly role: Role
}

/** Who may move what where. A move that is not in this table is refused. */
export const moves: readonly Move[] = [
  { act: 'submit', from: 'draft', to: 'submitted', role: 'data_entry' },
  { act: 'submit', from: 'returned', to: 'submitted', role: 'data_entry' },
  // Not a person's choice: the report says otherwise than what is known, on the same date.
  { act: 'dispute', from: 'submitted', to: 'pending', role: 'data_entry' },
  { act: 'accept', from: 'submitted', to: 'accepted', role: 'reviewer' },
  { act: 'return', from: 'submitted', to: 'returned', role: 'reviewer' },
  { act: 'return', from: 'pending', to: 'returned', role: 'reviewer' },
  { act: 'reject', from: 'draft', to: 'rejected', role: 'reviewer' },
  { act: 'reject', from: 'submitted', to: 'rejected', role: 'reviewer' },
  { act: 'reject', from: 'pending', to: 'rejected', role: 'reviewer' },
  { act: 'reject', from: 'returned', to: 'rejected', role: 'reviewer' },
  { act: 'resolve', from: 'pending', to: 'accepted', role: 'reviewer' },
  { act: 'withdraw', from: 'accepted', to: 'withdrawn', role: 'reviewer' },
  { act: 'accept', from: 'withdrawn', to: 'accepted', role: 'reviewer' },
  { act: 'merge', from: 'accepted', to: 'merged', role: 'reviewer' },
  { act: 'erase', from: 'accepted', to: 'erased', role: 'administrator' },
  { act: 'erase', from: 'withdrawn', to: 'erased', role: 'administrator' },
]

/** What each state means, in a sentence for the person who waits. */
export const meanings: Readonly<Record<State, string>> = {
  draft: 'a value could not be read; the row waits for a correction',
  submitted: 'readable, waits for a reviewer',
  pending: 'says otherwise than what is known, on the same date; a reviewer decides field by field',
  returned: 'sent back with reasons',
  accepted: 'part of the register, counted',
  rejected: 'refused with a code; kept, not counted',
  withdrawn: 'taken back; kept in the history, not counted',
  merged: 'decided to be the same as another record',
  erased: 'its body was erased by law; the entry and its commitments stay',
}

/** Why something is rejected. Refusals are countable, so they have codes. */
export const rejectionCodes = {
  duplicate: 'the same event or person is already recorded',
  out_of_scope: 'not what this register records',
  not_supported: 'no source supports it',
  unreadable: 'it cannot be read and nobody can say what was meant',
  test_entry: 'made to try the system',
  other: 'another reason, in words',
} as const

export type RejectionCode = keyof typeof rejectionCodes

/** Whether a text is a rejection code. */
export function isRejectionCode(text: string): text is RejectionCode {
  return Object.hasOwn(rejectionCodes, text)
}

/** The state that an act leads to, or null where the table has no such move. */
export function stateAfter(from: State, act: Act): State | null {
  return moves.find((move) => move.from === from && move.act === act)?.to ?? null
}

/** The acts that are possible in a state, for a refusal that says what could be done instead. */
export function actsIn(from: State): readonly Act[] {
  return moves.filter((move) => move.from === from).map((move) => move.act)
}
