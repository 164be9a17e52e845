/** How much ground near a place or along a route was ever surveyed or released, by what is recorded. */
import type { HazardsFound, Nearby, ReleasedLand } from '../../core/near/nearby.js'
import { notDoneStatuses, surveyingTypes } from '../../core/near/surveying.js'
import { kindNamed } from '../../core/record/kinds.js'
import type { Session } from '../engine/engine.js'
import { Parameters } from '../figure/parameters.js'
import { overlayGrid } from '../geometry/overlay-grid.js'
import type { PublicView } from '../visibility.js'
import { neededView } from '../visibility.js'
import type { Known } from './conditions.js'
import { currentRows } from './conditions.js'
import type { Around } from './near-sql.js'
import { areasOf, askedRow } from './near-sql.js'

/** SQL: the activity of the row has looked at its land. */
export function surveyed(view: PublicView, parameters: Parameters): string {
  const expression = (name: string) =>
    view.columns.find((column) => column.name === name)?.expression ?? 'null'
  const types = parameters.add(surveyingTypes, 'text[]')
  return `${expression('type')} = any(${types}) and not ${expression('status')} = any(${parameters.add(notDoneStatuses, 'text[]')})`
}

interface GroundRow extends Record<string, unknown> {
  readonly square_metres: number
  readonly surveyed_square_metres: number
  readonly metres: number
  readonly surveyed_metres: number
}

/** The ground that was never surveyed. */
export async function measureGround(
  session: Session,
  known: Known,
  around: Around,
): Promise<Nearby['neverSurveyed']> {
  const view = neededView(kindNamed('activity'))
  const parameters = new Parameters()
  const asked = askedRow(around, parameters)
  const current = currentRows(view, known, parameters)
  const done = surveyed(view, parameters)
  const [row] = await session.query<GroundRow>(
    // programme_id: in `current`.
    `with ${asked}, ground as (
       select ST_Union(${areasOf(view.shape ?? 'null')}, ${overlayGrid}) as shape from ${view.kind.table} r cross join asked
       where ${current} and ${done} and ${view.shape} && asked.area
     )
     select ST_Area(area::geography) as square_metres,
       coalesce(ST_Area(ST_Intersection(area, ground.shape, ${overlayGrid})::geography), 0) as surveyed_square_metres,
       ST_Length(line::geography) as metres,
       coalesce(ST_Length(ST_Intersection(line, ground.shape, ${overlayGrid})::geography), 0) as surveyed_metres
     from asked cross join ground`,
    parameters.values,
  )
  if (!row) throw new Error('an aggregate without a row')
  const isRoute = around.asked.type === 'route'
  return {
    squareMetres: Math.max(row.square_metres - row.surveyed_square_metres, 0),
    ofSquareMetres: row.square_metres,
    metres: isRoute ? Math.max(row.metres - row.surveyed_metres, 0) : null,
    ofMetres: isRoute ? row.metres : null,
  }
}

interface HazardRow extends Record<string, unknown> {
  readonly what: string | null
  readonly status: string | null
  readonly withheld: boolean
  readonly records: number
  readonly covers: boolean
  readonly metres: number
}

/** Recorded hazards of a kind in the circle or corridor, by class and status. */
export async function hazardsNear(
  session: Session,
  kind: 'hazard' | 'minefield_record',
  known: Known,
  around: Around,
): Promise<readonly HazardsFound[]> {
  const view = neededView(kindNamed(kind))
  const parameters = new Parameters()
  const asked = askedRow(around, parameters)
  const current = currentRows(view, known, parameters)
  const expression = (name: string) =>
    view.columns.find((column) => column.name === name)?.expression ?? 'null::text'
  const rows = await session.query<HazardRow>(
    // programme_id: in `current`.
    `with ${asked}, found as (
       select ${expression('class')} as what, ${expression('status')} as status,
         ${view.detailsWithheld} as withheld, ${view.shape} as shape, asked.line
       from ${view.kind.table} r cross join asked
       where ${current} and ${view.shape} && asked.area and ST_Intersects(${view.shape}, asked.area)
     )
     select what, status, withheld, count(*) as records, bool_or(ST_Intersects(shape, line)) as covers,
       ST_Length(ST_Intersection(line, ST_Union(${areasOf('shape')}, ${overlayGrid}), ${overlayGrid})::geography) as metres
     from found group by what, status, withheld, line order by records desc, what, status`,
    parameters.values,
  )
  const isRoute = around.asked.type === 'route'
  return rows.map(({ what, status, withheld, records, covers, metres }) => ({
    kind,
    what,
    status,
    detailsWithheld: withheld,
    records,
    covers: !isRoute && covers,
    metres: isRoute ? metres : null,
  }))
}

interface ReleasedRow extends Record<string, unknown> {
  readonly record_id: string
  readonly release: string | null
  readonly layer: string | null
  readonly depth: string | null
  readonly from: string | null
  readonly until: string | null
  readonly metres: number
}

/** More pieces of released land than anybody reads; the answer says when there were more. */
export const mostReleased = 200

/** Land that was cancelled, reduced or cleared where the place or route touches it, newest first. */
export async function releasedNear(
  session: Session,
  known: Known,
  around: Around,
): Promise<readonly ReleasedLand[]> {
  const view = neededView(kindNamed('activity'))
  const parameters = new Parameters()
  const asked = askedRow(around, parameters)
  const current = currentRows(view, known, parameters)
  const land = view.columns.find(({ name }) => name === 'land')?.expression ?? 'null::json'
  const limit = parameters.add(mostReleased + 1, 'bigint')
  const rows = await session.query<ReleasedRow>(
    // programme_id: in `current`.
    `with ${asked}, found as materialized (
       select r.record_id, ${land} as land, ${areasOf(view.shape ?? 'null')} as shape, asked.line
       from ${view.kind.table} r cross join asked
       where ${current} and ${view.shape} && asked.area and ST_Intersects(${view.shape}, asked.line)
     )
     select record_id, entry ->> 'release' as release, entry ->> 'layer' as layer,
       entry ->> 'depth_centimetres' as depth, entry ->> 'on_from' as from, entry ->> 'on_until' as until,
       ST_Length(ST_Intersection(line, shape, ${overlayGrid})::geography) as metres
     from found cross join lateral json_array_elements(land) as each (entry)
     order by entry ->> 'on_until' desc nulls last, record_id limit ${limit}`,
    parameters.values,
  )
  const isRoute = around.asked.type === 'route'
  return rows.map(({ record_id, release, layer, depth, from, until, metres }) => ({
    activity: record_id,
    release: release ?? 'unknown',
    layer,
    depthCentimetres: depth === null ? null : Number(depth),
    from,
    until,
    metres: isRoute ? metres : null,
  }))
}
