/** Decisions over the API: two at once, many at once, all or none, and rows that the reviewer may not see. */
import { deepEqual, equal } from 'node:assert/strict'
import { before, test } from 'node:test'
import { proposeMapping } from '../intake/table/propose.js'
import { newRecordId } from '../store/record-id.js'
import { importTable, threeForms } from './import-register.js'
import { fileOf } from './reading-files.js'
import type { SignedIn } from './served-accounts.js'
import { codeOf, servedAccounts } from './served-accounts.js'
import { describeEngines, sharedRegister } from './support/registers.js'

describeEngines('decisions', (kind) => {
  const service = servedAccounts(sharedRegister(kind), 'DECIDES')
  let one: SignedIn
  let other: SignedIn
  before(async () => {
    one = await service.person('one', ['reviewer'], true)
    other = await service.person('other', ['reviewer'], true)
  })
  /** Three rows that wait, of numbers that begin with a letter; gives their ids. */
  const waiting = async (letter: string): Promise<readonly string[]> => {
    const { mapping } = await proposeMapping(fileOf(threeForms), 'victim')
    const rows = threeForms.replaceAll(/\bV(\d)/g, `${letter}$1`)
    const { id } = await importTable(service.programme, rows, mapping, {
      accept: false,
      source: `list ${letter}`,
    })
    return [1, 2, 3].map((row) => `${id}.${row}`)
  }
  const decide = (as: SignedIn, body: object) => service.ask('POST', '/api/decisions', { as, body })
  const stateOf = async (id: string) => {
    const answer = await service.ask('GET', `/api/drafts/${id}`, { as: one })
    return ((await answer.json()) as { state: string }).state
  }

  test('of 2 reviewers who decide on the same row at once 1 decides, and the other is told what was decided', async () => {
    const [id = ''] = await waiting('A')
    const answers = await Promise.all([
      decide(one, { act: 'accept', ids: [id] }),
      decide(other, { act: 'reject', ids: [id], code: 'duplicate' }),
    ])
    deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
    const lost = answers.find(({ status }) => status === 409)
    const said = (await lost?.json()) as { title: string; details: { state: string; entry: number } }
    equal(said.title, 'draft-decided')
    equal(said.details.state, await stateOf(id))
  })

  test('3 rows are accepted by 1 request, and 20 requests at once accept each of them once', async () => {
    const ids = await waiting('B')
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => decide(index % 2 === 0 ? one : other, { act: 'accept', ids })),
    )
    equal(answers.filter(({ status }) => status === 200).length, 1)
    equal(answers.filter(({ status }) => status === 409).length, 19)
    const list = await service.ask('GET', '/api/victims?q=B&limit=200', { as: one })
    const { items } = (await list.json()) as { items: { localId: string }[] }
    deepEqual(items.map(({ localId }) => localId).sort(), ['B1', 'B2', 'B3'])
  })

  test('1 row among 3 that was decided before leaves the other 2 as they are', async () => {
    const ids = await waiting('C')
    equal((await decide(one, { act: 'return', ids: ids.slice(1, 2), reason: 'Ask again' })).status, 200)
    equal((await decide(one, { act: 'reject', ids: ids.slice(2), code: 'test_entry' })).status, 200)
    equal(await codeOf(await decide(other, { act: 'accept', ids })), '409 draft-decided')
    deepEqual(await Promise.all(ids.map(stateOf)), ['submitted', 'returned', 'rejected'])
  })

  test('of 8 decisions at once 3 are refused, each with its own reason, and the other 5 stand', async () => {
    const [first = '', second = '', third = ''] = await waiting('F')
    const [fourth = '', fifth = '', sixth = ''] = await waiting('G')
    const far = await service.limited('far away', ['reviewer'], [newRecordId()])
    const answers = await Promise.all([
      decide(one, { act: 'accept', ids: [first] }),
      decide(other, { act: 'accept', ids: [second] }),
      decide(one, { act: 'resolve', ids: [third], field: 'victim.sex', take: 'new' }),
      decide(far, { act: 'accept', ids: [third] }),
      decide(one, { act: 'accept', ids: ['999999.1'] }),
      decide(other, { act: 'return', ids: [fourth], reason: 'Ask again' }),
      decide(one, { act: 'reject', ids: [fifth], code: 'test_entry' }),
      decide(other, { act: 'accept', ids: [sixth] }),
    ])
    deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 409, 404, 404, 200, 200, 200],
    )
    deepEqual(await Promise.all([first, second, third, fourth, fifth, sixth].map(stateOf)), [
      'accepted',
      'accepted',
      'submitted',
      'returned',
      'rejected',
      'accepted',
    ])
  })

  test('2 decisions at once on the same returned row leave the second with what the first decided', async () => {
    const [id = ''] = await waiting('H')
    equal((await decide(one, { act: 'return', ids: [id], reason: 'Ask again' })).status, 200)
    const answers = await Promise.all([
      decide(one, { act: 'reject', ids: [id], code: 'duplicate' }),
      decide(other, { act: 'reject', ids: [id], code: 'duplicate' }),
    ])
    deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
  })

  test('a reviewer of another region neither sees nor decides on a row', async () => {
    const [id = ''] = await waiting('D')
    const far = await service.limited('far', ['reviewer'], [newRecordId()])
    equal(await codeOf(await service.ask('GET', `/api/drafts/${id}`, { as: far })), '404 draft-unknown')
    equal(await codeOf(await decide(far, { act: 'accept', ids: [id] })), '404 draft-unknown')
    equal(await stateOf(id), 'submitted')
  })

  test('a row tells the rows beside it in the list that is asked for, by import and by state', async () => {
    const [first = '', second = '', third = ''] = await waiting('J')
    const besideOf = async (id: string, question = '') => {
      const answer = await service.ask('GET', `/api/drafts/${id}?import=${first.split('.')[0]}${question}`, {
        as: one,
      })
      return ((await answer.json()) as { beside: object }).beside
    }
    deepEqual(await besideOf(first), { previous: null, next: second })
    deepEqual(await besideOf(second), { previous: first, next: third })
    deepEqual(await besideOf(third), { previous: second, next: null })
    equal((await decide(one, { act: 'accept', ids: [second] })).status, 200)
    deepEqual(await besideOf(third), { previous: first, next: null }, 'one that waits no more is left out')
    deepEqual(
      await besideOf(second),
      { previous: first, next: third },
      'the list goes on from where it stood',
    )
    equal((await decide(one, { act: 'return', ids: [first], reason: 'Ask again' })).status, 200)
    deepEqual(await besideOf(third, '&state=submitted'), { previous: null, next: null })
    deepEqual(await besideOf(third, '&state=returned'), { previous: first, next: null })
  })

  test('who decided is told to whoever decided and to those who read the log, and to no other reviewer', async () => {
    const [accepted = '', returned = '', rejected = ''] = await waiting('K')
    const audits = await service.person('audits', ['auditor'])
    const decider = async (id: string, as: SignedIn) => {
      const answer = await service.ask('GET', `/api/drafts/${id}`, { as })
      return ((await answer.json()) as { decidedByName: string | null }).decidedByName
    }
    equal(await decider(accepted, audits), null)
    equal((await decide(one, { act: 'accept', ids: [accepted] })).status, 200)
    equal((await decide(one, { act: 'return', ids: [returned], reason: 'Ask again' })).status, 200)
    equal((await decide(other, { act: 'return', ids: [rejected], reason: 'Ask again' })).status, 200)
    equal((await decide(one, { act: 'reject', ids: [rejected], code: 'duplicate' })).status, 200)
    for (const id of [accepted, returned, rejected])
      deepEqual(await Promise.all([one, other, audits].map((as) => decider(id, as))), [
        'Invented one',
        null,
        'Invented one',
      ])
    equal((await decide(other, { act: 'undo', ids: [accepted] })).status, 200)
    equal(await decider(accepted, audits), null)
  })

  test('6 decisions that are none are refused', async () => {
    const [id = ''] = await waiting('E')
    for (const [body, code] of [
      [{ act: 'accept', ids: [] }, '422 body-invalid'],
      [{ act: 'accept', ids: ['1'] }, '422 body-invalid'],
      [{ act: 'accept', ids: ["1.1' or true"] }, '422 body-invalid'],
      [{ act: 'return', ids: [id] }, '422 body-invalid'],
      [{ act: 'reject', ids: [id], code: 'no' }, '422 body-invalid'],
      [{ act: 'accept', ids: ['999999.1'] }, '404 draft-unknown'],
    ] as const)
      equal(await codeOf(await decide(one, body)), code, JSON.stringify(body))
    equal(await stateOf(id), 'submitted')
  })
})
