/** Who made the entries of the log. It stands beside the log, not in it: whom a programme employs is not part of its register. */
import type { Session } from './engine/engine.js'
import type { PreparedEntry } from './entries.js'
import type { Programme } from './programme.js'

interface Run {
  readonly first: number
  last: number
  readonly person: string
}

/** Writes down who made entries that were just appended: one row for as many as one person made one after the other. */
export async function noteAuthors(
  session: Session,
  { programmeId, person }: Pick<Programme, 'programmeId' | 'person'>,
  first: number,
  entries: readonly Pick<PreparedEntry, 'person'>[],
): Promise<void> {
  const runs: Run[] = []
  for (const [index, entry] of entries.entries()) {
    const who = entry.person ?? person
    const run = runs.at(-1)
    if (run?.person === who) run.last = first + index
    else runs.push({ first: first + index, last: first + index, person: who })
  }
  if (runs.length === 0) return
  await session.query(
    `insert into entry_authors (programme_id, first, last, person)
     select $1, made.first, made.last, made.person
     from unnest($2::bigint[], $3::bigint[], $4::text[]) as made (first, last, person)`,
    [programmeId, runs.map((run) => run.first), runs.map((run) => run.last), runs.map((run) => run.person)],
  )
}

/** Who made an entry; `name` of an account as its person writes it, else of whoever was at the keyboard. */
export interface EntryAuthor {
  /** The account, or the word by which the machine knows who is at the keyboard: it is asked for by this. */
  readonly person: string
  readonly name: string
  readonly isAccount: boolean
}

/** The author as listed: `shownName` null where the person is no account. */
export function authorOf(person: string, shownName: string | null): EntryAuthor {
  return { person, name: shownName ?? person, isAccount: shownName !== null }
}

/** Who made an entry, by its number; null where nothing tells. */
export async function authorOfEntry(
  session: Session,
  programmeId: string,
  entry: number,
): Promise<EntryAuthor | null> {
  const [row] = await session.query<{ person: string; shown_name: string | null }>(
    `select a.person, c.shown_name
     from entry_authors a
     left join accounts c on c.programme_id = $1 and c.account_id::text = a.person
     where a.programme_id = $1 and a.first <= $2 and a.last >= $2 order by a.first desc limit 1`,
    [programmeId, entry],
  )
  return row ? authorOf(row.person, row.shown_name) : null
}

/** Everybody who made an entry, accounts first, by name. */
export async function authorsOfEntries(
  session: Session,
  programmeId: string,
  most: number,
): Promise<readonly EntryAuthor[]> {
  // From each person to the next in the index: however many entries one made, one row of it is read.
  const rows = await session.query<{ person: string; shown_name: string | null }>(
    `with recursive known (person) as (
       (select person from entry_authors where programme_id = $1 order by person limit 1)
       union all
       select (select a.person from entry_authors a where a.programme_id = $1 and a.person > known.person
         order by a.person limit 1) from known where known.person is not null)
     select known.person, c.shown_name
     from known left join accounts c on c.programme_id = $1 and c.account_id::text = known.person
     where known.person is not null
     order by c.shown_name is null, coalesce(c.shown_name, known.person) collate "C", known.person limit $2`,
    [programmeId, most],
  )
  return rows.map(({ person, shown_name: name }) => authorOf(person, name))
}
