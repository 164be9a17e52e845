/** The land that reports of activities release, known at an entry of the log. */
import type { LandEntry } from '../../core/land/reports.js'
import { landEntries } from '../../core/land/reports.js'
import type { Row, Session } from '../engine/engine.js'
import type { AsOf } from '../figure/places.js'

interface ReportRow extends Row {
  readonly record_id: string
  readonly local_id: string | null
  readonly report_kind: string
  readonly land: string
  readonly place: string | null
  readonly task: string | null
  readonly start_from: string | null
  readonly start_until: string | null
  readonly end_from: string | null
  readonly end_until: string | null
}

/** Entries of `land` of every accepted report that is current, in order of record and entry. */
export async function readLandEntries(
  session: Session,
  { programmeId, asOf }: AsOf,
): Promise<readonly LandEntry[]> {
  const rows = await session.query<ReportRow>(
    `select record_id, local_id, report_kind, land, place, task, start_from, start_until, end_from, end_until
     from activities
     where programme_id = $1::uuid and role = 'accepted' and land <> '[]'
       and current_from <= $2::bigint and (current_to > $2::bigint or current_to is null)
     order by record_id`,
    [programmeId, asOf],
  )
  return rows.flatMap((row) =>
    landEntries({
      recordId: row.record_id,
      localId: row.local_id,
      reportKind: row.report_kind,
      land: JSON.parse(row.land),
      start: { from: row.start_from, until: row.start_until },
      end: { from: row.end_from, until: row.end_until },
      place: row.place,
      task: row.task,
    }),
  )
}
