/** The shapes for the map of what is recorded near a place or along a route. */
import type { MapShape } from '../../core/near/map-svg.js'
import { codesUnder } from '../../core/record/codes.js'
import { hazardClassCodes } from '../../core/record/hazard-codes.js'
import { kindNamed } from '../../core/record/kinds.js'
import type { Session } from '../engine/engine.js'
import { Parameters } from '../figure/parameters.js'
import { neededView } from '../visibility.js'
import type { Known } from './conditions.js'
import { currentRows } from './conditions.js'
import { surveyed } from './near-ground.js'
import type { Around } from './near-sql.js'
import { areasOf, askedRow } from './near-sql.js'

/** A map with more is black; the answer says when shapes were left out. */
const mostShapes = 2000

interface ShapeRow extends Record<string, unknown> {
  readonly geojson: string
  readonly class: string | null
  readonly withheld: boolean
}

const confirmed = codesUnder(hazardClassCodes, 'confirmed_hazardous_area')

/** What is drawn of each kind within the distance, and whether all of it is. */
export async function shapesNear(
  session: Session,
  known: Known,
  around: Around,
): Promise<{ readonly shapes: readonly MapShape[]; readonly whole: boolean }> {
  const shapes: MapShape[] = []
  let whole = true
  for (const kind of ['activity', 'hazard', 'minefield_record', 'accident', 'item']) {
    const rows = await shapesOf(session, kind, known, around)
    whole &&= rows.length <= mostShapes
    for (const row of rows.slice(0, mostShapes)) {
      for (const layer of layersOf(kind, row)) shapes.push({ layer, geojson: row.geojson })
    }
  }
  return { shapes, whole }
}

async function shapesOf(
  session: Session,
  kind: string,
  known: Known,
  around: Around,
): Promise<readonly ShapeRow[]> {
  const view = neededView(kindNamed(kind))
  const parameters = new Parameters()
  const asked = askedRow(around, parameters)
  const isGround = kind === 'activity'
  const shape = view.shape ?? 'null'
  const drawn = isGround ? areasOf(shape) : shape
  const conditions = [
    currentRows(view, known, parameters),
    `${shape} && ST_Expand(asked.area, ST_XMax(asked.area) - ST_XMin(asked.area))`,
    // An activity of which only the place is known has looked at no ground that could be drawn.
    ...(isGround ? [surveyed(view, parameters), `not ST_IsEmpty(${drawn})`] : []),
  ]
  const what = view.columns.find(({ name }) => name === 'class')?.expression ?? 'null'
  const limit = parameters.add(mostShapes + 1, 'bigint')
  return session.query<ShapeRow>(
    // programme_id: in the conditions.
    `with ${asked}
     select ST_AsGeoJSON(${drawn}, 6, 0) as geojson, ${what}::text as class, ${view.detailsWithheld} as withheld
     from ${view.kind.table} r cross join asked
     where ${conditions.join(' and ')} order by r.record_id limit ${limit}`,
    parameters.values,
  )
}

function layersOf(kind: string, { class: what, withheld }: ShapeRow): readonly MapShape['layer'][] {
  if (kind === 'activity') return ['surveyed', 'released']
  if (kind === 'accident' || kind === 'minefield_record') return [kind]
  if (withheld) return ['withheld']
  if (kind === 'item') return ['item']
  return [what !== null && confirmed.includes(what) ? 'confirmed' : 'suspected']
}
