/** The cookie that holds the secret of a session. */
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { mostSessionSeconds } from '../../store/accounts/sessions.js'
import { isByHttps } from '../client.js'
import type { Call, Serving } from '../serving.js'

/** The name of the cookie. Cookies know no ports: two programmes on one machine have one each. */
export function sessionCookieName(call: Call, serving: Serving): string {
  const name = `truebearing-${serving.register.programme.code}`
  // The prefix makes browsers refuse it from another host, path or plain http (RFC 6265bis, 4.1.3.2).
  return isByHttps(call, serving) ? `__Host-${name}` : name
}

/** The secret that a request brings, or null. */
export function sessionSecretOf(call: Call, serving: Serving): string | null {
  return getCookie(call, sessionCookieName(call, serving)) ?? null
}

function attributes(call: Call, serving: Serving) {
  return { path: '/', httpOnly: true, sameSite: 'Strict', secure: isByHttps(call, serving) } as const
}

/** Gives the browser a new secret in the place of what it has. */
export function giveSession(call: Call, serving: Serving, secret: string): void {
  setCookie(call, sessionCookieName(call, serving), secret, {
    ...attributes(call, serving),
    maxAge: mostSessionSeconds,
  })
}

/** Takes the secret out of the browser. */
export function takeSession(call: Call, serving: Serving): void {
  deleteCookie(call, sessionCookieName(call, serving), attributes(call, serving))
}
