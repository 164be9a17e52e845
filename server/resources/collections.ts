/** GET /ogc/collections and /ogc/collections/{collection}. */
import type { Hono } from 'hono'
import { escapeHtml } from '../../core/document/html.js'
import { drawnKinds } from '../../store/visibility.js'
import { anchor, definitions, pageOf, table, valueText } from '../html.js'
import { collectionDocument, extentNow, viewOfCollection } from '../ogc/collection.js'
import { footOf } from '../ogc/foot.js'
import { crs84, gridsOf } from '../ogc/grids.js'
import { hrefOf, linkHeader, selfLinks } from '../ogc/links.js'
import { formatOf, html, json } from '../ogc/representation.js'
import { readParameters } from '../parameters.js'
import type { Call, Variables } from '../serving.js'

export function addCollections(app: Hono<{ Variables: Variables }>): void {
  app.get('/ogc/collections', answerAll)
  app.get('/ogc/collections/:collection', answerOne)
}

async function answerAll(call: Call): Promise<Response> {
  const format = formatOf(call, readParameters(call, ['f']))
  const base = call.get('base')
  const reading = call.get('reading')
  const collections = []
  const rows: (readonly string[])[] = []
  for (const { kind } of drawnKinds) {
    const view = viewOfCollection(kind)
    const extent = await extentNow(reading, view)
    collections.push(collectionDocument(view, extent, { base, format: 'json' }))
    const link = anchor({
      href: hrefOf(base, `/ogc/collections/${kind}`, { f: 'html' }),
      text: view.kind.label,
    })
    rows.push([link, String(extent.items), escapeHtml(view.kind.about)])
  }
  const links = selfLinks(base, '/ogc/collections', { format })
  call.header('Link', linkHeader(links))
  if (format === 'json') return json(call, { links, crs: gridsOf(null).map(({ uri }) => uri), collections })
  return html(
    call,
    pageOf({
      title: 'Collections',
      path: [{ href: hrefOf(base, '/ogc'), text: 'Service' }],
      body: table(['collection', 'records', 'what it is'], rows),
      foot: footOf(call),
    }),
  )
}

async function answerOne(call: Call): Promise<Response> {
  const view = viewOfCollection(call.req.param('collection') ?? '')
  const format = formatOf(call, readParameters(call, ['f']))
  const base = call.get('base')
  const extent = await extentNow(call.get('reading'), view)
  const document = collectionDocument(view, extent, { base, format })
  call.header('Link', linkHeader(document.links))
  if (format === 'json') return json(call, document)
  const { edges } = extent
  const others = document.links.filter(({ rel }) => rel !== 'self')
  const facts = definitions([
    ['records', String(extent.items)],
    ['west, south, east, north', edges === null ? '–' : edges.map((edge) => edge.toFixed(4)).join(', ')],
    ['from, until', `${extent.from ?? 'not dated'}, ${extent.until ?? 'not dated'}`],
    ['stored in', escapeHtml(crs84.uri)],
    ['given in', valueText(document.crs)],
  ])
  const columns = view.columns.map(({ name, type, label }) => [
    escapeHtml(name),
    escapeHtml(type),
    escapeHtml(label),
  ])
  const body = `<p>${escapeHtml(document.description)}</p>
<ul>${others.map(({ href, title }) => `<li>${anchor({ href, text: title })}</li>`).join('')}</ul>
${facts}<h2>Properties</h2>${table(['name', 'holds', 'what'], columns)}`
  const path = [
    { href: hrefOf(base, '/ogc'), text: 'Service' },
    { href: hrefOf(base, '/ogc/collections', { f: 'html' }), text: 'Collections' },
  ]
  return html(call, pageOf({ title: document.title, path, body, foot: footOf(call) }))
}
