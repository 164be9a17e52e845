/** Forms over the API: a record typed on a page goes the way of a row of a file. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { before, test } from 'node:test'
import { standingRecords } from '../store/record-reading.js'
import { victimId } from './listed-register.js'
import type { SignedIn } from './served-accounts.js'
import { codeOf, servedAccounts } from './served-accounts.js'
import { describeEngines, sharedRegister } from './support/registers.js'

interface Entered {
  readonly id: string
  readonly import: number
  readonly draft: string | null
  readonly state: string
  readonly conflicts: readonly string[]
  readonly findings: readonly { readonly rule: string; readonly column: string }[]
  readonly changedSince: { readonly entry: number; readonly fields: readonly string[] } | null
}

const hazard = {
  local_id: 'H-7',
  class: 'suspected_hazardous_area',
  status: 'open',
  information_date: '2041-05-01',
  position: '44.2587, 17.5012',
  landowner: 'A neighbour with a dog',
  people_affected: '40',
}

describeEngines('forms', (kind) => {
  const service = servedAccounts(sharedRegister(kind), 'FORMS')
  let enters: SignedIn
  let reviews: SignedIn
  before(async () => {
    enters = await service.person('enters', ['data_entry'])
    reviews = await service.person('reviews', ['reviewer'], true)
  })
  const send = async (method: string, path: string, body: unknown, as = enters): Promise<Entered> => {
    const answer = await service.ask(method, path, { as, body })
    ok(answer.status < 300, `${path}: ${await answer.clone().text()}`)
    return (await answer.json()) as Entered
  }
  const refused = async (values: unknown, path = '/api/hazards', method = 'POST') =>
    codeOf(await service.ask(method, path, { as: enters, body: { values } }))
  const accept = async (draft: string | null) => {
    const answer = await service.ask('POST', '/api/decisions', {
      as: reviews,
      body: { act: 'accept', ids: [draft] },
    })
    equal(answer.status, 200, await answer.clone().text())
  }
  const record = async (id: string) =>
    (await (await service.ask('GET', `/api/hazards/${id}`, { as: enters })).json()) as {
      state: string
      current: { entry: number; version: number; values: Record<string, unknown> }
    }
  const committed = async (id: string) => {
    const { engine, programmeId } = service.programme
    const found = await engine.transaction((session) => standingRecords(session, programmeId, [id]))
    return found.get(id)?.current?.values ?? {}
  }
  let id = ''

  test('a new hazard of 7 fields waits for a reviewer, with its position read from what was typed', async () => {
    const entered = await send('POST', '/api/hazards', { values: hazard })
    id = entered.id
    deepEqual([entered.state, entered.conflicts, entered.changedSince], ['submitted', [], null])
    equal((await service.ask('GET', `/api/drafts/${entered.draft}`, { as: reviews })).status, 200)
    await accept(entered.draft)
    const { current } = await record(id)
    equal(current.values.status, 'open')
    equal('landowner' in current.values, false)
    const values = await committed(id)
    deepEqual((values.position as string[]).slice(0, 3), ['44.2587', '17.5012', '44.2587, 17.5012'])
    equal(values.landowner, hazard.landowner)
  })

  test('the form lies in the register as the bytes that were sent, with an entry of its own', async () => {
    const answer = await service.ask('GET', '/api/imports', { as: reviews })
    const { imports } = (await answer.json()) as { imports: { fileName: string; receivedByName: string }[] }
    deepEqual(
      imports.map(({ fileName, receivedByName }) => [fileName, receivedByName]),
      [['form.geojson', 'Invented enters']],
    )
  })

  test('5 notations of 1 position are read as imports read them, kept as they were typed, and known as they were said to be', async () => {
    const written = [
      `12°03'36"N / 47 29 41 E`,
      '12.06, 47.4947222',
      '12 03.6 N; 47 29.68333 E',
      'UTM 38N 771592 1334424 WGS 84',
      'N12.06 E47.49472',
    ]
    for (const [at, text] of written.entries()) {
      const values = { local_id: `P-${at}`, name: 'Invented Ford', information_date: '2041-05-01' }
      const position = [null, null, text, at === 0 ? 'gps' : 'map', null, null]
      const { draft, state } = await send('POST', '/api/places', { values: { ...values, position } })
      equal(state, 'submitted', text)
      const answer = await service.ask('GET', `/api/drafts/${draft}`, { as: enters })
      const { records } = (await answer.json()) as { records: { values: { position: string[] } }[] }
      const [latitude, longitude, asWritten, basis] = records[0]?.values.position ?? []
      ok(Math.abs(Number(latitude) - 12.06) < 0.001 && Math.abs(Number(longitude) - 47.4947) < 0.001, text)
      deepEqual([asWritten, basis], [text, at === 0 ? 'gps' : 'map'])
    }
  })

  test('a position in words waits at its field by name, and comes back as it was typed with its basis', async () => {
    const values = { local_id: 'P-9', name: 'Invented Ford', information_date: '2041-05-01' }
    const typed = [null, null, 'by the third tree', 'described', null, null]
    const two = ['12 north or so', '47 E', null, 'map', null, null]
    for (const [position, back] of [
      [typed, typed],
      [two, [null, null, '12 north or so; 47 E', 'map', null, null]],
    ]) {
      const { draft, state, findings } = await send('POST', '/api/places', {
        values: { ...values, position },
      })
      deepEqual([state, findings.map(({ column }) => column)], ['draft', ['position']])
      const answer = await service.ask('GET', `/api/drafts/${draft}`, { as: enters })
      deepEqual(((await answer.json()) as { typed: unknown }).typed, { position: back })
    }
  })

  test('a position in the line of a list is read as elsewhere, and one that is not read waits with what was typed', async () => {
    const line = (text: string) => ['1', 'start_point', [null, null, text, 'gps', null, null], null]
    const read = await send('POST', '/api/hazards', {
      values: { ...hazard, local_id: 'H-20', points: [line(`12°03'36"N / 47 29 41 E`)] },
    })
    equal(read.state, 'submitted')
    await accept(read.draft)
    const [first] = (await committed(read.id)).points as (readonly [string, string, string[], null])[]
    const [latitude, longitude, asWritten, basis] = first?.[2] ?? []
    equal(latitude, '12.06')
    ok(Math.abs(Number(longitude) - 47.494722) < 1e-5, longitude)
    deepEqual([asWritten, basis], [`12°03'36"N / 47 29 41 E`, 'gps'])
    const points = [line('by the third tree')]
    const unread = await send('POST', '/api/hazards', { values: { ...hazard, local_id: 'H-21', points } })
    deepEqual([unread.state, unread.findings.map(({ column }) => column)], ['draft', ['points']])
    const answer = await service.ask('GET', `/api/drafts/${unread.draft}`, { as: enters })
    // It is confidential: what was typed is kept, and shown to nobody again without a reason that is logged.
    const shown = await answer.text()
    equal(shown.includes('third tree'), false, shown)
  })

  test('nobody accepts what they entered, where two may review', async () => {
    const both = await service.person('both', ['data_entry', 'reviewer'], true)
    const { draft } = await send('POST', '/api/hazards', { values: { ...hazard, local_id: 'H-8' } }, both)
    const answer = await service.ask('POST', '/api/decisions', {
      as: both,
      body: { act: 'accept', ids: [draft] },
    })
    equal(await codeOf(answer), '403 own-work')
  })

  test('a form sent back with 1 field changed reports that field, and what was not shown stays', async () => {
    const { current } = await record(id)
    const entered = await send('PUT', `/api/hazards/${id}`, {
      values: { ...current.values, information_date: '2041-06-01', status: 'closed' },
      basedOn: current.entry,
    })
    deepEqual([entered.state, entered.changedSince], ['submitted', null])
    await accept(entered.draft)
    const values = await committed(id)
    deepEqual([values.status, values.landowner, values.people_affected], ['closed', hazard.landowner, '40'])
  })

  test('a form about a version that is no longer current is kept, and says which field changed since', async () => {
    const entered = await send('PUT', `/api/hazards/${id}`, {
      values: { people_affected: '60', information_date: '2041-07-01' },
      basedOn: 1,
    })
    equal(entered.state, 'submitted')
    ok(entered.changedSince?.fields.includes('status'))
  })

  test('another word about the same day is a conflict that a reviewer decides', async () => {
    const entered = await send('PUT', `/api/hazards/${id}`, {
      values: { status: 'open', information_date: '2041-06-01' },
    })
    deepEqual([entered.state, entered.conflicts], ['pending', ['hazard.status']])
  })

  test('a day that does not exist waits with its doubt and is not lost', async () => {
    const entered = await send('POST', '/api/hazards', {
      values: { ...hazard, local_id: 'H-9', information_date: '2041-02-30' },
    })
    equal(entered.state, 'draft')
    ok(entered.findings.some(({ column }) => column === 'information_date'))
  })

  test('the same request with the same key makes 1 record', async () => {
    const key = { 'Idempotency-Key': 'a page of one evening' }
    const body = { values: { ...hazard, local_id: 'H-10' } }
    const [one, other] = [
      await (await service.ask('POST', '/api/hazards', { as: enters, body, headers: key })).json(),
      await (await service.ask('POST', '/api/hazards', { as: enters, body, headers: key })).json(),
    ]
    deepEqual(one, other)
  })

  test('12 forms that are none are refused with a sentence, and nothing is received', async () => {
    const size = async () => {
      const answer = await service.ask('GET', '/api/log', {
        as: await service.person(`log.${Math.random()}`, ['auditor']),
      })
      return ((await answer.json()) as { size: number }).size
    }
    const before = await size()
    for (const [values, code] of [
      [{ nothing: 'x' }, '422 form-field-unknown'],
      [{ record_id: victimId(1) }, '422 form-field-unknown'],
      [{ reason: 'mine' }, '422 form-field-unknown'],
      [{ sources: [] }, '422 form-field-unknown'],
      [{ status: ['open'] }, '422 form-value-invalid'],
      [{ position: Array(9).fill('1') }, '422 form-value-invalid'],
      [{ comment: 'a\u0000b' }, '422 body-invalid'],
      [{ comment: 7 }, '422 body-invalid'],
      [{ __proto__x: 'y' }, '422 body-invalid'],
      [[], '422 body-invalid'],
    ] as const)
      equal(await refused(values), code, JSON.stringify(values))
    equal(await refused({ status: '' }, `/api/hazards/${id}`, 'PUT'), '422 form-field-not-emptied')
    equal(await refused({}, `/api/hazards/${id}`, 'PUT'), '422 form-says-nothing')
    equal(await refused({ status: 'open' }, `/api/hazards/${victimId(1)}`, 'PUT'), '404 record-not-there')
    equal(await refused({ status: 'open' }, '/api/persons'), '404 kind-unknown')
    equal(await size(), before)
  })

  test('a formula and a script in a text come back as they were typed', async () => {
    const comment = `=HYPERLINK("x") <script>alert(1)</script> ' -- \u202e`
    const { id: other, draft } = await send('POST', '/api/hazards', {
      values: { ...hazard, local_id: 'H-11', comment },
    })
    await accept(draft)
    equal((await committed(other)).comment, comment)
  })

  test('a person who is limited to a region cannot report on a record of another', async () => {
    const far = await service.limited('far', ['data_entry'], [victimId(9)])
    const answer = await service.ask('PUT', `/api/hazards/${id}`, {
      as: far,
      body: { values: { status: 'open' } },
    })
    equal(await codeOf(answer), '404 record-not-there')
    match(
      JSON.stringify(await (await service.ask('GET', '/api/drafts', { as: far })).json()),
      /"drafts":\[\]/,
    )
  })
})
