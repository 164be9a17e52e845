/** Files of places, each with how many of their boundaries stand on the map. */
import type { Session } from '../engine/engine.js'
import { importsPage, type ListedImport } from './list-imports.js'

/** A file of places. */
export interface BoundarySet extends ListedImport {
  /** Places whose boundary is the one that the file brought. */
  readonly boundaries: number
}

/**
 * Of each place with a boundary the file that brought it: the first that stands and says the same, as each version names the
 * row that it came from. A later file that corrects a name repeats the boundary and is no source of it.
 */
const drawnBy = `select distinct on (v.record_id) s.entry as submission, s.source
  from places p
  join places v on v.programme_id = p.programme_id and v.record_id = p.record_id and v.role = 'accepted'
    and v.boundary = p.boundary
  join submissions s on s.programme_id = v.programme_id and s.state <> 'undone'
    and s.entry = substring(v.sources from 'import ([0-9]+), row')::bigint
  where p.programme_id = $1 and p.role = 'accepted' and p.current_from is not null and p.current_to is null
    and p.boundary is not null
  order by v.record_id, v.version`

/** The files of places before an entry, newest first. */
export async function boundarySets(
  session: Session,
  programmeId: string,
  asked: { readonly before: number | null; readonly most: number },
): Promise<readonly BoundarySet[]> {
  const files = await importsPage(session, programmeId, { id: null, kind: 'place', ...asked })
  const rows = await session.query<{ submission: number; boundaries: number }>(
    `select submission, count(*) as boundaries from (${drawnBy}) as drawn
     where submission = any($2::bigint[]) group by submission`,
    [programmeId, files.map(({ id }) => id)],
  )
  const standing = new Map(rows.map(({ submission, boundaries }) => [submission, boundaries] as const))
  return files.map((file) => ({ ...file, boundaries: standing.get(file.id) ?? 0 }))
}

/** The sources by which boundaries are drawn, by record id. */
export async function sourcesOfBoundaries(session: Session, programmeId: string): Promise<readonly string[]> {
  const rows = await session.query<{ source: string }>(
    `select distinct source from (${drawnBy}) as drawn where source is not null`,
    [programmeId],
  )
  return rows.map(({ source }) => source)
}
