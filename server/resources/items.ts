/** GET /ogc/collections/{collection}/items: pages of records. */
import type { Hono } from 'hono'
import type { Asked, Grid, Item } from '../../store/served/items.js'
import { countItems, itemsPage } from '../../store/served/items.js'
import type { PublicView } from '../../store/visibility.js'
import {
  afterOf,
  asOfOf,
  boxesOf,
  daysOf,
  filterColumns,
  gridOf,
  limitOf,
  listParameters,
  wantedOf,
} from '../ogc/asked.js'
import { gridsNow, viewOfCollection } from '../ogc/collection.js'
import { featureText, namesFor } from '../ogc/features.js'
import { itemsPageHtml } from '../ogc/items-html.js'
import type { Link } from '../ogc/links.js'
import { hrefOf, linkHeader, selfLinks } from '../ogc/links.js'
import type { Format } from '../ogc/representation.js'
import { formatOf, geojsonType, html, json } from '../ogc/representation.js'
import { readParameters } from '../parameters.js'
import type { Call, Serving, Variables } from '../serving.js'

/** A page of items and what is said about it. */
export interface ItemsFound {
  readonly view: PublicView
  readonly items: readonly Item[]
  readonly matched: number
  readonly links: readonly Link[]
}

export function addItems(app: Hono<{ Variables: Variables }>, { now }: Serving): void {
  app.get('/ogc/collections/:collection/items', async (call) => {
    const view = viewOfCollection(call.req.param('collection'))
    const names = [...listParameters, ...filterColumns(view).map(({ name }) => name)]
    const given = readParameters(call, names)
    const format = formatOf(call, given)
    const reading = call.get('reading')
    const grids = await gridsNow(reading, view)
    const grid = gridOf(given, grids)
    const asked: Asked = { boxes: boxesOf(given, grids), days: daysOf(given), wanted: wantedOf(given, view) }
    const found = await find(call, view, { given, asked, grid, format })
    call.header('Link', linkHeader(found.links))
    call.header('Content-Crs', `<${grid.uri}>`)
    const places = await namesFor(reading, view)
    if (format === 'html') return html(call, itemsPageHtml(call, found, places))
    const features = found.items.map((item) => featureText(view, item, places)).join(',\n')
    return json(
      call,
      `{"type":"FeatureCollection","timeStamp":"${now().toISOString()}","numberMatched":${found.matched},"numberReturned":${found.items.length},"links":${JSON.stringify(found.links)},"features":[\n${features}\n]}\n`,
      geojsonType,
    )
  })
}

interface Request {
  readonly given: ReadonlyMap<string, string>
  readonly asked: Asked
  readonly grid: Grid
  readonly format: Format
}

async function find(
  call: Call,
  view: PublicView,
  { given, asked, grid, format }: Request,
): Promise<ItemsFound> {
  const reading = call.get('reading')
  const { session, programmeId, entry } = reading
  const known = { programmeId, asOf: asOfOf(given, entry) }
  const limit = limitOf(given)
  const page = { ...asked, grid, limit: limit + 1, after: afterOf(given) }
  const rows = await itemsPage(session, view, known, page)
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  const filter = JSON.stringify([
    view.kind.kind,
    asked.boxes,
    asked.days,
    asked.wanted.map(({ column, value }) => [column.name, value]),
    known.asOf,
  ])
  const matched =
    page.after === null && last === undefined
      ? items.length
      : await reading.kept(`count ${filter}`, () => countItems(session, view, known, asked))
  const path = `/ogc/collections/${view.kind.kind}/items`
  const query = Object.fromEntries(given)
  // The pages of one list are of one moment: what is recorded while somebody reads is not half in it.
  const next = { ...query, limit, asOf: known.asOf ?? entry, after: last?.record_id, f: format }
  const base = call.get('base')
  const links: readonly Link[] = [
    ...selfLinks(base, path, { format, query, jsonType: geojsonType }),
    ...(last === undefined
      ? []
      : [
          {
            href: hrefOf(base, path, next),
            rel: 'next',
            type: format === 'json' ? geojsonType : 'text/html',
            title: 'the next page',
          },
        ]),
    {
      href: hrefOf(base, `/ogc/collections/${view.kind.kind}`),
      rel: 'collection',
      type: 'application/json',
      title: 'the collection',
    },
  ]
  return { view, items, matched, links }
}
