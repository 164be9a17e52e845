/** Reading the log for people and for proofs. */
import { leafHash } from '../core/log/merkle.js'
import { logSize, logTree } from './append.js'
import { decodeBody } from './bodies.js'
import type { Session } from './engine/engine.js'
import type { EntryAuthor } from './entry-authors.js'
import { authorOf } from './entry-authors.js'
import { nodeCrypto } from './node-crypto.js'
import type { Programme } from './programme.js'
import { problem } from './programme-problems.js'

/** One entry, as a list shows it: no field of a person stands in it. */
export interface ListedEntry {
  readonly entry: number
  readonly type: string
  readonly schema: string
  /** null where the body was erased. */
  readonly at: string | null
  readonly about: string | null
  /** The role that the entry states; null where it states none, or the body was erased. */
  readonly role: string | null
  /** null where nothing tells of it. */
  readonly author: EntryAuthor | null
}

interface EntryRow extends Record<string, unknown> {
  readonly n: number
  readonly type: string
  readonly schema: string
  readonly record_id: string | null
  readonly body: Uint8Array | null
  readonly person: string | null
  readonly shown_name: string | null
}

/** The last entries of the log, oldest first. */
export async function listEntries(
  programme: Programme,
  most: number,
): Promise<{ readonly size: number; readonly entries: readonly ListedEntry[] }> {
  return programme.engine.transaction(async (session) => {
    const size = await logSize(session, programme.programmeId)
    const page = { before: null, type: null, person: null, most }
    const entries = await entriesBefore(session, programme.programmeId, page)
    return { size, entries: [...entries].reverse() }
  })
}

/** Which entries: those before an entry number, of a type, by a person as `EntryAuthor` has it; null: all. */
export interface EntriesAsked {
  readonly before: number | null
  readonly type: string | null
  readonly person: string | null
  readonly most: number
}

/** A page of entries, newest first. */
export async function entriesBefore(
  session: Session,
  programmeId: string,
  { before, type, person, most }: EntriesAsked,
): Promise<readonly ListedEntry[]> {
  // programme_id: in both.
  const entries = person === null ? everyEntry : entriesOfPerson
  const rows = await session.query<EntryRow>(
    `select l.n, l.type, l.schema, l.record_id, b.body, l.person, c.shown_name
     from (${entries}) l
     left join entry_bodies b on b.programme_id = $1 and b.n = l.n
     left join accounts c on c.programme_id = $1 and c.account_id::text = l.person
     order by l.n desc`,
    [programmeId, before, type, most, ...(person === null ? [] : [person])],
  )
  return rows.map(listed)
}

const everyEntry = `
  select l.n, l.type, l.schema, l.record_id, case when a.last > l.n then a.person end as person
  from log_entries l
  left join lateral (
    select a.last, a.person from entry_authors a
    where a.programme_id = $1 and a.first <= l.n + 1 order by a.first desc limit 1
  ) a on true
  where l.programme_id = $1 and ($2::bigint is null or l.n < $2::bigint - 1)
    and ($3::text is null or l.type = $3::text)
  order by l.n desc limit $4`

/** Runs of entries do not overlap: read from the last on, the reading stops where the page is full. */
const entriesOfPerson = `
  select l.n, l.type, l.schema, l.record_id, a.person
  from entry_authors a
  join log_entries l on l.programme_id = $1 and l.n between a.first - 1 and a.last - 1
  where a.programme_id = $1 and a.person = $5 and ($2::bigint is null or a.first < $2::bigint)
    and ($2::bigint is null or l.n < $2::bigint - 1) and ($3::text is null or l.type = $3::text)
  order by a.first desc, l.n desc limit $4`

const aboutLabels = ['file_name', 'document_id', 'setting', 'decision', 'reason']

function listed(row: EntryRow): ListedEntry {
  const body = row.body === null ? null : decodeBody(row.body)
  const about =
    row.type === 'record-accepted'
      ? row.record_id
      : aboutLabels.map((label) => body?.[label]).find((value) => typeof value === 'string')
  return {
    entry: row.n + 1,
    type: row.type,
    schema: row.schema,
    at: typeof body?.at === 'string' ? body.at : null,
    about: typeof about === 'string' ? about : null,
    role: typeof body?.by === 'string' ? body.by : null,
    author: row.person === null ? null : authorOf(row.person, row.shown_name),
  }
}

/** When some entries were written, UTC, by their numbers (from 1); those whose body was erased are left out. */
export async function timesOfEntries(
  session: Session,
  programmeId: string,
  entries: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const rows = await session.query<{ n: number; body: Uint8Array }>(
    'select n, body from entry_bodies where programme_id = $1 and n = any($2::bigint[])',
    [programmeId, entries.map((entry) => entry - 1)],
  )
  return new Map(
    rows.flatMap(({ n, body }) => {
      const { at } = decodeBody(body)
      return typeof at === 'string' ? [[n + 1, at] as const] : []
    }),
  )
}

/** The bytes of a proof. */
export interface EntryProof {
  readonly size: number
  readonly root: Uint8Array
  readonly leaf: Uint8Array
  readonly leafHash: Uint8Array
  readonly inclusion: readonly Uint8Array[]
  readonly consistency: {
    readonly from: number
    readonly root: Uint8Array
    readonly path: readonly Uint8Array[]
  } | null
}

/** Proves that an entry (as shown, from 1) stands in the log, and that the log continues an earlier size. */
export async function proveEntry(
  programme: Programme,
  entry: number,
  from: number | null,
): Promise<EntryProof> {
  return programme.engine.transaction(async (session) => {
    const { programmeId } = programme
    const size = await logSize(session, programmeId)
    if (entry < 1 || entry > size) throw problem.entryUnknown({ entry, size })
    if (from !== null && (from < 1 || from > size)) throw problem.entryUnknown({ entry: from, size })
    const tree = logTree(session, programmeId, size)
    const [row] = await session.query<{ leaf: Uint8Array }>(
      'select leaf from log_entries where programme_id = $1 and n = $2',
      [programmeId, entry - 1],
    )
    if (!row) throw problem.entryUnknown({ entry, size })
    return {
      size,
      root: await tree.rootAt(size),
      leaf: row.leaf,
      leafHash: leafHash(nodeCrypto.sha256, row.leaf),
      inclusion: await tree.inclusionPath(entry - 1, size),
      consistency:
        from === null
          ? null
          : { from, root: await tree.rootAt(from), path: await tree.consistencyPath(from, size) },
    }
  })
}

/** The entries of a type, oldest first, with what each commits to. `n` counts from 0. */
export async function bodiesOfType(
  session: Session,
  programmeId: string,
  type: string,
): Promise<readonly { readonly n: number; readonly values: ReturnType<typeof decodeBody> }[]> {
  const rows = await session.query<{ n: number; body: Uint8Array }>(
    `select l.n, b.body from log_entries l
     join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
     where l.programme_id = $1 and l.type = $2 order by l.n`,
    [programmeId, type],
  )
  return rows.map(({ n, body }) => ({ n, values: decodeBody(body) }))
}
