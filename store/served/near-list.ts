/** The records near a place or along a route one by one, and the ground that was asked about, for the list and the map beside it. */
import type { RecordNear } from '../../core/near/nearby.js'
import { kindNamed } from '../../core/record/kinds.js'
import type { Session } from '../engine/engine.js'
import { Parameters } from '../figure/parameters.js'
import { neededView } from '../visibility.js'
import type { Known } from './conditions.js'
import { currentRows } from './conditions.js'
import { toldKinds } from './near.js'
import { nearestOf, type ToldRow, toldColumns } from './near-records.js'
import type { Around } from './near-sql.js'
import { askedRow } from './near-sql.js'

/** Nobody reads more; the counts of the answer say how many there are. */
const mostListed = 200

interface ListedRow extends ToldRow {
  readonly entry: number
  readonly longitude: number
  readonly latitude: number
}

/** What lies within the distance as anybody may see it, nearest first, the first 200. */
export async function recordsNear(
  session: Session,
  known: Known,
  around: Around,
): Promise<readonly RecordNear[]> {
  const found: RecordNear[] = []
  for (const kind of toldKinds) found.push(...(await recordsOf(session, kind, known, around)))
  return found.toSorted((one, other) => one.metres - other.metres).slice(0, mostListed)
}

async function recordsOf(
  session: Session,
  kind: string,
  known: Known,
  around: Around,
): Promise<readonly RecordNear[]> {
  const view = neededView(kindNamed(kind))
  const parameters = new Parameters()
  const asked = askedRow(around, parameters)
  const current = currentRows(view, known, parameters)
  const shape = view.shape ?? 'null'
  const limit = parameters.add(mostListed, 'bigint')
  const rows = await session.query<ListedRow>(
    // programme_id: in `current`.
    `with ${asked}, listed as (
       select ${toldColumns(view)}, r.current_from as entry,
         ST_Distance(${shape}::geography, asked.line::geography) as metres,
         ST_ClosestPoint(${shape}, asked.line) as spot
       from ${view.kind.table} r cross join asked
       where ${current} and ${shape} && asked.area and ST_Intersects(${shape}, asked.area)
       order by metres, r.record_id limit ${limit}
     )
     select listed.*, ST_X(spot) as longitude, ST_Y(spot) as latitude from listed order by metres, record_id`,
    parameters.values,
  )
  return rows.map((row) => ({
    ...nearestOf(kind, row),
    entry: row.entry,
    at: [row.longitude, row.latitude] as const,
  }))
}

/** The circle about the place, or the corridor along the route, as GeoJSON text in EPSG:4326. */
export async function areaAsked(session: Session, around: Around): Promise<string> {
  const parameters = new Parameters()
  const [row] = await session.query<{ area: string }>(
    `with ${askedRow(around, parameters)} select ST_AsGeoJSON(area, 7, 0) as area from asked`,
    parameters.values,
  )
  if (!row) throw new Error('what is asked has no row')
  return row.area
}
