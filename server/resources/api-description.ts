/** GET /ogc/api: the description of the service, for programs and for people. */
import type { Hono } from 'hono'
import { escapeHtml } from '../../core/document/html.js'
import { drawnKinds } from '../../store/visibility.js'
import { pageOf, table, valueText } from '../html.js'
import { viewOfCollection } from '../ogc/collection.js'
import { footOf } from '../ogc/foot.js'
import { hrefOf } from '../ogc/links.js'
import { openApiDocument, openApiType } from '../ogc/open-api.js'
import { formatOf, html, json } from '../ogc/representation.js'
import { readParameters } from '../parameters.js'
import type { Call, Variables } from '../serving.js'

/** The version of what is served, which changes when a client would notice. */
const apiVersion = '1.0.0'

export function addApiDescription(app: Hono<{ Variables: Variables }>): void {
  app.get('/ogc/api', (call) => {
    const format = formatOf(call, readParameters(call, ['f']))
    const base = call.get('base')
    const { settings } = call.get('reading')
    const views = drawnKinds.map(({ kind }) => viewOfCollection(kind))
    const document = openApiDocument(views, { title: settings.name, base, version: apiVersion })
    if (format === 'json') return json(call, document, openApiType)
    return html(call, page(call, document))
  })
}

interface Described {
  readonly get: {
    readonly summary: string
    readonly parameters: readonly { readonly $ref?: string; readonly name?: string }[]
  }
}

function page(call: Call, document: Readonly<Record<string, unknown>>): string {
  const paths = Object.entries(document.paths as Readonly<Record<string, Described>>)
  const rows = paths.map(([path, { get }]) => [
    `<code>${escapeHtml(path)}</code>`,
    escapeHtml(get.summary),
    valueText(get.parameters.map(({ $ref, name }) => name ?? $ref?.split('/').at(-1)).join(', ')),
  ])
  return pageOf({
    title: 'Description of the service',
    path: [{ href: hrefOf(call.get('base'), '/ogc'), text: 'Service' }],
    body: `<p>Every address answers to GET and HEAD, with JSON or, asked with f=html, with a page. A parameter that is not known is refused.</p>${table(['address', 'what', 'parameters'], rows)}`,
    foot: footOf(call),
    wide: true,
  })
}
