/** Views of lists that are shared: used by everybody of the programme, changed by whoever saved them, bound to what each may see. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { before, test } from 'node:test'
import { newRecordId } from '../store/record-id.js'
import { accidentId, fillListed, places } from './listed-register.js'
import type { SignedIn } from './served-accounts.js'
import { codeOf, servedAccounts } from './served-accounts.js'
import { describeEngines, sharedRegister } from './support/registers.js'

interface View {
  readonly viewId: string
  readonly name: string
  readonly query: Readonly<Record<string, string>>
  readonly columns: readonly string[]
  readonly isShared: boolean
}

interface Shared extends Omit<View, 'isShared'> {
  readonly by: string
  readonly hasLeft: boolean
}

describeEngines('shared views', (kind) => {
  const service = servedAccounts(sharedRegister(kind), 'SHARED')
  let owner: SignedIn
  let other: SignedIn
  let administrator: SignedIn
  before(async () => {
    await fillListed(service.programme)
    owner = await service.person('owner', ['analyst'])
    other = await service.person('other', ['collector'])
    administrator = await service.person('chief', ['administrator'])
  })
  const injured = {
    kinds: 'victims',
    name: 'Injured',
    query: { filter: 'outcome = injured' },
    columns: ['sex'],
  }
  const put = async (as: SignedIn, body: unknown): Promise<View> => {
    const answer = await service.ask('PUT', '/api/views', { as, body })
    equal(answer.status, 200, await answer.clone().text())
    return (await answer.json()) as View
  }
  const share = (as: SignedIn, viewId: string, isShared = true) =>
    service.ask('PATCH', `/api/views/${viewId}`, { as, body: { isShared } })
  const remove = (as: SignedIn, viewId: string) => service.ask('DELETE', `/api/views/${viewId}`, { as })
  const viewsOf = async (as: SignedIn) =>
    (await (await service.ask('GET', '/api/views', { as })).json()) as {
      readonly views: readonly View[]
      readonly shared: readonly Shared[]
    }
  const namesOf = async (as: SignedIn) => (await viewsOf(as)).shared.map(({ name }) => name)
  /** A view of somebody new, shared. */
  const sharedBy = async (name: string) => {
    const who = await service.person(name, ['analyst'])
    const { viewId } = await put(who, { ...injured, name: `Of ${name}` })
    equal((await share(who, viewId)).status, 200)
    return { who, viewId }
  }

  test('a view is seen by nobody else until it is shared, then by everybody with whose it is, and no more once taken back', async () => {
    const { viewId } = await put(owner, injured)
    deepEqual(await namesOf(other), [])
    deepEqual(await (await share(owner, viewId)).json(), { ...injured, viewId, isShared: true })
    deepEqual(await viewsOf(other), {
      views: [],
      shared: [{ ...injured, viewId, by: 'Invented owner', hasLeft: false }],
    })
    deepEqual((await viewsOf(owner)).shared, [], 'it is not listed twice')
    equal((await share(owner, viewId)).status, 200, 'sharing again changes nothing')
    deepEqual(await (await share(owner, viewId, false)).json(), { ...injured, viewId, isShared: false })
    deepEqual(await namesOf(other), [])
    deepEqual((await viewsOf(owner)).views, [{ ...injured, viewId, isShared: false }])
  })

  test('who saved it changes it for everybody; nobody else changes, shares or removes it: 404 as of no view', async () => {
    const { who, viewId } = await sharedBy('sharer')
    for (const as of [other, administrator]) {
      equal(await codeOf(await share(as, viewId, false)), '404 view-unknown')
      equal(await codeOf(await remove(as, viewId)), '404 view-unknown')
      // One of the same name is their own.
      equal((await put(as, { ...injured, name: 'Of sharer', query: {} })).isShared, false)
    }
    const seen = async () => (await viewsOf(other)).shared.find((view) => view.viewId === viewId)
    deepEqual((await seen())?.query, injured.query)
    equal((await put(who, { ...injured, name: 'Of sharer', columns: [] })).isShared, true)
    deepEqual([(await seen())?.columns, (await seen())?.query], [[], injured.query])
    equal((await remove(who, viewId)).status, 204)
    equal(await seen(), undefined)
    for (const body of [{}, { isShared: 'yes' }, { isShared: true, name: 'x' }])
      equal(
        await codeOf(await service.ask('PATCH', `/api/views/${viewId}`, { as: who, body })),
        '422 body-invalid',
      )
    for (const id of [viewId, newRecordId(), `x' or 'a'='a`])
      equal(await codeOf(await share(who, encodeURIComponent(id))), '404 view-unknown')
  })

  test('of a view of 4 injured who is limited to the north sees 1, and nothing of an accident in the south', async () => {
    const { who } = await sharedBy('everywhere')
    const refers = { refers: `accident:${accidentId(3)}` }
    const { viewId } = await put(who, { ...injured, name: 'Of the south', query: refers })
    equal((await share(who, viewId)).status, 200)
    const { viewId: placed } = await put(who, {
      ...injured,
      name: 'In the south',
      query: { place: places.south },
    })
    equal((await share(who, placed)).status, 200)
    const limited = await service.limited('north', ['analyst'], [places.north])
    const { shared } = await viewsOf(limited)
    const list = async (name: string, as: SignedIn) => {
      const query = new URLSearchParams(shared.find((view) => view.name === name)?.query)
      ok(query.size > 0, name)
      const answer = await service.ask('GET', `/api/victims?${query}`, { as })
      return { status: answer.status, text: await answer.text() }
    }
    const countOf = ({ text }: { readonly text: string }) =>
      (JSON.parse(text) as { numberMatched: number }).numberMatched
    equal(countOf(await list('Of the south', who)), 1)
    equal(countOf(await list('In the south', who)), 2)
    for (const name of ['Of the south', 'In the south']) {
      const answer = await list(name, limited)
      equal(countOf(answer), 0, name)
      ok(!/A3|V3|Muret/.test(answer.text), answer.text)
    }
    equal(countOf(await list('Of everywhere', who)), 4)
    equal(countOf(await list('Of everywhere', limited)), 1)
  })

  test('what somebody shared stays when their account ends, marked so; an administrator alone removes it then', async () => {
    const { who, viewId } = await sharedBy('leaver')
    await put(who, { ...injured, name: 'Not shared' })
    equal(
      (await service.ask('DELETE', `/api/people/${who.account.accountId}`, { as: administrator })).status,
      204,
    )
    const left = async (as: SignedIn) =>
      (await viewsOf(as)).shared.filter((view) => view.by === 'Invented leaver')
    deepEqual(await left(other), [
      { ...injured, name: 'Of leaver', viewId, by: 'Invented leaver', hasLeft: true },
    ])
    equal(await codeOf(await remove(other, viewId)), '404 view-unknown')
    equal(await codeOf(await share(administrator, viewId, false)), '404 view-unknown')
    equal((await remove(administrator, viewId)).status, 204)
    deepEqual(await left(other), [])
    equal(await codeOf(await remove(administrator, viewId)), '404 view-unknown')
  })

  test('an account that is taken back has what it shared as its own again', async () => {
    const { who, viewId } = await sharedBy('returner')
    const path = `/api/people/${who.account.accountId}`
    equal((await service.ask('DELETE', path, { as: administrator })).status, 204)
    equal((await service.ask('POST', `${path}/back`, { as: administrator })).status, 201)
    const seen = (await viewsOf(other)).shared.find((view) => view.viewId === viewId)
    equal(seen?.hasLeft, false)
    equal(await codeOf(await remove(administrator, viewId)), '404 view-unknown')
  })
})
