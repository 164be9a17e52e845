/** A file and its mapping to mapped rows, batch by batch. */
import { stat } from 'node:fs/promises'
import type { Finding } from '../../core/finding.js'
import type { LoadedMapping } from './load-mapping.js'
import { type MappedRow, type RowMapper, rowMapper } from './map-row.js'
import { readTable } from './read-table.js'
import type { Table } from './table.js'

/** Some rows of a file, and findings about the file as a whole made since the last batch. */
export interface MappedBatch {
  readonly rows: readonly MappedRow[]
  readonly findings: readonly Finding[]
  /** How much of the file was read so far. */
  readonly bytes: number
  readonly totalBytes: number
}

/** Rows mapped at a time, which then are written in one transaction: a chunk of a file may hold many thousands. */
const rowsAtATime = 1000

/**
 * Reads and maps a file. The first batch has no rows, only what was found when the file was opened. `receivedOn`
 * (YYYY-MM-DD): dates after it are findings; null asks nothing. Throws the problems of `readTable` and `rowMapper`.
 */
export async function* mappedRows(
  path: string,
  loaded: Pick<LoadedMapping, 'mapping' | 'tableOptions'>,
  how: { readonly receivedOn: string | null },
): AsyncGenerator<MappedBatch> {
  yield* await openMapped(path, loaded, how)
}

/** Opens a file and holds the mapping against its header, as `mappedRows` does before its first batch. */
export async function openMapped(
  path: string,
  loaded: Pick<LoadedMapping, 'mapping' | 'tableOptions'>,
  { receivedOn }: { readonly receivedOn: string | null },
): Promise<AsyncGenerator<MappedBatch>> {
  const table = await readTable(path, loaded.tableOptions)
  const mapper = rowMapper(loaded.mapping, table.header, receivedOn, table.crs)
  const { size } = await stat(path)
  return batchesOf(table, mapper, size)
}

async function* batchesOf(table: Table, mapper: RowMapper, totalBytes: number): AsyncGenerator<MappedBatch> {
  const findings = [...table.findings, ...mapper.findings]
  if (findings.length > 0) yield { rows: [], findings, bytes: 0, totalBytes }
  for await (const batch of table.batches()) {
    const { bytes } = batch
    for (let from = 0; from < batch.rows.length; from += rowsAtATime)
      yield {
        rows: batch.rows.slice(from, from + rowsAtATime).map(mapper.map),
        findings: [],
        bytes,
        totalBytes,
      }
    if (batch.findings.length > 0) yield { rows: [], findings: batch.findings, bytes, totalBytes }
  }
}
