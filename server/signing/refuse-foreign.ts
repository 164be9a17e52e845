/** What a form may be: sent by our own page, of our own kind, and short. */
import { isForeign } from '../client.js'
import { problem } from '../problems.js'
import { readBody } from '../read-body.js'
import type { Call } from '../serving.js'

const mostBytes = 32 * 1024

/**
 * The fields of a form. Throws `form-not-taken` for one that another page sent through the browser of its reader, for
 * another kind of body, and for one that is too long.
 */
export async function readForm(call: Call, origins: readonly string[]): Promise<URLSearchParams> {
  const type = call.req.header('Content-Type') ?? ''
  if (isForeign(call, origins) || !/^application\/x-www-form-urlencoded(?:\s*;|$)/i.test(type))
    throw problem.formNotTaken({})
  const bytes = await readBody(call, mostBytes)
  if (bytes === null) throw problem.formNotTaken({})
  return new URLSearchParams(Buffer.from(bytes).toString('utf8'))
}
