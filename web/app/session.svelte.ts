/** Who is signed in, and what they may do. The server decides again at each request; here it decides what is shown. */
import type { Account } from '../../core/access/account.js'
import type { Right } from '../../core/access/roles.js'
import { get, post, request } from './api.js'
import { forgetTypingOfOthers } from './kept-typing.svelte.js'
import { keepTimeZone } from './language.svelte.js'

interface SessionAnswer {
  readonly account: Account | null
  readonly rights: readonly Right[]
  readonly programme: { readonly code: string; readonly timeZone: string | null }
}

const state = $state<{ known: SessionAnswer | null }>({ known: null })

/** Asks the server who is signed in. */
export async function readSession(): Promise<void> {
  const known = await get<SessionAnswer>('/api/session')
  keepTimeZone(known.programme.timeZone ?? 'UTC')
  state.known = known
  // A session that ended by itself leaves what its person typed, who signs in again.
  if (known.account) forgetTypingOfOthers(known.account.accountId)
}

/** What is known of the session; null until the server has answered. */
export function session(): SessionAnswer | null {
  return state.known
}

/** Whether the person may do it. */
export function allowed(right: Right | 'signed_in'): boolean {
  if (right === 'signed_in') return state.known?.account != null
  return state.known?.rights.includes(right) === true
}

export async function signIn(name: string, password: string): Promise<void> {
  await post('/api/session', { name, password })
  await readSession()
}

/** Who a one-time link is for; the link is not used up. */
export function lookAtLink(
  link: string,
): Promise<{ readonly name: string; readonly shownName: string; readonly language: string }> {
  return post('/api/session/link/look', { link })
}

/** Sets a password by a one-time link, and signs in. */
export async function followLink(link: string, password: string): Promise<void> {
  await post('/api/session/link', { link, password })
  await readSession()
}

export async function signOut(): Promise<void> {
  await request('DELETE', '/api/session')
  forgetTypingOfOthers(null)
  await readSession()
}
