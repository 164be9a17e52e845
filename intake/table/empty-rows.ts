/** The finding about rows in which no cell holds anything. */
import type { Finding } from '../../core/finding.js'

/** Says how many rows made no record. */
export function emptyRows(count: number): Finding {
  const rows = count === 1 ? 'row has' : 'rows have'
  return {
    rule: 'rows-empty',
    severity: 'note',
    row: null,
    column: null,
    text: String(count),
    message: `${count} ${rows} nothing in any cell and made no record.`,
  }
}
