/**
 * The database itself refuses to change the log (records.md: "nothing acknowledged is lost, nothing sealed is altered").
 * The one exception is a lawful erasure: inside a transaction that names an `erased` entry of the log in the setting
 * truebearing.erasure, the bodies and files which that entry names may be deleted. While a backup is restored that is older
 * than an erasure, the word `restore` stands for the entry that is not there yet.
 */

const refuseChange = `
create or replace function truebearing_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the log is append-only: % on % is refused', tg_op, tg_table_name
    using errcode = 'TB001';
end $$`

/** An erasure names the entries (from 1) whose bodies go, and each file by the hash that it had. */
const refuseUnlessErasure = `
create or replace function truebearing_refuse_unless_erasure() returns trigger language plpgsql as $$
declare
  erasure text := current_setting('truebearing.erasure', true);
  named json;
begin
  if tg_op = 'DELETE' and erasure = 'restore' and exists (
    select 1 from register_state where name = 'derived rows' and value = 'missing'
  ) then
    return old;
  end if;
  if tg_op = 'DELETE' and erasure ~ '^[0-9]{1,15}$' then
    select convert_from(b.body, 'UTF8')::json into named
    from log_entries l join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
    where l.programme_id = old.programme_id and l.n = erasure::bigint and l.type = 'erased';
    if tg_table_name = 'entry_bodies' then
      if (old.n + 1)::text in (select json_array_elements_text(named -> 'entries')) then
        return old;
      end if;
    elsif encode(old.sha256, 'hex') in (select file ->> 0 from json_array_elements(named -> 'files') as file) then
      return old;
    end if;
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
