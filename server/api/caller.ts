/** Who calls: by the cookie of a session, or by the token of a program. */
import type { Account } from '../../core/access/account.js'
import { may, rolesWith } from '../../core/access/roles.js'
import { findSession, freshMinutes, noteSessionUse } from '../../store/accounts/sessions.js'
import { accountOfToken } from '../../store/accounts/tokens.js'
import type { Session } from '../../store/engine/engine.js'
import type { Settings } from '../../store/settings.js'
import { settingsAsOf } from '../../store/settings.js'
import { isForeign, originsOf } from '../client.js'
import type { Call, Serving } from '../serving.js'
import { problem } from './problems.js'
import type { Route } from './route.js'
import { asksToSignInAgain } from './route.js'
import { sessionSecretOf } from './session-cookie.js'

/** The account that calls, or null, and whether a program does so with its token. */
export interface Caller {
  readonly account: Account | null
  readonly byToken: boolean
  /** Whether the session began shortly before; a token is not signed in and has no such beginning. */
  readonly isFresh: boolean
  /** The secret of a session whose use is still to be noted; what only reads notes it afterwards. */
  readonly toBeNoted: string | null
}

/** Who calls something that writes: settings and account are asked for at once. */
export function callerOf(call: Call, serving: Serving): Promise<Caller> {
  const { programme } = serving.register
  return programme.engine.transaction(async (session) => {
    const caller = await callerIn(session, call, serving, () =>
      settingsAsOf(session, programme, Number.MAX_SAFE_INTEGER - 1),
    )
    if (caller.toBeNoted !== null) await noteSessionUse(session, programme, caller.toBeNoted)
    return { ...caller, toBeNoted: null }
  })
}

/**
 * Who calls, as a transaction that only reads sees it. Throws `token-refused` for a token that is none, and
 * `foreign-origin` for a request that changes something and was sent by a page of elsewhere.
 */
export async function callerIn(
  session: Session,
  call: Call,
  serving: Serving,
  settings: () => Promise<Settings>,
): Promise<Caller> {
  const { programme } = serving.register
  const token = /^Bearer ([\w-]{1,200})$/.exec(call.req.header('Authorization') ?? '')?.[1]
  // A browser adds a cookie by itself, which another page can make it do; a token it never adds.
  if (token !== undefined) {
    const account = await accountOfToken(session, programme, token)
    if (account === null) throw problem.tokenRefused({})
    return { account, byToken: true, isFresh: false, toBeNoted: null }
  }
  const secret = sessionSecretOf(call, serving)
  // A program without a cookie may say nothing of its origin; a browser always says it of what changes something.
  if (changesSomething(call) && isForeign(call, originsOf(call, serving, await settings()), secret !== null))
    throw problem.foreignOrigin({})
  if (secret === null) return { account: null, byToken: false, isFresh: false, toBeNoted: null }
  const found = await findSession(session, programme, secret)
  return {
    account: found?.account ?? null,
    byToken: false,
    isFresh: found?.isFresh ?? false,
    toBeNoted: found?.isToBeNoted ? secret : null,
  }
}

function changesSomething({ req }: Call): boolean {
  return req.method !== 'GET' && req.method !== 'HEAD'
}

/** Throws `sign-in-needed`, `right-missing`, `only-in-person` or `sign-in-again` where the caller may not. */
export function refuseUnlessMay({ account, byToken, isFresh }: Caller, route: Route): void {
  const { access, onlyInPerson } = route
  if (byToken && onlyInPerson) throw problem.onlyInPerson({})
  if (access === 'open') return
  if (account === null) throw problem.signInNeeded({})
  if (access !== 'signed_in' && !may(account.roles, access))
    throw problem.rightMissing({ right: access, roles: rolesWith(access) })
  if (asksToSignInAgain(route) && !byToken && !isFresh) throw problem.signInAgain({ minutes: freshMinutes })
}
