/** Findings: doubtful data, kept and shown. Being wrong is never a refusal of the record. */

/** `blocks`: the row waits until somebody decides; `note`: the row goes on and the doubt stands beside it. */
export type Severity = 'blocks' | 'note'

/** One doubtful value. `row` counts data rows from 1 (the header is row 0); null where a finding is about a whole file. */
export interface Finding {
  /** Stable kebab-case word of the rule, such as `date-does-not-exist`. */
  readonly rule: string
  readonly severity: Severity
  readonly row: number | null
  /** The column's header as written in the file, or the field's name where there is no file. */
  readonly column: string | null
  /** The doubtful text exactly as it was found, or null. */
  readonly text: string | null
  /** One sentence: what is doubtful and what a person can do. */
  readonly message: string
}

/** A doubt about a whole file or a column of it, which holds nothing up. */
export function noteOn(
  { rule, column = null, text = null }: Pick<Finding, 'rule'> & Partial<Pick<Finding, 'column' | 'text'>>,
  message: string,
): Finding {
  return { rule, severity: 'note', row: null, column, text, message }
}

/** Where a sentence ends in a command for whoever sits at a terminal; what a file holds cannot look like it unquoted. */
const command = /: truebearing [\w |.-]+$/

/** The message of a finding that a command answers: the sentence without its full stop, and the command after its name. */
export function withCommand(sentence: string, argument: string): string {
  return `${sentence}: truebearing ${argument}`
}

/** A message as a page shows it, where the answer is given by a button beside it: the sentence alone. */
export function withoutCommand(message: string): string {
  return message.replace(command, '.')
}
