/**
 * The tables that are the truth (the log, its bodies and files) and those that hold work not yet decided.
 * Every table carries programme_id first in its primary key, so that a programme can be moved or sharded whole.
 */
import { accountTableStatements } from './account-tables.js'
import { documentTableStatements } from './document-tables.js'
import { openingTableStatements } from './opening-tables.js'
import { signingTableStatements } from './signing-tables.js'

/** One programme a log. A small table that every shard would hold. */
const programmes = `
create table if not exists programmes (
  programme_id uuid primary key,
  code text not null unique,
  created_at timestamptz not null default now()
)`

/**
 * n is 0-based in the tree. `leaf` is the canonical leaf, kept as bytes; record_id finds the versions of a record.
 */
const logEntries = `
create table if not exists log_entries (
  programme_id uuid not null references programmes,
  n bigint not null check (n >= 0),
  type text not null,
  schema text not null,
  record_id uuid,
  leaf bytea not null,
  primary key (programme_id, n)
)`

const logEntriesByRecord = `
create index if not exists log_entries_by_record on log_entries (programme_id, record_id, n)
  where record_id is not null`

const logEntriesByType = `
create index if not exists log_entries_by_type on log_entries (programme_id, type, n)
  where type <> 'record-accepted'`

/** 256 hashes a tile, as in C2SP tlog-tiles; the last tile of a level is partial and replaced as it grows. */
const logTiles = `
create table if not exists log_tiles (
  programme_id uuid not null references programmes,
  level int not null,
  tile bigint not null,
  hashes bytea not null,
  primary key (programme_id, level, tile)
)`

/** What the entry committed to, and the secret of its salts. Both go in a lawful erasure. */
const entryBodies = `
create table if not exists entry_bodies (
  programme_id uuid not null references programmes,
  n bigint not null,
  body bytea not null,
  secret bytea not null,
  primary key (programme_id, n)
)`

/**
 * Who made the entries `first` to `last` (n + 1): an account, or whoever was at the keyboard. It is written in the
 * transaction of the entries; they say the role alone. What else tells of who came before this table is taken over.
 */
const entryAuthors = `
create table if not exists entry_authors (
  programme_id uuid not null references programmes,
  first bigint not null,
  last bigint not null check (last >= first),
  person text not null,
  primary key (programme_id, first)
)`

const entryAuthorsByPerson = `
create index if not exists entry_authors_by_person on entry_authors (programme_id, person, first)`

const entryAuthorsOfFiles = `
insert into entry_authors (programme_id, first, last, person)
select s.programme_id, s.entry, s.entry, s.received_by from submissions s
where not exists (select from entry_authors a where a.programme_id = s.programme_id)
on conflict do nothing`

/** Checkpoints that were signed; `note` with the lines of witnesses, whose verifier keys stand beside it. */
const keptCheckpoints = `
create table if not exists kept_checkpoints (
  programme_id uuid not null references programmes,
  size bigint not null,
  note text not null,
  witness_keys text[] not null,
  signed_at bigint not null,
  primary key (programme_id, size)
)`

/** The commitments of an erased entry, in the order of its schema's labels, 32 bytes each. */
const entryCommitments = `
create table if not exists entry_commitments (
  programme_id uuid not null references programmes,
  n bigint not null,
  commitments bytea not null,
  primary key (programme_id, n)
)`

const files = `
create table if not exists files (
  programme_id uuid not null references programmes,
  sha256 bytea not null,
  name text not null,
  size_bytes bigint not null,
  primary key (programme_id, sha256)
)`

const fileChunks = `
create table if not exists file_chunks (
  programme_id uuid not null references programmes,
  sha256 bytea not null,
  part int not null,
  bytes bytea not null,
  primary key (programme_id, sha256, part)
)`

/** One row a received file; \`entry\` is the number (n + 1) of its submission-received entry. */
const submissions = `
create table if not exists submissions (
  programme_id uuid not null references programmes,
  entry bigint not null,
  sha256 bytea not null,
  mapping_sha256 bytea,
  source uuid,
  kind text,
  received_by text not null,
  state text not null check (state in ('open', 'complete', 'undone')),
  primary key (programme_id, entry)
)`

/**
 * Which row of which source became which records. row_key is the hash of the row's text, or of its key where it has
 * one; content is the hash of what the mapping read from it. A row that a corrected file replaced has `ended`, the
 * entry that ended it.
 */
const importedRows = `
create table if not exists imported_rows (
  programme_id uuid not null references programmes,
  source uuid not null,
  row_key bytea not null,
  content bytea not null,
  submission bigint not null,
  row_number int not null,
  record_id uuid not null,
  records text[] not null,
  ended bigint,
  primary key (programme_id, submission, row_number)
)`

const importedRowsByKey = `
create index if not exists imported_rows_by_key on imported_rows (programme_id, row_key)`

/**
 * Rows that wait for a person, in the words of core/review. \`draft\` is the canonical JSON of the row's records;
 * conflicts names the fields of a report that says otherwise on the same date.
 */
const drafts = `
create table if not exists drafts (
  programme_id uuid not null references programmes,
  submission bigint not null,
  row_number int not null,
  source uuid not null,
  row_key bytea not null,
  content bytea not null,
  record_id uuid not null,
  kind text not null,
  state text not null
    check (state in ('draft', 'submitted', 'pending', 'returned', 'accepted', 'rejected', 'withdrawn')),
  draft bytea not null,
  conflicts text[] not null,
  resolved text[] not null,
  reason text,
  decided bigint,
  primary key (programme_id, submission, row_number)
)`

const draftsByKey = `
create index if not exists drafts_by_key on drafts (programme_id, row_key)`

const draftsByState = `
create index if not exists drafts_by_state on drafts (programme_id, state, submission, row_number)`

/** When a decision on a row was undone: it waited until the entry \`ended\`, and again from \`reopened\`. */
const draftWaits = `
create table if not exists draft_waits (
  programme_id uuid not null references programmes,
  submission bigint not null,
  row_number int not null,
  ended bigint not null,
  reopened bigint not null,
  primary key (programme_id, submission, row_number, reopened)
)`

const findings = `
create table if not exists findings (
  programme_id uuid not null references programmes,
  submission bigint not null,
  ordinal int not null,
  row_number int,
  column_name text,
  rule text not null,
  severity text not null check (severity in ('blocks', 'note')),
  found_text text,
  message text not null,
  primary key (programme_id, submission, ordinal)
)`

/** Statements that make the tables, one each (a sharded server takes one statement a query). */
export const logTableStatements: readonly string[] = [
  programmes,
  logEntries,
  logEntriesByRecord,
  logEntriesByType,
  logTiles,
  entryBodies,
  entryAuthors,
  entryAuthorsByPerson,
  keptCheckpoints,
  entryCommitments,
  files,
  fileChunks,
  submissions,
  entryAuthorsOfFiles,
  importedRows,
  importedRowsByKey,
  drafts,
  draftsByKey,
  draftsByState,
  draftWaits,
  findings,
  ...documentTableStatements,
  ...signingTableStatements,
  ...accountTableStatements,
  ...openingTableStatements,
]
