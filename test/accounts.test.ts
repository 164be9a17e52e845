/** Accounts over HTTP: the first link, passwords, sessions that end, people, tokens. */
import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { Person } from '../store/accounts/people.js'
import { firstLink } from '../store/accounts/people.js'
import type { OwnSession } from '../store/accounts/sessions.js'
import { codeOf, cookieOf, password, type SignedIn, servedAccounts } from './served-accounts.js'
import { describeEngines, sharedRegister } from './support/registers.js'

describeEngines('accounts', (kind) => {
  const shared = sharedRegister(kind)
  const service = servedAccounts(shared, 'ACCOUNTS')
  const { ask } = service
  const withSecret = (secret: string): SignedIn['headers'] => ({
    Cookie: `truebearing-ACCOUNTS=${secret}`,
    Origin: service.address,
  })
  const namedBy = async (headers: Readonly<Record<string, string>>) => {
    const { account } = (await (await ask('GET', '/api/session', { headers })).json()) as {
      account: { name: string } | null
    }
    return account?.name ?? null
  }

  test('the first link sets the password of the administrator once, and is then over; a new start prints none', async () => {
    const earlier = await firstLink(service.programme)
    const first = await firstLink(service.programme)
    const link = first?.link.secret ?? ''
    equal(first?.person.name, 'administrator')
    const body = { link, password }
    equal(
      await codeOf(await ask('POST', '/api/session/link', { body: { ...body, link: earlier?.link.secret } })),
      '410 sign-in-link-over',
    )
    const looked = await ask('POST', '/api/session/link/look', { body: { link } })
    deepEqual(await looked.json(), { name: 'administrator', shownName: 'Administrator', language: 'en' })
    equal(
      await codeOf(await ask('POST', '/api/session/link', { body: { link, password: 'short' } })),
      '422 password-refused',
    )
    const done = await ask('POST', '/api/session/link', { body })
    const { account, rights } = (await done.json()) as { account: { roles: string[] }; rights: string[] }
    deepEqual([done.status, account.roles, rights.length], [200, ['administrator'], 9])
    equal(await namedBy(withSecret(cookieOf(done).secret)), 'administrator')
    equal(await codeOf(await ask('POST', '/api/session/link', { body })), '410 sign-in-link-over')
    equal(await firstLink(service.programme), null)
  })

  test('a link is over after 24 hours', async () => {
    const administrator = await service.person('first.admin', ['administrator'])
    const invited = await ask('POST', '/api/people', {
      as: administrator,
      body: { name: 'Late', shownName: 'Invented Late', roles: ['collector'], language: 'fr' },
    })
    const { link, expiresAt } = (await invited.json()) as { link: string; expiresAt: string }
    equal(expiresAt, '2044-06-02T12:00:00.000Z')
    match(link, /^http:\/\/127\.0\.0\.1:\d+\/link#[\w-]{43}$/)
    service.pass(24 * 60)
    const body = { link: link.split('#')[1], password }
    equal(await codeOf(await ask('POST', '/api/session/link', { body })), '410 sign-in-link-over')
  })

  test('a session ends half an hour after its last use, and 12 hours after its start', async () => {
    const idle = await service.person('idle', ['analyst'])
    service.pass(29)
    equal(await namedBy(idle.headers), 'idle')
    service.pass(29)
    equal(await namedBy(idle.headers), 'idle')
    service.pass(30)
    equal(await namedBy(idle.headers), null)
    const busy = await service.person('busy', ['analyst'])
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      service.pass(20)
      equal(await namedBy(busy.headers), 'busy', String(minutes))
    }
    service.pass(20)
    equal(await namedBy(busy.headers), null)
  })

  test('signing out everywhere ends 3 sessions, signing out here 1', async () => {
    const one = await service.person('three', ['analyst'], true)
    const more = await Promise.all(
      [1, 2].map(async () => {
        const body = { name: 'THREE', password }
        return withSecret(cookieOf(await ask('POST', '/api/session', { body })).secret)
      }),
    )
    const [second = {}, third = {}] = more
    equal((await ask('DELETE', '/api/session', { headers: second })).status, 204)
    deepEqual([await namedBy(second), await namedBy(third)], [null, 'three'])
    equal((await ask('DELETE', '/api/session?everywhere=true', { headers: third })).status, 204)
    deepEqual([await namedBy(one.headers), await namedBy(third)], [null, null])
  })

  test('of 2 sessions one sees both and ends the other, and of somebody else’s none', async () => {
    const one = await service.person('two', ['analyst'], true)
    const body = { name: 'two', password }
    const second = withSecret(cookieOf(await ask('POST', '/api/session', { body })).secret)
    const seen = async (headers: Readonly<Record<string, string>>) =>
      ((await (await ask('GET', '/api/sessions', { headers })).json()) as { sessions: OwnSession[] }).sessions
    const sessions = await seen(second)
    deepEqual(sessions.map(({ isThis }) => isThis).sort(), [false, true])
    const path = `/api/sessions/${sessions.find(({ isThis }) => !isThis)?.sessionId}`
    const somebody = await service.person('else', ['administrator'])
    equal(await codeOf(await ask('DELETE', path, { as: somebody })), '404 session-unknown')
    equal((await ask('DELETE', path, { headers: second })).status, 204)
    deepEqual([await namedBy(one.headers), await namedBy(second)], [null, 'two'])
    equal(JSON.stringify(sessions).includes(one.secret), false)
  })

  test('3 passwords that are tried first are refused whatever their length, and leave the one before', async () => {
    const one = await service.person('common', ['collector'], true)
    for (const next of ['password1234', 'qwertyuiop12', 'P@ssw0rd1234']) {
      const answer = await ask('POST', '/api/session/password', {
        as: one,
        body: { present: password, next },
      })
      const { title, details } = (await answer.json()) as { title: string; details: { fault: string } }
      deepEqual([answer.status, title, details.fault], [422, 'password-refused', 'too_common'])
    }
    const body = { name: 'common', password }
    equal((await ask('POST', '/api/session', { body })).status, 200)
  })

  test('a changed password ends every other session, and the one before signs in no more', async () => {
    const one = await service.person('changer', ['analyst'], true)
    const next = 'another river bends'
    const change = (present: string) =>
      ask('POST', '/api/session/password', { as: one, body: { present, next } })
    equal(await codeOf(await change('not my password')), '401 sign-in-refused')
    const changed = await change(password)
    equal(changed.status, 200)
    notEqual(cookieOf(changed).secret, one.secret)
    equal(await namedBy(one.headers), null)
    equal(await namedBy(withSecret(cookieOf(changed).secret)), 'changer')
    const signIn = (typed: string) =>
      ask('POST', '/api/session', { body: { name: 'changer', password: typed } })
    equal(await codeOf(await signIn(password)), '401 sign-in-refused')
    equal((await signIn(next)).status, 200)
  })

  test('a person is invited, changed and ended; the name stays taken and the session dies', async () => {
    const administrator = await service.person('people.admin', ['administrator'])
    const body = { name: 'Mira', shownName: 'Invented Mira', roles: ['collector'], language: 'hy' }
    const invited = await ask('POST', '/api/people', { as: administrator, body })
    const { person } = (await invited.json()) as { person: Person }
    deepEqual([invited.status, person.name, person.state], [201, 'mira', 'invited'])
    equal(await codeOf(await ask('POST', '/api/people', { as: administrator, body })), '409 name-taken')
    const bad = { ...body, name: 'a b' }
    equal(
      await codeOf(await ask('POST', '/api/people', { as: administrator, body: bad })),
      '422 name-invalid',
    )
    const path = `/api/people/${person.accountId}`
    const changed = await ask('PATCH', path, { as: administrator, body: { roles: ['reviewer'] } })
    deepEqual(((await changed.json()) as Person).roles, ['reviewer'])
    const { people } = (await (await ask('GET', '/api/people', { as: administrator })).json()) as {
      people: Person[]
    }
    deepEqual(people.find(({ name }) => name === 'mira')?.roles, ['reviewer'])
    equal((await ask('DELETE', path, { as: administrator })).status, 204)
    equal(await codeOf(await ask('DELETE', path, { as: administrator })), '404 account-unknown')
    equal(await codeOf(await ask('POST', '/api/people', { as: administrator, body })), '409 name-taken')
  })

  test('whoever is ended is signed out at once, and keeps no token', async () => {
    const administrator = await service.person('end.admin', ['administrator'])
    const leaving = await service.person('leaving', ['analyst'], true)
    const made = await ask('POST', '/api/tokens', {
      as: leaving,
      body: { label: 'report', roles: ['analyst'] },
    })
    const { secret } = (await made.json()) as { secret: string }
    await ask('DELETE', `/api/people/${leaving.account.accountId}`, { as: administrator })
    equal(await namedBy(leaving.headers), null)
    const bearer = { Authorization: `Bearer ${secret}` }
    equal(await codeOf(await ask('GET', '/api/session', { headers: bearer })), '401 token-refused')
    equal(
      await codeOf(await ask('POST', '/api/session', { body: { name: 'leaving', password } })),
      '401 sign-in-refused',
    )
  })

  test('a token allows at most what its maker may, decides on nobody, and is over after its days', async () => {
    const maker = await service.person('maker', ['reviewer', 'analyst', 'administrator'])
    const beyond = { label: 'x', roles: ['publisher'] }
    equal(await codeOf(await ask('POST', '/api/tokens', { as: maker, body: beyond })), '422 roles-beyond-own')
    const body = { label: 'nightly', roles: ['reviewer', 'analyst'], days: 2 }
    const made = await ask('POST', '/api/tokens', { as: maker, body })
    const { secret, tokenId } = (await made.json()) as { secret: string; tokenId: string }
    const headers = { Authorization: `Bearer ${secret}` }
    const rolesNow = async () =>
      ((await (await ask('GET', '/api/session', { headers })).json()) as { account: { roles: string[] } })
        .account.roles
    deepEqual(await rolesNow(), ['reviewer', 'analyst'])
    await ask('PATCH', `/api/people/${maker.account.accountId}`, {
      as: await service.person('token.admin', ['administrator']),
      body: { roles: ['analyst', 'administrator'] },
    })
    deepEqual(await rolesNow(), ['analyst'])
    for (const path of ['/api/tokens', '/api/people'])
      ok((await ask('POST', path, { headers, body })).status === 403, path)
    equal(await codeOf(await ask('GET', '/api/tokens', { headers })), '403 only-in-person')
    const listed = await (await ask('GET', '/api/tokens', { as: maker })).text()
    ok(listed.includes(tokenId) && !listed.includes(secret))
    service.pass(2 * 24 * 60)
    equal(await codeOf(await ask('GET', '/api/session', { headers })), '401 token-refused')
  })

  test('two administrators who end each other at once leave one of them', async () => {
    const { programme } = service
    const { people } = (await (
      await ask('GET', '/api/people', { as: await service.person('zero', ['administrator']) })
    ).json()) as { people: Person[] }
    const [one, two] = [
      await service.person('last.one', ['administrator']),
      await service.person('last.two', ['administrator']),
    ]
    for (const { accountId, roles } of people)
      if (roles.includes('administrator')) await ask('DELETE', `/api/people/${accountId}`, { as: one })
    const end = (as: SignedIn, whom: SignedIn) =>
      ask('DELETE', `/api/people/${whom.account.accountId}`, { as })
    const answers = await Promise.all([end(one, two), end(two, one)])
    const statuses = answers.map(({ status }) => status)
    ok(statuses.includes(204) && !statuses.every((status) => status === 204), statuses.join())
    const left = (await programme.engine.transaction((session) =>
      session.query(
        `select name from accounts where programme_id = $1 and ended_at is null and 'administrator' = any(roles)`,
        [programme.programmeId],
      ),
    )) as { name: string }[]
    equal(left.length, 1)
    const alone = left[0]?.name === 'last.one' ? one : two
    equal(
      await codeOf(
        await ask('PATCH', `/api/people/${alone.account.accountId}`, {
          as: alone,
          body: { roles: ['analyst'] },
        }),
      ),
      '409 last-administrator',
    )
  })
})
