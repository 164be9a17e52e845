/** /api/tiles: the layers of the map for staff. They draw what anybody may see, also where the public services are closed. */
import { drawnKinds, neededView } from '../../../store/visibility.js'
import { extentNow, viewOfCollection } from '../../ogc/collection.js'
import { tileBytes, tileType } from '../../resources/tiles.js'
import { type Route, route } from '../route.js'

export const mapRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/tiles',
    access: 'read_register',
    summary: 'The layers that have something to draw: their kind, and west, south, east and north of it.',
    run: async ({ reading }) => {
      const layers = []
      for (const kind of drawnKinds) {
        const { edges } = await extentNow(reading, neededView(kind))
        if (edges !== null) layers.push({ kind: kind.kind, edges })
      }
      return { layers, source: reading.settings.name, entry: reading.entry }
    },
  }),
  route({
    method: 'GET',
    path: '/api/tiles/{layer}/{z}/{x}/{y}',
    access: 'read_register',
    summary: 'A tile of a layer as a Mapbox Vector Tile.',
    run: async ({ call, reading, path }) => {
      const bytes = await tileBytes(reading, viewOfCollection(path.layer ?? ''), path)
      call.header('Content-Type', tileType)
      return call.body(Buffer.from(bytes), 200)
    },
  }),
]
