/** GET /ogc: where a client begins (OGC 17-069r4, 7.2). */
import type { Hono } from 'hono'
import { escapeHtml } from '../../core/document/html.js'
import { anchor, pageOf } from '../html.js'
import { footOf } from '../ogc/foot.js'
import type { Link } from '../ogc/links.js'
import { hrefOf, linkHeader, selfLinks } from '../ogc/links.js'
import { openApiType } from '../ogc/open-api.js'
import { formatOf, html, json } from '../ogc/representation.js'
import { readParameters } from '../parameters.js'
import type { Call, Serving, Variables } from '../serving.js'

export function addLandingPage(app: Hono<{ Variables: Variables }>, { register }: Serving): void {
  const { code } = register.programme
  const answer = (call: Call): Response => {
    const format = formatOf(call, readParameters(call, ['f']))
    const { settings } = call.get('reading')
    const links = linksOf(call.get('base'), format)
    const description = `Public records of the programme ${code}: hazards, activities, accidents and what else has a place on a map. What is held back is drawn as an area with a margin, without details.`
    call.header('Link', linkHeader(links))
    if (format === 'json') return json(call, { title: settings.name, description, links })
    return html(call, page(call, { title: settings.name, description, links }))
  }
  app.get('/ogc', answer)
  app.get('/ogc/', answer)
}

function linksOf(base: string, format: 'json' | 'html'): readonly Link[] {
  const link = (path: string, rel: string, type: string, title: string): Link => ({
    href: hrefOf(base, path),
    rel,
    type,
    title,
  })
  return [
    ...selfLinks(base, '/ogc', { format }),
    link('/ogc/api', 'service-desc', openApiType, 'the description of this service (OpenAPI 3.0)'),
    {
      ...link('/ogc/api', 'service-doc', 'text/html', 'the description of this service, to be read'),
      href: hrefOf(base, '/ogc/api', { f: 'html' }),
    },
    link('/ogc/conformance', 'conformance', 'application/json', 'the standards that this service follows'),
    link('/ogc/collections', 'data', 'application/json', 'the collections: one a kind of record'),
    link('/tiles', 'related', 'application/json', 'the same records as vector tiles'),
  ]
}

function page(
  call: Call,
  { title, description, links }: { title: string; description: string; links: readonly Link[] },
): string {
  const items = links
    .filter(({ rel }) => rel !== 'self')
    .map(({ href, title: text, type }) => `<li>${anchor({ href, text })} (${escapeHtml(type)})</li>`)
  const body = `<p>${escapeHtml(description)}</p><ul>${items.join('\n')}</ul>
<p>QGIS, ArcGIS and ogr2ogr read this address as an "OGC API - Features" service.</p>`
  return pageOf({ title, path: [], body, foot: footOf(call) })
}
