/** Who calls: by the cookie of a session, or by the token of a program. */
import type { Account } from '../../core/access/account.js'
import { may, rolesWith } from '../../core/access/roles.js'
import { accountOfSession } from '../../store/accounts/sessions.js'
import { accountOfToken } from '../../store/accounts/tokens.js'
import { settingsNow } from '../../store/settings.js'
import { isForeign, originsOf } from '../client.js'
import type { Call, Serving } from '../serving.js'
import { problem } from './problems.js'
import type { Route } from './route.js'
import { sessionSecretOf } from './session-cookie.js'

/** The account that calls, or null, and whether a program does so with its token. */
export interface Caller {
  readonly account: Account | null
  readonly byToken: boolean
}

/**
 * Who calls. Throws `token-refused` for a token that is none, and `foreign-origin` for a request
 * that changes something and was sent by a page of elsewhere.
 */
export async function callerOf(call: Call, serving: Serving): Promise<Caller> {
  const { programme } = serving.register
  const token = /^Bearer ([\w-]{1,200})$/.exec(call.req.header('Authorization') ?? '')?.[1]
  // A browser adds a cookie by itself, which another page can make it do; a token it never adds.
  if (token !== undefined) {
    const account = await programme.engine.transaction((session) => accountOfToken(session, programme, token))
    if (account === null) throw problem.tokenRefused({})
    return { account, byToken: true }
  }
  const secret = sessionSecretOf(call, serving)
  await refuseForeign(call, serving, secret !== null)
  if (secret === null) return { account: null, byToken: false }
  const account = await programme.engine.transaction((session) =>
    accountOfSession(session, programme, secret),
  )
  return { account, byToken: false }
}

/** A program without a cookie may say nothing of its origin; a browser always says it of what changes something. */
async function refuseForeign(call: Call, serving: Serving, hasCookie: boolean): Promise<void> {
  const { method } = call.req
  if (method === 'GET' || method === 'HEAD') return
  const settings = await settingsNow(serving.register.programme)
  if (isForeign(call, originsOf(call, serving, settings), hasCookie)) throw problem.foreignOrigin({})
}

/** Throws `sign-in-needed`, `right-missing` or `only-in-person` where the caller may not. */
export function refuseUnlessMay(
  { account, byToken }: Caller,
  { access, onlyInPerson }: Pick<Route, 'access' | 'onlyInPerson'>,
): void {
  if (byToken && onlyInPerson) throw problem.onlyInPerson({})
  if (access === 'open') return
  if (account === null) throw problem.signInNeeded({})
  if (access !== 'signed_in' && !may(account.roles, access))
    throw problem.rightMissing({ right: access, roles: rolesWith(access) })
}
