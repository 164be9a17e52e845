/** What the database refused, with PostgreSQL's own code. */
import { problem } from './problems.js'

/** How both engines tell of an error; only PostgreSQL's own errors have a five-character code and a severity. */
export interface ErrorFields {
  readonly message: string
  readonly code?: string | undefined
  readonly constraint?: string | undefined
  readonly detail?: string | undefined
}

/**
 * An error of a statement: SQLSTATE, and the constraint that refused it where there is one. `detail` may hold values
 * of rows, such as a name that was already there, so it is no part of the message.
 */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'

  constructor(
    message: string,
    readonly code: string,
    readonly constraint: string | null,
    readonly detail: string | null,
  ) {
    super(message)
  }
}

/** The error of either engine; a full disk is a problem of the machine, not a bug. */
export function databaseError({ message, code = '', constraint, detail }: ErrorFields): Error {
  if (code === '53100' || /no space left on device|ENOSPC/i.test(message)) return problem.diskFull({})
  return new DatabaseError(message, code, constraint ?? null, detail ?? null)
}
