/** Ids of records that somebody may not see: of another programme, and of places beyond those of an account. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { before, test } from 'node:test'
import { addAccount } from '../store/accounts/add-account.js'
import { startSession } from '../store/accounts/sessions.js'
import { newRecordId } from '../store/record-id.js'
import { idOf } from './figure-register.js'
import type { SignedIn } from './served-accounts.js'
import { codeOf, servedAccounts } from './served-accounts.js'
import { at, fillServed, writeCurrent } from './served-register.js'
import { describeEngines, sharedRegister } from './support/registers.js'

const theirs = idOf(77, 0)

interface List {
  readonly items: readonly { readonly id: string }[]
  readonly numberMatched: number
}

describeEngines('ids of others', (kind) => {
  const shared = sharedRegister(kind)
  const service = servedAccounts(shared, 'HERE')
  const other = servedAccounts(shared, 'THERE')
  let administrator: SignedIn
  let regional: SignedIn
  const town = idOf(900, 1)
  const otherTown = idOf(900, 2)

  before(async () => {
    const { programme } = service
    await fillServed(programme)
    await writeCurrent(other.programme, 'hazard', { prefix: 77 }, [
      { class: 'minefield', status: 'open', position: at(10.2, 40.1), name: 'Theirs' },
    ])
    administrator = await service.person('ada', ['administrator'])
    const { account, secret } = await programme.engine.transaction(async (session) => {
      const account = await addAccount(session, programme, {
        name: 'regina',
        shownName: 'Invented Regina',
        roles: ['reviewer', 'analyst'],
        placeIds: [town],
        organisationId: null,
        language: 'en',
      })
      return { account, secret: await startSession(session, programme, account.accountId) }
    })
    const headers = { Cookie: `truebearing-HERE=${secret}`, Origin: service.address }
    regional = { account, secret, headers }
  })

  const list = async (as: SignedIn, path: string) =>
    (await (await service.ask('GET', path, { as })).json()) as List

  test('a record of another programme is as unknown as one of nobody, in a path, a list and a place', async () => {
    const get = (path: string) => service.ask('GET', path, { as: administrator })
    const known = idOf(1, 0)
    equal((await get(`/api/hazards/${known}`)).status, 200)
    equal(
      await codeOf(await get(`/api/hazards/${theirs}`)),
      await codeOf(await get(`/api/hazards/${newRecordId()}`)),
    )
    equal((await get(`/api/hazards/${theirs}`)).status, 404)
    equal((await get(`/api/accidents/${known}`)).status, 404)
    const found = await list(administrator, '/api/hazards?limit=200')
    ok(found.items.length > 0 && found.items.every(({ id }) => id !== theirs))
    equal((await list(administrator, '/api/hazards?q=Theirs')).numberMatched, 0)
    equal((await list(administrator, `/api/hazards?place=${theirs}`)).numberMatched, 0)
    const cursor = Buffer.from(JSON.stringify([null, theirs])).toString('base64url')
    // A cursor that this list did not give tells nothing of the record that it names.
    equal(await codeOf(await get(`/api/hazards?cursor=${cursor}`)), '400 cursor-not-read')
  })

  test('an account of one town sees 1 of 3 accidents in lists, and the 2 others by no id', async () => {
    const found = await list(regional, '/api/accidents')
    deepEqual([found.numberMatched, found.items.map(({ id }) => id)], [1, [idOf(2, 0)]])
    equal((await list(administrator, '/api/accidents')).numberMatched, 3)
    // Asked again after somebody who sees all: what was counted for one is not told to the other.
    equal((await list(regional, '/api/accidents')).numberMatched, 1)
    const statuses = [0, 1, 2].map(async (index) => {
      const answer = await service.ask('GET', `/api/accidents/${idOf(2, index)}`, { as: regional })
      return answer.status
    })
    deepEqual(await Promise.all(statuses), [200, 404, 404])
    equal((await list(regional, `/api/accidents?place=${otherTown}`)).numberMatched, 0)
  })

  test('a token of an account of one town sees no more than its maker', async () => {
    const made = await service.ask('POST', '/api/tokens', {
      as: regional,
      body: { label: 'report', roles: ['analyst'] },
    })
    const { secret } = (await made.json()) as { secret: string }
    const headers = { Authorization: `Bearer ${secret}` }
    const found = (await (await service.ask('GET', '/api/accidents', { headers })).json()) as List
    equal(found.numberMatched, 1)
  })
})
