/** Tiles of the project against the bare ST_AsMVT of the same records, properties and tiles. */

import { kindNamed } from '../core/record/kinds.js'
import type { Tile } from '../core/tile/grid.js'
import { edgesOf } from '../core/tile/grid.js'
import { Chance } from '../examples/generate/random.js'
import { initProgramme } from '../store/open-programme.js'
import type { Programme } from '../store/programme.js'
import { drawTile } from '../store/served/draw-tile.js'
import { tileColumns } from '../store/served/tile-rows.js'
import { neededView } from '../store/visibility.js'
import { fillBosnia } from './hazard-rows.js'
import type { Place } from './place.js'

/** Milliseconds of each tile, the two taken in turns; the bare ones are empty where the engine has no ST_AsMVT. */
export interface TileTimes {
  readonly tiles: readonly number[]
  readonly bare: readonly number[]
  readonly bytes: number
  readonly bareBytes: number
}

const view = neededView(kindNamed('hazard'))

/** Draws random tiles of zoom 8 to 13, each at a suspected area, so that none is empty. */
export async function measureTiles({ place, count }: { place: Place; count: number }): Promise<TileTimes> {
  const register = { ...place, now: () => new Date('2026-11-24T12:00:00Z'), person: 'bench' }
  const { programme, close } = await initProgramme(register, 'BENCH')
  try {
    await fillBosnia(programme)
    const tiles = await randomTiles(programme, count)
    const times = { tiles: [] as number[], bare: [] as number[], bytes: 0, bareBytes: 0 }
    const isServer = programme.engine.kind === 'server'
    // The first hundred warm both up, and are not counted.
    for (const [index, tile] of [...tiles.slice(0, 100), ...tiles].entries()) {
      const ours = await timed(() => ourTile(programme, tile))
      const bare = isServer ? await timed(() => bareTile(programme, tile)) : null
      if (index < 100) continue
      times.tiles.push(ours.milliseconds)
      times.bytes += ours.result
      if (!bare) continue
      times.bare.push(bare.milliseconds)
      times.bareBytes += bare.result
    }
    return times
  } finally {
    await close()
  }
}

async function ourTile({ engine, programmeId }: Programme, tile: Tile): Promise<number> {
  const known = { programmeId, asOf: null }
  const bytes = await engine.transaction((session) => drawTile(session, view, known, tile))
  return bytes.length
}

/** What one would write by hand, with the same properties and buffer. */
async function bareTile({ engine, programmeId }: Programme, tile: Tile): Promise<number> {
  const columns = tileColumns(view).map(({ name }) => name)
  const [row] = await engine.transaction((session) =>
    session.query<{ tile: Uint8Array }>(
      `select ST_AsMVT(features, 'hazard', 4096, 'geom', 'id') as tile from (
         select current_from as id, ${columns.join(', ')},
           ST_AsMVTGeom(ST_Transform(shape_valid, 3857), ST_TileEnvelope($2::int, $3::int, $4::int), 4096, 64) as geom
         from hazards
         where programme_id = $1 and role = 'accepted' and current_from is not null and current_to is null
           and shape_valid && ST_MakeEnvelope($5, $6, $7, $8, 4326)
       ) as features`,
      [programmeId, tile.z, tile.x, tile.y, ...edgesOf(tile)],
    ),
  )
  return row?.tile.length ?? 0
}

async function randomTiles({ engine, programmeId }: Programme, count: number): Promise<readonly Tile[]> {
  const places = await engine.transaction((session) =>
    session.query<{ longitude: number; latitude: number }>(
      `select ST_X(middle) as longitude, ST_Y(middle) as latitude
       from (select ST_Centroid(shape_valid) as middle from hazards
             where programme_id = $1 and shape_valid is not null order by record_id) as middles`,
      [programmeId],
    ),
  )
  const chance = new Chance(814)
  return Array.from({ length: count }, () => {
    const { longitude, latitude } = chance.pick(places)
    const z = chance.integer(8, 13)
    const side = 2 ** z
    const row = (1 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI) / 2
    return { z, x: Math.floor(((longitude + 180) / 360) * side), y: Math.floor(row * side) }
  })
}

async function timed<T>(work: () => Promise<T>): Promise<{ milliseconds: number; result: T }> {
  const started = performance.now()
  const result = await work()
  return { milliseconds: performance.now() - started, result }
}
