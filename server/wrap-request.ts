/** The one wrapper around every request: id, host, method, one snapshot, caching, problems, log. */
import { randomUUID } from 'node:crypto'
import type { Hono, MiddlewareHandler } from 'hono'
import { Problem } from '../core/problem.js'
import { problem } from './problems.js'
import type { Call, Serving, Variables } from './serving.js'

const headers: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
  'Referrer-Policy': 'no-referrer',
  // What is kept is asked again each time; while the log has not grown the answer is 304.
  'Cache-Control': 'no-cache',
  Vary: 'Accept',
}

const signingHeaders: Readonly<Record<string, string>> = {
  ...headers,
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  // With no-referrer a browser would say of our own form that it came from nowhere.
  'Referrer-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}

/** Pages on which something is signed. */
function isSigning(call: Call): boolean {
  return call.req.path === '/sign' || call.req.path.startsWith('/sign/')
}

function headersOf(call: Call): Readonly<Record<string, string>> {
  return isSigning(call) ? signingHeaders : headers
}

/** Puts the wrapper and the writing of problems around an application's resources. */
export function wrapRequests(app: Hono<{ Variables: Variables }>, serving: Serving): void {
  app.use(wrapper(serving))
  app.notFound((call) => problemResponse(problem.pathUnknown({ path: call.req.path }), call.get('requestId')))
  app.onError((error, call) => {
    const requestId = call.get('requestId')
    if (error instanceof Problem) return problemResponse(error, requestId)
    serving.log(`${requestId} ${error.stack ?? error.message}`)
    return unexpected(requestId)
  })
}

function wrapper(serving: Serving): MiddlewareHandler<{ Variables: Variables }> {
  return async (call, next) => {
    const requestId = randomUUID()
    const started = serving.now().getTime()
    call.set('requestId', requestId)
    try {
      refuseWrong(call, serving)
      // What is signed is written: not in a snapshot, and kept by nobody on the way.
      if (isSigning(call)) await next()
      else
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
    } catch (error) {
      // Thrown before or after the resource; what the resource throws is written by onError already.
      if (!(error instanceof Problem)) throw error
      call.res = problemResponse(error, requestId)
    } finally {
      for (const [name, value] of Object.entries(headersOf(call))) call.res.headers.set(name, value)
      call.res.headers.set('X-Request-Id', requestId)
      const took = serving.now().getTime() - started
      serving.log(`${requestId} ${call.req.method} ${call.req.path} ${call.res.status} ${took} ms`)
    }
  }
}

function refuseWrong(call: Call, { hosts }: Serving): void {
  const host = new URL(call.req.url).hostname
  // A page of elsewhere that makes its own name point here would read this register through the browser of its user.
  if (hosts !== null && !hosts.includes(host)) throw problem.hostRefused({})
  const { method } = call.req
  if (method === 'POST' && isSigning(call)) return
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
  return written(body, httpStatus, httpStatus === 405 ? { Allow: 'GET, HEAD' } : {})
}

function unexpected(requestId: string): Response {
  const detail = `The service failed. Nothing was changed. Tell its operator the number ${requestId}.`
  return written(
    { type: 'about:blank', title: 'unexpected', status: 500, detail, instance: `urn:uuid:${requestId}` },
    500,
    {},
  )
}

function written(body: unknown, status: number, more: Readonly<Record<string, string>>): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...more },
  })
}
