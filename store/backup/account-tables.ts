/**
 * The tables of accounts that a backup holds. Sessions and links are not among them: what was signed out of would be
 * signed in again after a restore.
 */
import type { KeptTable } from './tables.js'

const page = 5000

export const accountTables: readonly KeptTable[] = [
  {
    table: 'accounts',
    columns: [
      'account_id',
      'name',
      'shown_name',
      'roles',
      'place_ids',
      'organisation_id',
      'language',
      'password',
      'made_at',
      'ended_at',
    ],
    key: [['account_id', 'uuid']],
    page,
  },
  {
    table: 'account_tokens',
    columns: ['token_id', 'token_sha256', 'account_id', 'label', 'roles', 'made_at', 'expires_at'],
    key: [['token_id', 'uuid']],
    page,
  },
  {
    table: 'account_passkeys',
    columns: [
      'passkey_id',
      'account_id',
      'credential',
      'public_key',
      'counter',
      'transports',
      'label',
      'made_at',
    ],
    key: [['passkey_id', 'uuid']],
    page,
  },
  {
    table: 'account_views',
    columns: ['view_id', 'account_id', 'kinds', 'name', 'query', 'columns'],
    key: [['view_id', 'uuid']],
    page,
  },
  // After the views, to which its rows point.
  { table: 'shared_views', columns: ['view_id'], key: [['view_id', 'uuid']], page },
]
