/** A field is disputed from the report that says otherwise until a reviewer decided: on it, or on the whole row. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { before, test } from 'node:test'
import { findingsOf } from '../store/import/findings.js'
import type { SignedIn } from './served-accounts.js'
import { servedAccounts } from './served-accounts.js'
import { describeEngines, sharedRegister } from './support/registers.js'

const known = {
  local_id: 'H-1',
  class: 'suspected_hazardous_area',
  status: 'open',
  terrain: 'stony',
  information_date: '2041-05-01',
}

describeEngines('disputed fields', (kind) => {
  const service = servedAccounts(sharedRegister(kind), 'DISPUTED')
  let enters: SignedIn
  let reviews: SignedIn
  let hazard: string

  const send = async (method: string, path: string, as: SignedIn, body: object) => {
    const answer = await service.ask(method, path, { as, body })
    ok(answer.ok, await answer.clone().text())
    return (await answer.json()) as Record<string, unknown>
  }
  const decide = (body: object) => send('POST', '/api/decisions', reviews, body)
  /** A report on the same date that says otherwise of two fields; gives the id of its row. */
  const contradict = async () => {
    const values = { ...known, status: 'closed', terrain: 'marsh' }
    return String((await send('PUT', `/api/hazards/${hazard}`, enters, { values, source: 'A letter' })).draft)
  }
  const record = async () =>
    (await (await service.ask('GET', `/api/hazards/${hazard}`, { as: reviews })).json()) as {
      readonly current: { readonly values: Readonly<Record<string, unknown>> }
      readonly waiting: readonly { readonly disputed: readonly string[] }[]
    }
  const disputed = async () => (await record()).waiting.flatMap((row) => [...row.disputed]).sort()

  before(async () => {
    enters = await service.person('enters', ['data_entry'])
    reviews = await service.person('reviews', ['reviewer'])
    const { draft } = await send('POST', '/api/hazards', enters, { values: known })
    await decide({ act: 'accept', ids: [draft] })
    const list = await service.ask('GET', '/api/hazards', { as: reviews })
    hazard = ((await list.json()) as { items: { id: string }[] }).items[0]?.id ?? ''
  })

  test('of 2 disputed fields 1 stays after the other is decided, and none after both', async () => {
    deepEqual(await disputed(), [])
    const draft = await contradict()
    deepEqual(await disputed(), ['status', 'terrain'])
    await decide({ act: 'resolve', ids: [draft], field: 'hazard.status', take: 'current' })
    deepEqual(await disputed(), ['terrain'])
    await decide({ act: 'resolve', ids: [draft], field: 'hazard.terrain', take: 'new' })
    deepEqual(await disputed(), [])
    const { values } = (await record()).current
    deepEqual([values.status, values.terrain], ['open', 'marsh'])
  })

  test('2 fields are disputed no more once the row is rejected, and what is known stays', async () => {
    const draft = await contradict()
    deepEqual(await disputed(), ['status'])
    await decide({ act: 'reject', ids: [draft], code: 'not_supported' })
    deepEqual(await disputed(), [])
    equal((await record()).current.values.status, 'open')
  })

  test('of a row in conflict the page says who decides, and the terminal by which command', async () => {
    const draft = await contradict()
    const answer = await service.ask('GET', `/api/drafts/${draft}`, { as: reviews })
    const { findings } = (await answer.json()) as { findings: readonly { message: string }[] }
    deepEqual(
      findings.map(({ message }) => message.split('. ')[1]),
      ['Both are kept; a reviewer decides field by field.'],
    )
    const [submission = 0, row = 0] = draft.split('.').map(Number)
    const { engine, programmeId } = service.programme
    const kept = await engine.transaction((session) => findingsOf(session, programmeId, submission, row))
    match(
      kept[0]?.message ?? '',
      /: truebearing review resolve [0-9a-f-]{36} --field status --take new\|current$/,
    )
  })
})
