/** The files of one import as one list: its kinds of records, and its rows as an edition is read from them. */
import { kindNamed } from '../../core/record/kinds.js'
import type { Session } from '../../store/engine/engine.js'
import { countRecords } from '../../store/record-reading.js'
import type { LoadedMapping } from '../table/load-mapping.js'
import { mappedRows } from '../table/mapped-rows.js'
import type { EditionRow } from './edition.js'
import { rowKey, textKey } from './row-identity.js'

/** Rows of different files of one import are told apart by this much. */
export const fileStride = 1_000_000_000

/** What the rows of a list are counted as, as one text: `hazard`, or `accident hazard`. */
export function listedKinds(kinds: readonly string[]): string {
  return [...kinds].sort().join(' ')
}

/** How many records of these kinds stand. */
export async function countOfKinds(
  session: Session,
  programmeId: string,
  kinds: readonly string[],
): Promise<number> {
  let records = 0
  for (const kind of kinds) records += await countRecords(session, programmeId, kindNamed(kind).table)
  return records
}

/** Every row of every file, numbered through. */
export async function* editionRows({
  paths,
  mapping,
}: {
  readonly paths: readonly string[]
  readonly mapping: LoadedMapping
}): AsyncGenerator<EditionRow> {
  const isOneMain = typeof mapping.mapping.main === 'string'
  for (const [index, path] of paths.entries()) {
    for await (const batch of mappedRows(path, mapping, { receivedOn: null })) {
      for (const row of batch.rows) {
        const keyed = row.key !== null
        const key = keyed ? rowKey(row) : textKey(row.cells)
        const main = isOneMain ? null : (row.main?.name ?? null)
        yield { row: index * fileStride + row.row, key, keyed, main, cells: row.cells }
      }
    }
  }
}
