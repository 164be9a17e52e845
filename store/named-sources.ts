/** Sources that stand, as somebody names them. */
import type { Session } from './engine/engine.js'

/** The current sources of each name, which is their own number, their id, or their title; a number goes before a title. */
export async function sourcesNamed(
  session: Session,
  programmeId: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await session.query<{ name: string; record_id: string; is_number: boolean }>(
    `select n.name, s.record_id, coalesce(trim(s.local_id) = n.name, false) or s.record_id::text = n.name as is_number
     from unnest($2::text[]) as n(name)
     join sources s on trim(s.local_id) = n.name or s.record_id::text = n.name or lower(trim(s.title)) = lower(n.name)
     where s.programme_id = $1 and s.role = 'accepted' and s.current_from is not null and s.current_to is null`,
    [programmeId, [...new Set(names)]],
  )
  return new Map(
    names.map((name) => {
      const found = rows.filter((row) => row.name === name)
      const numbered = found.filter((row) => row.is_number)
      return [name, (numbered.length > 0 ? numbered : found).map((row) => row.record_id)]
    }),
  )
}
