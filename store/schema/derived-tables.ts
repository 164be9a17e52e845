/** The derived tables, one a kind, from its definition. They can be dropped and made again from the log. */

import type { Column } from '../../core/record/columns.js'
import { columnsOf } from '../../core/record/columns.js'
import type { Kind } from '../../core/record/definition.js'
import { isDrawn } from '../../core/record/drawn.js'
import { kindNamed, kinds } from '../../core/record/kinds.js'
import { groundOfHazard } from '../geometry/ground-of-hazard.js'
import { shapeState, validShape } from '../geometry/valid-shape.js'
import { publicShape } from '../public-shape.js'
import { searchedWordsStatements } from './searched-words.js'

/** The columns that say which version a row is and when it was current. */
export const stateColumns = [
  'programme_id',
  'record_id',
  'version',
  'role',
  'entry',
  'current_from',
  'current_to',
  'draft_row',
] as const

const sqlTypes: Readonly<Record<Column['type'], string>> = {
  uuid: 'uuid',
  'uuid[]': 'uuid[]',
  text: 'text',
  'text[]': 'text[]',
  bigint: 'bigint',
  numeric: 'numeric',
  boolean: 'boolean',
  timestamp: 'timestamp',
  json: 'text',
  point: 'geometry(Point, 4326)',
  shape: 'geometry(Geometry, 4326)',
}

const cache = new Map<string, readonly Column[]>()

/** The value columns of a kind's table, in their order. */
export function valueColumns(kind: Kind): readonly Column[] {
  const known = cache.get(kind.kind)
  if (known) return known
  const made = columnsOf(kind, kindNamed)
  cache.set(kind.kind, made)
  return made
}

function createTable(kind: Kind): string {
  const values = [
    ...valueColumns(kind).map((column) => `  ${column.name} ${sqlTypes[column.type]}`),
    ...shapeColumns(kind).flatMap(({ name }) => [
      `  ${name}_valid geometry(Geometry, 4326) generated always as (${validShape(name)}) stored`,
      `  ${name}_state text generated always as (${shapeState(name, `${name}_form`)}) stored`,
    ]),
  ]
  return [
    `create table if not exists ${kind.table} (`,
    '  programme_id uuid not null references programmes,',
    '  record_id uuid not null,',
    '  version int not null,',
    "  role text not null check (role in ('accepted', 'submitted', 'disputed')),",
    '  entry bigint,',
    '  current_from bigint,',
    '  current_to bigint,',
    // Of a row that waits: its row in the submission current_from, so that it ends with its own draft.
    '  draft_row int,',
    `${values.join(',\n')}`,
    ')',
  ].join('\n')
}

/** The columns that hold a shape; the database itself makes the valid form and the state of each. */
export function shapeColumns(kind: Kind): readonly Column[] {
  return valueColumns(kind).filter((column) => column.type === 'shape')
}

/** Confidential values stay out of the planner's statistics, which an erasure would otherwise have to chase. */
function withoutStatistics(kind: Kind): readonly string[] {
  const confidential = valueColumns(kind).filter(
    (column) => column.privacy === 'confidential' && column.type !== 'uuid',
  )
  return confidential
    .flatMap(({ name, type }) => (type === 'shape' ? [name, `${name}_valid`] : [name]))
    .map((name) => `alter table ${kind.table} alter column ${name} set statistics 0`)
}

function indexes(kind: Kind): readonly string[] {
  const byRecord = `create index if not exists ${kind.table}_by_record on ${kind.table} (programme_id, record_id)`
  const localId = `create index if not exists ${kind.table}_by_local_id on ${kind.table} (programme_id, (trim(local_id))) where local_id is not null`
  const references = kind.fields
    .filter(
      (field) =>
        field.value.type === 'reference' && kind.copies?.some((copy) => copy.reference === field.name),
    )
    .map(
      (field) =>
        `create index if not exists ${kind.table}_by_${field.name} on ${kind.table} (programme_id, ${field.name})`,
    )
  const open = `create index if not exists ${kind.table}_open on ${kind.table} (programme_id, role) where role <> 'accepted'`
  // What a public reader sees of the records as they are now: maps, tiles and lists ask for nothing else.
  const drawn = isDrawn(kind)
    ? [
        `create index if not exists ${kind.table}_drawn on ${kind.table} using gist (programme_id, (${publicShape(kind, '')})) where role = 'accepted' and current_from is not null and current_to is null`,
      ]
    : []
  const shapes = shapeColumns(kind).map(
    ({ name }) =>
      `create index if not exists ${kind.table}_by_${name} on ${kind.table} using gist (programme_id, ${name}_valid) where ${name}_valid is not null`,
  )
  // Which hazards lie at or near an accident, at any entry of the log.
  const ground =
    kind.kind === 'hazard'
      ? [
          `create index if not exists ${kind.table}_ground on ${kind.table} using gist (programme_id, (${groundOfHazard('')}))`,
        ]
      : []
  return [byRecord, localId, ...references, open, ...shapes, ...ground, ...drawn]
}

/** Setting of a programme as it was known from one entry to another. */
const programmeSettings = `
create table if not exists programme_settings (
  programme_id uuid not null references programmes,
  setting text not null,
  value text not null,
  current_from bigint not null,
  current_to bigint,
  primary key (programme_id, setting, current_from)
)`

/** Every rows file that was ever published; `opened` is the JSON of its line in the document-published entry. */
const openedFiles = `
create table if not exists opened_files (
  programme_id uuid not null references programmes,
  entry bigint not null,
  path text not null,
  document_id text not null,
  opened text not null,
  primary key (programme_id, entry, path)
)`

/**
 * Signatures from the entry that gave each until the one that withdrew it. Keys are short hashes: names are in the bodies
 * alone. `row_key` and `content` find a row of a list again; `organisation_key` is that of one that signs itself.
 */
const signatures = `
create table if not exists signatures (
  programme_id uuid not null references programmes,
  entry bigint not null,
  record_id uuid not null,
  document_id text not null,
  text_sha256 bytea not null,
  row_key bytea not null,
  content bytea not null,
  name_key bytea not null,
  organisation_key bytea,
  capacities text[] not null,
  way text not null,
  read_aloud_in text,
  is_witnessed boolean not null,
  is_scanned boolean not null,
  in_public boolean not null,
  withdrawn bigint,
  primary key (programme_id, entry)
)`

/** Whom signers, and kin who only object, are kin of. An objection stays when the signature is withdrawn. */
const signatureKin = `
create table if not exists signature_kin (
  programme_id uuid not null references programmes,
  entry bigint not null,
  ordinal int not null,
  document_id text not null,
  row_key bytea not null,
  name_key bytea not null,
  outcome text not null,
  explosion text,
  is_refused boolean not null,
  primary key (programme_id, entry, ordinal)
)`

const signatureIndexes = [
  'create index if not exists signatures_by_record on signatures (programme_id, record_id)',
  'create index if not exists signatures_by_row on signatures (programme_id, document_id, row_key)',
  'create index if not exists signatures_by_name on signatures (programme_id, document_id, name_key)',
  `create index if not exists signatures_by_organisation on signatures (programme_id, document_id, organisation_key)
   where organisation_key is not null`,
  'create index if not exists signature_kin_by_row on signature_kin (programme_id, document_id, row_key)',
]

/** Statements that make every derived table, one each. */
export const derivedTableStatements: readonly string[] = [
  programmeSettings,
  openedFiles,
  signatures,
  signatureKin,
  ...signatureIndexes,
  ...kinds.flatMap((kind) => [createTable(kind), ...withoutStatistics(kind), ...indexes(kind)]),
  ...searchedWordsStatements,
]

/** Names of every derived table. */
export const derivedTables: readonly string[] = [
  'programme_settings',
  'opened_files',
  'signatures',
  'signature_kin',
  ...kinds.map((kind) => kind.table),
  'searched_words',
]
