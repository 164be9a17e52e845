/** Received files as a list: who sent them, what became of their rows. */
import { decodeBody } from '../bodies.js'
import type { Session } from '../engine/engine.js'

/** A received file. */
export interface ListedImport {
  /** The entry that received it, by which it is undone. */
  readonly id: number
  readonly fileName: string
  readonly sizeBytes: number
  /** Hex. */
  readonly sha256: string
  /** UTC, RFC 3339; null where the entry's body was erased. */
  readonly receivedAt: string | null
  readonly kinds: readonly string[]
  readonly source: string | null
  readonly state: 'open' | 'complete' | 'undone'
  /** The account that sent it, or the name of whoever was at the keyboard. */
  readonly receivedBy: string
  /** As the person writes it; null where no account sent it. */
  readonly receivedByName: string | null
  /** Rows that were taken in and stand. */
  readonly taken: number
  /** Rows that wait or waited, by state. */
  readonly rows: Readonly<Record<string, number>>
  /** Findings by severity. */
  readonly findings: Readonly<Record<string, number>>
}

interface Row extends Record<string, unknown> {
  readonly entry: number
  readonly name: string | null
  readonly size_bytes: number | null
  readonly sha256: string
  readonly body: Uint8Array | null
  readonly kind: string | null
  readonly source: string | null
  readonly state: ListedImport['state']
  readonly received_by: string
  readonly shown_name: string | null
  readonly taken: number
  readonly rows: string | null
  readonly findings: string | null
}

/** Which imports: one, or those before an entry number, of files about one kind where it is said; newest first. */
export interface ImportsAsked {
  readonly id: number | null
  readonly kind?: string
  readonly before: number | null
  readonly most: number
}

/** A page of received files, newest first. */
export async function importsPage(
  session: Session,
  programmeId: string,
  { id, kind, before, most }: ImportsAsked,
): Promise<readonly ListedImport[]> {
  const rows = await session.query<Row>(
    `select s.entry, f.name, f.size_bytes, encode(s.sha256, 'hex') as sha256, b.body, s.kind, s.source, s.state,
       s.received_by, a.shown_name,
       (select count(*) from imported_rows t
        where t.programme_id = s.programme_id and t.submission = s.entry and t.ended is null) as taken,
       (select json_object_agg(state, rows) from (select d.state, count(*) as rows from drafts d
        where d.programme_id = s.programme_id and d.submission = s.entry group by d.state) as d)::text as rows,
       (select json_object_agg(severity, found) from (select g.severity, count(*) as found from findings g
        where g.programme_id = s.programme_id and g.submission = s.entry group by g.severity) as g)::text as findings
     from submissions s
     left join files f on f.programme_id = s.programme_id and f.sha256 = s.sha256
     left join entry_bodies b on b.programme_id = s.programme_id and b.n = s.entry - 1
     left join accounts a on a.programme_id = s.programme_id and a.account_id::text = s.received_by
     where s.programme_id = $1 and ($2::bigint is null or s.entry = $2) and ($3::bigint is null or s.entry < $3)
       and ($4::text is null or s.kind = $4)
     order by s.entry desc limit $5`,
    [programmeId, id, before, kind ?? null, most],
  )
  return rows.map(toImport)
}

function toImport(row: Row): ListedImport {
  const at = row.body === null ? null : decodeBody(row.body).at
  return {
    id: row.entry,
    fileName: row.name ?? '',
    sizeBytes: row.size_bytes ?? 0,
    sha256: row.sha256,
    receivedAt: typeof at === 'string' ? at : null,
    kinds: row.kind === null ? [] : row.kind.split(' '),
    source: row.source,
    state: row.state,
    receivedBy: row.received_by,
    receivedByName: row.shown_name,
    taken: row.taken,
    rows: counts(row.rows),
    findings: counts(row.findings),
  }
}

function counts(json: string | null): Readonly<Record<string, number>> {
  return json === null ? {} : (JSON.parse(json) as Readonly<Record<string, number>>)
}
