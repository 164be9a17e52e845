/** JSON or HTML, as `f` says or the header Accept prefers. */
import { accepts } from 'hono/accepts'
import { problem } from '../problems.js'
import type { Call } from '../serving.js'

export type Format = 'json' | 'html'

/** The format asked for; JSON where nothing is said. Throws `parameter-invalid`. */
export function formatOf(call: Call, parameters: ReadonlyMap<string, string>): Format {
  const wanted = parameters.get('f')
  if (wanted === 'json' || wanted === 'html') return wanted
  if (wanted !== undefined)
    throw problem.parameterInvalid({ name: 'f', value: wanted, expected: 'give json or html' })
  const preferred = accepts(call, {
    header: 'Accept',
    supports: ['application/json', 'application/geo+json', 'text/html'],
    default: 'application/json',
  })
  return preferred === 'text/html' ? 'html' : 'json'
}

export const geojsonType = 'application/geo+json'

/** A JSON answer. */
export function json(call: Call, body: unknown, type = 'application/json'): Response {
  return call.body(typeof body === 'string' ? body : JSON.stringify(body), 200, { 'Content-Type': type })
}

/** An HTML answer. */
export function html(call: Call, page: string): Response {
  return call.body(page, 200, { 'Content-Type': 'text/html; charset=utf-8' })
}
