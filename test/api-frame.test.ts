/** The frame of the API: who calls, forms of bodies, once by key, tags, headers, and the pages beside it. */
import { deepEqual, doesNotMatch, equal, match, notEqual, ok } from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import { Hono } from 'hono'
import { z } from 'zod'
import { kinds } from '../core/record/kinds.js'
import { addApi } from '../server/api/add-api.js'
import type { Route } from '../server/api/route.js'
import { route } from '../server/api/route.js'
import { apiRoutes } from '../server/api/routes.js'
import { SignInAttempts } from '../server/api/sign-in-attempts.js'
import { ImportJobs } from '../server/imports/import-jobs.js'
import { SentBytes } from '../server/imports/sent-bytes.js'
import type { RunningService } from '../server/listen.js'
import { serveProgramme } from '../server/listen.js'
import { RegisterReading } from '../server/register-reading.js'
import type { Serving, Variables } from '../server/serving.js'
import { ClientLimits } from '../server/signing/client-limits.js'
import { wrapRequests } from '../server/wrap-request.js'
import type { Programme } from '../store/programme.js'
import { changeSettings } from '../store/programme-changes.js'
import type { SignedIn } from './served-accounts.js'
import { signedIn } from './served-accounts.js'
import { newProgramme } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'

const origin = 'http://127.0.0.1'
let counted = 0

/** Three routes that do as little as can be: one reads, one counts how often it ran, one takes a query. */
const routes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/things/{id}',
    access: 'read_register',
    summary: 'a thing',
    query: z.strictObject({ size: z.coerce.number().int().max(5).optional() }),
    run: async ({ path, query, reading }) => ({ id: path.id, size: query.size ?? 1, entry: reading.entry }),
  }),
  route({
    method: 'POST',
    path: '/api/things',
    access: 'enter',
    summary: 'a new thing',
    status: 201,
    body: z.strictObject({ name: z.string().min(1).max(20) }),
    run: async ({ body, programme }) => {
      counted += 1
      if (body.name === 'broken') throw new Error('broken on purpose')
      return { name: body.name, counted, person: programme.person }
    },
  }),
  {
    method: 'POST',
    path: '/api/files',
    access: 'enter',
    upload: true,
    summary: 'a file',
    run: async () => undefined,
  },
]

describeEngines('the frame of the API', (kind) => {
  const shared = sharedRegister(kind)
  const lines: string[] = []
  let programme: Programme
  let app: Hono<{ Variables: Variables }>
  let collector: SignedIn
  let analyst: SignedIn
  before(async () => {
    programme = await newProgramme(shared.engine, shared.place, 'FRAME')
    const serving: Serving = {
      register: new RegisterReading(programme),
      now: programme.now,
      log: (line) => lines.push(line),
      address: null,
      hosts: null,
      pages: '',
      clients: new ClientLimits(programme.now),
      attempts: new SignInAttempts(programme.now),
      imports: new ImportJobs(() => undefined),
      sent: new SentBytes(() => new Date()),
      wakeMail: () => undefined,
      mailTrouble: () => null,
    }
    app = new Hono<{ Variables: Variables }>()
    wrapRequests(app, serving)
    addApi(app, serving, routes)
    collector = await signedIn(programme, origin, { name: 'ada', roles: ['collector'] })
    analyst = await signedIn(programme, origin, { name: 'ben', roles: ['analyst'] })
  })

  const environment = {
    incoming: { socket: { remoteAddress: '127.0.0.1', remotePort: 1, remoteFamily: 'IPv4' } },
  }
  const ask = (path: string, init: RequestInit = {}) => app.request(`${origin}${path}`, init, environment)
  const post = (who: SignedIn, name: unknown, more: Readonly<Record<string, string>> = {}) =>
    ask('/api/things', {
      method: 'POST',
      headers: { ...who.headers, 'Content-Type': 'application/json', ...more },
      body: JSON.stringify({ name }),
    })
  const codeOf = async (answer: Response) => {
    const { title, status } = (await answer.json()) as { title: string; status: number }
    equal(answer.headers.get('Content-Type'), 'application/problem+json')
    equal(answer.status, status)
    return `${status} ${title}`
  }

  test('nobody is 401, a role without the right 403, a role with it 201 with its account as the person', async () => {
    const nobody = await ask('/api/things', { method: 'POST' })
    equal(nobody.headers.get('WWW-Authenticate'), 'Bearer')
    equal(await codeOf(nobody), '401 sign-in-needed')
    equal(await codeOf(await post(analyst, 'a')), '403 right-missing')
    const done = await post(collector, 'a')
    equal(done.status, 201)
    equal(((await done.json()) as { person: string }).person, collector.account.accountId)
  })

  test('a body of another type, no JSON, of the wrong form or over 2 MiB is refused with 4 codes', async () => {
    const send = (body: string, type: string) =>
      ask('/api/things', { method: 'POST', headers: { ...collector.headers, 'Content-Type': type }, body })
    equal(await codeOf(await send('name=a', 'application/x-www-form-urlencoded')), '415 body-type-wrong')
    equal(await codeOf(await send('{', 'application/json')), '400 body-not-json')
    equal(await codeOf(await send('{"name":"", "more":1}', 'application/json')), '422 body-invalid')
    equal(
      await codeOf(await send(`"${'x'.repeat(2 * 1024 * 1024)}"`, 'application/json')),
      '413 body-too-long',
    )
  })

  test('a file comes under no type that a form of elsewhere can send', async () => {
    for (const type of ['multipart/form-data; boundary=x', 'text/plain', ''])
      equal(
        await codeOf(
          await ask('/api/files', {
            method: 'POST',
            headers: { ...collector.headers, 'Content-Type': type },
          }),
        ),
        '415 body-type-wrong',
      )
    const headers = { ...collector.headers, 'Content-Type': 'text/csv' }
    equal((await ask('/api/files', { method: 'POST', headers, body: 'a' })).status, 204)
  })

  test('a parameter is parsed, one beyond its bounds or not known is 400', async () => {
    const get = (path: string) => ask(path, { headers: collector.headers })
    deepEqual(await (await get('/api/things/7?size=3')).json(), { id: '7', size: 3, entry: 0 })
    equal(await codeOf(await get('/api/things/7?size=6')), '400 query-invalid')
    equal(await codeOf(await get('/api/things/7?colour=red')), '400 query-invalid')
  })

  test('the same tag again is 304, and what needs a sign-in is stored nowhere', async () => {
    const first = await ask('/api/things/7', { headers: collector.headers })
    equal(first.headers.get('Cache-Control'), 'no-store')
    equal(first.headers.get('Truebearing-Entry'), '0')
    const tag = first.headers.get('ETag') ?? ''
    match(tag, /^"[\w-]{22}"$/)
    const headers = { ...collector.headers, 'If-None-Match': `"x", W/${tag}` }
    equal((await ask('/api/things/7', { headers })).status, 304)
    equal((await ask('/api/things/8', { headers })).status, 200)
  })

  test('a key makes 2 requests one, with the same answer; with another body it is 422', async () => {
    const before = counted
    const one = await post(collector, 'k', { 'Idempotency-Key': 'key 1' })
    const again = await post(collector, 'k', { 'Idempotency-Key': 'key 1' })
    equal(counted, before + 1)
    equal(again.status, 201)
    equal(await again.text(), await one.text())
    equal(
      await codeOf(await post(collector, 'other', { 'Idempotency-Key': 'key 1' })),
      '422 idempotency-key-used',
    )
    equal(await codeOf(await post(collector, 'k', { 'Idempotency-Key': 'é' })), '400 idempotency-key-invalid')
    equal((await post(collector, 'k')).status, 201)
    equal(counted, before + 2)
  })

  test('two requests of one moment and key run once; the other is told so', async () => {
    const before = counted
    const answers = await Promise.all(
      [1, 2].map(() => post(collector, 'twice', { 'Idempotency-Key': 'key 2' })),
    )
    equal(counted, before + 1)
    for (const { status } of answers) ok(status === 201 || status === 409, String(status))
  })

  test('a request that failed says its number alone, and may come again under its key', async () => {
    const failed = await post(collector, 'broken', { 'Idempotency-Key': 'key 3' })
    equal(await codeOf(failed), '500 unexpected')
    ok(lines.some((line) => line.includes('broken on purpose')))
    const before = counted
    await post(collector, 'broken', { 'Idempotency-Key': 'key 3' })
    equal(counted, before + 1)
  })

  test('another method is 405 with those there are, and another path 404', async () => {
    const answer = await ask('/api/things/7', { method: 'DELETE', headers: collector.headers })
    equal(answer.headers.get('Allow'), 'HEAD, GET')
    equal(await codeOf(answer), '405 method-unknown')
    equal(await codeOf(await ask('/api/nothing')), '404 path-unknown')
  })
})

describeEngines('the pages and the API beside them', (kind) => {
  const shared = sharedRegister(kind)
  let service: RunningService
  let folder = ''
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'truebearing-pages-'))
    mkdirSync(join(folder, 'assets'))
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>invented</title>')
    writeFileSync(join(folder, 'map.html'), '<!doctype html><title>invented map</title>')
    const script = 'export const a = 1\n'.repeat(100)
    writeFileSync(join(folder, 'assets', 'app-1a2b.js'), script)
    writeFileSync(join(folder, 'assets', 'app-1a2b.js.br'), brotliCompressSync(script))
    writeFileSync(join(folder, 'notes.secret'), 'of no known type')
    const programme = await newProgramme(shared.engine, shared.place, 'PAGES')
    await changeSettings(programme, 'settings.json', '{"public_services": "closed"}')
    const log = () => undefined
    service = await serveProgramme(programme, {
      port: 0,
      host: '127.0.0.1',
      address: null,
      log,
      pages: folder,
    })
  })
  after(async () => {
    await service.close()
    rmSync(folder, { recursive: true })
  })
  const get = (path: string, headers = {}) => fetch(service.address + path, { headers })

  test('every address without a file is the one page, under a policy that lets no request leave', async () => {
    for (const path of ['/', '/records/hazard', '/review/4.1', '/programme?x=1']) {
      const page = await get(path)
      match(await page.text(), /invented/)
      match(
        page.headers.get('Content-Security-Policy') ?? '',
        /default-src 'self'; script-src 'self';.*form-action 'self'$/,
      )
      equal(page.headers.get('Cache-Control'), 'no-cache')
    }
    for (const path of ['/map', '/map/', '/map?at=1,2,3'])
      match(await (await get(path)).text(), /invented map/, 'a page that says at once what it is made of')
  })

  test('an asset is kept for a year and compressed; a file that is not there is 404, one of no known type stays hidden', async () => {
    const asset = await get('/assets/app-1a2b.js', { 'Accept-Encoding': 'br' })
    equal(asset.headers.get('Cache-Control'), 'public, max-age=31536000, immutable')
    equal(asset.headers.get('Content-Encoding'), 'br')
    equal((await asset.text()).length, 1900)
    const plain = await get('/assets/app-1a2b.js', { 'Accept-Encoding': 'gzip' })
    equal(plain.headers.get('Content-Encoding'), null)
    equal((await plain.text()).length, 1900)
    doesNotMatch(await (await get('/notes.secret')).text(), /of no known type/)
    for (const path of [
      '/assets/other.js',
      '/%2e%2e/package.json',
      '/..%2fpackage.json',
      '/assets/',
      '/assets/app-1a2b.js.br',
    ])
      equal((await get(path)).status, 404, path)
  })

  test('an address of 4 other areas at which nothing is stays 404, or 403 where they are closed', async () => {
    for (const path of ['/api/a/b/c/d', '/api', '/sign/a/b/c']) equal((await get(path)).status, 404, path)
    for (const path of ['/ogc/nothing', '/tiles/a/b', '/near/a']) equal((await get(path)).status, 403, path)
  })

  test('closed public services close /ogc and not /api', async () => {
    equal((await get('/ogc')).status, 403)
    const session = await get('/api/session')
    equal(session.headers.get('Cache-Control'), 'no-cache')
    const { account, rights, languages } = (await session.json()) as Record<string, unknown>
    deepEqual([account, rights, (languages as string[]).length], [null, [], 8])
  })

  test('the description names every route once and has a schema of each kind', async () => {
    const document = (await (await get('/api/openapi.json')).json()) as {
      openapi: string
      paths: Record<string, Record<string, { operationId: string }>>
      components: { schemas: Record<string, unknown>; securitySchemes: { session: { name: string } } }
    }
    equal(document.components.securitySchemes.session.name, 'truebearing-PAGES')
    equal(document.openapi, '3.1.0')
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    deepEqual(described.sort(), apiRoutes.map(({ method, path }) => `${method} ${path}`).sort())
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    )
    equal(new Set(ids).size, apiRoutes.length)
    for (const { kind: name } of kinds) notEqual(document.components.schemas[name], undefined, name)
  })
})
