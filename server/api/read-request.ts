/** Body and query of a request, parsed by the forms of its route. */
import type { z } from 'zod'
import { problem as requestProblem } from '../problems.js'
import { readBody } from '../read-body.js'
import type { Call } from '../serving.js'
import type { Issue } from './problems.js'
import { problem } from './problems.js'
import type { Route } from './route.js'

/** A record with a shape of some ten thousand points; files come by routes of their own. */
const mostBytes = 2 * 1024 * 1024

/** The kinds of body that a page of elsewhere can send without being asked about it first (Fetch, 2.2.2). */
const sentByForms = /^\s*(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i

/** A body as it came, and as its form reads it. */
export interface ReadBody {
  readonly bytes: Uint8Array
  readonly body: unknown
}

/** A zero letter, which no database keeps as text, and half letters, which would be written as others. */
const unkept = /[\0\p{Surrogate}]/u
const unkeptMessage = 'holds U+0000 or half a surrogate pair, which is no text'

/** Throws `query-invalid`, or `parameter-unknown` where the route knows no parameter. */
export function readQuery(call: Call, { query }: Route): unknown {
  const given = Object.entries(call.req.queries()).map(
    ([name, values]) => [name, values.length === 1 ? values[0] : values] as const,
  )
  const [broken] = given.filter(([name, value]) => unkept.test(name + [value].flat().join('')))
  if (broken)
    throw problem.queryInvalid({ issues: [{ at: broken[0], code: 'custom', message: unkeptMessage }] })
  if (query) {
    const read = query.safeParse(Object.fromEntries(given))
    if (read.success) return read.data
    throw problem.queryInvalid({ issues: issuesOf(read.error) })
  }
  const [first] = given
  if (first) throw requestProblem.parameterUnknown({ name: first[0], known: [] })
  return {}
}

/** Throws `body-type-wrong`, `body-too-long`, `body-not-json` or `body-invalid`. */
export async function readJsonBody(call: Call, { body: form, upload }: Route): Promise<ReadBody> {
  const type = call.req.header('Content-Type') ?? ''
  if (upload && (type === '' || sentByForms.test(type)))
    throw problem.bodyTypeWrong({ expected: 'the file itself, with a Content-Type of its own' })
  if (!form) return { bytes: new Uint8Array(), body: undefined }
  if (!/^application\/json(?:\s*;|$)/i.test(type))
    throw problem.bodyTypeWrong({ expected: 'application/json' })
  const bytes = await readBody(call, mostBytes)
  if (bytes === null) throw problem.bodyTooLong({ mostBytes })
  const value = parsed(bytes)
  if (holdsUnkept(value))
    throw problem.bodyInvalid({ issues: [{ at: '', code: 'custom', message: unkeptMessage }] })
  const read = form.safeParse(value)
  if (!read.success) throw problem.bodyInvalid({ issues: issuesOf(read.error) })
  return { bytes, body: read.data }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) throw problem.bodyNotJson({})
    throw error
  }
}

/** Looks at every text and name of a JSON value, however deep: without calling itself. */
function holdsUnkept(value: unknown): boolean {
  const left: unknown[] = [value]
  while (left.length > 0) {
    const next = left.pop()
    if (typeof next === 'string' && unkept.test(next)) return true
    if (typeof next !== 'object' || next === null) continue
    for (const [name, each] of Object.entries(next)) left.push(name, each)
  }
  return false
}

function issuesOf({ issues }: z.ZodError): readonly Issue[] {
  return issues.map(({ path, code, message }) => ({ at: path.map(String).join('.'), code, message }))
}
