/** The description of one collection (OGC 17-069r4, 7.13 and 7.14; OGC 18-058, 6.2). */
import type { Extent } from '../../store/served/extents.js'
import { extentOf } from '../../store/served/extents.js'
import type { PublicView } from '../../store/visibility.js'
import { drawnKinds, publicView } from '../../store/visibility.js'
import { problem } from '../problems.js'
import type { Reading } from '../register-reading.js'
import type { NamedGrid } from './grids.js'
import { crs84, gridsOf } from './grids.js'
import type { Link } from './links.js'
import { hrefOf, selfLinks } from './links.js'
import { geojsonType } from './representation.js'

const gregorian = 'http://www.opengis.net/def/uom/ISO-8601/0/Gregorian'

/** The view of a collection; throws `collection-unknown`. */
export function viewOfCollection(collection: string): PublicView {
  const kind = drawnKinds.find((each) => each.kind === collection)
  const view = kind ? publicView(kind) : null
  if (!view) throw problem.collectionUnknown({ collection, known: drawnKinds.map((each) => each.kind) })
  return view
}

/** Where and when its records lie, as of the last entry. */
export function extentNow(reading: Reading, view: PublicView): Promise<Extent> {
  const { session, programmeId } = reading
  return reading.kept(`extent ${view.kind.kind}`, () => extentOf(session, view, { programmeId, asOf: null }))
}

/** The grids that a collection is given in. */
export async function gridsNow(reading: Reading, view: PublicView): Promise<readonly NamedGrid[]> {
  return gridsOf((await extentNow(reading, view)).edges)
}

/** The document of a collection. */
export function collectionDocument(
  view: PublicView,
  extent: Extent,
  { base, format }: { readonly base: string; readonly format: 'json' | 'html' },
) {
  const { kind, label, about } = view.kind
  const path = `/ogc/collections/${kind}`
  const { edges, from, until } = extent
  const spatial = edges === null ? {} : { spatial: { bbox: [edges], crs: crs84.uri } }
  const dated = from !== null || until !== null
  const temporal = dated
    ? {
        temporal: { interval: [[instant(from, 'T00:00:00Z'), instant(until, 'T23:59:59Z')]], trs: gregorian },
      }
    : {}
  return {
    id: kind,
    title: label,
    description: about,
    itemType: 'feature',
    ...(edges !== null || dated ? { extent: { ...spatial, ...temporal } } : {}),
    crs: gridsOf(edges).map(({ uri }) => uri),
    storageCrs: crs84.uri,
    links: [...selfLinks(base, path, { format }), ...itemLinks(base, path, kind)],
  }
}

function instant(day: string | null, time: string): string | null {
  return day === null ? null : `${day}${time}`
}

function itemLinks(base: string, path: string, kind: string): readonly Link[] {
  return [
    { href: hrefOf(base, `${path}/items`), rel: 'items', type: geojsonType, title: 'the records as GeoJSON' },
    {
      href: hrefOf(base, `${path}/items`, { f: 'html' }),
      rel: 'items',
      type: 'text/html',
      title: 'the records as HTML',
    },
    {
      href: hrefOf(base, `/tiles/${kind}`),
      rel: 'related',
      type: 'application/json',
      title: 'the records as vector tiles (TileJSON)',
    },
  ]
}
