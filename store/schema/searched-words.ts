/**
 * The words of the records as they are now, so that a search reads an index and stops where it knows enough. The database
 * itself keeps them beside the rows of the kinds, whoever writes those.
 */
import { columnsOf } from '../../core/record/columns.js'
import type { Kind } from '../../core/record/definition.js'
import { kindNamed, kinds } from '../../core/record/kinds.js'
import { searchedColumn } from '../../core/record/searched-text.js'

/** Whether the records of a kind are found by words. */
export function isSearched(kind: Kind): boolean {
  return columnsOf(kind, kindNamed).some(({ name }) => name === searchedColumn)
}

/** Without a reference to the programme: the rows that the words come from have one, and each word would be checked. */
const table = `
create table if not exists searched_words (
  programme_id uuid not null,
  kind text not null collate "C",
  word text not null collate "C",
  record_id uuid not null,
  primary key (programme_id, kind, word, record_id)
)`

const wordsOfRows = (rows: string) =>
  `select r.programme_id, tg_argv[0], w.word, r.record_id
    from ${rows} r cross join lateral unnest(string_to_array(substr(r.${searchedColumn}, 2), ' ')) as w (word)
    where r.role = 'accepted' and r.current_from is not null and r.current_to is null`

const keep = `
create or replace function truebearing_keep_words() returns trigger language plpgsql as $$
begin
  insert into searched_words (programme_id, kind, word, record_id)
  ${wordsOfRows('come')}
  on conflict do nothing;
  return null;
end $$`

const forget = `
create or replace function truebearing_forget_words() returns trigger language plpgsql as $$
begin
  delete from searched_words s using (${wordsOfRows('gone')}) as w (programme_id, kind, word, record_id)
  where s.programme_id = w.programme_id and s.kind = w.kind and s.word = w.word and s.record_id = w.record_id;
  return null;
end $$`

function triggers({ kind, table }: Kind): readonly string[] {
  // A row of an accepted version is written and taken away, never changed (store/derive.ts).
  return [
    `create trigger ${table}_words_kept after insert on ${table} referencing new table as come
     for each statement execute function truebearing_keep_words('${kind}')`,
    `create trigger ${table}_words_forgotten after delete on ${table} referencing old table as gone
     for each statement execute function truebearing_forget_words('${kind}')`,
  ]
}

/** Statements that make the table and keep it; they stand after those of the kinds' tables. */
export const searchedWordsStatements: readonly string[] = [
  table,
  // Its plans do not rest on guesses, and what is erased stays in no statistics.
  'alter table searched_words alter column word set statistics 0',
  keep,
  forget,
  ...kinds.filter(isSearched).flatMap(triggers),
]
