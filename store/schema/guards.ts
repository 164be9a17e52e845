/**
 * The database itself refuses to change the log (records.md: "nothing acknowledged is lost, nothing sealed is altered").
 * The one exception is a lawful erasure: bodies and file chunks may be deleted inside a transaction that names, in the
 * setting truebearing.erasure, an `erased` entry that stands in the log, or that repeats erasures while a backup older than
 * them is restored.
 */

const refuseChange = `
create or replace function truebearing_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the log is append-only: % on % is refused', tg_op, tg_table_name
    using errcode = 'TB001';
end $$`

const refuseUnlessErasure = `
create or replace function truebearing_refuse_unless_erasure() returns trigger language plpgsql as $$
declare
  erasure text := current_setting('truebearing.erasure', true);
begin
  if tg_op = 'DELETE' and erasure = 'restore' then
    return old;
  end if;
  if tg_op = 'DELETE' and erasure ~ '^[0-9]+$' and exists (
    select 1 from log_entries
    where programme_id = old.programme_id and n = erasure::bigint and type = 'erased'
  ) then
    return old;
  end if;
  raise exception 'bodies and files go only in a lawful erasure: % on % is refused', tg_op, tg_table_name
    using errcode = 'TB001';
end $$`

function guard(table: string, when: string, level: 'row' | 'statement', refusal: string): readonly string[] {
  const name = `${table}_${level}_guard`
  return [
    `drop trigger if exists ${name} on ${table}`,
    `create trigger ${name} before ${when} on ${table} for each ${level} execute function ${refusal}()`,
    // Also for a session that says it only repeats what another server did (session_replication_role).
    `alter table ${table} enable always trigger ${name}`,
  ]
}

/** Statements that make the guards; run after the tables exist. */
export const guardStatements: readonly string[] = [
  refuseChange,
  refuseUnlessErasure,
  ...guard('log_entries', 'update or delete', 'row', 'truebearing_refuse_change'),
  ...['entry_bodies', 'files', 'file_chunks'].flatMap((table) =>
    guard(table, 'update or delete', 'row', 'truebearing_refuse_unless_erasure'),
  ),
  ...guard('entry_commitments', 'update or delete', 'row', 'truebearing_refuse_change'),
  ...['log_entries', 'log_tiles', 'entry_bodies', 'entry_commitments', 'files', 'file_chunks'].flatMap(
    (table) => guard(table, 'truncate', 'statement', 'truebearing_refuse_change'),
  ),
]
