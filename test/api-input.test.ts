/** What comes in through the API: members that nobody asked for, parameters twice, scripts in texts, and what goes out. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { before, test } from 'node:test'
import { z } from 'zod'
import { apiRoutes } from '../server/api/routes.js'
import type { SignedIn } from './served-accounts.js'
import { codeOf, servedAccounts } from './served-accounts.js'
import { describeEngines, sharedRegister } from './support/registers.js'

interface Schema {
  readonly type?: string
  readonly additionalProperties?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
}

/** Whether an object of the form may hold members that the form does not name. */
function isOpen(schema: Schema): boolean {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return choices.some(isOpen)
  return schema.type === 'object' && schema.additionalProperties !== false
}

test('no body and no query of any route takes a member that it does not name', () => {
  for (const { method, path, body, query } of apiRoutes)
    for (const form of [body, query])
      if (form) {
        const schema = z.toJSONSchema(form, { io: 'input', unrepresentable: 'any' }) as Schema
        ok(!isOpen(schema), `${method} ${path}`)
      }
})

test('no route that changes something answers to GET, and none that reads to DELETE', () => {
  for (const { method, path, reads, upload } of apiRoutes) {
    ok(!(method === 'GET' && upload), path)
    ok(!(reads && method !== 'POST' && method !== 'GET'), path)
  }
})

describeEngines('what comes in', (kind) => {
  const shared = sharedRegister(kind)
  const service = servedAccounts(shared, 'INPUT')
  const { ask } = service
  let administrator: SignedIn
  let analyst: SignedIn
  before(async () => {
    administrator = await service.person('ada', ['administrator'])
    analyst = await service.person('ana', ['analyst'])
  })

  test('nobody gives themselves roles: 4 members beside those of the form are refused', async () => {
    const language = 'fr'
    for (const more of [
      { roles: ['administrator'] },
      { accountId: administrator.account.accountId },
      { rights: [] },
    ])
      equal(
        await codeOf(await ask('PATCH', '/api/session', { as: analyst, body: { language, ...more } })),
        '422 body-invalid',
      )
    const polluted = '{"language":"fr","__proto__":{"roles":["administrator"]}}'
    const headers = { ...analyst.headers, 'Content-Type': 'application/json' }
    await fetch(`${service.address}/api/session`, { method: 'PATCH', headers, body: polluted })
    const now = (await (await ask('GET', '/api/session', { as: analyst })).json()) as {
      account: { roles: string[] }
    }
    deepEqual(now.account.roles, ['analyst'])
    equal(({} as { roles?: unknown }).roles, undefined)
  })

  test('a parameter that is given twice is refused, not the first or the last of them taken', async () => {
    const answer = await ask('DELETE', '/api/session?everywhere=false&everywhere=true', { as: analyst })
    equal(await codeOf(answer), '400 query-invalid')
  })

  test('a script in a name comes back as the text that it is, under a type that no browser runs', async () => {
    const shownName = '<script>alert(1)</script>"\'&'
    const patched = await ask('PATCH', '/api/session', { as: analyst, body: { shownName } })
    equal(((await patched.json()) as { account: { shownName: string } }).account.shownName, shownName)
    equal(patched.headers.get('Content-Type'), 'application/json')
    equal(patched.headers.get('X-Content-Type-Options'), 'nosniff')
    match(patched.headers.get('Content-Security-Policy') ?? '', /^default-src 'none'/)
    const refused = await ask('GET', '/api/<script>alert(1)</script>')
    equal(refused.headers.get('Content-Type'), 'application/problem+json')
    equal(refused.headers.get('Content-Disposition'), null)
  })

  test('a name with a line end, a zero letter or a turn of direction is refused, and one of 101 letters', async () => {
    for (const shownName of ['a\nb', 'a\u0000b', 'a\u202eb', '', 'x'.repeat(101)])
      equal(
        await codeOf(await ask('PATCH', '/api/session', { as: analyst, body: { shownName } })),
        '422 body-invalid',
        JSON.stringify(shownName),
      )
  })

  test('ids and names that are SQL, paths or nothing of the kind are unknown, and change nothing', async () => {
    const odd = ["' or 1=1 --", '..%2f..%2fetc%2fpasswd', '%00', 'x'.repeat(5000), '1;drop table accounts']
    for (const id of odd) {
      const path = `/api/people/${id.includes('%') ? id : encodeURIComponent(id)}`
      const { status } = await ask('PATCH', path, { as: administrator, body: { language: 'fr' } })
      ok(status >= 400 && status < 500, `${id}: ${status}`)
    }
    for (const name of ["' or 1=1 --", '\u0000', '']) {
      const { status } = await ask('POST', '/api/session', { body: { name, password: 'not that river' } })
      ok(status === 401 || status === 422, `${JSON.stringify(name)}: ${status}`)
    }
    const { people } = (await (await ask('GET', '/api/people', { as: administrator })).json()) as {
      people: { language: string }[]
    }
    deepEqual(
      people.map(({ language }) => language),
      ['en', 'en'],
    )
  })

  test('a zero letter and half a letter are refused in a path, a parameter and a body, not kept as others', async () => {
    equal((await ask('DELETE', '/api/tokens/%00', { as: analyst })).status, 404)
    equal((await ask('DELETE', '/api/session?everywhere=%00', { as: analyst })).status, 400)
    for (const label of ['a\\u0000', 'a\\ud800b']) {
      const headers = { ...analyst.headers, 'Content-Type': 'application/json' }
      const body = `{"label":"${label}","roles":["analyst"]}`
      const answer = await fetch(`${service.address}/api/tokens`, { method: 'POST', headers, body })
      equal(await codeOf(answer), '422 body-invalid')
    }
  })

  test('JSON 100,000 levels deep, and numbers that are none, end as a refusal', async () => {
    for (const text of [
      `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      '{"days":1e999}',
      '{"a":1,"a":2}',
      '\ufeff{}',
    ]) {
      const headers = { ...administrator.headers, 'Content-Type': 'application/json' }
      const answer = await fetch(`${service.address}/api/tokens`, { method: 'POST', headers, body: text })
      ok(answer.status === 422 || answer.status === 400, `${text.slice(0, 20)}: ${answer.status}`)
    }
  })
})
