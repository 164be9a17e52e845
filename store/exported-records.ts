/** Current records of a kind, page by page in the order of their ids, as of an entry: what an export is made of. */
import { versionSpans } from '../core/record/current.js'
import type { Kind, Values } from '../core/record/definition.js'
import type { Session } from './engine/engine.js'
import { recordEvents } from './record-reading.js'

/** A record with the version that was current at the entry. */
export interface ExportedRecord {
  readonly recordId: string
  readonly version: number
  /** The entry (n + 1) of that version. */
  readonly entry: number
  /** Committed values; what older reports said stands in fields that the current one leaves empty. */
  readonly values: Values
}

/** Which page: of which programme, as of which entry, after which record (null: the first). */
export interface PageOf {
  readonly programmeId: string
  readonly asOf: number
  readonly after: string | null
  readonly most: number
}

/** The ids of a page of current records. */
export async function currentIds(session: Session, kind: Kind, page: PageOf): Promise<readonly string[]> {
  const rows = await session.query<{ record_id: string }>(
    `select distinct record_id from ${kind.table}
     where programme_id = $1 and role = 'accepted'
       and current_from <= $2 and (current_to is null or current_to > $2)
       and ($3::uuid is null or record_id > $3::uuid)
     order by record_id limit $4`,
    [page.programmeId, page.asOf, page.after, page.most],
  )
  return rows.map((row) => row.record_id)
}

/** The records of these ids as they stood at the entry, in the order of the ids. */
export async function recordsAsOf(
  session: Session,
  { programmeId, asOf }: Pick<PageOf, 'programmeId' | 'asOf'>,
  recordIds: readonly string[],
): Promise<readonly ExportedRecord[]> {
  const found = await recordEvents(session, programmeId, recordIds, asOf)
  return recordIds.flatMap((recordId): readonly ExportedRecord[] => {
    const spans = versionSpans(found.get(recordId)?.events ?? [])
    const span = spans.find(({ from, to }) => from !== null && to === null)
    return span ? [{ recordId, version: span.version, entry: span.entry, values: span.values }] : []
  })
}

/** How many records of a kind were current at the entry. */
export async function countAsOf(
  session: Session,
  kind: Kind,
  { programmeId, asOf }: Pick<PageOf, 'programmeId' | 'asOf'>,
): Promise<number> {
  const [row] = await session.query<{ records: number }>(
    `select count(distinct record_id) as records from ${kind.table}
     where programme_id = $1 and role = 'accepted'
       and current_from <= $2 and (current_to is null or current_to > $2)`,
    [programmeId, asOf],
  )
  return row?.records ?? 0
}

/** People's own numbers of records of a kind at the entry, by id; those without one are left out. */
export async function numbersAsOf(
  session: Session,
  kind: Kind,
  { programmeId, asOf }: Pick<PageOf, 'programmeId' | 'asOf'>,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await session.query<{ record_id: string; local_id: string }>(
    `select record_id, local_id from ${kind.table}
     where programme_id = $1 and role = 'accepted'
       and current_from <= $2 and (current_to is null or current_to > $2)
       and record_id = any($3::uuid[]) and local_id is not null`,
    [programmeId, asOf, recordIds],
  )
  return new Map(rows.map((row) => [row.record_id, row.local_id] as const))
}
