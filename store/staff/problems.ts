/** Problems of lists and records for staff. */
import { defineProblem } from '../../core/problem.js'

export const problem = {
  referenceUnknown: defineProblem(
    'reference-unknown',
    1,
    400,
    ({ field, known }: { field: string; known: readonly string[] }) =>
      `No record of this kind refers to another by "${field}". Ask by one of: ${known.join(', ')}.`,
  ),
  filterFieldUnknown: defineProblem(
    'filter-field-unknown',
    1,
    400,
    ({ field, known }: { field: string; known: readonly string[] }) =>
      `"${field}" is no coded field of this kind. Filter by one of: ${known.join(', ')}.`,
  ),
  filterCodeUnknown: defineProblem(
    'filter-code-unknown',
    1,
    400,
    ({ field, codes, known }: { field: string; codes: readonly string[]; known: readonly string[] }) =>
      `"${codes.join(', ')}" is no code of ${field}. It has: ${known.join(', ')}.`,
  ),
  filterNotRead: defineProblem(
    'filter-not-read',
    1,
    400,
    ({ filter }: { filter: string }) =>
      `The filter "${filter}" cannot be read. Write conditions such as: sex = female and outcome in (killed, injured).`,
  ),
  sortUnknown: defineProblem(
    'sort-unknown',
    1,
    400,
    ({ field, known }: { field: string; known: readonly string[] }) =>
      `Records cannot be sorted by "${field}". Sort by one of: ${known.join(', ')}.`,
  ),
  cursorNotRead: defineProblem(
    'cursor-not-read',
    1,
    400,
    () => 'The cursor is none of this list. Ask for its first page again, without a cursor.',
  ),
  kindUnknown: defineProblem(
    'kind-unknown',
    1,
    404,
    ({ kinds, known }: { kinds: string; known: readonly string[] }) =>
      `There is no list "${kinds}". There are: ${known.join(', ')}.`,
  ),
  draftUnknown: defineProblem(
    'draft-unknown',
    1,
    404,
    ({ id }: { id: string }) => `No row ${id} waits or was decided. Rows are named import.row, such as 12.3.`,
  ),
  draftDecided: defineProblem(
    'draft-decided',
    1,
    409,
    ({ id, state, entry }: { id: string; state: string; entry: number | null }) =>
      `Another decision on row ${id} came first: it is ${state}${entry === null ? '' : `, as entry ${entry} says`}. Nothing of yours was written. Open it again to see what was decided.`,
  ),
  fieldNotOpened: defineProblem(
    'field-not-opened',
    1,
    422,
    ({ field, kind, known }: { field: string; kind: string; known: readonly string[] }) =>
      `"${field}" is no field of a ${kind} that can be opened. Nothing was opened. There are: ${known.join(', ')}.`,
  ),
  versionUnknown: defineProblem(
    'version-unknown',
    1,
    404,
    ({ id, range }: { id: string; range: string }) =>
      `"${range}" names no two versions of the record ${id} that you may read. Write two of their numbers, such as 1..2.`,
  ),
  recordNotThere: defineProblem(
    'record-not-there',
    1,
    404,
    ({ kind, id }: { kind: string; id: string }) =>
      `There is no ${kind} with the id "${id}" that you may read.`,
  ),
} as const
