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

/** Samples the rows that wait: without it a decision on one row of an import reads every row of the import. */
export async function gatherDraftStatistics(session: Session): Promise<void> {
  await session.query('analyze drafts (programme_id, submission, row_number, state)')
}

/** The columns by which signatures, and those whose kin signed, are found: hashes and entries, never a name. */
const signatureColumns = ['programme_id', 'document_id', 'entry', 'row_key', 'name_key']

/** Samples the tables of signatures. Nothing is known of a table that was just filled, and every index looks alike. */
export async function gatherSignatureStatistics(session: Session): Promise<void> {
  await session.query(
    `analyze signatures (${[...signatureColumns, 'record_id', 'organisation_key'].join(', ')})`,
  )
  await session.query(`analyze signature_kin (${signatureColumns.join(', ')})`)
}
