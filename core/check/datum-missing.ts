/** Coordinates of a minefield record without a datum can lie hundreds of metres off: they are asked for, never assumed. */
import type { Finding } from '../finding.js'
import type { Value, Values } from '../record/definition.js'
import { note } from './facts.js'

/** Fields of a minefield record that hold positions. */
const placed = ['shape', 'landmarks', 'rows', 'mines', 'position']

/** Finding: `datum-missing`, where a minefield record has positions and names no datum. */
export function datumMissing(kind: string, values: Values, row: number | null): Finding | null {
  if (kind !== 'minefield_record' || isStated(values.datum)) return null
  if (!placed.some((field) => isStated(values[field]))) return null
  return note(
    { row, column: 'datum' },
    'datum-missing',
    null,
    'The minefield record has positions and names no datum: its map sheet may say it. Until then it may lie hundreds of metres off.',
  )
}

function isStated(value: Value | undefined): boolean {
  return (
    value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  )
}
