/** People and what they may do where: a changed account holds at the next request, an ended one can be taken back. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Person } from '../store/accounts/people.js'
import { fillRegions } from './region-register.js'
import type { SignedIn } from './served-accounts.js'
import { codeOf, cookieOf, password, servedAccounts } from './served-accounts.js'
import { describeEngines, sharedRegister } from './support/registers.js'

interface PeopleAnswer {
  readonly people: readonly Person[]
  readonly ended: readonly Person[]
  readonly named: readonly { readonly id: string; readonly name: string }[]
}

describeEngines('people and their regions', (kind) => {
  const shared = sharedRegister(kind)
  const service = servedAccounts(shared, 'PEOPLED')
  const { ask } = service
  let administrator: SignedIn
  let ids: ReadonlyMap<string, string>
  before(async () => {
    ids = await fillRegions(service.programme)
    administrator = await service.person('ada', ['administrator'])
  })
  const idOf = (name: string) => ids.get(name) ?? ''
  const pathOf = ({ account }: SignedIn) => `/api/people/${account.accountId}`
  const seenBy = async (as: SignedIn) => {
    const { items } = (await (await ask('GET', '/api/accidents', { as })).json()) as {
      items: { localId: string }[]
    }
    return items.map(({ localId }) => localId)
  }
  const listed = async () =>
    (await (await ask('GET', '/api/people', { as: administrator })).json()) as PeopleAnswer

  test('a person whose region is changed sees at the next request the accidents of the new region alone', async () => {
    const person = await service.limited('moves', ['reviewer'], [idOf('North Ildoma')])
    deepEqual(await seenBy(person), ['N-1'])
    const change = (placeIds: readonly string[] | null) =>
      ask('PATCH', pathOf(person), { as: administrator, body: { placeIds } })
    equal((await change([idOf('South Ildoma')])).status, 200)
    deepEqual(await seenBy(person), ['S-1'])
    equal((await change(null)).status, 200)
    deepEqual((await seenBy(person)).sort(), ['N-1', 'S-1'])
  })

  test('a role that is taken away is refused at the next request, in the session that was there before', async () => {
    const person = await service.person('reads log', ['auditor'])
    equal((await ask('GET', '/api/log', { as: person })).status, 200)
    await ask('PATCH', pathOf(person), { as: administrator, body: { roles: ['collector'] } })
    equal(await codeOf(await ask('GET', '/api/log', { as: person })), '403 right-missing')
    equal((await ask('GET', '/api/accidents', { as: person })).status, 200)
  })

  test('somebody is invited for a region and an organisation, both of which the list names', async () => {
    const wanted = { placeIds: [idOf('South Ildoma')], organisationId: idOf('Lantern Society') }
    const body = { name: 'noor', shownName: 'Invented Noor', roles: ['collector'], language: 'ar', ...wanted }
    equal((await ask('POST', '/api/people', { as: administrator, body })).status, 201)
    const { people, named } = await listed()
    const noor = people.find(({ name }) => name === 'noor')
    deepEqual([noor?.placeIds, noor?.organisationId], [wanted.placeIds, wanted.organisationId])
    deepEqual(named.map(({ name }) => name).sort(), ['Lantern Society', 'South Ildoma'])
  })

  test('an account that ended is taken back as it was: nothing opens it but the new link', async () => {
    const person = await service.person('returns', ['analyst'], true)
    await ask('PATCH', pathOf(person), { as: administrator, body: { placeIds: [idOf('North Ildoma')] } })
    const earlier = await ask('POST', '/api/tokens', {
      as: person,
      body: { label: 'nightly', roles: ['analyst'] },
    })
    const { secret } = (await earlier.json()) as { secret: string }
    const back = () => ask('POST', `${pathOf(person)}/back`, { as: administrator })
    equal(await codeOf(await back()), '409 account-not-ended')
    equal((await ask('DELETE', pathOf(person), { as: administrator })).status, 204)
    ok((await listed()).ended.some(({ name }) => name === 'returns'))
    const answer = await back()
    const made = (await answer.json()) as { person: Person; link: string }
    deepEqual([answer.status, made.person.state, made.person.roles], [201, 'invited', ['analyst']])
    deepEqual(made.person.placeIds, [idOf('North Ildoma')])
    match(made.link, /\/link#[\w-]{43}$/)
    equal(await codeOf(await ask('GET', '/api/accidents', { as: person })), '401 sign-in-needed')
    const bearer = { Authorization: `Bearer ${secret}` }
    equal(await codeOf(await ask('GET', '/api/session', { headers: bearer })), '401 token-refused')
    const old = { name: 'returns', password }
    equal(await codeOf(await ask('POST', '/api/session', { body: old })), '401 sign-in-refused')
    const link = made.link.split('#')[1]
    const entered = await ask('POST', '/api/session/link', {
      body: { link, password: 'another river bends' },
    })
    equal(entered.status, 200)
    const headers = { Cookie: `truebearing-PEOPLED=${cookieOf(entered).secret}` }
    const { items } = (await (await ask('GET', '/api/accidents', { headers })).json()) as {
      items: { localId: string }[]
    }
    deepEqual(
      items.map(({ localId }) => localId),
      ['N-1'],
    )
    equal(await codeOf(await back()), '409 account-not-ended')
  })

  test('the last administrator keeps their own role, whether it is taken away or the account ended', async () => {
    const body = { roles: ['auditor'] }
    equal(
      await codeOf(await ask('PATCH', pathOf(administrator), { as: administrator, body })),
      '409 last-administrator',
    )
    equal(
      await codeOf(await ask('DELETE', pathOf(administrator), { as: administrator })),
      '409 last-administrator',
    )
    const other = await service.person('second', ['administrator'])
    equal((await ask('PATCH', pathOf(other), { as: other, body })).status, 200)
    equal(await codeOf(await ask('GET', '/api/people', { as: other })), '403 right-missing')
  })
})
