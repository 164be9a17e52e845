/** The description of the API as OpenAPI 3.1, made from the routes and the definitions of the kinds. */
import { z } from 'zod'
import { jsonSchemaOf } from '../../core/record/json-schema.js'
import { kinds } from '../../core/record/kinds.js'
import { freshMinutes } from '../../store/accounts/sessions.js'
import type { Route } from './route.js'
import { asksToSignInAgain, routesByPath } from './route.js'

/** Changes when a client would notice. */
const apiVersion = '1.0.0'

type Part = Readonly<Record<string, unknown>>

/**
 * The document of a register of that title, whose sessions have a cookie of that name. Values of a record of each kind
 * stand under components/schemas by the name of the kind.
 */
export function openApiOf(
  routes: readonly Route[],
  { title, cookie }: { readonly title: string; readonly cookie: string },
): Part {
  const byPath = routesByPath(routes)
  return {
    openapi: '3.1.0',
    info: {
      title,
      version: apiVersion,
      description:
        'The register of a mine-action programme. Who may call an operation stands in x-access: open, signed_in, or a right; docs/accounts.md says which roles have which right.',
    },
    servers: [{ url: '/' }],
    paths: Object.fromEntries(
      [...byPath].map(([path, here]) => [
        path,
        Object.fromEntries(here.map((route) => [route.method.toLowerCase(), operationOf(route)])),
      ]),
    ),
    components: {
      schemas: {
        Problem: problemSchema,
        ...Object.fromEntries(kinds.map((kind) => [kind.kind, jsonSchemaOf(kind)])),
      },
      responses: {
        Problem: {
          description: 'What cannot be done, with a stable code in title (RFC 9457).',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: cookie },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}

const problemSchema: Part = {
  type: 'object',
  properties: {
    type: { type: 'string' },
    title: { type: 'string', description: 'the stable code' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'what happened, what was kept, what to do' },
    details: { type: 'object' },
    instance: { type: 'string', format: 'uri' },
  },
  required: ['type', 'title', 'status', 'detail', 'instance'],
}

function operationOf(route: Route): Part {
  const parameters = [...pathParameters(route), ...queryParameters(route), ...headerParameters(route)]
  return {
    operationId: operationId(route),
    summary: route.summary,
    'x-access': route.access,
    ...(asksToSignInAgain(route) ? { 'x-signed-in-within-minutes': freshMinutes } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...requestBody(route),
    responses: { ...answers(route), default: { $ref: '#/components/responses/Problem' } },
    security:
      route.access === 'open' ? [{}, { session: [] }, { token: [] }] : [{ session: [] }, { token: [] }],
  }
}

/** `GET /api/people/{id}` is `get_people_id`. */
function operationId({ method, path }: Route): string {
  const words = path.replace(/^\/api\//, '').replace(/[^a-z0-9]+/gi, '_')
  return `${method.toLowerCase()}_${words}`.replace(/_+$/, '')
}

function pathParameters({ path }: Route): readonly Part[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

function queryParameters({ query }: Route): readonly Part[] {
  if (!query) return []
  const { properties = {}, required = [] } = schemaOf(query, 'input') as {
    readonly properties?: Readonly<Record<string, Part>>
    readonly required?: readonly string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

function headerParameters({ method, access, upload, reads }: Route): readonly Part[] {
  if (method !== 'POST' || access === 'open' || upload || reads) return []
  return [
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description: 'The same request with the same key within a day is not done again.',
      schema: { type: 'string', minLength: 1, maxLength: 200 },
    },
  ]
}

function requestBody({ body, upload }: Route): Part {
  if (upload)
    return {
      requestBody: { required: true, content: { 'application/octet-stream': {} } },
    }
  if (!body) return {}
  return {
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } },
  }
}

function answers({ method, answer, status }: Route): Part {
  if (!answer)
    return method === 'GET'
      ? { 200: { description: 'the answer' } }
      : { '2XX': { description: 'done; 204 where there is nothing to say' } }
  const content = { 'application/json': { schema: schemaOf(answer, 'output') } }
  return { [status ?? 200]: { description: 'the answer', content } }
}

function schemaOf(form: z.ZodType, io: 'input' | 'output'): Part {
  // The document says its dialect once; an operation's part says none.
  const { $schema: _, ...schema } = z.toJSONSchema(form, { io, unrepresentable: 'any' })
  return schema
}
