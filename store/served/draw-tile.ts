/** A vector tile of one kind, the same bytes on every engine. */

import { clusterPoints, deepestClustered } from '../../core/tile/cluster.js'
import type { Tile } from '../../core/tile/grid.js'
import { decimalsOf, placingOf } from '../../core/tile/grid.js'
import { readTwkb } from '../../core/tile/read-twkb.js'
import { writeTile } from '../../core/tile/write-tile.js'
import type { Session } from '../engine/engine.js'
import type { PublicView } from '../visibility.js'
import { type TileTime, tileRows } from './tile-rows.js'

/** The bytes of the tile (Mapbox Vector Tile 2.1); none where nothing is recorded in it. */
export async function drawTile(
  session: Session,
  view: PublicView,
  known: TileTime & { readonly isClustered?: boolean },
  tile: Tile,
): Promise<Uint8Array> {
  const placing = placingOf(tile, decimalsOf(tile.z))
  const rows = await tileRows(session, view, known, tile)
  const records = rows.map(({ properties, twkb }) => ({ properties, shapes: readTwkb(twkb, placing) }))
  const isClustered = known.isClustered === true && tile.z <= deepestClustered
  return writeTile(view.kind.kind, isClustered ? clusterPoints(view.kind.kind, records, tile) : records)
}
