/** The tables of signing by e-mail that a backup holds: whoever was told that a message comes gets it after a restore too. */
import type { KeptTable } from './tables.js'

const page = 5000

export const signingTables: readonly KeptTable[] = [
  {
    table: 'signing_documents',
    columns: [
      'document_id',
      'language',
      'is_original',
      'text_sha256',
      'text',
      'opened_at',
      'closed_at',
      'held_back',
    ],
    key: [
      ['document_id', 'text'],
      ['language', 'text'],
    ],
    page: 20,
  },
  {
    table: 'signing_requests',
    columns: [
      'request_id',
      'document_id',
      'language',
      'text_sha256',
      'draft',
      'asked_at',
      'expires_at',
      'state',
      'delivery',
      'entry',
      'record_id',
    ],
    key: [['request_id', 'uuid']],
    page,
  },
  {
    table: 'signing_addresses',
    columns: ['request_id', 'address', 'mailbox'],
    key: [['request_id', 'uuid']],
    page,
  },
  {
    table: 'signing_tokens',
    columns: ['token_sha256', 'request_id', 'purpose', 'expires_at'],
    key: [['token_sha256', 'bytea']],
    page,
  },
  {
    table: 'mail_outbox',
    columns: [
      'message_id',
      'request_id',
      'purpose',
      'state',
      'attempts',
      'next_at',
      'last_code',
      'queued_at',
      'taken_at',
    ],
    key: [['message_id', 'uuid']],
    page,
  },
  {
    table: 'signing_findings',
    columns: ['rule', 'about', 'document_id', 'message', 'found_at'],
    key: [
      ['rule', 'text'],
      ['about', 'text'],
    ],
    page,
  },
]
