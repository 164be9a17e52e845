/** GET /ogc/collections/{collection}/items: pages of records. */
import type { Hono } from 'hono'
import type { Known } from '../../store/served/conditions.js'
import type { Asked, Item } from '../../store/served/items.js'
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
import type { NamedGrid } from '../ogc/grids.js'
import { itemsPageHtml } from '../ogc/items-html.js'
import type { Link } from '../ogc/links.js'
import { hrefOf, linkHeader, selfLinks } from '../ogc/links.js'
import type { Format } from '../ogc/representation.js'
import { formatOf, geojsonType, html, json } from '../ogc/representation.js'
import { readParameters } from '../parameters.js'
import type { Reading } from '../register-reading.js'
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
  readonly grid: NamedGrid
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
  const filter = filterKey(view, asked, known)
  const rows = await pageOrAhead(reading, filter, { view, known, page })
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
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

function filterKey({ kind }: PublicView, { boxes, days, wanted }: Asked, { asOf }: Known): string {
  const values = wanted.map(({ column, value }) => [column.name, value])
  return JSON.stringify([kind.kind, boxes, days, values, asOf])
}

type Page = Asked & { readonly limit: number; readonly after: string | null; readonly grid: NamedGrid }

/** Shorter pages are quick to make, and often the only one that is asked for. */
const leastAhead = 200

interface PageWanted {
  readonly view: PublicView
  readonly known: Known
  readonly page: Page
}

/**
 * A page, and the one after it begun, so that the database works while a program takes in this page: programs that read
 * a list read all of it. A person who reads pages does not ask for a thousand records.
 */
async function pageOrAhead(
  reading: Reading,
  filter: string,
  { view, known, page }: PageWanted,
): Promise<readonly Item[]> {
  const keyOf = (after: string | null) => `page ${filter} ${page.grid.uri} ${page.limit} ${after}`
  const read =
    (after: string | null) =>
    ({ session }: Reading) =>
      itemsPage(session, view, known, { ...page, after })
  const rows = await reading.taken(keyOf(page.after), read(page.after))
  const last = rows[page.limit - 2]
  if (last && rows.length === page.limit && page.limit > leastAhead)
    reading.begin(keyOf(last.record_id), read(last.record_id))
  return rows
}
