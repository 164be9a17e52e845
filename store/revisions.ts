/** Why records came into a number, or went out of it, between two entries of the log. */
import type { RevisionReason } from '../core/disclosure/revisions.js'
import type { Session } from './engine/engine.js'

/** Why each record came or went since an entry; by its id. */
export async function reasonsOf(
  session: Session,
  programmeId: string,
  moved: { readonly added: readonly string[]; readonly removed: readonly string[]; readonly since: number },
): Promise<ReadonlyMap<string, RevisionReason>> {
  const known = await session.query<{ record_id: string }>(
    `select record_id from log_entries
     where programme_id = $1 and record_id = any($2::uuid[]) and type = 'record-accepted'
     group by record_id having min(n) < $3::bigint`,
    [programmeId, moved.added, moved.since],
  )
  const withdrawn = await session.query<{ record_id: string }>(
    `select distinct record_id from log_entries
     where programme_id = $1 and record_id = any($2::uuid[]) and type = 'record-withdrawn' and n >= $3::bigint`,
    [programmeId, moved.removed, moved.since],
  )
  const [before, back] = [known, withdrawn].map((rows) => new Set(rows.map(({ record_id }) => record_id)))
  return new Map<string, RevisionReason>([
    ...moved.added.map((id) => [id, before?.has(id) ? 'changed since' : 'recorded since'] as const),
    ...moved.removed.map((id) => [id, back?.has(id) ? 'taken back since' : 'changed since'] as const),
  ])
}
