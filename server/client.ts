/** What a request says of where it comes from, and how much of it is believed. */
import { getConnInfo } from '@hono/node-server/conninfo'
import { isLoopback } from '../store/mail-settings.js'
import type { Settings } from '../store/settings.js'
import type { Call, Serving } from './serving.js'

/** Origins of our own pages: as the settings say, and this service by itself. */
export function originsOf(
  call: Call,
  { address }: Pick<Serving, 'address'>,
  settings: Pick<Settings, 'mail'>,
): readonly string[] {
  const known = [settings.mail?.address ?? null, address].flatMap((each) =>
    each === null ? [] : [new URL(each).origin],
  )
  return [...known, new URL(call.req.url).origin]
}

/** The network address of a client. A proxy on this machine says last whom it speaks for; nobody else is believed. */
export function clientOf(call: Call): string {
  const forwarded = call.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim()
  return isFromThisMachine(call) && forwarded ? forwarded : remoteOf(call)
}

/** Whether the browser came by https: to this address, or to a proxy on this machine that says so. */
export function isByHttps(call: Call, { address }: Pick<Serving, 'address'>): boolean {
  if (address?.startsWith('https:') || new URL(call.req.url).protocol === 'https:') return true
  return isFromThisMachine(call) && call.req.header('X-Forwarded-Proto') === 'https'
}

function remoteOf(call: Call): string {
  return getConnInfo(call).remote.address ?? ''
}

function isFromThisMachine(call: Call): boolean {
  return isLoopback(remoteOf(call).replace(/^::ffff:/, ''))
}

/**
 * Whether another page sent this through the browser of its reader (Fetch Metadata, else RFC 6454). Where a browser says
 * nothing of it, `whenSilent` decides.
 */
export function isForeign(call: Call, origins: readonly string[], whenSilent = false): boolean {
  const site = call.req.header('Sec-Fetch-Site')
  const origin = call.req.header('Origin')
  if (origin !== undefined && site === undefined) return !origins.includes(origin)
  return site === undefined ? whenSilent : site !== 'same-origin'
}
