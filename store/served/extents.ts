/** Where and when the records of a kind lie, for the descriptions of layers and collections. */
import type { Session } from '../engine/engine.js'
import { Parameters } from '../figure/parameters.js'
import type { PublicView } from '../visibility.js'
import type { Known } from './conditions.js'
import { currentRows, timeColumns } from './conditions.js'

/** Degrees and days; null where no record has a place or a date. */
export interface Extent {
  readonly items: number
  /** Of them, those that no map shows: without position and shape. */
  readonly unplaced: number
  readonly edges: readonly [west: number, south: number, east: number, north: number] | null
  readonly from: string | null
  readonly until: string | null
}

interface ExtentRow extends Record<string, unknown> {
  readonly items: number
  readonly placed: number
  readonly west: number | null
  readonly south: number | null
  readonly east: number | null
  readonly north: number | null
  readonly earliest: string | null
  readonly latest: string | null
}

/** The extent of what a public reader sees of a kind. */
export async function extentOf(session: Session, view: PublicView, known: Known): Promise<Extent> {
  const parameters = new Parameters()
  const current = currentRows(view, known, parameters)
  const time = timeColumns(view)
  const [row] = await session.query<ExtentRow>(
    // programme_id: in `current`.
    `select items, placed, ST_XMin(extent) as west, ST_YMin(extent) as south, ST_XMax(extent) as east,
       ST_YMax(extent) as north, earliest, latest
     from (
       select count(*) as items, count(${view.drawnAs ?? 'null'}) as placed, ST_Extent(${view.shape ?? 'null::geometry'}) as extent,
         min(${time?.from ?? 'null'})::text as earliest, max(${time?.until ?? 'null'})::text as latest
       from ${view.kind.table} r where ${current}
     ) as drawn`,
    parameters.values,
  )
  if (!row) throw new Error('an aggregate without a row')
  const { west, south, east, north } = row
  const hasEdges = west !== null && south !== null && east !== null && north !== null
  return {
    items: row.items,
    unplaced: row.items - row.placed,
    edges: hasEdges ? [west, south, east, north] : null,
    from: row.earliest,
    until: row.latest,
  }
}
