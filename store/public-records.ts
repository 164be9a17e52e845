/** Records as a public reader sees them, page by page in the order of their ids, as of an entry. */
import type { Session } from './engine/engine.js'
import type { PageOf } from './exported-records.js'
import type { PublicColumn, PublicView } from './visibility.js'

/** One record; a cell for each column of the view. */
export interface PublicRecord {
  readonly recordId: string
  readonly detailsWithheld: boolean
  readonly drawnAs: string | null
  /** GeoJSON text. */
  readonly geometry: string | null
  readonly cells: readonly (string | null)[]
}

interface Row extends Record<string, unknown> {
  readonly record_id: string
  readonly details_withheld: boolean
  readonly drawn_as: string | null
  readonly geometry: string | null
}

/** A page of what the view shows. */
export async function publicPage(
  session: Session,
  view: PublicView,
  page: PageOf,
): Promise<readonly PublicRecord[]> {
  const columns = view.columns.map(({ expression }, index) => `${expression} as column_${index}`)
  const rows = await session.query<Row>(
    `select distinct on (r.record_id) r.record_id, ${view.detailsWithheld} as details_withheld,
       ${view.drawnAs ?? 'null'} as drawn_as,
       ${view.shape === null ? 'null' : `ST_AsGeoJSON(${view.shape}, 15)`} as geometry,
       ${columns.join(', ')}
     from ${view.kind.table} ${view.alias}
     where r.programme_id = $1 and r.role = 'accepted'
       and r.current_from <= $2 and (r.current_to is null or r.current_to > $2)
       and ($3::uuid is null or r.record_id > $3::uuid)
     order by r.record_id limit $4`,
    [page.programmeId, page.asOf, page.after, page.most],
  )
  return rows.map((row) => ({
    recordId: row.record_id,
    detailsWithheld: row.details_withheld,
    drawnAs: row.drawn_as,
    geometry: row.geometry,
    cells: view.columns.map((column, index) => cellOf(column, row[`column_${index}`])),
  }))
}

function cellOf({ type }: PublicColumn, value: unknown): string | null {
  if (value === null || value === undefined) return null
  return type === 'texts' ? JSON.stringify(value) : String(value)
}
