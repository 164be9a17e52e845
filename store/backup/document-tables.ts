/** The texts that are being written, as a backup holds them. */
import type { KeptTable } from './tables.js'

export const documentTables: readonly KeptTable[] = [
  {
    table: 'document_texts',
    columns: ['document_id', 'language', 'revision', 'is_original', 'text', 'saved_at', 'saved_by'],
    key: [
      ['document_id', 'text'],
      ['language', 'text'],
      ['revision', 'int'],
    ],
    page: 20,
  },
  {
    table: 'publication_requests',
    columns: ['document_id', 'texts_sha256', 'asked_at', 'asked_by'],
    key: [['document_id', 'text']],
    page: 1000,
  },
]
