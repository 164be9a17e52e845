/** /api/tiles: the layers of the map for staff. They draw what anybody may see, also where the public services are closed. */
import { z } from 'zod'
import type { Account } from '../../../core/access/account.js'
import { sourcesOfBoundaries } from '../../../store/import/boundary-sets.js'
import { problem } from '../../../store/programme-problems.js'
import { namesOfRecords } from '../../../store/staff/one-record.js'
import { asStaff, scopeOfAccount } from '../../../store/staff/staff-role.js'
import { drawnKinds } from '../../../store/visibility.js'
import { extentNow, viewOfCollection } from '../../ogc/collection.js'
import type { Reading } from '../../register-reading.js'
import { tileBytes, tileNamed, tileType } from '../../resources/tiles.js'
import { fromZero } from '../forms.js'
import { needAccount, type Route, route } from '../route.js'

export const mapRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/tiles',
    access: 'read_register',
    summary:
      'The layers that have something to draw: their kind, west, south, east and north of it, and its first and last day; and of each kind how many of its records have no position and no shape, so that no map shows them. boundaries names the sources of the boundaries of places.',
    run: async ({ reading, account }) => {
      const layers = []
      const unplaced = []
      for (const { kind } of drawnKinds) {
        const extent = await extentNow(reading, viewOfCollection(kind))
        const { edges, from, until, items } = extent
        if (edges !== null) layers.push({ kind, edges, from, until })
        if (extent.unplaced > 0) unplaced.push({ kind, records: extent.unplaced, of: items })
      }
      const hasPlaces = layers.some(({ kind }) => kind === 'place')
      const boundaries = hasPlaces ? await sourcesNamed(reading, needAccount(account)) : []
      return { layers, unplaced, source: reading.settings.name, boundaries, entry: reading.entry }
    },
  }),
  route({
    method: 'GET',
    path: '/api/tiles/{layer}/{z}/{x}/{y}',
    access: 'read_register',
    summary:
      'A tile of one layer, or of several with commas between, as a Mapbox Vector Tile: every record that is known now, or those of some days (what has no date is of none), or as known at an entry. With clusters=yes, points that lie close are one with the property count, up to zoom 11; hazards and minefield records never are.',
    query: z.strictObject({
      from: z.iso.date().optional(),
      until: z.iso.date().optional(),
      entry: fromZero.optional(),
      clusters: z.enum(['yes', 'no']).default('no'),
    }),
    run: async ({ call, reading, path, query }) => {
      const { from = null, until = null, entry = null } = query
      if (entry !== null && entry > reading.entry) throw problem.entryUnknown({ entry, size: reading.entry })
      const days = from === null && until === null ? null : { from, until }
      const asked = { days, asOf: entry, isClustered: query.clusters === 'yes' }
      // The layers of a tile follow one another (MVT 2.1, 4.1): tiles of one layer each, end to end, are one of all.
      const tile = tileNamed(path)
      const layers: Uint8Array[] = []
      for (const view of new Set((path.layer ?? '').split(',').map(viewOfCollection)))
        layers.push(await tileBytes(reading, view, tile, asked))
      call.header('Content-Type', tileType)
      return call.body(Buffer.concat(layers), 200)
    },
  }),
]

/** Each by its name or number, or where it has neither by its id. */
async function sourcesNamed(reading: Reading, account: Account): Promise<readonly string[]> {
  const { session, programmeId } = reading
  const sources = await reading.kept('sources of boundaries', () => sourcesOfBoundaries(session, programmeId))
  const scope = await scopeOfAccount(session, programmeId, account)
  const named = await asStaff(session, scope, (staff) => namesOfRecords(staff, sources))
  return [...new Set(named.map(({ id, name }) => name ?? id))].sort()
}
