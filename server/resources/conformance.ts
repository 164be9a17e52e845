/** GET /ogc/conformance: the classes that the service follows (OGC 17-069r4, 7.4). */
import type { Hono } from 'hono'
import { escapeHtml } from '../../core/document/html.js'
import { pageOf } from '../html.js'
import { footOf } from '../ogc/foot.js'
import { hrefOf, linkHeader, selfLinks } from '../ogc/links.js'
import { formatOf, html, json } from '../ogc/representation.js'
import { readParameters } from '../parameters.js'
import type { Variables } from '../serving.js'

const part = (number: number, name: string): string =>
  `http://www.opengis.net/spec/ogcapi-features-${number}/1.0/conf/${name}`

/** Tested here by the abstract tests of the standards, and by no body that certifies. */
export const conformanceClasses: readonly string[] = [
  part(1, 'core'),
  part(1, 'oas30'),
  part(1, 'html'),
  part(1, 'geojson'),
  part(2, 'crs'),
]

export function addConformance(app: Hono<{ Variables: Variables }>): void {
  app.get('/ogc/conformance', (call) => {
    const format = formatOf(call, readParameters(call, ['f']))
    const base = call.get('base')
    const links = selfLinks(base, '/ogc/conformance', { format })
    call.header('Link', linkHeader(links))
    if (format === 'json') return json(call, { conformsTo: conformanceClasses, links })
    const list = conformanceClasses.map((each) => `<li>${escapeHtml(each)}</li>`).join('\n')
    return html(
      call,
      pageOf({
        title: 'Conformance',
        path: [{ href: hrefOf(base, '/ogc'), text: 'Service' }],
        body: `<p>Tested by the abstract tests of OGC 17-069r4 and 18-058; not CITE-certified.</p><ul>${list}</ul>`,
        foot: footOf(call),
      }),
    )
  })
}
