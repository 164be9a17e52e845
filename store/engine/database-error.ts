/** What the database refused, with PostgreSQL's own code. */
import { problem } from './problems.js'

/** An error of a statement: SQLSTATE, and the constraint that refused it where there is one. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'

  constructor(
    message: string,
    readonly code: string,
    readonly constraint: string | null,
  ) {
    super(message)
  }

  /** The error of either engine; a full disk is a problem of the machine, not a bug. */
  static from(error: { message: string; code?: string; constraint?: string; detail?: string }): Error {
    const { message, code = '', constraint } = error
    if (code === '53100' || /no space left|ENOSPC/i.test(message)) return problem.diskFull({})
    return new DatabaseError(
      error.detail ? `${message} (${error.detail})` : message,
      code,
      constraint ?? null,
    )
  }
}
