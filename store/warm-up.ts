/** What the embedded engine does once and slowly, done before anybody waits for it. */
import type { Programme } from './programme.js'
import { drawTile } from './served/draw-tile.js'
import { drawnKinds, neededView } from './visibility.js'

/** Ten metres of the Pacific, where nothing lies in whatever register. */
const emptyTile = { z: 22, x: 0, y: 2 ** 21 }

/**
 * Loads PostGIS, which takes the embedded engine seconds at the first statement that uses it, and a server nothing; then
 * the statements of the map, one transaction each, so that who asks meanwhile is answered between them.
 */
export async function warmUp({
  engine,
  programmeId,
}: Pick<Programme, 'engine' | 'programmeId'>): Promise<void> {
  await engine.transaction((session) => session.query('select st_asgeojson(st_point(0, 0))'))
  for (const kind of drawnKinds)
    await engine.transaction((session) =>
      drawTile(session, neededView(kind), { programmeId, asOf: null, isClustered: true }, emptyTile),
    )
}
