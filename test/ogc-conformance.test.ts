/** The abstract tests of OGC 17-069r4 (Annex A) and OGC 18-058 (Annex A), each under its own identifier. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { served } from './served-register.js'
import { describeEngines, sharedRegister } from './support/registers.js'

interface Link {
  readonly href: string
  readonly rel: string
  readonly type: string
}
interface Collection {
  readonly id: string
  readonly links: readonly Link[]
  readonly crs: readonly string[]
  readonly storageCrs: string
  readonly extent?: {
    readonly spatial?: { readonly bbox: readonly (readonly number[])[] }
    readonly temporal?: { readonly interval: readonly (readonly (string | null)[])[] }
  }
}
interface Feature {
  readonly type: string
  readonly id: string
  readonly geometry: { readonly type: string; readonly coordinates: readonly number[] } | null
  readonly properties: Readonly<Record<string, unknown>>
  readonly links?: readonly Link[]
}
interface Features {
  readonly type: string
  readonly features: readonly Feature[]
  readonly links: readonly Link[]
  readonly timeStamp: string
  readonly numberMatched: number
  readonly numberReturned: number
}
interface OpenApi {
  readonly openapi: string
  readonly paths: Readonly<
    Record<
      string,
      {
        readonly get: {
          readonly parameters: readonly Record<string, unknown>[]
          readonly responses: Readonly<Record<string, unknown>>
        }
      }
    >
  >
  readonly components: {
    readonly parameters: Readonly<Record<string, { readonly schema: Readonly<Record<string, unknown>> }>>
  }
}

const crs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'
const epsg = (code: number) => `http://www.opengis.net/def/crs/EPSG/0/${code}`
const items = '/ogc/collections/place/items'
const encoded = encodeURIComponent

function rels(links: readonly Link[], rel: string): readonly string[] {
  return links.filter((link) => link.rel === rel).map(({ type }) => type)
}

describeEngines('OGC API Features', (kind) => {
  const shared = sharedRegister(kind)
  const service = served(shared)

  const places = (query: string) => service.json<Features>(`${items}?${query}`)
  const names = ({ features }: Features) => features.map(({ properties }) => properties.name)
  const point = (found: Features) => found.features[0]?.geometry?.coordinates ?? []
  const isNear = (one: readonly number[], other: readonly number[], within: number) =>
    ok(
      one.length === 2 && one.every((each, index) => Math.abs(each - (other[index] ?? Number.NaN)) < within),
      `${one} is not ${other}`,
    )

  async function status(path: string): Promise<number> {
    const answer = await service.get(path)
    await answer.arrayBuffer()
    return answer.status
  }

  test('/conf/core/http: HTTP 1.1, and HEAD answers as GET does without a body', async () => {
    const answer = await fetch(`${service.address}/ogc`, { method: 'HEAD' })
    equal(answer.status, 200)
    equal(await answer.text(), '')
    equal((await fetch(`${service.address}/ogc`, { method: 'POST' })).status, 405)
  })

  test('/conf/core/root-op, root-success: the landing page has its 4 links', async () => {
    const { links } = await service.json<{ links: readonly Link[] }>('/ogc')
    for (const rel of ['service-desc', 'service-doc', 'conformance', 'data']) {
      const link = links.find((each) => each.rel === rel)
      ok(link, rel)
      equal((await fetch(link.href)).status, 200, link.href)
    }
  })

  test('/conf/core/api-definition-op, api-definition-success: the description has the type of OpenAPI 3.0', async () => {
    const answer = await service.get('/ogc/api', { Accept: 'application/vnd.oai.openapi+json;version=3.0' })
    equal(answer.headers.get('content-type'), 'application/vnd.oai.openapi+json;version=3.0')
    match(((await answer.json()) as OpenApi).openapi, /^3\.0\.\d$/)
  })

  test('/conf/core/conformance-op, conformance-success: 5 classes', async () => {
    const { conformsTo } = await service.json<{ conformsTo: readonly string[] }>('/ogc/conformance')
    deepEqual(
      conformsTo.map((each) => each.replace('http://www.opengis.net/spec/', '')),
      ['core', 'oas30', 'html', 'geojson']
        .map((each) => `ogcapi-features-1/1.0/conf/${each}`)
        .concat('ogcapi-features-2/1.0/conf/crs'),
    )
  })

  test('/conf/core/fc-md-op, fc-md-success, fc-md-links, fc-md-items, fc-md-items-links: 11 collections', async () => {
    const { collections, links } = await service.json<{
      collections: readonly Collection[]
      links: readonly Link[]
    }>('/ogc/collections')
    deepEqual([rels(links, 'self'), rels(links, 'alternate')], [['application/json'], ['text/html']])
    equal(collections.length, 11)
    for (const { id, links: own } of collections) {
      deepEqual(rels(own, 'items'), ['application/geo+json', 'text/html'], id)
    }
  })

  test('/conf/core/fc-md-extent: every place lies in the extent, in space and time', async () => {
    const { extent } = await service.json<Collection>('/ogc/collections/place')
    deepEqual(extent?.spatial?.bbox, [[-179.5, -16, 180, 41]])
    deepEqual(extent?.temporal?.interval, [['2040-01-01T00:00:00Z', '2041-03-31T23:59:59Z']])
  })

  test('/conf/core/sfc-md-op, sfc-md-success: a collection says of itself what the list says', async () => {
    const { collections } = await service.json<{ collections: readonly Collection[] }>('/ogc/collections')
    for (const each of collections) deepEqual(await service.json(`/ogc/collections/${each.id}`), each)
    equal(await status('/ogc/collections/nothing'), 404)
  })

  test('/conf/core/fc-op, fc-response, fc-links, fc-timeStamp, fc-numberMatched, fc-numberReturned', async () => {
    const found = await service.json<Features>(items)
    deepEqual(
      [found.type, found.features.length, found.numberMatched, found.numberReturned],
      ['FeatureCollection', 25, 25, 25],
    )
    equal(found.timeStamp, '2044-06-01T12:00:00.000Z')
    deepEqual(
      [rels(found.links, 'self'), rels(found.links, 'alternate'), rels(found.links, 'next')],
      [['application/geo+json'], ['text/html'], []],
    )
  })

  test('/conf/core/fc-limit-definition, fc-limit-response: 10 a page gives 10, 10 and 5, and 99999 is no error', async () => {
    const api = await service.json<OpenApi>('/ogc/api')
    deepEqual(api.components.parameters.limit?.schema, {
      type: 'integer',
      minimum: 1,
      maximum: 10_000,
      default: 1000,
    })
    const sizes: number[] = []
    const seen = new Set<string>()
    for (let href: string | undefined = `${service.address}${items}?limit=10`; href; ) {
      const page = (await (await fetch(href)).json()) as Features
      sizes.push(page.numberReturned)
      equal(page.numberMatched, 25)
      for (const { id } of page.features) seen.add(id)
      href = page.links.find(({ rel }) => rel === 'next')?.href
    }
    deepEqual([sizes, seen.size], [[10, 10, 5], 25])
    equal((await places('limit=99999')).numberReturned, 25)
    equal(
      (await places('limit=25')).links.some(({ rel }) => rel === 'next'),
      false,
    )
  })

  test('/conf/core/fc-bbox-definition, fc-bbox-response: only what touches the box', async () => {
    deepEqual(names(await places('bbox=9.95,39.95,10.15,40.06')), ['Town 1', 'Town 2'])
    deepEqual(names(await places('bbox=9.95,39.95,-5,10.15,40.06,900')), ['Town 1', 'Town 2'])
    equal((await places('bbox=-20,-20,-10,-10')).numberMatched, 0)
  })

  test('a box over the antimeridian finds the 3 islands on both sides of it', async () => {
    deepEqual(names(await places('bbox=179,-20,-179,-10')), [
      'Island at 179.5',
      'Island at -179.5',
      'Island at 180',
    ])
    deepEqual(names(await places('bbox=179.8,-20,-179.8,-10')), ['Island at 180'])
  })

  test('/conf/core/fc-time-definition, fc-time-response: days, times and open ends', async () => {
    equal((await places('datetime=2041-03-15')).numberMatched, 3)
    equal((await places('datetime=2041-03-31T20:00:00Z/..')).numberMatched, 3)
    equal((await places('datetime=../2040-12-31')).numberMatched, 22)
    equal((await places('datetime=2040-01-02/2041-02-28')).numberMatched, 0)
    const accidents = await service.json<Features>('/ogc/collections/accident/items?datetime=2040-02-01')
    equal(accidents.numberMatched, 1, 'the day of an accident is public to the month')
    equal((await service.json<Features>('/ogc/collections/accident/items')).numberMatched, 3)
  })

  test('/conf/core/query-param-unknown: 400', async () => {
    for (const path of [
      '/ogc',
      '/ogc/api',
      '/ogc/conformance',
      '/ogc/collections',
      '/ogc/collections/place',
      items,
    ])
      equal(await status(`${path}?colour=red`), 400, path)
  })

  test('/conf/core/query-param-invalid: 400 for 16 values that are none', async () => {
    const wrong = [
      'limit=0',
      'limit=-1',
      'limit=ten',
      'bbox=1,2,3',
      'bbox=1,2,x,4',
      'bbox=1,5,2,4',
      'bbox=1,2,3,95',
      'bbox=NaN,1,2,3',
      'datetime=yesterday',
      'datetime=2041-02-30',
      'datetime=2042-01-01/2041-01-01',
      'datetime=../..',
      'after=1',
      'asOf=99999',
      'level=town',
      'datetime=%00',
    ]
    for (const query of wrong) equal(await status(`${items}?${query}`), 400, query)
    equal(await status(`${items}?limit=1&limit=2`), 400)
  })

  test('/conf/core/f-op, f-success, f-links: one record by its id', async () => {
    const id = '00000000-0000-7000-8900-000000000001'
    const feature = await service.json<Feature>(`${items}/${id}`)
    deepEqual(
      [feature.type, feature.id, feature.geometry],
      ['Feature', id, { type: 'Point', coordinates: [10, 40] }],
    )
    deepEqual(
      [feature.properties.name, feature.properties.population, feature.properties.drawn_as],
      ['Town 1', 100, 'as_recorded'],
    )
    for (const rel of ['self', 'alternate', 'collection'])
      equal(rels(feature.links ?? [], rel).length, 1, rel)
    equal(await status(`${items}/00000000-0000-7000-8900-0000000000ff`), 404)
    equal(await status(`${items}/nothing`), 404)
    equal(await status(`${items}/%00`), 404)
  })

  test('/conf/core/crs84: without crs the answer is longitude, latitude, and says so', async () => {
    const answer = await service.get(`${items}?limit=2`)
    equal(answer.headers.get('content-crs'), `<${crs84}>`)
    deepEqual(((await answer.json()) as Features).features[1]?.geometry?.coordinates, [10, 40])
  })

  test('/conf/oas30/definition-1, definition-2, completeness, oas-impl: every address that is described answers', async () => {
    const api = await service.json<OpenApi>('/ogc/api')
    equal(Object.keys(api.paths).length, 5 - 1 + 11 * 3)
    for (const path of Object.keys(api.paths).filter((each) => !each.includes('{')))
      equal(await status(path), 200, path)
  })

  test('/conf/oas30/exception-codes: 400 and 404 are described, and are problem+json', async () => {
    const api = await service.json<OpenApi>('/ogc/api')
    for (const { get } of Object.values(api.paths))
      deepEqual(Object.keys(get.responses), ['200', '400', '403', '404', '500'])
    const answer = await service.get(`${items}?limit=0`)
    equal(answer.headers.get('content-type'), 'application/problem+json')
    const { title, status: code, detail } = (await answer.json()) as Record<string, unknown>
    deepEqual([title, code], ['parameter-invalid', 400])
    equal(detail, 'The parameter limit cannot be "0": give a whole number of at least 1.')
  })

  test('/conf/geojson/definition, content: media type and RFC 7946', async () => {
    for (const path of [items, `${items}/00000000-0000-7000-8900-000000000001`]) {
      const answer = await service.get(path)
      equal(answer.headers.get('content-type'), 'application/geo+json')
      await answer.json()
    }
  })

  test('/conf/html/definition, content: every document is a page too, with the same values escaped', async () => {
    const pages = [
      '/ogc',
      '/ogc/api',
      '/ogc/conformance',
      '/ogc/collections',
      '/ogc/collections/place',
      items,
      `${items}/00000000-0000-7000-8900-000000000000`,
    ]
    for (const path of pages) {
      for (const answer of [
        await service.get(`${path}?f=html`),
        await service.get(path, { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }),
      ]) {
        equal(answer.headers.get('content-type'), 'text/html; charset=utf-8', path)
        match(await answer.text(), /^<!doctype html>[\s\S]*Invented &lt;register&gt;[\s\S]*<\/html>\n$/)
      }
    }
    match(await (await service.get(`${items}?f=html`)).text(), /North &lt;Ildoma&gt; &amp; &quot;Coast&quot;/)
  })

  test('/conf/crs/crs-uri, default-crs, storageCrs: every collection names its grids, CRS84 first', async () => {
    const { collections, crs } = await service.json<{
      collections: readonly Collection[]
      crs: readonly string[]
    }>('/ogc/collections')
    deepEqual(crs, [crs84, epsg(4326), epsg(3857)])
    for (const each of collections) {
      equal(each.crs[0], crs84)
      ok(each.crs.includes(each.storageCrs))
    }
    deepEqual(collections.find(({ id }) => id === 'hazard')?.crs.slice(3), [epsg(32632)])
  })

  test('/conf/crs/crs-parameter, crs-parameter-default, crs-parameter-transform: 4326 is latitude first, 3857 metres', async () => {
    const town = 'name=Town%2011'
    isNear(point(await places(town)), [11, 40.5], 1e-9)
    isNear(point(await places(`${town}&crs=${encoded(crs84)}`)), [11, 40.5], 1e-9)
    isNear(point(await places(`${town}&crs=${encoded(epsg(4326))}`)), [40.5, 11], 1e-9)
    isNear(point(await places(`${town}&crs=${encoded(epsg(3857))}`)), [1224514.3988, 4938869.1758], 0.01)
    const answer = await service.get(`${items}?crs=${encoded(epsg(3857))}`)
    equal(answer.headers.get('content-crs'), `<${epsg(3857)}>`)
    await answer.arrayBuffer()
  })

  test('/conf/crs/crs-parameter-invalid, bbox-crs-parameter-invalid: 400', async () => {
    for (const name of ['crs', 'bbox-crs'])
      for (const value of [epsg(999999), 'EPSG:4326', ''])
        equal(await status(`${items}?bbox=1,2,3,4&${name}=${encoded(value)}`), 400, `${name}=${value}`)
  })

  test('/conf/crs/bbox-crs-parameter, bbox-crs-parameter-default: the same box in 3 grids finds the same 2 towns', async () => {
    const boxes = [
      `bbox=9.95,39.95,10.15,40.06&bbox-crs=${encoded(crs84)}`,
      `bbox=39.95,9.95,40.06,10.15&bbox-crs=${encoded(epsg(4326))}`,
      `bbox=1107629,4858000,1129893,4874500&bbox-crs=${encoded(epsg(3857))}`,
    ]
    for (const box of boxes) deepEqual(names(await places(box)), ['Town 1', 'Town 2'], box)
  })
})
