/** The catalogue of problems: requests that cannot be done. One line per condition; codes are never reused. */

/** How a problem ends on the command line: 1 the answer is no, 2 wrong use, 3 the machine could not. */
export type ExitCode = 1 | 2 | 3

/** A request that cannot be done, with a stable code and a sentence that says what happened and what to do. */
export class Problem extends Error {
  override readonly name = 'Problem'

  constructor(
    readonly code: string,
    readonly exitCode: ExitCode,
    readonly httpStatus: number,
    message: string,
    readonly details: Readonly<Record<string, unknown>>,
  ) {
    super(message)
  }

  /** The object written on standard error with --json, and the body of problem+json. */
  toJSON(): { code: string; message: string; details: Readonly<Record<string, unknown>> } {
    return { code: this.code, message: this.message, details: this.details }
  }
}

/**
 * Makes the constructor of one kind of problem.
 * `Details` are typed; the message is derived from them, so that a code always comes with the same sentence.
 */
export function defineProblem<Details extends Record<string, unknown>>(
  code: string,
  exitCode: ExitCode,
  httpStatus: number,
  message: (details: Details) => string,
): (details: Details) => Problem {
  return (details) => new Problem(code, exitCode, httpStatus, message(details), details)
}

/** Ends a switch over a closed set of words; reaching it is a bug. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value)}`)
}
