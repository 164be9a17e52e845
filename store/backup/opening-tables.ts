/** What a backup holds of openings of confidential fields. */
import type { KeptTable } from './tables.js'

export const openingTables: readonly KeptTable[] = [
  {
    table: 'confidential_openings',
    columns: ['entry', 'account_id', 'record_id', 'kind', 'field', 'reason', 'opened_at'],
    key: [['entry', 'bigint']],
    page: 5000,
  },
]
