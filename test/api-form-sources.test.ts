/** Several sources in one form, over the API: found by number or title, kept as imports keep them, none lost. */
import { deepEqual, equal, match } from 'node:assert/strict'
import { before, test } from 'node:test'
import { standingRecords } from '../store/record-reading.js'
import type { SignedIn } from './served-accounts.js'
import { codeOf, servedAccounts } from './served-accounts.js'
import { describeEngines, sharedRegister } from './support/registers.js'

interface Entered {
  readonly id: string
  readonly draft: string
  readonly import: number
}

const day = { information_date: '2041-05-01' }

describeEngines('sources in forms', (kind) => {
  const service = servedAccounts(sharedRegister(kind), 'SOURCED')
  let enters: SignedIn
  let reviews: SignedIn
  const ids: string[] = []

  const send = async (method: string, path: string, body: object): Promise<Entered> => {
    const answer = await service.ask(method, path, { as: enters, body })
    equal(answer.status < 300, true, `${path}: ${await answer.clone().text()}`)
    return (await answer.json()) as Entered
  }
  const decide = async (decision: object) => {
    const answer = await service.ask('POST', '/api/decisions', { as: reviews, body: decision })
    equal(answer.status, 200, await answer.clone().text())
  }
  const committed = async (id: string) => {
    const { engine, programmeId } = service.programme
    const found = await engine.transaction((session) => standingRecords(session, programmeId, [id]))
    return found.get(id)?.current?.values ?? {}
  }
  const imports = async () =>
    ((await (await service.ask('GET', '/api/imports', { as: reviews })).json()) as { imports: unknown[] })
      .imports.length

  before(async () => {
    enters = await service.person('enters', ['data_entry'])
    reviews = await service.person('reviews', ['reviewer'])
    for (const values of [
      { local_id: 'Q-1', title: 'Minutes of the invented ford', type: 'official_record' },
      { local_id: 'Q-2', title: 'Talk with a shepherd', type: 'interview' },
      { local_id: 'Q-3', title: 'Two of one title', type: 'list' },
      { local_id: 'Q-4', title: 'Two of one title', type: 'list' },
    ]) {
      const { id, draft } = await send('POST', '/api/sources', { values: { ...day, ...values } })
      await decide({ act: 'accept', ids: [draft] })
      ids.push(id)
    }
  })

  test('a victim names 2 more, by number and by title in other letters; person and victim keep the row and both', async () => {
    const sources = [[' Q-1 ', 'page 3', null], ['talk with a SHEPHERD']]
    const values = { ...day, local_id: 'V-1', outcome: 'injured' }
    const beside = { person: { names: [['Invented Neighbour', 'en', 'Latn']] } }
    const { id, draft, import: entry } = await send('POST', '/api/victims', { values, beside, sources })
    await decide({ act: 'accept', ids: [draft] })
    const victim = await committed(id)
    const [own, ...further] = victim.sources as readonly (readonly unknown[])[]
    equal(own?.[1], `import ${entry}, row 1`)
    const kept = [
      [ids[0], 'page 3', null],
      [ids[1], null, null],
    ]
    deepEqual(further, kept)
    deepEqual(((await committed(String(victim.person))).sources as unknown[]).slice(1), kept)
    const about = { ...day, information_date: '2041-06-01', outcome: 'killed' }
    const later = await send('PUT', `/api/victims/${id}`, { values: about, sources: [['Q-2', 'minute 4']] })
    await decide({ act: 'accept', ids: [later.draft] })
    deepEqual(((await committed(id)).sources as unknown[]).slice(1), [[ids[1], 'minute 4', null]])
  })

  test('of 4 lines the 3 that name not exactly 1 source are told by line, and nothing is taken in', async () => {
    const before = await imports()
    const sources = [['Q-9'], ['Q-1'], [null, 'page 7'], ['Two of one title']]
    const values = { ...day, local_id: 'V-2', outcome: 'injured' }
    const answer = await service.ask('POST', '/api/victims', { as: enters, body: { values, sources } })
    const { title, detail } = (await answer.json()) as { title: string; detail: string }
    deepEqual([answer.status, title], [422, 'form-source-unknown'])
    match(
      detail,
      /line 1, "Q-9", is not recorded; line 3 names none; line 4, "Two of one title", is 2 sources/,
    )
    equal(await imports(), before)
    const asValue = { values: { ...values, sources: [['Q-1']] } }
    equal(
      await codeOf(await service.ask('POST', '/api/victims', { as: enters, body: asValue })),
      '422 form-field-unknown',
    )
  })

  test('a form that was sent back and is answered with 1 source more is another form, and the same 1 again is not', async () => {
    const values = { ...day, local_id: 'P-3', name: 'Invented Ford' }
    const first = await send('POST', '/api/places', { values, sources: [['Q-1']] })
    await decide({ act: 'return', ids: [first.draft], reason: 'Who else says so?' })
    const shown = (await (await service.ask('GET', `/api/drafts/${first.draft}`, { as: enters })).json()) as {
      records: readonly { values: Readonly<Record<string, unknown>> }[]
    }
    const date = shown.records[0]?.values.information_date
    const same = { values: { ...values, information_date: date }, sources: [['Q-1']], again: first.draft }
    const refused = await service.ask('POST', '/api/places', { as: enters, body: same })
    equal(await codeOf(refused), '422 form-unchanged')
    const second = await send('POST', '/api/places', { ...same, sources: [['Q-1'], ['Q-2']] })
    equal(second.id, first.id)
    await decide({ act: 'accept', ids: [second.draft] })
    deepEqual(
      ((await committed(first.id)).sources as readonly (readonly unknown[])[]).slice(1).map(([id]) => id),
      [ids[0], ids[1]],
    )
  })
})
