/** Saved views of lists: kept with an account, its own alone until it shares them, within bounds. */
import { deepEqual, equal } from 'node:assert/strict'
import { before, test } from 'node:test'
import { mostViews } from '../store/accounts/views.js'
import { newRecordId } from '../store/record-id.js'
import type { SignedIn } from './served-accounts.js'
import { codeOf, servedAccounts } from './served-accounts.js'
import { describeEngines, sharedRegister } from './support/registers.js'

interface View {
  readonly viewId: string
  readonly name: string
  readonly query: unknown
  readonly columns: readonly string[]
  readonly isShared: boolean
}

describeEngines('saved views', (kind) => {
  const service = servedAccounts(sharedRegister(kind), 'VIEWS')
  const view = {
    kinds: 'victims',
    name: 'نساء 女性',
    query: { q: 'tarn', filter: 'sex = female', sort: '-date' },
    columns: ['sex', 'outcome'],
  }
  let mine: SignedIn
  let theirs: SignedIn
  before(async () => {
    mine = await service.person('mine', ['analyst'])
    theirs = await service.person('theirs', ['administrator'])
  })
  const put = (body: unknown, as = mine) => service.ask('PUT', '/api/views', { as, body })
  const viewsOf = async (as: SignedIn) =>
    ((await (await service.ask('GET', '/api/views', { as })).json()) as { views: readonly View[] }).views

  test('a view is kept as it was, and 1 of the same name takes its place', async () => {
    const first = (await (await put(view)).json()) as View
    deepEqual(await viewsOf(mine), [{ ...view, viewId: first.viewId, isShared: false }])
    const again = { ...view, query: { state: 'submitted' }, columns: [] }
    equal((await put(again)).status, 200)
    deepEqual(await viewsOf(mine), [{ ...again, viewId: first.viewId, isShared: false }])
  })

  test('a view of another person is not listed, not changed by its name and not removed by its id: 404 as of nobody', async () => {
    const [kept] = await viewsOf(mine)
    deepEqual(await viewsOf(theirs), [])
    equal((await put({ ...view, columns: ['sex'] }, theirs)).status, 200)
    deepEqual(await viewsOf(mine), [kept])
    for (const id of [kept?.viewId, newRecordId(), `x' or 'a'='a`])
      equal(
        await codeOf(
          await service.ask('DELETE', `/api/views/${encodeURIComponent(id ?? '')}`, { as: theirs }),
        ),
        '404 view-unknown',
      )
    deepEqual(await viewsOf(mine), [kept])
    equal((await service.ask('DELETE', `/api/views/${kept?.viewId}`, { as: mine })).status, 204)
    deepEqual([(await viewsOf(mine)).length, (await viewsOf(theirs)).length], [0, 1])
  })

  test('8 views that are none of a list are refused', async () => {
    for (const [change, code] of [
      [{ name: 'a'.repeat(81) }, '422 body-invalid'],
      [{ name: ' ' }, '422 body-invalid'],
      [{ kinds: 'persons' }, '404 kind-unknown'],
      [{ query: { cursor: 'x' } }, '422 body-invalid'],
      [{ query: { state: 'accepted or not' } }, '422 body-invalid'],
      [{ query: { q: 'a'.repeat(201) } }, '422 body-invalid'],
      [{ columns: ['sex; drop table victims'] }, '422 body-invalid'],
      [{ columns: Array.from({ length: 201 }, () => 'sex') }, '422 body-invalid'],
    ] as const)
      equal(await codeOf(await put({ ...view, ...change })), code, JSON.stringify(change).slice(0, 60))
    deepEqual(await viewsOf(mine), [])
  })

  test(`view ${mostViews + 1} is refused, and one of the ${mostViews} is changed still`, async () => {
    for (let number = 1; number <= mostViews; number += 1)
      equal((await put({ ...view, name: `View ${number}` })).status, 200)
    equal(await codeOf(await put({ ...view, name: 'One more' })), '409 views-too-many')
    equal((await put({ ...view, name: 'View 7', columns: [] })).status, 200)
    equal((await viewsOf(mine)).length, mostViews)
  })

  test('with an account its 1 view ends that it did not share', async () => {
    const leaving = await service.person('leaving', ['analyst'])
    equal((await put(view, leaving)).status, 200)
    const ended = await service.ask('DELETE', `/api/people/${leaving.account.accountId}`, { as: theirs })
    equal(ended.status, 204)
    const left = await service.programme.engine.transaction((session) =>
      session.query('select view_id from account_views where programme_id = $1 and account_id = $2', [
        service.programme.programmeId,
        leaving.account.accountId,
      ]),
    )
    deepEqual(left, [])
  })
})
