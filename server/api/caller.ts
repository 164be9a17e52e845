/** Who calls: by the cookie of a session, or by the token of a program. */
import type { Account } from '../../core/access/account.js'
import { may, rolesWith } from '../../core/access/roles.js'
import { accountOfSession } from '../../store/accounts/sessions.js'
import { accountOfToken } from '../../store/accounts/tokens.js'
import { settingsNow } from '../../store/settings.js'
import { isForeign, originsOf } from '../client.js'
import type { Call, Serving } from '../serving.js'
import { problem } from './problems.js'
import type { Access } from './route.js'
import { sessionSecretOf } from './session-cookie.js'

/**
 * The account that calls, or null. Throws `token-refused` for a token that is none, and `foreign-origin` for a request
 * that changes something and was sent by a page of elsewhere.
 */
export async function callerOf(call: Call, serving: Serving): Promise<Account | null> {
  const { programme } = serving.register
  const token = /^Bearer ([\w-]{1,200})$/.exec(call.req.header('Authorization') ?? '')?.[1]
  // A browser adds a cookie by itself, which another page can make it do; a token it never adds.
  if (token !== undefined) {
    const account = await programme.engine.transaction((session) => accountOfToken(session, programme, token))
    if (account === null) throw problem.tokenRefused({})
    return account
  }
  const secret = sessionSecretOf(call, serving)
  await refuseForeign(call, serving, secret !== null)
  if (secret === null) return null
  return programme.engine.transaction((session) => accountOfSession(session, programme, secret))
}

/** A program without a cookie may say nothing of its origin; a browser always says it of what changes something. */
async function refuseForeign(call: Call, serving: Serving, hasCookie: boolean): Promise<void> {
  const { method } = call.req
  if (method === 'GET' || method === 'HEAD') return
  const settings = await settingsNow(serving.register.programme)
  if (isForeign(call, originsOf(call, serving, settings), hasCookie)) throw problem.foreignOrigin({})
}

/** Throws `sign-in-needed` or `right-missing` where the account may not. */
export function refuseUnlessMay(account: Account | null, access: Access): void {
  if (access === 'open') return
  if (account === null) throw problem.signInNeeded({})
  if (access !== 'signed_in' && !may(account.roles, access))
    throw problem.rightMissing({ right: access, roles: rolesWith(access) })
}
