/** What is slow for whoever asks first, done before anybody waits for it. */
import { childrenOf, type Tile, wholeWorld } from '../core/tile/grid.js'
import { drawnKinds, neededView, type PublicView } from '../store/visibility.js'
import { extentNow } from './ogc/collection.js'
import type { RegisterReading } from './register-reading.js'
import { tileBytes } from './resources/tiles.js'

/** Kinds with more records are not drawn ahead: the embedded register would be kept from everybody for seconds. */
const mostDrawn = 50_000

/** A tile that took longer is followed by those of its four quarters: where it was quick, nobody will wait for them. */
const slowMilliseconds = 20

/** No more tiles of a kind than these; one is a few ten kilobytes. */
const mostTiles = 200

/**
 * Loads PostGIS, which takes the embedded engine seconds at the first statement that uses it, and a server nothing; then
 * keeps what a map asks first, layers and the tiles that are slow to draw, with their signs gathered as a page asks for
 * them. Each is read by itself, so that who comes meanwhile is answered in between. Ends early where `isEnded` says so.
 */
export async function warmUp(register: RegisterReading, isEnded: () => boolean): Promise<void> {
  await register.read(({ session }) => session.query('select st_asgeojson(st_point(0, 0))'))
  for (const view of drawnKinds.map(neededView)) {
    if (isEnded()) return
    const { items } = await register.read((reading) => extentNow(reading, view))
    if (items > 0 && items <= mostDrawn) await drawAhead(register, view, isEnded)
  }
}

async function drawAhead(register: RegisterReading, view: PublicView, isEnded: () => boolean): Promise<void> {
  const tiles: Tile[] = [wholeWorld]
  for (const tile of tiles) {
    if (isEnded()) return
    const begun = performance.now()
    await register.read((reading) =>
      tileBytes(reading, view, tile, { days: null, asOf: null, isClustered: true }),
    )
    if (performance.now() - begun > slowMilliseconds && tiles.length < mostTiles)
      tiles.push(...childrenOf(tile))
  }
}
