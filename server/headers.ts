/** Which part of the service an address belongs to, and the headers that every answer there has. */
import type { Call } from './serving.js'

/**
 * `public`: records for anybody, in a snapshot and with the tag of its entry. `signing`: texts that are signed. `api`:
 * for who is signed in. `published`: documents as they were published. `pages`: the built pages.
 */
export type Area = 'public' | 'signing' | 'api' | 'published' | 'pages'

const publicPaths = ['/ogc', '/tiles', '/near']

/** The area of a request. */
export function areaOf({ req: { path } }: Call): Area {
  const isUnder = (top: string) => path === top || path.startsWith(`${top}/`)
  if (isUnder('/sign')) return 'signing'
  if (isUnder('/api')) return 'api'
  if (isUnder('/public')) return 'published'
  return publicPaths.some(isUnder) ? 'public' : 'pages'
}

const everywhere = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' }

const pagePolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ')

const headers: Readonly<Record<Area, Readonly<Record<string, string>>>> = {
  public: {
    ...everywhere,
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    // What is kept is asked again each time; while the log has not grown the answer is 304.
    'Cache-Control': 'no-cache',
    Vary: 'Accept',
  },
  signing: {
    ...everywhere,
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    // With no-referrer a browser would say of our own form that it came from nowhere.
    'Referrer-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    Vary: 'Accept',
  },
  api: {
    ...everywhere,
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    Vary: 'Cookie, Authorization',
  },
  published: {
    ...everywhere,
    // A page of a bundle has no script but the check of itself, which reads what lies beside it.
    'Content-Security-Policy':
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cache-Control': 'no-cache',
    Vary: 'Accept, Accept-Language',
  },
  pages: {
    ...everywhere,
    'Content-Security-Policy': pagePolicy,
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-cache',
  },
}

/** What an answer of the API or a page may say by itself. */
const ownChoice = ['Cache-Control', 'Vary']

/** Puts the headers of its area on an answer. */
export function addHeaders(call: Call, answer: Response, isByHttps: boolean): void {
  const area = areaOf(call)
  const mayChoose = area === 'api' || area === 'pages'
  for (const [name, value] of Object.entries(headers[area]))
    if (!mayChoose || !ownChoice.includes(name) || !answer.headers.has(name)) answer.headers.set(name, value)
  if (isByHttps) answer.headers.set('Strict-Transport-Security', 'max-age=31536000')
}
