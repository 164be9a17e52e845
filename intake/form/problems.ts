/** Problems of forms. */
import { defineProblem } from '../../core/problem.js'

/** A line that names not exactly one source that stands. */
interface UnknownSource {
  readonly line: number
  readonly source: string
  /** How many have that title. */
  readonly found: number
}

function saidOf({ line, source, found }: UnknownSource): string {
  if (source === '') return `line ${line} names none`
  return found === 0
    ? `line ${line}, "${source}", is not recorded`
    : `line ${line}, "${source}", is ${found} sources`
}

export const problem = {
  fieldUnknown: defineProblem(
    'form-field-unknown',
    1,
    422,
    ({ field, kind, known }: { field: string; kind: string; known: readonly string[] }) =>
      `A form of the kind ${kind} has no field "${field}". Nothing was taken in. Its fields are: ${known.join(', ')}.`,
  ),
  valueInvalid: defineProblem(
    'form-value-invalid',
    1,
    422,
    ({ field }: { field: string }) =>
      `The value of "${field}" has not the form of a value of this field (docs/records.md). Nothing was taken in.`,
  ),
  fieldNotEmptied: defineProblem(
    'form-field-not-emptied',
    1,
    422,
    ({ field }: { field: string }) =>
      `"${field}" cannot be emptied: a report speaks only for the fields it fills. Nothing was taken in. Say "unknown", or let a reviewer withdraw the version that said it.`,
  ),
  fieldNotWhole: defineProblem(
    'form-field-not-whole',
    1,
    422,
    ({ field }: { field: string }) =>
      `"${field}" has parts that are confidential and were not shown, and a new list would lose them. Nothing was taken in. Send the change as a file by somebody who knows them.`,
  ),
  formNotSentBack: defineProblem(
    'form-not-sent-back',
    1,
    409,
    ({ id }: { id: string }) =>
      `The row ${id} is no form of this kind that was sent back, or was decided or answered meanwhile. Nothing was taken in. Open the row, or send the form as a new one.`,
  ),
  formUnchanged: defineProblem(
    'form-unchanged',
    1,
    422,
    ({ id }: { id: string }) =>
      `The form says what the row ${id} said that was sent back. Nothing was taken in. Change what the reason asks for, or ask the reviewer.`,
  ),
  sourceUnknown: defineProblem(
    'form-source-unknown',
    1,
    422,
    ({ lines }: { lines: readonly UnknownSource[] }) =>
      `Of the further sources, ${lines.map(saidOf).join('; ')}. Nothing was taken in, and what you typed stands in the form. Write the number or the title of a source as the list of sources has it; where it is not there yet, enter it first.`,
  ),
  formEmpty: defineProblem(
    'form-says-nothing',
    1,
    422,
    () => 'The form says nothing that is not known already. Nothing was taken in.',
  ),
} as const
