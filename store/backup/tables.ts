/** Which tables a backup holds, and in which order their rows are read. */

import { copyString } from '../copy-text.js'
import type { Session } from '../engine/engine.js'
import { accountTables } from './account-tables.js'
import { documentTables } from './document-tables.js'
import { openingTables } from './opening-tables.js'
import { signingTables } from './signing-tables.js'

/** One kept table: its columns and the key by which it is read page by page. */
export interface KeptTable {
  readonly table: string
  readonly columns: readonly string[]
  /** Key columns with their types, the order of reading. */
  readonly key: readonly (readonly [name: string, type: string])[]
  readonly page: number
}

/** Tables in an order in which they can be loaded; derived tables are made again and are not among them. */
export const keptTables: readonly KeptTable[] = [
  {
    table: 'log_entries',
    columns: ['n', 'type', 'schema', 'record_id', 'leaf'],
    key: [['n', 'bigint']],
    page: 5000,
  },
  {
    table: 'log_tiles',
    columns: ['level', 'tile', 'hashes'],
    key: [
      ['level', 'int'],
      ['tile', 'bigint'],
    ],
    page: 500,
  },
  { table: 'entry_bodies', columns: ['n', 'body', 'secret'], key: [['n', 'bigint']], page: 5000 },
  {
    table: 'entry_authors',
    columns: ['first', 'last', 'person'],
    key: [['first', 'bigint']],
    page: 5000,
  },
  {
    table: 'kept_checkpoints',
    columns: ['size', 'note', 'witness_keys', 'signed_at'],
    key: [['size', 'bigint']],
    page: 5000,
  },
  { table: 'entry_commitments', columns: ['n', 'commitments'], key: [['n', 'bigint']], page: 1000 },
  { table: 'files', columns: ['sha256', 'name', 'size_bytes'], key: [['sha256', 'bytea']], page: 1000 },
  {
    table: 'file_chunks',
    columns: ['sha256', 'part', 'bytes'],
    key: [
      ['sha256', 'bytea'],
      ['part', 'int'],
    ],
    page: 4,
  },
  {
    table: 'submissions',
    columns: ['entry', 'sha256', 'mapping_sha256', 'source', 'kind', 'received_by', 'state'],
    key: [['entry', 'bigint']],
    page: 1000,
  },
  {
    table: 'imported_rows',
    columns: ['source', 'row_key', 'content', 'submission', 'row_number', 'record_id', 'records', 'ended'],
    key: [
      ['submission', 'bigint'],
      ['row_number', 'int'],
    ],
    page: 5000,
  },
  {
    table: 'drafts',
    columns: [
      'submission',
      'row_number',
      'source',
      'row_key',
      'content',
      'record_id',
      'kind',
      'state',
      'draft',
      'conflicts',
      'resolved',
      'reason',
      'decided',
    ],
    key: [
      ['submission', 'bigint'],
      ['row_number', 'int'],
    ],
    page: 2000,
  },
  {
    table: 'draft_waits',
    columns: ['submission', 'row_number', 'ended', 'reopened'],
    key: [
      ['submission', 'bigint'],
      ['row_number', 'int'],
      ['reopened', 'bigint'],
    ],
    page: 5000,
  },
  {
    table: 'findings',
    columns: [
      'submission',
      'ordinal',
      'row_number',
      'column_name',
      'rule',
      'severity',
      'found_text',
      'message',
    ],
    key: [
      ['submission', 'bigint'],
      ['ordinal', 'int'],
    ],
    page: 5000,
  },
  ...documentTables,
  ...signingTables,
  ...accountTables,
  ...openingTables,
]

/** `copy t (programme_id, ...) from stdin` for a kept table. */
export function copyStatementOf(table: KeptTable): string {
  return `copy ${table.table} (programme_id, ${table.columns.join(', ')}) from stdin`
}

/** The rows of a table as COPY text without the programme's id, page by page. */
export async function* pagesOf(
  session: Session,
  programmeId: string,
  kept: KeptTable,
): AsyncGenerator<readonly string[]> {
  const keys = kept.key.map(([name]) => name).join(', ')
  const after = kept.key.map(([, type], index) => `$${index + 2}::text::${type}`).join(', ')
  const values = kept.columns.map((column) => `${column}::text`).join(', ')
  let last: readonly string[] | null = null
  for (;;) {
    const rows: Record<string, unknown>[] = await session.query(
      `select ${values} from ${kept.table}
       where programme_id = $1 ${last ? `and (${keys}) > (${after})` : ''} order by ${keys} limit ${kept.page}`,
      [programmeId, ...(last ?? [])],
    )
    if (rows.length > 0)
      yield rows.map((row) => kept.columns.map((column) => copyCell(row[column])).join('\t'))
    const end = rows.at(-1)
    if (!end || rows.length < kept.page) return
    last = kept.key.map(([name]) => String(end[name]))
  }
}

function copyCell(value: unknown): string {
  return value === null || value === undefined ? '\\N' : copyString(String(value))
}
