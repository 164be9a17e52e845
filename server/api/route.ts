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
  readonly programme: Programme
  /** Null only on open routes. */
  readonly account: Account | null
  /** The parts of the path that stand in braces. */
  readonly path: Readonly<Record<string, string>>
  readonly query: Query
  readonly body: Body
  /** One snapshot of the register with what this account may see; of routes that only read. */
  readonly reading: Reading
}

/** What a route answers; `undefined` is 204. A Response is given on as it is. */
export type Answer = object | undefined | Response

/** One route. `path` is as in OpenAPI: `/api/{kinds}/{id}`. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly access: Access
  /** One sentence for the API document. */
  readonly summary: string
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  /** The form of the answer, for the API document. */
  readonly answer?: z.ZodType
  // biome-ignore lint/suspicious/noExplicitAny: each route knows its own forms
  readonly run: (call: ApiCall<any, any>) => Promise<Answer>
}
