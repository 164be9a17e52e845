/** GET /tiles/{layer}/{z}/{x}/{y}, with .mvt or without, and the TileJSON of each layer. */
import type { Hono } from 'hono'
import type { Tile } from '../../core/tile/grid.js'
import { isTile } from '../../core/tile/grid.js'
import { casualtiesTold } from '../../store/served/casualties-told.js'
import type { Days } from '../../store/served/conditions.js'
import { drawTile } from '../../store/served/draw-tile.js'
import { tileColumns } from '../../store/served/tile-rows.js'
import type { PublicView } from '../../store/visibility.js'
import { drawnKinds } from '../../store/visibility.js'
import { extentNow, viewOfCollection } from '../ogc/collection.js'
import { json } from '../ogc/representation.js'
import { readParameters } from '../parameters.js'
import { problem } from '../problems.js'
import type { Reading } from '../register-reading.js'
import type { Call, Variables } from '../serving.js'

/** The media type of Mapbox Vector Tiles. */
export const tileType = 'application/vnd.mapbox-vector-tile'

/** Past this zoom a client draws the tile of this one larger: a unit is 15 cm there. */
const deepestNamed = 16

export function addTiles(app: Hono<{ Variables: Variables }>): void {
  app.get('/tiles', answerLayers)
  app.get('/tiles/:layer', answerLayer)
  app.get('/tiles/:layer/:z/:x/:y', answerTile)
}

async function answerLayers(call: Call): Promise<Response> {
  readParameters(call, [])
  const layers = []
  for (const { kind } of drawnKinds) layers.push(await tileJson(call, viewOfCollection(kind)))
  return json(call, { layers })
}

async function answerLayer(call: Call): Promise<Response> {
  readParameters(call, [])
  return json(call, await tileJson(call, viewOfCollection(call.req.param('layer') ?? '')))
}

/** TileJSON 3.0. */
async function tileJson(call: Call, view: PublicView) {
  const { kind, label, about } = view.kind
  const { settings, entry } = call.get('reading')
  const { edges } = await extentNow(call.get('reading'), view)
  const coded = tileColumns(view).map((column) => [column.name, column.label] as const)
  return {
    tilejson: '3.0.0',
    name: label,
    description: about,
    version: `1.0.${entry}`,
    attribution: settings.name,
    scheme: 'xyz',
    tiles: [`${call.get('base')}/tiles/${kind}/{z}/{x}/{y}.mvt`],
    minzoom: 0,
    maxzoom: deepestNamed,
    ...(edges === null ? {} : { bounds: edges }),
    vector_layers: [
      {
        id: kind,
        description: label,
        fields: Object.fromEntries([
          ...coded,
          ...(casualtiesTold(view) === null
            ? []
            : [['casualties', 'killed and injured as told, at least; missing where neither is stated']]),
          ['drawn_as', 'how it is drawn where that is not as recorded'],
          ['details_withheld', 'true where the record is held back'],
          ['too_small', 'true where a point stands for an area too small for the tile'],
        ]),
      },
    ],
  }
}

async function answerTile(call: Call): Promise<Response> {
  readParameters(call, [])
  const view = viewOfCollection(call.req.param('layer') ?? '')
  const bytes = await tileBytes(call.get('reading'), view, tileNamed(call.req.param()))
  call.header('Content-Type', tileType)
  return call.body(new Uint8Array(bytes), 200)
}

/** Which records a tile is of: of some days, as known at an entry; null: every one, as known now. */
export interface TileAsked {
  readonly days: Days | null
  readonly asOf: number | null
  /** Points that would hide one another are one with their number. */
  readonly isClustered?: boolean
}

/** The bytes of a tile, kept for who asks next. */
export function tileBytes(
  reading: Reading,
  view: PublicView,
  tile: Tile,
  { days, asOf, isClustered = false }: TileAsked = { days: null, asOf: null },
): Promise<Uint8Array> {
  const { session, programmeId } = reading
  const when = `${days?.from ?? ''}/${days?.until ?? ''}@${asOf ?? ''} ${isClustered}`
  return reading.kept(`tile ${view.kind.kind} ${tile.z}/${tile.x}/${tile.y} ${when}`, () =>
    drawTile(session, view, { programmeId, asOf, days, isClustered }, tile),
  )
}

/** The tile that z, x and y of a path name. Throws `tile-unknown`. */
export function tileNamed({ z = '', x = '', y = '' }: Readonly<Record<string, string>>): Tile {
  const numbers = [z, x, y.replace(/\.mvt$/, '')]
  const [zoom = -1, column = -1, row = -1] = numbers.map((each) =>
    /^\d{1,8}$/.test(each) ? Number(each) : -1,
  )
  const tile = { z: zoom, x: column, y: row }
  if (!isTile(tile)) throw problem.tileUnknown({ tile: `${z}/${x}/${y}` })
  return tile
}
