/** What was erased by law does not come back with a file: the file, or its rows of that person, are refused. */
import { toHex } from '../../core/log/bytes.js'
import { erasedFiles, erasedRecords, erasedRowKeys } from '../../store/import/erased-rows.js'
import type { Programme } from '../../store/programme.js'
import { fileErasedInPart, rowsErased } from '../problems.js'
import type { LoadedMapping } from '../table/load-mapping.js'
import { mappedRows } from '../table/mapped-rows.js'
import { rowKey } from './row-identity.js'

/** A file that is about to be received. */
export interface IncomingFile {
  readonly path: string
  readonly sha256: Uint8Array
}

/**
 * Refuses a file of which rows were erased (`file-erased-in-part`) and one that speaks again of a person who was erased
 * (`rows-erased`), before anything of it is kept.
 */
export async function refuseErased(
  programme: Programme,
  mapping: LoadedMapping,
  files: readonly IncomingFile[],
): Promise<void> {
  const { files: originals, ...erased } = await programme.engine.transaction(async (session) => ({
    files: await erasedFiles(session, programme.programmeId),
    keys: await erasedRowKeys(session, programme.programmeId),
    records: await erasedRecords(session, programme.programmeId),
  }))
  for (const { path, sha256 } of files) {
    const entry = originals.get(toHex(sha256))
    if (entry === undefined && erased.records.size === 0) continue
    const rows = await rowsOfErased(path, mapping, erased)
    if (entry !== undefined) throw fileErasedInPart({ path, entry, rows })
    if (rows.length > 0) throw rowsErased({ path, rows })
  }
}

/** What was erased: the keys of its rows, and its records, which an export made before may name. */
interface Erased {
  readonly keys: ReadonlySet<string>
  readonly records: ReadonlySet<string>
}

/** Rows with such a key or record that would store a person again; a row without the person's data may come. */
async function rowsOfErased(
  path: string,
  mapping: LoadedMapping,
  { keys, records }: Erased,
): Promise<readonly number[]> {
  const found: number[] = []
  for await (const batch of mappedRows(path, mapping, { receivedOn: null })) {
    for (const row of batch.rows) {
      const names = row.records.some((record) => record.kind === 'person')
      const isErased = keys.has(rowKey(row)) || records.has(row.recordId ?? '')
      if (names && isErased) found.push(row.row)
    }
  }
  return found
}
