/** Reading records back from the log: their events, spans and histories. */

import { recordEntryLabels } from '../core/log/labels.js'
import type { RecordEvent, VersionSpan } from '../core/record/current.js'
import { currentSpan, versionSpans } from '../core/record/current.js'
import type { Values } from '../core/record/definition.js'
import { decodeBody } from './bodies.js'
import type { Session } from './engine/engine.js'

interface EventRow extends Record<string, unknown> {
  readonly n: number
  readonly type: string
  readonly schema: string
  readonly record_id: string
  readonly body: Uint8Array | null
}

/** The kind named by a schema such as `victim@1`. */
export function kindOfSchema(schema: string): string {
  return schema.slice(0, schema.indexOf('@'))
}

/** Everything the log says about some records, by record, in log order; `asOf` leaves out later entries. */
export async function recordEvents(
  session: Session,
  programmeId: string,
  recordIds: readonly string[],
  asOf = Number.MAX_SAFE_INTEGER,
): Promise<Map<string, { kind: string; events: RecordEvent[] }>> {
  const rows = await session.query<EventRow>(
    `select l.n, l.type, l.schema, l.record_id, b.body
     from log_entries l left join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
     where l.programme_id = $1 and l.record_id = any($2::uuid[]) and l.n < $3
       and l.type in ('record-accepted', 'record-withdrawn')
     order by l.n`,
    [programmeId, recordIds, asOf],
  )
  const found = new Map<string, { kind: string; events: RecordEvent[] }>()
  for (const row of rows) {
    const known = found.get(row.record_id) ?? { kind: '', events: [] }
    if (row.type === 'record-accepted') known.kind = kindOfSchema(row.schema)
    known.events.push(eventOf(row))
    found.set(row.record_id, known)
  }
  return found
}

function eventOf(row: EventRow): RecordEvent {
  const entry = row.n + 1
  if (row.type === 'record-withdrawn')
    return { entry, what: 'withdrawn', version: withdrawnVersion(row.body) }
  // A body that is gone was erased by law: the record is current for nobody, and says nothing.
  if (row.body === null) return { entry, what: 'erased' }
  return { entry, what: 'accepted', values: recordValues(decodeBody(row.body)) }
}

function withdrawnVersion(body: Uint8Array | null): number | null {
  const version = body === null ? null : decodeBody(body).version
  return typeof version === 'string' ? Number(version) : null
}

const entryLabels: ReadonlySet<string> = new Set(recordEntryLabels)

/** The record's fields among the labels of an entry. */
function recordValues(labels: Values): Values {
  return Object.fromEntries(
    Object.entries(labels).filter(([label]) => !entryLabels.has(label) && !label.includes('~')),
  )
}

/** A record that stands in the log: what a next version needs to know of it. */
export interface StandingRecord {
  readonly kind: string
  /** How many versions there are; the next is one more. */
  readonly versions: number
  readonly spans: readonly VersionSpan[]
  readonly current: VersionSpan | null
  /** base64url; every version of a record has the same. */
  readonly receiptSecret: string | null
}

/** Records by id as they stand now; ids that the log does not know are left out. */
export async function standingRecords(
  session: Session,
  programmeId: string,
  recordIds: readonly string[],
): Promise<Map<string, StandingRecord>> {
  const found = await recordEvents(session, programmeId, recordIds)
  const secrets = await receiptSecrets(session, programmeId, recordIds)
  const standing = new Map<string, StandingRecord>()
  for (const [recordId, { kind, events }] of found) {
    const spans = versionSpans(events)
    standing.set(recordId, {
      kind,
      versions: events.filter((event) => event.what !== 'withdrawn').length,
      spans,
      current: currentSpan(spans),
      receiptSecret: secrets.get(recordId) ?? null,
    })
  }
  return standing
}

/** The receipt secret of each record, base64url; a record whose versions were all erased has none. */
export async function receiptSecrets(
  session: Session,
  programmeId: string,
  recordIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await session.query<{ record_id: string; body: Uint8Array }>(
    `select distinct on (l.record_id) l.record_id, b.body
     from log_entries l join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
     where l.programme_id = $1 and l.record_id = any($2::uuid[]) and l.type = 'record-accepted'
     order by l.record_id, l.n`,
    [programmeId, recordIds],
  )
  return new Map(
    rows.flatMap((row) => {
      const secret = decodeBody(row.body).receipt_secret
      return typeof secret === 'string' ? [[row.record_id, secret] as const] : []
    }),
  )
}

/** The kind of a record that the log knows, or null. */
export async function kindOfRecord(
  session: Session,
  programmeId: string,
  recordId: string,
): Promise<string | null> {
  const [row] = await session.query<{ schema: string }>(
    `select schema from log_entries
     where programme_id = $1 and record_id = $2 and type = 'record-accepted' order by n limit 1`,
    [programmeId, recordId],
  )
  return row ? kindOfSchema(row.schema) : null
}

/** The kinds of records that the log knows, by id; others are left out. */
export async function kindsOfRecords(
  session: Session,
  programmeId: string,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (recordIds.length === 0) return new Map()
  const rows = await session.query<{ record_id: string; schema: string }>(
    `select distinct record_id, schema from log_entries
     where programme_id = $1 and record_id = any($2::uuid[]) and type = 'record-accepted'`,
    [programmeId, [...new Set(recordIds)]],
  )
  return new Map(rows.map((row) => [row.record_id, kindOfSchema(row.schema)] as const))
}

/** Those of these records of a kind that are current. */
export async function currentOf(
  session: Session,
  programmeId: string,
  table: string,
  recordIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (recordIds.length === 0) return new Set()
  const rows = await session.query<{ record_id: string }>(
    `select record_id from ${table}
     where programme_id = $1 and record_id = any($2::uuid[])
       and role = 'accepted' and current_from is not null and current_to is null`,
    [programmeId, recordIds],
  )
  return new Set(rows.map((row) => row.record_id))
}

/** Current records of a kind by their own number, trimmed. */
export async function recordsByLocalId(
  session: Session,
  programmeId: string,
  table: string,
  localIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await session.query<{ local_id: string; record_id: string }>(
    `select trim(local_id) as local_id, record_id from ${table}
     where programme_id = $1 and trim(local_id) = any($2::text[])
       and role = 'accepted' and current_from is not null and current_to is null`,
    [programmeId, localIds],
  )
  return new Map(rows.map((row) => [row.local_id, row.record_id] as const))
}

/** How many records of a kind are current. */
export async function countRecords(session: Session, programmeId: string, table: string): Promise<number> {
  const [row] = await session.query<{ records: number }>(
    `select count(*) as records from ${table}
     where programme_id = $1 and role = 'accepted' and current_from is not null and current_to is null`,
    [programmeId],
  )
  return row?.records ?? 0
}
