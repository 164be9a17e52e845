/** From the log to the derived tables. Deriving again gives the same rows: a rebuild and an append share this code. */
import type { RecordEvent, VersionSpan } from '../core/record/current.js'
import { versionSpans } from '../core/record/current.js'
import type { Kind } from '../core/record/definition.js'
import { kindNamed, kinds } from '../core/record/kinds.js'
import { CopyLines } from './copy-text.js'
import { copyStatement, derivedLine, pieces, valuePart, withCopies } from './derived-rows.js'
import type { Session } from './engine/engine.js'
import { recordEvents } from './record-reading.js'

/**
 * Derives the accepted rows of some records anew from the log, and those of the records that copy from them.
 * Rows that are submitted or disputed are not touched: they come from drafts.
 */
export async function deriveRecords(
  session: Session,
  programmeId: string,
  recordIds: readonly string[],
): Promise<void> {
  if (recordIds.length === 0) return
  const found = await recordEvents(session, programmeId, recordIds)
  const byKind = groupByKind(found)
  for (const [kind, records] of byKind) {
    await deleteAccepted(session, programmeId, kind, [...records.keys()])
    await writeAccepted(session, programmeId, kind, records)
  }
  await deriveCopiesOf(session, programmeId, byKind)
}

type Records = Map<string, readonly RecordEvent[]>

function groupByKind(found: Map<string, { kind: string; events: RecordEvent[] }>): Map<Kind, Records> {
  const byKind = new Map<Kind, Records>()
  for (const [recordId, record] of found) {
    const kind = kindNamed(record.kind)
    const records = byKind.get(kind) ?? new Map<string, readonly RecordEvent[]>()
    records.set(recordId, record.events)
    byKind.set(kind, records)
  }
  return byKind
}

async function deleteAccepted(
  session: Session,
  programmeId: string,
  kind: Kind,
  ids: readonly string[],
): Promise<void> {
  await session.query(
    `delete from ${kind.table} where programme_id = $1 and record_id = any($2::uuid[]) and role = 'accepted'`,
    [programmeId, ids],
  )
}

/** Writes the accepted rows of records of one kind; there must be none of them in the table. */
export async function writeAccepted(
  session: Session,
  programmeId: string,
  kind: Kind,
  records: Records,
): Promise<void> {
  const spansOf = new Map([...records].map(([id, events]) => [id, versionSpans(events)] as const))
  const referenced = await referencedSpans(session, programmeId, kind, spansOf)
  const lines = new CopyLines()
  for (const [recordId, spans] of spansOf) {
    for (const piece of spans.flatMap((span) => pieces([span], referencedBy(kind, span, referenced)))) {
      const values = withCopies(kind, piece.span.values, () => piece.referenced)
      const { version, entry } = piece.span
      const state = {
        recordId,
        version,
        role: 'accepted',
        entry,
        currentFrom: piece.from,
        currentTo: piece.to,
      } as const
      lines.addRaw(derivedLine(programmeId, state, valuePart(kind, values)))
    }
  }
  if (lines.count > 0) await session.copyIn(copyStatement(kind), lines.bytes())
}

/** The spans of every record that records of this kind copy from; kinds copy through one reference at most. */
async function referencedSpans(
  session: Session,
  programmeId: string,
  kind: Kind,
  spansOf: ReadonlyMap<string, readonly VersionSpan[]>,
): Promise<Map<string, readonly VersionSpan[]>> {
  const name = kind.copies?.[0]?.reference
  if (!name) return new Map()
  const ids = new Set<string>()
  for (const spans of spansOf.values()) {
    for (const span of spans) {
      const id = span.values[name]
      if (typeof id === 'string') ids.add(id)
    }
  }
  const events = await recordEvents(session, programmeId, [...ids])
  return new Map([...events].map(([id, record]) => [id, versionSpans(record.events)] as const))
}

/** The spans of the record to which one version points: an earlier version may have pointed to another. */
function referencedBy(
  kind: Kind,
  span: VersionSpan,
  referenced: ReadonlyMap<string, readonly VersionSpan[]>,
): readonly VersionSpan[] {
  const name = kind.copies?.[0]?.reference
  const id = name ? span.values[name] : undefined
  return typeof id === 'string' ? (referenced.get(id) ?? []) : []
}

/** Records that copy fields from one that changed get new rows from that entry on. */
async function deriveCopiesOf(
  session: Session,
  programmeId: string,
  changed: Map<Kind, Records>,
): Promise<void> {
  for (const kind of kinds) {
    for (const copy of kind.copies ?? []) {
      const target = [...changed.keys()].find((entry) => referencesKind(kind, copy.reference, entry))
      const ids = target ? [...(changed.get(target)?.keys() ?? [])] : []
      if (ids.length === 0) continue
      const rows = await session.query<{ record_id: string }>(
        `select distinct record_id from ${kind.table}
         where programme_id = $1 and role = 'accepted' and ${copy.reference} = any($2::uuid[])`,
        [programmeId, ids],
      )
      await deriveRecords(
        session,
        programmeId,
        rows.map((row) => row.record_id),
      )
    }
  }
}

function referencesKind(kind: Kind, fieldName: string, target: Kind): boolean {
  const field = kind.fields.find((entry) => entry.name === fieldName)
  return field?.value.type === 'reference' && field.value.to.includes(target.kind)
}
