/**
 * What the planner knows of the tables that an import writes. A server gathers it by itself, a minute later; the embedded
 * engine never does, and a plan without it compares every row with every other.
 */
import { kindNamed } from '../core/record/kinds.js'
import type { Session } from './engine/engine.js'
import { stateColumns } from './schema/derived-tables.js'

/** The columns by which rows of imports are found. */
const importedColumns = ['programme_id', 'submission', 'row_number', 'ended']

/** Samples the tables of some kinds and of the imported rows: ids, entries and states, never what a record says. */
export async function gatherStatistics(session: Session, kinds: readonly string[]): Promise<void> {
  await session.query(`analyze imported_rows (${importedColumns.join(', ')})`)
  for (const kind of kinds)
    await session.query(`analyze ${kindNamed(kind).table} (${stateColumns.join(', ')})`)
}
