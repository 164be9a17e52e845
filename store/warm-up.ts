/** What the embedded engine does once and slowly, done before anybody waits for it. */
import type { Programme } from './programme.js'
import { drawTile } from './served/draw-tile.js'
import { extentOf } from './served/extents.js'
import { drawnKinds, neededView } from './visibility.js'

const wholeWorld = { z: 0, x: 0, y: 0 }

/** More than these are not drawn for the warmth alone. */
const mostDrawn = 50_000

/**
 * Loads PostGIS, which takes the embedded engine seconds at the first statement that uses it, and a server nothing; then
 * asks what a map asks first, a transaction each, so that who comes meanwhile is answered in between.
 */
export async function warmUp({
  engine,
  programmeId,
}: Pick<Programme, 'engine' | 'programmeId'>): Promise<void> {
  const known = { programmeId, asOf: null }
  await engine.transaction((session) => session.query('select st_asgeojson(st_point(0, 0))'))
  for (const view of drawnKinds.map(neededView)) {
    const { items } = await engine.transaction((session) => extentOf(session, view, known))
    if (items > 0 && items <= mostDrawn)
      await engine.transaction((session) =>
        drawTile(session, view, { ...known, isClustered: true }, wholeWorld),
      )
  }
}
