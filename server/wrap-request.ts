/** The one wrapper around every request: id, host, method, one snapshot, caching, problems, log. */
import { randomUUID } from 'node:crypto'
import type { Hono, MiddlewareHandler } from 'hono'
import { Problem } from '../core/problem.js'
import { isByHttps } from './client.js'
import { addHeaders, areaOf } from './headers.js'
import { problem } from './problems.js'
import type { Call, Serving, Variables } from './serving.js'

/** Puts the wrapper and the writing of problems around an application's resources. */
export function wrapRequests(app: Hono<{ Variables: Variables }>, serving: Serving): void {
  app.use(wrapper(serving))
  app.notFound((call) => problemResponse(problem.pathUnknown({ path: call.req.path }), call.get('requestId')))
  app.onError((error, call) => {
    const requestId = call.get('requestId')
    if (error instanceof Problem) return problemResponse(error, requestId)
    serving.log(`${requestId} ${error.stack ?? error.message}`)
    return problemResponse(problem.unexpected({ number: requestId }), requestId)
  })
}

function wrapper(serving: Serving): MiddlewareHandler<{ Variables: Variables }> {
  return async (call, next) => {
    const requestId = randomUUID()
    const started = serving.now().getTime()
    call.set('requestId', requestId)
    try {
      refuseWrong(call, serving)
      // What is signed is written, a route of the API says itself whether it reads, and a page is a file.
      if (areaOf(call) !== 'public') await next()
      else await inSnapshot(call, serving, next)
    } catch (error) {
      // Thrown before or after the resource; what the resource throws is written by onError already.
      if (!(error instanceof Problem)) throw error
      call.res = problemResponse(error, requestId)
    } finally {
      addHeaders(call, call.res, isByHttps(call, serving))
      call.res.headers.set('X-Request-Id', requestId)
      const took = serving.now().getTime() - started
      serving.log(`${requestId} ${call.req.method} ${call.req.path} ${call.res.status} ${took} ms`)
    }
  }
}

/** Public records, read in one snapshot; its entry is the tag of the answer. */
async function inSnapshot(call: Call, serving: Serving, next: () => Promise<void>): Promise<void> {
  await serving.register.read(async (reading) => {
    if (reading.settings.publicServices === 'closed')
      throw problem.servicesClosed({ programme: serving.register.programme.code })
    call.set('reading', reading)
    call.set('base', serving.address ?? new URL(call.req.url).origin)
    const isPage = call.req.header('Accept')?.includes('text/html') === true
    const tag = `W/"${reading.entry}${isPage ? '-page' : ''}"`
    if (call.req.header('If-None-Match') === tag) call.res = new Response(null, { status: 304 })
    else await next()
    if (call.res.status === 200 || call.res.status === 304) call.res.headers.set('ETag', tag)
    call.res.headers.set('Truebearing-Entry', String(reading.entry))
  })
}

function refuseWrong(call: Call, { hosts }: Serving): void {
  const host = new URL(call.req.url).hostname
  // A page of elsewhere that makes its own name point here would read this register through the browser of its user.
  if (hosts !== null && !hosts.includes(host)) throw problem.hostRefused({})
  // A zero letter in a path names nothing, and no database takes it.
  if (/%00/.test(new URL(call.req.url).pathname)) throw problem.pathUnknown({ path: call.req.path })
  const { method } = call.req
  const area = areaOf(call)
  if (area === 'api' || (area === 'signing' && method === 'POST')) return
  if (method !== 'GET' && method !== 'HEAD') throw problem.onlyReading({ method })
}

/** RFC 9457. The id is in the log of requests too. */
function problemResponse(trouble: Problem, requestId: string): Response {
  const { code, message, details, httpStatus } = trouble
  const body = {
    type: 'about:blank',
    title: code,
    status: httpStatus,
    detail: message,
    details,
    instance: `urn:uuid:${requestId}`,
  }
  return written(body, httpStatus, headersOf(trouble))
}

/** What a status must say besides (RFC 9110, 15.5.2 and 15.5.6; RFC 6585, 4). */
function headersOf({ httpStatus, details }: Problem): Readonly<Record<string, string>> {
  if (httpStatus === 401) return { 'WWW-Authenticate': 'Bearer' }
  if (httpStatus === 405)
    return { Allow: Array.isArray(details.allow) ? details.allow.join(', ') : 'GET, HEAD' }
  if (httpStatus === 429 && typeof details.minutes === 'number')
    return { 'Retry-After': String(details.minutes * 60) }
  return {}
}

function written(body: unknown, status: number, more: Readonly<Record<string, string>>): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...more },
  })
}
