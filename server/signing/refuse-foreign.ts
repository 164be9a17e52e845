/** What a form may be: sent by our own page, of our own kind, and short. */
import { problem } from '../problems.js'
import type { Call } from '../serving.js'

const mostBytes = 32 * 1024

/**
 * The fields of a form. Throws `form-not-taken` for one that another page sent through the browser of its reader (Fetch
 * Metadata, else RFC 6454), for another kind of body, and for one that is too long.
 */
export async function readForm(call: Call, origins: readonly string[]): Promise<URLSearchParams> {
  const site = call.req.header('Sec-Fetch-Site')
  const origin = call.req.header('Origin')
  const isForeign =
    site === undefined ? origin !== undefined && !origins.includes(origin) : site !== 'same-origin'
  const type = call.req.header('Content-Type') ?? ''
  if (isForeign || !/^application\/x-www-form-urlencoded(?:\s*;|$)/i.test(type))
    throw problem.formNotTaken({})
  return new URLSearchParams(await shortText(call))
}

async function shortText(call: Call): Promise<string> {
  const { body } = call.req.raw
  if (body === null) return ''
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > mostBytes) throw problem.formNotTaken({})
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
