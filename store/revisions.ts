/** Why records came into a number, or went out of it, between two entries of the log. */
import type { RevisionReason } from '../core/disclosure/revisions.js'
import type { Session } from './engine/engine.js'

/** For each record that came: whether its first version is younger than the entry as of which was counted before. */
export async function reasonsAdded(
  session: Session,
  programmeId: string,
  { recordIds, since }: { readonly recordIds: readonly string[]; readonly since: number },
): Promise<readonly RevisionReason[]> {
  const rows = await session.query<{ known: boolean }>(
    `select min(n) < $3::bigint as known from log_entries
     where programme_id = $1 and record_id = any($2::uuid[]) and type = 'record-accepted' group by record_id`,
    [programmeId, recordIds, since],
  )
  return rows.map(({ known }) => (known ? 'changed since' : 'recorded since'))
}

/** For each record that went: whether it was taken back since. */
export async function reasonsRemoved(
  session: Session,
  programmeId: string,
  { recordIds, since }: { readonly recordIds: readonly string[]; readonly since: number },
): Promise<readonly RevisionReason[]> {
  const rows = await session.query<{ record_id: string }>(
    `select distinct record_id from log_entries
     where programme_id = $1 and record_id = any($2::uuid[]) and type = 'record-withdrawn' and n >= $3::bigint`,
    [programmeId, recordIds, since],
  )
  const withdrawn = new Set(rows.map(({ record_id }) => record_id))
  return recordIds.map((id) => (withdrawn.has(id) ? 'taken back since' : 'changed since'))
}
