/** Junk at every route: ids, parameters and bodies that are nothing of the kind end in a refusal, never in a failure. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { roles } from '../core/access/roles.js'
import type { Route } from '../server/api/route.js'
import { apiRoutes } from '../server/api/routes.js'
import { newRecordId } from '../store/record-id.js'
import { servedAccounts } from './served-accounts.js'
import { describeEngines, sharedRegister } from './support/registers.js'

/** Texts that have broken other services, none of which is an id or a value here. */
const junk = [
  newRecordId(),
  "' or 1=1 --",
  '../../etc/passwd',
  '1e999',
  '-1',
  '99999999999999999999',
  'toString',
  '__proto__',
  '\u202eا\ufeff',
  '%',
  '{{7*7}}',
  'x'.repeat(3000),
  '[]',
  '2040-02-30',
]

const bodies: readonly unknown[] = [
  null,
  0,
  '',
  [],
  {},
  { id: 1 },
  { toString: 1, constructor: null },
  [[[]]],
]

function parametersOf({ query }: Route): readonly string[] {
  if (!query) return []
  const { properties = {} } = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' }) as {
    readonly properties?: Readonly<Record<string, unknown>>
  }
  return Object.keys(properties)
}

describeEngines('junk', (kind) => {
  const shared = sharedRegister(kind)
  const service = servedAccounts(shared, 'JUNK')

  /** Calls by somebody of every role. No junk signs anybody out. */
  async function failures(calls: readonly { route: Route; path: string; body?: unknown }[]) {
    const as = await service.person(`junk.${newRecordId().slice(-6)}`, [...roles])
    const failed: string[] = []
    for (const { route, path, body } of calls) {
      const file = route.upload ? { headers: { 'Content-Type': 'application/x-none' } } : {}
      const answer = await service.ask(route.method, path, {
        as,
        ...file,
        ...(body === undefined ? {} : { body }),
      })
      await answer.arrayBuffer()
      if (answer.status >= 500)
        failed.push(`${route.method} ${path} ${JSON.stringify(body) ?? ''}`.slice(0, 200))
    }
    const still = await service.ask('GET', '/api/tokens', { as })
    equal(still.status, 200, 'signed in to the end')
    return failed
  }

  const filled = (path: string, value: string) => path.replace(/\{\w+\}/g, () => encodeURIComponent(value))

  test(`${junk.length} ids that are none, in every path`, async () => {
    const calls = apiRoutes
      .filter(({ path }) => path.includes('{'))
      .flatMap((route) => junk.map((value) => ({ route, path: filled(route.path, value) })))
    ok(calls.length > 0)
    deepEqual(await failures(calls), [])
  })

  test(`${junk.length} values that are none, in every parameter`, async () => {
    const calls = apiRoutes.flatMap((route) =>
      parametersOf(route).flatMap((name) =>
        junk.map((value) => ({
          route,
          path: `${filled(route.path, newRecordId())}?${name}=${encodeURIComponent(value)}`,
        })),
      ),
    )
    ok(calls.length > 0)
    deepEqual(await failures(calls), [])
  })

  test(`${bodies.length} bodies that are none, at every route that takes one`, async () => {
    const calls = apiRoutes
      .filter(({ body }) => body !== undefined)
      .flatMap((route) => bodies.map((body) => ({ route, path: filled(route.path, newRecordId()), body })))
    ok(calls.length > 0)
    deepEqual(await failures(calls), [])
  })
})
