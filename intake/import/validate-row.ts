/** A mapped row held against the definitions of its kinds: what no cell alone shows (an interval that ends first). */
import type { Finding } from '../../core/finding.js'
import { kindNamed } from '../../core/record/kinds.js'
import { validateStated } from '../../core/record/validate.js'
import type { MappedRow } from '../table/map-row.js'

/** The row with what its kinds find doubtful; it waits where that blocks. */
export function validateRow(row: MappedRow): MappedRow {
  if (row.waits) return row
  const findings = row.records.flatMap((record): readonly Finding[] =>
    validateStated(kindNamed(record.kind), record.values, { row: row.row, columnOf: (field) => field }),
  )
  if (findings.length === 0) return row
  const waits = findings.some((finding) => finding.severity === 'blocks')
  return { ...row, findings: [...row.findings, ...findings], waits }
}
