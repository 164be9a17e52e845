/** The description of the service as OpenAPI 3.0 (OGC 17-069r4, 8.2), made from the definitions of the kinds. */
import { flatCodes } from '../../core/record/codes.js'
import type { PublicColumn, PublicView } from '../../store/visibility.js'
import { defaultLimit, filterColumns, mostLimit } from './asked.js'
import { geojsonType } from './representation.js'

/** The media type of OpenAPI 3.0 as the standard names it; GDAL and QGIS look for it. */
export const openApiType = 'application/vnd.oai.openapi+json;version=3.0'

type Part = Readonly<Record<string, unknown>>

/** The document. */
export function openApiDocument(
  views: readonly PublicView[],
  { title, base, version }: { readonly title: string; readonly base: string; readonly version: string },
): Part {
  return {
    openapi: '3.0.3',
    info: {
      title,
      version,
      description: 'Public records of a mine-action programme: OGC API Features and vector tiles.',
    },
    servers: [{ url: base }],
    tags: [{ name: 'Capabilities' }, { name: 'Data' }],
    paths: {
      '/ogc': operation('Capabilities', 'getLandingPage', 'where a client begins', ['f'], 'application/json'),
      '/ogc/conformance': operation(
        'Capabilities',
        'getConformance',
        'the classes of the standards',
        ['f'],
        'application/json',
      ),
      '/ogc/api': operation('Capabilities', 'getApi', 'this description', ['f'], openApiType),
      '/ogc/collections': operation(
        'Capabilities',
        'getCollections',
        'the collections',
        ['f'],
        'application/json',
      ),
      ...Object.fromEntries(views.flatMap(collectionPaths)),
    },
    components: { parameters, responses },
  }
}

function collectionPaths(view: PublicView): readonly (readonly [string, Part])[] {
  const { kind } = view.kind
  const path = `/ogc/collections/${kind}`
  const list = ['bbox', 'bbox-crs', 'crs', 'datetime', 'limit', 'after', 'asOf', 'f']
  const id: Part = {
    name: 'featureId',
    in: 'path',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  }
  const items = operation(
    'Data',
    `${kind}.getFeatures`,
    `pages of ${view.kind.label} records`,
    list,
    geojsonType,
  )
  const own = filterColumns(view).map(filterParameter)
  return [
    [path, operation('Capabilities', `describe.${kind}`, view.kind.about, ['f'], 'application/json')],
    [`${path}/items`, withParameters(items, own)],
    [
      `${path}/items/{featureId}`,
      withParameters(
        operation(
          'Data',
          `${kind}.getFeature`,
          `one ${view.kind.label} record`,
          ['crs', 'asOf', 'f'],
          geojsonType,
        ),
        [id],
      ),
    ],
  ]
}

function operation(
  tag: string,
  operationId: string,
  summary: string,
  names: readonly string[],
  type: string,
): Part {
  return {
    get: {
      tags: [tag],
      operationId,
      summary,
      parameters: names.map((name) => ({ $ref: `#/components/parameters/${name}` })),
      responses: {
        200: {
          description: summary,
          content: { [type]: { schema: { type: 'object' } }, 'text/html': { schema: { type: 'string' } } },
        },
        ...Object.fromEntries(
          Object.keys(responses).map((status) => [status, { $ref: `#/components/responses/${status}` }]),
        ),
      },
    },
  }
}

function withParameters(path: Part, more: readonly Part[]): Part {
  const get = path.get as Part
  return { get: { ...get, parameters: [...(get.parameters as readonly Part[]), ...more] } }
}

const schemaTypes: Readonly<Record<PublicColumn['type'], Part>> = {
  text: { type: 'string' },
  texts: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  list: { type: 'string' },
}

function filterParameter({ name, label, type, codes }: PublicColumn): Part {
  const schema = codes
    ? { type: 'string', enum: [...flatCodes(codes).map(({ code }) => code), 'withheld'] }
    : schemaTypes[type]
  const under = codes?.some(({ under: below }) => below && below.length > 0)
    ? '; a code includes the codes under it'
    : ''
  return {
    name,
    in: 'query',
    required: false,
    description: `${label}${under}`,
    schema,
    style: 'form',
    explode: false,
  }
}

function query(name: string, description: string, schema: Part): Part {
  return { name, in: 'query', required: false, description, schema, style: 'form', explode: false }
}

const parameters: Readonly<Record<string, Part>> = {
  bbox: query(
    'bbox',
    'west, south, east, north in the grid of bbox-crs; a west east of the east reaches over the antimeridian. Six numbers hold heights, which are not used.',
    {
      type: 'array',
      oneOf: [
        { minItems: 4, maxItems: 4 },
        { minItems: 6, maxItems: 6 },
      ],
      items: { type: 'number' },
    },
  ),
  'bbox-crs': query('bbox-crs', 'the grid of bbox; longitude and latitude on WGS 84 where left out', {
    type: 'string',
    format: 'uri',
  }),
  crs: query('crs', 'the grid of the geometries; longitude and latitude on WGS 84 where left out', {
    type: 'string',
    format: 'uri',
  }),
  datetime: query(
    'datetime',
    'a day or a time (RFC 3339), or two with / between them, one of which may be ..',
    { type: 'string' },
  ),
  limit: query('limit', 'records of a page; where there are more there is a link "next"', {
    type: 'integer',
    minimum: 1,
    maximum: mostLimit,
    default: defaultLimit,
  }),
  after: query('after', 'the record after which the page begins; follow the link "next" instead', {
    type: 'string',
    format: 'uuid',
  }),
  asOf: query('asOf', 'read the register as it was known after that many entries of its log', {
    type: 'integer',
    minimum: 0,
  }),
  f: query('f', 'the format, before the header Accept', { type: 'string', enum: ['json', 'html'] }),
}

const trouble = (description: string): Part => ({
  description,
  content: { 'application/problem+json': { schema: { type: 'object' } } },
})

const responses: Readonly<Record<string, Part>> = {
  400: trouble('a parameter that is not known here or has no such value'),
  403: trouble('the programme has closed its public services'),
  404: trouble('there is no such record or collection'),
  500: trouble('the service failed'),
}
