/** Which state the undo of a decision leads back to. Nothing is deleted: the undo is an entry of its own. */
import type { State } from './states.js'

/** What is known of a row on which something was decided. */
export interface DecidedRow {
  readonly state: State
  /** Whether it was ever shown beside the figures: a row that could not be read never was. */
  readonly wasShown: boolean
  /** Whether it says otherwise than what was known. */
  readonly hasConflicts: boolean
  /** What was decided of it so far, in the words of the log, oldest first. */
  readonly decisions: readonly string[]
}

/** In which the last decision on a row can be undone; one that was returned still waits as well. */
export const undoableStates: readonly State[] = ['accepted', 'returned', 'rejected']

/** The state before the last decision; null where there is none that can be undone. */
export function stateBefore({ state, wasShown, hasConflicts, decisions }: DecidedRow): State | null {
  const waiting: State = hasConflicts ? 'pending' : 'submitted'
  switch (state) {
    case 'accepted':
    case 'returned':
      return waiting
    case 'rejected':
      if (wasReturned(decisions)) return 'returned'
      return wasShown ? waiting : 'draft'
    default:
      return null
  }
}

/** Whether the row was returned, and that was not undone, before it was rejected. */
function wasReturned(decisions: readonly string[]): boolean {
  let returned = false
  for (const each of decisions) {
    if (each === 'returned') returned = true
    if (each === 'reopened') returned = false
  }
  return returned
}
