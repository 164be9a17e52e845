/** Lists in forms, over the API: lines added, changed and taken from; what of them could not be read; what is confidential. */
import { deepEqual, equal } from 'node:assert/strict'
import { before, test } from 'node:test'
import { standingRecords } from '../store/record-reading.js'
import type { SignedIn } from './served-accounts.js'
import { codeOf, servedAccounts } from './served-accounts.js'
import { describeEngines, sharedRegister } from './support/registers.js'

interface Entered {
  readonly id: string
  readonly draft: string
  readonly state: string
  readonly findings: readonly { readonly rule: string; readonly severity: string; readonly message: string }[]
}

const day = { information_date: '2041-05-01' }
const names = [
  ['Invented Ford', 'en', 'Latn'],
  ['مخاضة مختلقة', 'ar', 'Arab'],
]

describeEngines('lists in forms', (kind) => {
  const service = servedAccounts(sharedRegister(kind), 'LISTED')
  let enters: SignedIn
  let reviews: SignedIn
  before(async () => {
    enters = await service.person('enters', ['data_entry'])
    reviews = await service.person('reviews', ['reviewer'])
  })
  const send = async (method: string, path: string, body: unknown): Promise<Entered> => {
    const answer = await service.ask(method, path, { as: enters, body })
    equal(answer.status < 300, true, `${path}: ${await answer.clone().text()}`)
    return (await answer.json()) as Entered
  }
  const refused = async (method: string, path: string, body: unknown) =>
    codeOf(await service.ask(method, path, { as: enters, body }))
  const accept = async (draft: string) => {
    const body = { act: 'accept', ids: [draft] }
    const answer = await service.ask('POST', '/api/decisions', { as: reviews, body })
    equal(answer.status, 200, await answer.clone().text())
  }
  const read = async <T>(path: string) => (await (await service.ask('GET', path, { as: enters })).json()) as T
  const committed = async (id: string) => {
    const { engine, programmeId } = service.programme
    const found = await engine.transaction((session) => standingRecords(session, programmeId, [id]))
    return found.get(id)?.current?.values ?? {}
  }
  const shown = async (path: string) =>
    (await read<{ current: { values: Readonly<Record<string, unknown>> } }>(path)).current.values

  test('a place of 2 names in 2 scripts gets a third by a correction, and loses the first; the same list says nothing', async () => {
    const values = { ...day, local_id: 'P-1', name: 'Invented Ford', alternative_names: names }
    const made = await send('POST', '/api/places', { values })
    await accept(made.draft)
    const path = `/api/places/${made.id}`
    deepEqual((await shown(path)).alternative_names, names)
    equal(await refused('PUT', path, { values: await shown(path) }), '422 form-says-nothing')
    const changed = [names[1], ['Gué inventé', 'fr']]
    const next = { ...(await shown(path)), information_date: '2041-06-01', alternative_names: changed }
    const { draft } = await send('PUT', path, { values: next })
    const { records } = await read<{ records: readonly { values: object }[] }>(`/api/drafts/${draft}`)
    deepEqual(Object.keys(records[0]?.values ?? {}).sort(), [
      'alternative_names',
      'information_date',
      'sources',
    ])
    await accept(draft)
    deepEqual((await committed(made.id)).alternative_names, [names[1], ['Gué inventé', 'fr', null]])
    equal(await refused('PUT', path, { values: { alternative_names: [] } }), '422 form-field-not-emptied')
  })

  test('numbers and dates of a line are read as those of a file are', async () => {
    const values = { ...day, local_id: 'S-1', items: [['ap_mine', 'invented model', ' ٤٠ ', null]] }
    const made = await send('POST', '/api/seizures', { values })
    await accept(made.draft)
    deepEqual((await committed(made.id)).items, [['ap_mine', 'invented model', '40', null]])
  })

  test('a line of which a number cannot be read comes back as it was typed, with its list, and waits until it is corrected', async () => {
    const lines = [
      ['ap_mine', null, '3', 'L-1'],
      ['uxo', null, 'about forty', null],
    ]
    const first = await send('POST', '/api/seizures', { values: { ...day, local_id: 'S-2', items: lines } })
    equal(first.state, 'draft')
    equal(
      first.findings.some(({ message }) => message.includes('"about forty"')),
      true,
    )
    const { typed } = await read<{ typed: object }>(`/api/drafts/${first.draft}`)
    deepEqual(typed, { items: lines })
    const body = { ...day, local_id: 'S-2', items: [lines[0], ['uxo', null, '40', null]] }
    const second = await send('POST', '/api/seizures', { values: body, again: first.draft })
    deepEqual([second.id, second.state], [first.id, 'submitted'])
    await accept(second.draft)
    deepEqual((await committed(first.id)).items, [lines[0], ['uxo', null, '40', null]])
  })

  test('a list of confidential points is typed and not shown again; left out it stays, typed anew it takes the place of the whole', async () => {
    const point = ['1', 'turning_point', ['44.1', '17.1', null, 'gps', null, null], 'An invented stone']
    const values = {
      ...day,
      local_id: 'H-1',
      class: 'suspected_hazardous_area',
      status: 'open',
      points: [point],
    }
    const made = await send('POST', '/api/hazards', { values })
    await accept(made.draft)
    const path = `/api/hazards/${made.id}`
    equal('points' in (await shown(path)), false)
    const later = await send('PUT', path, { values: { information_date: '2041-06-01', status: 'closed' } })
    await accept(later.draft)
    deepEqual((await committed(made.id)).points, [point])
    const anew = [['9', 'turning_point', null, 'Another invented stone']]
    const last = await send('PUT', path, { values: { information_date: '2041-07-01', points: anew } })
    equal(JSON.stringify(await read(`/api/drafts/${last.draft}`)).includes('invented stone'), false)
    await accept(last.draft)
    deepEqual((await committed(made.id)).points, anew)
  })

  test('a task names 2 hazards of the register, and a correction takes 1 away', async () => {
    const hazard = async (number: string) => {
      const values = { ...day, local_id: number, class: 'suspected_hazardous_area', status: 'open' }
      const made = await send('POST', '/api/hazards', { values })
      await accept(made.draft)
      return made.id
    }
    const hazards = [await hazard('H-2'), await hazard('H-3')]
    const made = await send('POST', '/api/tasks', { values: { ...day, local_id: 'T-1', hazards } })
    await accept(made.draft)
    const left = await send('PUT', `/api/tasks/${made.id}`, {
      values: { information_date: '2041-06-01', hazards: hazards.slice(1) },
    })
    await accept(left.draft)
    deepEqual((await committed(made.id)).hazards, hazards.slice(1))
  })

  test('4 values that are no list of such lines are refused, and nothing is received', async () => {
    const invalid = '422 form-value-invalid'
    for (const items of ['a mine', ['a mine'], [['ap_mine', null, '1', null, 'more']], [{}]]) {
      const code = await refused('POST', '/api/seizures', { values: { ...day, local_id: 'S-3', items } })
      equal(code, JSON.stringify(items) === '[{}]' ? '422 body-invalid' : invalid, JSON.stringify(items))
    }
  })
})
