/** Records that may be the same as what a row reports: the same number, a position within a short way, or the same place at nearly the same date. */
import type { Value } from '../../core/record/definition.js'
import { kindNamed } from '../../core/record/kinds.js'
import type { Session } from '../engine/engine.js'
import type { Draft } from '../import/drafts.js'
import { samePlaceNearDate } from './same-place-near-date.js'
import { staffFields } from './staff-values.js'
import { staffView } from './staff-view.js'

/** A record beside the one that is reported. Nothing is decided by likeness: a person looks. */
export interface Alike {
  readonly kind: string
  readonly id: string
  readonly localId: string | null
  readonly because: 'same_number' | 'near' | 'same_place_near_date'
  /** How far away it is where it is near; null where it is shown for another reason. */
  readonly metres: number | null
}

/** How far a record can lie to be shown beside another, metres on the ellipsoid. */
const nearMetres = 100
const mostShown = 10

/** At most ten for each record of the row and each reason. Called as staff. */
export async function likelyTheSame(session: Session, draft: Draft): Promise<readonly Alike[]> {
  const found: Alike[] = []
  for (const record of draft.records) {
    const { kind: name, recordId, values } = record
    const kind = kindNamed(name)
    if (kind.privacy === 'confidential') continue
    const fields = new Set(staffFields(kind).map(({ field }) => field.name))
    const number = values.local_id
    if (typeof number === 'string' && fields.has('local_id')) {
      const rows = await session.query<{ id: string; local_id: string | null }>(
        // programme_id: in the view.
        `select record_id::text as id, local_id from ${staffView(kind)}
         where trim(local_id) = trim($1) and record_id <> $2::uuid
           and role = 'accepted' and current_from is not null and current_to is null limit ${mostShown}`,
        [number, recordId],
      )
      found.push(
        ...rows.map((row) => ({
          kind: name,
          id: row.id,
          localId: row.local_id,
          because: 'same_number' as const,
          metres: null,
        })),
      )
    }
    const at = pointOf(values.position)
    if (at && fields.has('position')) found.push(...(await near(session, { name, recordId, at })))
    // One that is shown for what tells more is not shown twice.
    for (const each of await samePlaceNearDate(session, draft, record))
      if (!found.some(({ id }) => id === each.id))
        found.push({ kind: name, ...each, because: 'same_place_near_date', metres: null })
  }
  return found
}

function pointOf(value: Value | undefined): readonly [latitude: string, longitude: string] | null {
  if (!Array.isArray(value)) return null
  const [latitude, longitude] = value
  return typeof latitude === 'string' && typeof longitude === 'string' ? [latitude, longitude] : null
}

async function near(
  session: Session,
  {
    name,
    recordId,
    at,
  }: { readonly name: string; readonly recordId: string; readonly at: readonly [string, string] },
): Promise<readonly Alike[]> {
  const rows = await session.query<{ id: string; local_id: string | null; metres: number }>(
    // programme_id: in the view.
    `select record_id::text as id, local_id, ST_Distance(position::geography, spot::geography) as metres
     from ${staffView(kindNamed(name))}, ST_SetSRID(ST_MakePoint($2::float8, $1::float8), 4326) as spot
     where record_id <> $3::uuid and role = 'accepted' and current_from is not null and current_to is null
       and ST_DWithin(position::geography, spot::geography, ${nearMetres})
     order by metres, record_id limit ${mostShown}`,
    [at[0], at[1], recordId],
  )
  return rows.map((row) => ({
    kind: name,
    id: row.id,
    localId: row.local_id,
    because: 'near',
    metres: Math.round(row.metres),
  }))
}
