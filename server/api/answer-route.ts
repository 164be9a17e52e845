/** One request to a route: who calls and whether they may, body and query, at most once, and the answer. */
import { createHash } from 'node:crypto'
import type { StatusCode } from 'hono/utils/http-status'
import type { Account } from '../../core/access/account.js'
import type { KeyedRequest } from '../../store/accounts/kept-answers.js'
import { beginRequest, forgetRequest, keepAnswer } from '../../store/accounts/kept-answers.js'
import { noteSessionUse } from '../../store/accounts/sessions.js'
import type { Reading } from '../register-reading.js'
import type { Call, Serving } from '../serving.js'
import type { Caller } from './caller.js'
import { callerIn, callerOf, refuseUnlessMay } from './caller.js'
import { problem } from './problems.js'
import type { ReadBody } from './read-request.js'
import { readJsonBody, readQuery } from './read-request.js'
import type { Answer, ApiCall, Route } from './route.js'

/** Answers a request to a route; throws the problems of the request, and whatever the route throws. */
export async function answerRoute(call: Call, serving: Serving, route: Route): Promise<Response> {
  if (route.method === 'GET' && !route.readsByItself) return answerReading(call, serving, route)
  const caller = await callerOf(call, serving)
  const read = await admit(call, route, caller)
  const given = { ...asked(call, serving, caller), ...read }
  if (route.reads === true)
    return serving.register.read(async (reading) => {
      call.header('Truebearing-Entry', String(reading.entry))
      return written(call, route, await route.run({ ...given, reading }))
    })
  const work = async () => written(call, route, await route.run(withoutReading(given)))
  const request = keyedRequest(call, route, caller.account, read)
  return request === null ? work() : onlyOnce({ call, programme: given.programme, route, request }, work)
}

/**
 * Who calls is looked up in the snapshot from which they are answered: one transaction a request. A GET has no body, for
 * which the snapshot would have to wait.
 */
async function answerReading(call: Call, serving: Serving, route: Route): Promise<Response> {
  const { answer, toBeNoted } = await serving.register.read(async (reading) => {
    const caller = await callerIn(reading.session, call, serving, async () => reading.settings)
    const read = await admit(call, route, caller)
    call.header('Truebearing-Entry', String(reading.entry))
    const given = { ...asked(call, serving, caller), ...read, reading }
    return { answer: written(call, route, await route.run(given)), toBeNoted: caller.toBeNoted }
  })
  if (toBeNoted !== null) await noteUse(serving, toBeNoted)
  return answer
}

function noteUse({ register: { programme } }: Serving, secret: string): Promise<void> {
  return programme.engine.transaction((session) => noteSessionUse(session, programme, secret))
}

/** Refuses who may not call and what is no request; gives query and body. */
async function admit(call: Call, route: Route, caller: Caller) {
  refuseUnlessMay(caller, route)
  if (route.access === 'open' && caller.account === null) call.header('Cache-Control', 'no-cache')
  const query = readQuery(call, route)
  const { body, bytes } = await readJsonBody(call, route)
  return { query, body, bytes }
}

function asked(call: Call, serving: Serving, { account }: Caller) {
  return { call, serving, programme: personOf(serving, account), account, path: call.req.param() }
}

/** Whoever calls is the person of what they do: nobody accepts their own entry. */
function personOf(serving: Serving, account: Account | null) {
  const { programme } = serving.register
  return account === null ? programme : { ...programme, person: account.accountId }
}

function withoutReading(given: Omit<ApiCall, 'reading'>): ApiCall {
  return {
    ...given,
    get reading(): Reading {
      throw new Error('a route that writes has no snapshot')
    },
  }
}

function written(call: Call, { method, status }: Route, answer: Answer): Response {
  if (answer === undefined) return call.body(null, 204)
  if (answer instanceof Response) return answer
  const text = JSON.stringify(answer)
  call.header('Content-Type', 'application/json')
  if (method !== 'GET') return call.body(text, status ?? 200)
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  call.header('ETag', tag)
  return matches(call.req.header('If-None-Match'), tag) ? call.body(null, 304) : call.body(text, 200)
}

/** RFC 9110, 13.1.2: weak comparison with any tag of the list. */
function matches(given: string | undefined, tag: string): boolean {
  return (given ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === tag)
}

function keyedRequest(
  call: Call,
  route: Route,
  account: Account | null,
  { bytes }: ReadBody,
): KeyedRequest | null {
  const key = call.req.header('Idempotency-Key')
  // Without an account there is nobody to whom a kept answer may be given again; a file has its hash for a key.
  if (key === undefined || account === null || route.method !== 'POST' || route.upload) return null
  if (!/^[\x20-\x7e]{1,200}$/.test(key)) throw problem.keyInvalid({})
  const { pathname, search } = new URL(call.req.url)
  const sha256 = createHash('sha256').update(`${pathname}${search}\n`).update(bytes).digest()
  return { accountId: account.accountId, key, sha256 }
}

interface KeyedCall {
  readonly call: Call
  readonly programme: ApiCall['programme']
  readonly route: Route
  readonly request: KeyedRequest
}

async function onlyOnce(keyed: KeyedCall, work: () => Promise<Response>): Promise<Response> {
  const { call, programme, route, request } = keyed
  const known = await beginRequest(programme, request)
  if (known.state === 'other') throw problem.keyUsed({})
  if (known.state === 'running') throw problem.requestRuns({})
  if (known.state === 'answered') {
    if (route.showsSecret) throw problem.answerNotKept({})
    call.header('Content-Type', 'application/json')
    return call.newResponse(known.status === 204 ? null : known.answer, known.status as StatusCode)
  }
  let answer: Response
  try {
    answer = await work()
  } catch (error) {
    await forgetRequest(programme, request)
    throw error
  }
  const text = route.showsSecret ? '' : await answer.clone().text()
  await keepAnswer(programme, request, { status: answer.status, answer: text })
  return answer
}
