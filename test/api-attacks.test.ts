/** What an attacker would try at the doors: other people's ids and sessions, pages of elsewhere, guessing, reading logs. */
import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict'
import { before, test } from 'node:test'
import { mostOfName } from '../server/api/sign-in-attempts.js'
import { makeToken } from '../store/accounts/tokens.js'
import { newRecordId } from '../store/record-id.js'
import type { SignedIn } from './served-accounts.js'
import { codeOf, cookieOf, password, servedAccounts } from './served-accounts.js'
import { describeEngines, sharedRegister } from './support/registers.js'

/** What does not differ between two refusals but by chance. */
async function told(answer: Response) {
  const { instance: _, ...body } = (await answer.json()) as Record<string, unknown>
  const headers = [...answer.headers.keys()].filter((name) => name !== 'date')
  return { status: answer.status, body, headers }
}

describeEngines('attacks on accounts', (kind) => {
  const shared = sharedRegister(kind)
  const service = servedAccounts(shared, 'ONE')
  const other = servedAccounts(shared, 'OTHER')
  const { ask } = service
  let administrator: SignedIn
  let victim: SignedIn
  let stranger: SignedIn
  before(async () => {
    administrator = await service.person('ada', ['administrator'])
    victim = await service.person('victor', ['analyst'], true)
    stranger = await other.person('strange', ['administrator', 'analyst'], true)
  })
  const accountOf = async (headers: Readonly<Record<string, string>>) => {
    const answer = await ask('GET', '/api/session', { headers })
    return ((await answer.json()) as { account: unknown }).account
  }

  test('4 ids of another programme are as unknown as an id of nobody', async () => {
    const { programme } = other
    const { token } = await programme.engine.transaction((session) =>
      makeToken(session, programme, stranger.account, { label: 'theirs', roles: ['analyst'], days: 1 }),
    )
    const refusals = async (person: string, tokenId: string) => [
      await codeOf(
        await ask('PATCH', `/api/people/${person}`, { as: administrator, body: { language: 'fr' } }),
      ),
      await codeOf(await ask('POST', `/api/people/${person}/link`, { as: administrator })),
      await codeOf(await ask('DELETE', `/api/people/${person}`, { as: administrator })),
      await codeOf(await ask('DELETE', `/api/tokens/${tokenId}`, { as: administrator })),
    ]
    const theirs = await refusals(stranger.account.accountId, token.tokenId)
    deepEqual(theirs, await refusals(newRecordId(), 'no id at all'))
    ok(
      theirs.every((code) => code.startsWith('404 ')),
      theirs.join(),
    )
  })

  test('a session and a token of another programme are nobody here', async () => {
    const headers = { Cookie: `truebearing-ONE=${stranger.secret}`, Origin: service.address }
    equal(await accountOf(headers), null)
    const { programme } = other
    const { secret } = await programme.engine.transaction((session) =>
      makeToken(session, programme, stranger.account, { label: 'x', roles: ['administrator'], days: 1 }),
    )
    const bearer = { Authorization: `Bearer ${secret}` }
    equal(await codeOf(await ask('GET', '/api/people', { headers: bearer })), '401 token-refused')
  })

  test('somebody else’s token is not ended and not seen by who is no administrator', async () => {
    const made = await ask('POST', '/api/tokens', {
      as: administrator,
      body: { label: 'a', roles: ['administrator'] },
    })
    const { tokenId } = (await made.json()) as { tokenId: string }
    equal(await codeOf(await ask('DELETE', `/api/tokens/${tokenId}`, { as: victim })), '404 token-unknown')
    deepEqual(await (await ask('GET', '/api/tokens', { as: victim })).json(), { tokens: [] })
  })

  test('a wrong password and a name that is nobody’s are told the same, to the letter', async () => {
    const signIn = (name: string) =>
      ask('POST', '/api/session', { body: { name, password: 'not that river' } })
    const invited = await service.person('invited', ['analyst'])
    const refusals = [await signIn('victor'), await signIn('nobody.here'), await signIn(invited.account.name)]
    const [first, ...more] = await Promise.all(refusals.map(told))
    equal(first?.status, 401)
    for (const each of more) deepEqual(each, first)
  })

  test('60 links guessed from one address are all, also over IPv6 neighbours of one network', async () => {
    const guess = (last: number) =>
      ask('POST', '/api/session/link/look', {
        body: { link: `guess${last}` },
        headers: { 'X-Forwarded-For': `2001:db8:7:7::${last}` },
      })
    for (let count = 1; count <= 60; count += 1) equal((await guess(count)).status, 410)
    equal(await codeOf(await guess(61)), '429 too-many-attempts')
  })

  test('the secret of a session that was set before signing in is not the one after, and ends', async () => {
    const planted = await service.person('planter', ['collector'])
    const answer = await ask('POST', '/api/session', {
      headers: planted.headers,
      body: { name: 'victor', password },
    })
    const { secret } = cookieOf(answer)
    notEqual(secret, planted.secret)
    equal(await accountOf(planted.headers), null)
    const invented = { Cookie: `truebearing-ONE=${'x'.repeat(43)}`, Origin: service.address }
    const again = await ask('POST', '/api/session', { headers: invented, body: { name: 'victor', password } })
    match(cookieOf(again).secret, /^(?!x{43})[\w-]{43}$/)
  })

  test('a session that was stolen is nobody after its owner signed out', async () => {
    const owner = await service.person('owner', ['analyst'])
    const stolen = { ...owner.headers }
    notEqual(await accountOf(stolen), null)
    const out = await ask('DELETE', '/api/session', { as: owner })
    match(out.headers.getSetCookie()[0] ?? '', /^truebearing-ONE=; Max-Age=0;/)
    equal(await accountOf(stolen), null)
    equal(await codeOf(await ask('GET', '/api/tokens', { headers: stolen })), '401 sign-in-needed')
  })

  test('a cookie is HttpOnly and SameSite=Strict; by https also Secure, with the __Host- prefix', async () => {
    const body = { name: 'victor', password }
    const plain = await ask('POST', '/api/session', { body })
    equal(cookieOf(plain).attributes, 'Max-Age=43200; Path=/; HttpOnly; SameSite=Strict')
    const byHttps = await ask('POST', '/api/session', { body, headers: { 'X-Forwarded-Proto': 'https' } })
    match(byHttps.headers.getSetCookie()[0] ?? '', /^__Host-truebearing-ONE=/)
    equal(cookieOf(byHttps).attributes, 'Max-Age=43200; Path=/; HttpOnly; Secure; SameSite=Strict')
    match(byHttps.headers.get('Strict-Transport-Security') ?? '', /^max-age=31536000/)
  })

  test('a page of elsewhere changes nothing: 5 ways of sending with the cookie are refused', async () => {
    const { Cookie = '' } = administrator.headers
    const body = { name: 'planted', shownName: 'Planted', roles: ['administrator'], language: 'en' }
    const sent: readonly Readonly<Record<string, string>>[] = [
      { Cookie, Origin: 'https://elsewhere.invalid' },
      { Cookie, Origin: 'null' },
      { Cookie },
      { Cookie, Origin: service.address, 'Sec-Fetch-Site': 'cross-site' },
      { Cookie, 'Sec-Fetch-Site': 'same-site' },
    ]
    for (const headers of sent)
      equal(await codeOf(await ask('POST', '/api/people', { headers, body })), '403 foreign-origin')
    const form = { ...administrator.headers, 'Content-Type': 'text/plain' }
    equal(await codeOf(await ask('POST', '/api/people', { headers: form, body })), '415 body-type-wrong')
    const login = { Origin: 'https://elsewhere.invalid' }
    const signIn = { headers: login, body: { name: 'victor', password } }
    equal(await codeOf(await ask('POST', '/api/session', signIn)), '403 foreign-origin')
    const { people } = (await (await ask('GET', '/api/people', { as: administrator })).json()) as {
      people: { name: string }[]
    }
    ok(!people.some(({ name }) => name === 'planted'))
  })

  test('a key of one person gives another nothing of the answer', async () => {
    const headers = { 'Idempotency-Key': 'shared key' }
    const body = { label: 'mine', roles: ['analyst'] }
    const first = await ask('POST', '/api/tokens', { as: victim, headers, body })
    equal(first.status, 201)
    equal(
      await codeOf(await ask('POST', '/api/tokens', { as: victim, headers, body })),
      '409 answer-not-kept',
    )
    const mine = await service.person('also', ['analyst'])
    const second = await ask('POST', '/api/tokens', { as: mine, headers, body })
    const secretOf = async (answer: Response) => ((await answer.json()) as { secret: string }).secret
    notEqual(await secretOf(second), await secretOf(first))
  })

  test('no secret, no password and no name stands in the log of requests, and none in the database', async () => {
    const { programme, lines } = service
    const invited = await ask('POST', '/api/people', {
      as: administrator,
      body: { name: 'secretly', shownName: 'S', roles: ['analyst'], language: 'en' },
      headers: { 'Idempotency-Key': 'invitation' },
    })
    const link = ((await invited.json()) as { link: string }).link.split('#')[1] ?? ''
    const set = await ask('POST', '/api/session/link', { body: { link, password: 'seven quiet hills' } })
    const session = cookieOf(set).secret
    const headers = { Cookie: `truebearing-ONE=${session}`, Origin: service.address }
    const made = await ask('POST', '/api/tokens', { headers, body: { label: 't', roles: ['analyst'] } })
    const { secret: token } = (await made.json()) as { secret: string }
    await ask('GET', '/api/session', { headers: { Authorization: `Bearer ${token}` } })
    const kept = await programme.engine.transaction(async (open) => {
      const tables = ['accounts', 'account_sessions', 'account_links', 'account_tokens', 'kept_answers']
      const rows: unknown[] = []
      for (const table of tables)
        rows.push(
          ...(await open.query(`select * from ${table} where programme_id = $1`, [programme.programmeId])),
        )
      return JSON.stringify(rows)
    })
    for (const secret of [link, session, token, 'seven quiet hills']) {
      ok(secret.length > 15)
      ok(!lines.join('\n').includes(secret))
      ok(!kept.includes(secret))
    }
    ok(!lines.join('\n').includes('secretly'))
  })

  test(`after ${mostOfName} failures a name waits an hour, whoever it is, with the right password too`, async () => {
    await service.person('guessed', ['analyst'], true)
    await service.person('unguessed', ['analyst'], true)
    for (const name of ['guessed', 'never.was']) {
      // Each from an address of its own, as many machines would.
      const from = (last: number) => ({ 'X-Forwarded-For': `203.0.113.${last}` })
      const attempt = (typed: string, last: number) =>
        ask('POST', '/api/session', { body: { name, password: typed }, headers: from(last) })
      for (let count = 0; count < mostOfName; count += 1)
        equal((await attempt('not that river', count)).status, 401)
      const late = await attempt(password, 100)
      equal(late.headers.get('Retry-After'), '3600')
      equal(await codeOf(late), '429 too-many-attempts')
    }
    equal((await ask('POST', '/api/session', { body: { name: 'unguessed', password } })).status, 200)
    // Last of all: every session of the tests before is over then.
    service.pass(61)
    equal((await ask('POST', '/api/session', { body: { name: 'guessed', password } })).status, 200)
  })
})
