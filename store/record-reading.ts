/** Reading records back from the log: their events, spans and histories. */
import type { Values } from '../core/record/definition.js'
import type { RecordEvent } from '../core/record/current.js'
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
  if (row.type === 'record-withdrawn') return { entry, what: 'withdrawn', version: withdrawnVersion(row.body) }
  // A body that is gone was erased by law: the record is current for nobody, and says nothing.
  if (row.body === null) return { entry, what: 'erased' }
  return { entry, what: 'accepted', values: recordValues(decodeBody(row.body)) }
}

function withdrawnVersion(body: Uint8Array | null): number | null {
  const version = body === null ? null : decodeBody(body).version
  return typeof version === 'string' ? Number(version) : null
}

/** Labels of an entry that are not fields of the record. */
const entryLabels = new Set(['at', 'by', 'record_id', 'receipt_secret', 'version'])

/** The record's fields among the labels of an entry. */
export function recordValues(labels: Values): Values {
  return Object.fromEntries(
    Object.entries(labels).filter(([label]) => !entryLabels.has(label) && !label.includes('~')),
  )
}
