/** What one route under /api says of itself. Routing, the check of rights, OpenAPI and the matrix of roles are derived. */
import type { z } from 'zod'
import type { Account } from '../../core/access/account.js'
import type { Right } from '../../core/access/roles.js'
import type { Programme } from '../../store/programme.js'
import type { Reading } from '../register-reading.js'
import type { Call, Serving } from '../serving.js'

/** Who may call: anybody, anybody signed in, or who has the right. */
export type Access = 'open' | 'signed_in' | Right

/** A request to a route, checked already: the account may call it, the body and query are of their form. */
export interface ApiCall<Body = unknown, Query = unknown> {
  readonly call: Call
  readonly serving: Serving
  /** Its `person` is the account that calls. */
  readonly programme: Programme
  /** Null only on open routes. */
  readonly account: Account | null
  /** The parts of the path that stand in braces. */
  readonly path: Readonly<Record<string, string>>
  readonly query: Query
  readonly body: Body
  /**
   * One snapshot of the register, on routes that read; asking for it elsewhere is a bug. What is `kept` in it is shared
   * by everybody: a key of something that not everybody may see names who may.
   */
  readonly reading: Reading
}

/** What a route answers; `undefined` is 204. A Response is given on as it is. */
export type Answer = object | undefined | Response

/** One route. `path` is as in OpenAPI: `/api/{kinds}/{id}`; where two fit, the one with fewer braces is taken. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly access: Access
  /** One sentence for the API document. */
  readonly summary: string
  /** Without it every parameter is refused. A parameter that is given several times comes as an array. */
  readonly query?: z.ZodType
  /** The form of the JSON body; without it no body is read. */
  readonly body?: z.ZodType
  /** The body is a file: `run` reads `call.req.raw.body` by itself, and bounds it. Not together with `body`. */
  readonly upload?: boolean
  /** A POST that only reads: it gets a snapshot, and no Idempotency-Key is looked at. Every GET reads. */
  readonly reads?: boolean
  /** A GET of many transactions, such as a file: it gets no snapshot and begins them itself. */
  readonly readsByItself?: boolean
  /** The status of an answer that is an object; 200 where it is left out. */
  readonly status?: 201 | 202
  /** Not by the token of a program: who is signed in decides on people, passwords and tokens. */
  readonly onlyInPerson?: boolean
  /** Done by who signed in shortly before, although its right alone would not ask for that. */
  readonly onlyFresh?: boolean
  /** The answer holds a secret that is shown once: it is not kept for an Idempotency-Key. */
  readonly showsSecret?: boolean
  /** The form of the answer, for the API document. */
  readonly answer?: z.ZodType
  // biome-ignore lint/suspicious/noExplicitAny: each route knows its own forms
  readonly run: (call: ApiCall<any, any>) => Promise<Answer>
}

/** Makes a route whose `run` is handed the body and query as their forms say. */
export function route<Body extends z.ZodType, Query extends z.ZodType>(
  definition: Omit<Route, 'body' | 'query' | 'run'> & {
    readonly body?: Body
    readonly query?: Query
    readonly run: (call: ApiCall<z.output<Body>, z.output<Query>>) => Promise<Answer>
  },
): Route {
  return definition
}

/** Rights whose acts reach beyond the register: who may do what, what everybody reads, what is confidential. */
const weightyRights: ReadonlySet<Access> = new Set<Access>(['administer', 'publish', 'open_confidential'])

/** Whether the route is for who signed in shortly before: one that somebody finds signed in does not do these things. */
export function asksToSignInAgain({ method, access, onlyFresh }: Route): boolean {
  return method !== 'GET' && (onlyFresh === true || weightyRights.has(access))
}

/** The routes of each path, in the order of the list. */
export function routesByPath(routes: readonly Route[]): ReadonlyMap<string, readonly Route[]> {
  const found = new Map<string, readonly Route[]>()
  for (const each of routes) found.set(each.path, [...(found.get(each.path) ?? []), each])
  return found
}

/** The account of a route that is not open; that there is one was seen to before. */
export function needAccount(account: Account | null): Account {
  if (account === null) throw new Error('a route that is open has no account')
  return account
}
