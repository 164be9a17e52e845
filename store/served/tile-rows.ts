/** The records of a tile: one indexed statement, the geometries as one small binary for each set of equal properties. */
import type { Tile } from '../../core/tile/grid.js'
import { decimalsOf, edgesOf } from '../../core/tile/grid.js'
import type { Session } from '../engine/engine.js'
import { Parameters } from '../figure/parameters.js'
import type { PublicColumn, PublicView } from '../visibility.js'
import { casualtiesTold } from './casualties-told.js'
import type { Days, Known } from './conditions.js'
import { boxShape, currentRows, overlaps } from './conditions.js'

/** Records that have the same properties; the ids in the binary are the numbers of their entries in the log. */
export interface TileRows {
  readonly properties: Readonly<Record<string, string | number | boolean>>
  readonly twkb: Uint8Array
}

/** The properties that a tile carries: the codes of which each record has one, for colours and filters. */
export function tileColumns(view: PublicView): readonly PublicColumn[] {
  return view.columns.filter(({ type, codes }) => type === 'text' && codes !== undefined)
}

/** What a tile is of: as known at an entry, and of some days only. */
export interface TileTime extends Known {
  readonly days?: Days | null
}

/** What a public reader sees of a kind in a tile and its buffer. */
export async function tileRows(
  session: Session,
  view: PublicView,
  known: TileTime,
  tile: Tile,
): Promise<readonly TileRows[]> {
  const { shape, drawnAs } = view
  if (shape === null || drawnAs === null) throw new Error(`${view.kind.kind} has nothing to draw`)
  const parameters = new Parameters()
  const current = currentRows(view, known, parameters)
  const inDays = known.days ? ` and ${overlaps(view, known.days, parameters)}` : ''
  const box = boxShape({ edges: edgesOf(tile), srid: 4326 }, parameters)
  const casualties = casualtiesTold(view)
  const columns = [
    ...tileColumns(view),
    ...(casualties === null ? [] : [{ name: 'casualties', expression: casualties }]),
    { name: 'drawn_as', expression: `nullif(${drawnAs}, 'as_recorded')` },
    { name: 'details_withheld', expression: view.detailsWithheld },
  ]
  const rows = await session.query<Record<string, string | number | boolean | Uint8Array | null>>(
    // programme_id: in `current`.
    `select ${columns.map(({ name, expression }) => `${expression} as ${name}`).join(', ')},
       ST_AsTWKB(array_agg(ST_Force2D(${shape})), array_agg(r.current_from), ${decimalsOf(tile.z)}) as twkb
     from ${view.kind.table} r where ${current} and ${shape} && ${box}${inDays}
     group by ${columns.map((_, index) => index + 1).join(', ')}`,
    parameters.values,
  )
  return rows.map(({ twkb, ...stated }) => ({
    properties: Object.fromEntries(
      Object.entries(stated).filter((entry): entry is [string, string | number | boolean] => {
        const [, value] = entry
        return typeof value === 'string' || typeof value === 'number' || value === true
      }),
    ),
    twkb: twkb instanceof Uint8Array ? twkb : new Uint8Array(),
  }))
}
