/** An account as it is read: its lines, the records behind each, and whether it balances. */
import type { Booking, Ledger } from './account.js'
import type { DifferenceReason, Line } from './lines.js'
import { lines } from './lines.js'

/** What one record brings to a line. */
export interface RecordBehind {
  readonly recordId: string
  readonly squareMetres: number
  readonly earlier?: string
  readonly reason?: DifferenceReason
}

/** One line; taken ground is negative, so that the lines add up to the closing. */
export interface AccountLine {
  readonly line: Line
  readonly squareMetres: number
  /** The largest first. */
  readonly records: readonly RecordBehind[]
}

/** The account of one group of classes, or of all together. */
export interface Statement {
  readonly lines: readonly AccountLine[]
  readonly closing: number
  /** No ground came in or went out but by a line that says why. Only then is it an account. */
  readonly isBalanced: boolean
}

/**
 * The statement over all groups, or over one. Every line is there, but those of moves between classes and the
 * difference only where they hold something. A sum that does not come out is a bug.
 */
export function stateAccount(ledger: Ledger, group: string | null = null): Statement {
  const bookings = ledger.bookings.filter((booking) => group === null || booking.group === group)
  const closings = [...ledger.closing].filter(([name]) => group === null || name === group)
  const closing = closings.reduce((sum, [, squareMetres]) => sum + squareMetres, 0)
  const stated = lines
    .map((line) =>
      lineOf(
        line,
        bookings.filter((booking) => booking.line === line),
      ),
    )
    .filter(({ line, records }) => records.length > 0 || !onlyWhereHeld.has(line))
  const sum = stated.reduce((before, { squareMetres }) => before + squareMetres, 0)
  if (sum !== closing) throw new Error(`the lines add up to ${sum}, the closing is ${closing}`)
  return { lines: stated, closing, isBalanced: !bookings.some(({ line }) => line === 'difference') }
}

const onlyWhereHeld: ReadonlySet<Line> = new Set<Line>(['moved_in', 'moved_out', 'difference'])

function lineOf(line: Line, bookings: readonly Booking[]): AccountLine {
  const records = bookings
    .map(({ recordId, squareMetres, earlier, reason }) => ({
      recordId,
      squareMetres,
      ...(earlier === undefined ? {} : { earlier }),
      ...(reason === undefined ? {} : { reason }),
    }))
    .sort(
      (one, other) =>
        Math.abs(other.squareMetres) - Math.abs(one.squareMetres) || (one.recordId < other.recordId ? -1 : 1),
    )
  return { line, squareMetres: records.reduce((sum, record) => sum + record.squareMetres, 0), records }
}
