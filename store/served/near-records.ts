/** The nearest record of each kind, how many lie within the distance, and how new what is known is. */
import type { Nearest } from '../../core/near/nearby.js'
import { kindNamed } from '../../core/record/kinds.js'
import type { Session } from '../engine/engine.js'
import { Parameters } from '../figure/parameters.js'
import type { PublicView } from '../visibility.js'
import { neededView } from '../visibility.js'
import type { Known } from './conditions.js'
import { currentRows } from './conditions.js'
import type { Around } from './near-sql.js'
import { askedRow } from './near-sql.js'

/** A row of `toldColumns`, and how far it lies. */
export interface ToldRow extends Record<string, unknown> {
  readonly record_id: string
  readonly metres: number
  readonly what: string | null
  readonly status: string | null
  readonly dated: string | null
  readonly drawn_as: string
  readonly withheld: boolean
}

/** The day from which the information surely is: an interval that reaches into the future says nothing of today. */
function informationDay(view: PublicView): string {
  return `coalesce(${expressionOf(view, 'information_date_from')}, ${expressionOf(view, 'information_date_until')})`
}

function expressionOf(view: PublicView, ...names: readonly string[]): string {
  const column = view.columns.find(({ name }) => names.includes(name))
  return column?.expression ?? 'null'
}

/** SQL of what is told of a record, under the names of `ToldRow`. */
export function toldColumns(view: PublicView): string {
  return `r.record_id, ${expressionOf(view, 'class', 'accident_class', 'device')}::text as what,
       ${expressionOf(view, 'status')}::text as status, ${informationDay(view)}::text as dated,
       ${view.drawnAs} as drawn_as, ${view.detailsWithheld} as withheld`
}

/** The record that a row tells of. */
export function nearestOf(kind: string, row: ToldRow): Nearest {
  return {
    kind,
    id: row.record_id,
    metres: row.metres,
    what: row.what,
    status: row.status,
    informationDate: row.dated,
    drawnAs: row.drawn_as,
    detailsWithheld: row.withheld,
  }
}

/**
 * The nearest record of a kind, however far; null where none has a place. The index gives the nearest in degrees; what
 * lies within that one's distance in metres is then measured on the ellipsoid.
 */
export async function nearestRecord(
  session: Session,
  kind: string,
  known: Known,
  around: Around,
): Promise<Nearest | null> {
  const view = neededView(kindNamed(kind))
  const parameters = new Parameters()
  const asked = askedRow(around, parameters)
  const current = currentRows(view, known, parameters)
  const shape = view.shape ?? 'null'
  const [row] = await session.query<ToldRow>(
    // programme_id: in `current`.
    `with ${asked}, first as materialized (
       select ST_Distance(${shape}::geography, asked.line::geography) as metres
       from ${view.kind.table} r cross join asked where ${current} and ${shape} is not null
       order by ${shape} <-> asked.line limit 1
     ), reach as materialized (
       select line, ST_Envelope(ST_Buffer(line::geography, metres + 1)::geometry) as box from asked cross join first
     )
     select ${toldColumns(view)}, ST_Distance(${shape}::geography, reach.line::geography) as metres
     from ${view.kind.table} r cross join reach
     where ${current} and ${shape} && reach.box
     order by metres, r.record_id limit 1`,
    parameters.values,
  )
  return row ? nearestOf(kind, row) : null
}

/** How many records of a kind lie within the distance, and the newest date of their information. */
export async function countNear(
  session: Session,
  kind: string,
  known: Known,
  around: Around,
): Promise<{ readonly records: number; readonly newest: string | null }> {
  const view = neededView(kindNamed(kind))
  const parameters = new Parameters()
  const asked = askedRow(around, parameters)
  const current = currentRows(view, known, parameters)
  const [row] = await session.query<{ records: number; newest: string | null }>(
    // programme_id: in `current`.
    `with ${asked}
     select count(*) as records, max(${informationDay(view)})::text as newest
     from ${view.kind.table} r cross join asked
     where ${current} and ${view.shape} && asked.area and ST_Intersects(${view.shape}, asked.area)`,
    parameters.values,
  )
  return row ?? { records: 0, newest: null }
}

/** The newest date of information of a kind in the whole register. */
export async function newestInformation(
  session: Session,
  kind: string,
  known: Known,
): Promise<string | null> {
  const view = neededView(kindNamed(kind))
  const parameters = new Parameters()
  const current = currentRows(view, known, parameters)
  const [row] = await session.query<{ newest: string | null }>(
    // programme_id: in `current`.
    `select max(${informationDay(view)})::text as newest
     from ${view.kind.table} r where ${current}`,
    parameters.values,
  )
  return row?.newest ?? null
}
