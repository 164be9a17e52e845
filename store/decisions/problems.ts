/** Problems of undoing. */
import { defineProblem } from '../../core/problem.js'

export const problem = {
  undoNothing: defineProblem(
    'undo-nothing',
    1,
    409,
    ({ id, state }: { id: string; state: string }) =>
      `Row ${id} is ${state}: no decision on it stands that could be undone. Nothing was changed.`,
  ),
  undoPublished: defineProblem(
    'undo-published',
    1,
    409,
    ({ id, document, asOf }: { id: string; document: string; asOf: number }) =>
      `What row ${id} says was in the register when "${document}" was published, as of entry ${asOf}. Nothing was changed. Correct or withdraw the record instead: readers of later numbers are then told what changed.`,
  ),
  undoRests: defineProblem(
    'undo-rests',
    1,
    409,
    ({ id, later, naming }: { id: string; later: number; naming: number }) =>
      naming > 0
        ? `Other records (${naming}) name the record of row ${id}. Nothing was changed. Correct those first, or withdraw the record with a reason.`
        : `The record of row ${id} has a later version (${later} or more). Nothing was changed. Undo that first.`,
  ),
} as const
