/** GET /ogc/collections/{collection}/items/{id}: one record. */
import type { Hono } from 'hono'
import { itemById } from '../../store/served/items.js'
import { asOfOf, gridOf, isUuid } from '../ogc/asked.js'
import { gridsNow, viewOfCollection } from '../ogc/collection.js'
import { featureText, namesFor } from '../ogc/features.js'
import { itemPageHtml } from '../ogc/items-html.js'
import type { Link } from '../ogc/links.js'
import { hrefOf, linkHeader, selfLinks } from '../ogc/links.js'
import { formatOf, geojsonType, html, json } from '../ogc/representation.js'
import { readParameters } from '../parameters.js'
import { problem } from '../problems.js'
import type { Variables } from '../serving.js'

export function addItem(app: Hono<{ Variables: Variables }>): void {
  app.get('/ogc/collections/:collection/items/:id', async (call) => {
    const view = viewOfCollection(call.req.param('collection'))
    const given = readParameters(call, ['crs', 'asOf', 'f'])
    const format = formatOf(call, given)
    const reading = call.get('reading')
    const { session, programmeId, entry } = reading
    const grid = gridOf(given, await gridsNow(reading, view))
    const id = call.req.param('id')
    const collection = view.kind.kind
    const known = { programmeId, asOf: asOfOf(given, entry) }
    const item = isUuid(id) ? await itemById(session, view, known, { recordId: id, grid }) : null
    if (!item) throw problem.itemUnknown({ collection, id })
    const base = call.get('base')
    const path = `/ogc/collections/${collection}`
    const links: readonly Link[] = [
      ...selfLinks(base, `${path}/items/${id}`, {
        format,
        query: Object.fromEntries(given),
        jsonType: geojsonType,
      }),
      { href: hrefOf(base, path), rel: 'collection', type: 'application/json', title: 'the collection' },
    ]
    call.header('Link', linkHeader(links))
    call.header('Content-Crs', `<${grid.uri}>`)
    const names = await namesFor(reading, view)
    if (format === 'html') return html(call, itemPageHtml(call, { view, item }, names))
    const feature = featureText(view, item, names)
    return json(call, `${feature.slice(0, -1)},"links":${JSON.stringify(links)}}\n`, geojsonType)
  })
}
