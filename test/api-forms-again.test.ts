/** Forms that were sent back and are typed again, over the API. */
import { deepEqual, equal, match } from 'node:assert/strict'
import { before, test } from 'node:test'
import { standingRecords } from '../store/record-reading.js'
import { victimId } from './listed-register.js'
import type { SignedIn } from './served-accounts.js'
import { codeOf, servedAccounts } from './served-accounts.js'
import { importText } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'
import { alike, csv } from './support/victims.js'

interface Entered {
  readonly id: string
  readonly draft: string
  readonly state: string
}

const hazard = {
  local_id: 'H-7',
  class: 'suspected_hazardous_area',
  status: 'open',
  information_date: '2041-05-01',
  landowner: 'A neighbour with a dog',
  people_affected: '40',
}

describeEngines('forms typed again', (kind) => {
  const service = servedAccounts(sharedRegister(kind), 'AGAIN')
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
  const decide = async (act: object) => {
    const answer = await service.ask('POST', '/api/decisions', { as: reviews, body: act })
    equal(answer.status, 200, await answer.clone().text())
  }
  const sendBack = (id: string) => decide({ act: 'return', ids: [id], reason: 'Which day was it?' })
  const accept = (id: string) => decide({ act: 'accept', ids: [id] })
  const draft = async (id: string, as = enters) =>
    (await (await service.ask('GET', `/api/drafts/${id}`, { as })).json()) as {
      state: string
      typed: Readonly<Record<string, string>> | null
      records: readonly { values: Readonly<Record<string, unknown>> }[]
    }
  /** Of a row the fields that could not be read, with their texts as they may be shown. */
  const unread = async (id: string) => {
    const answer = await service.ask('GET', `/api/drafts/${id}`, { as: enters })
    const { findings } = (await answer.json()) as {
      findings: readonly { severity: string; text: string | null; fields: readonly string[] }[]
    }
    return findings
      .filter(({ severity }) => severity === 'blocks')
      .map(({ fields, text }) => [fields.join(), text])
      .sort()
  }
  const waiting = async () => {
    const answer = await service.ask('GET', '/api/drafts', { as: reviews })
    const { drafts } = (await answer.json()) as { drafts: readonly { id: string }[] }
    return drafts.map(({ id }) => id)
  }
  const committed = async (id: string) => {
    const { engine, programmeId } = service.programme
    const found = await engine.transaction((session) => standingRecords(session, programmeId, [id]))
    return found.get(id)?.current?.values ?? {}
  }
  /** What the page of the form sends: all that it showed, with changes. */
  const again = async (id: string, changes: object) => {
    const [record] = (await draft(id)).records
    const { sources: _, ...typed } = record?.values ?? {}
    return { values: { ...typed, ...changes }, again: id }
  }

  test('a returned form sent again takes the place of the former, under the same record, and keeps what was not shown', async () => {
    const first = await send('POST', '/api/hazards', { values: hazard })
    await sendBack(first.draft)
    equal('landowner' in ((await draft(first.draft)).records[0]?.values ?? {}), false)
    deepEqual((await draft(first.draft)).typed, {})
    const second = await send('POST', '/api/hazards', await again(first.draft, { status: 'closed' }))
    equal(second.id, first.id)
    equal(second.state, 'submitted')
    deepEqual(await waiting(), [second.draft])
    await accept(second.draft)
    const { status, landowner, people_affected } = await committed(first.id)
    deepEqual([status, landowner, people_affected], ['closed', hazard.landowner, '40'])
  })

  test('a confidential field that is typed anew is as typed anew; a field that was shown and is left out is left out', async () => {
    const first = await send('POST', '/api/hazards', { values: { ...hazard, local_id: 'H-8' } })
    await sendBack(first.draft)
    const body = await again(first.draft, { landowner: 'Another neighbour' })
    const { people_affected: __, ...values } = body.values as Record<string, unknown>
    const second = await send('POST', '/api/hazards', { ...body, values })
    await accept(second.draft)
    const { landowner, people_affected } = await committed(first.id)
    deepEqual([landowner, people_affected], ['Another neighbour', undefined])
  })

  test('a number that could not be read comes back as it was typed, and waits no more once it is corrected', async () => {
    const first = await send('POST', '/api/hazards', {
      values: { ...hazard, local_id: 'H-9', people_affected: 'about forty', information_date: 'in May' },
    })
    equal(first.state, 'draft')
    deepEqual((await draft(first.draft)).typed, {
      people_affected: 'about forty',
      information_date: 'in May',
    })
    deepEqual(await unread(first.draft), [
      ['hazard.information_date', 'in May'],
      ['hazard.people_affected', 'about forty'],
    ])
    const second = await send(
      'POST',
      '/api/hazards',
      await again(first.draft, { people_affected: '40', information_date: '2041-05-02' }),
    )
    deepEqual([second.id, second.state], [first.id, 'submitted'])
    deepEqual(await waiting(), [second.draft])
    await accept(second.draft)
    equal((await committed(first.id)).landowner, hazard.landowner)
  })

  test('what could not be read in a confidential field is not shown, and waits on as it was typed', async () => {
    const first = await send('POST', '/api/hazards', {
      values: { ...hazard, local_id: 'H-20', people_affected: 'many', position: 'by the third tree' },
    })
    deepEqual((await draft(first.draft)).typed, { people_affected: 'many' })
    deepEqual(await unread(first.draft), [
      ['hazard.people_affected', 'many'],
      ['hazard.position', null],
    ])
    const second = await send('POST', '/api/hazards', await again(first.draft, { people_affected: '50' }))
    equal(second.state, 'draft', 'the position still cannot be read')
    deepEqual(await waiting(), [second.draft])
    const body = await again(second.draft, { position: ['12.5', '-30.5', null, 'unknown'] })
    const third = await send('POST', '/api/hazards', body)
    await accept(third.draft)
    deepEqual((await committed(first.id)).people_affected, '50')
  })

  test('a correction that could not be read, and one that ends in conflict, leave one row each', async () => {
    const made = await send('POST', '/api/hazards', { values: { ...hazard, local_id: 'H-21' } })
    await accept(made.draft)
    const path = `/api/hazards/${made.id}`
    const first = await send('PUT', path, {
      values: { information_date: '2041-06-01', people_affected: 'forty' },
    })
    equal(first.state, 'draft')
    const second = await send('PUT', path, await again(first.draft, { people_affected: '44' }))
    deepEqual(await waiting(), [second.draft])
    await sendBack(second.draft)
    const third = await send(
      'PUT',
      path,
      await again(second.draft, { information_date: '2041-05-01', people_affected: '45' }),
    )
    equal(third.state, 'pending')
    deepEqual(await waiting(), [third.draft])
    await decide({ act: 'reject', ids: [third.draft], code: 'test_entry' })
  })

  test('a form sent again without a change is refused, and goes on waiting', async () => {
    const sent = await send('POST', '/api/hazards', { values: { ...hazard, local_id: 'H-22' } })
    await sendBack(sent.draft)
    const body = await again(sent.draft, {})
    equal(await codeOf(await service.ask('POST', '/api/hazards', { as: enters, body })), '422 form-unchanged')
    deepEqual(await waiting(), [sent.draft])
    await decide({ act: 'reject', ids: [sent.draft], code: 'test_entry' })
  })

  test('a correction of a record that was returned is sent again for that record', async () => {
    const made = await send('POST', '/api/hazards', { values: { ...hazard, local_id: 'H-10' } })
    await accept(made.draft)
    const path = `/api/hazards/${made.id}`
    const first = await send('PUT', path, {
      values: { information_date: '2041-06-01', status: 'closed', landowner: 'Her sister' },
    })
    await sendBack(first.draft)
    const second = await send('PUT', path, await again(first.draft, { information_date: '2041-06-02' }))
    deepEqual(await waiting(), [second.draft])
    await accept(second.draft)
    const { status, landowner } = await committed(made.id)
    deepEqual([status, landowner], ['closed', 'Her sister'])
  })

  test('of 2 forms sent back on 1 record the one that is answered gives way, and so does none to a form that answers none', async () => {
    const made = await send('POST', '/api/hazards', { values: { ...hazard, local_id: 'H-30' } })
    await accept(made.draft)
    const path = `/api/hazards/${made.id}`
    const report = async (values: object) => send('PUT', path, { values })
    const first = await report({ information_date: '2041-06-01', status: 'closed' })
    await sendBack(first.draft)
    const second = await report({ information_date: '2041-06-02', people_affected: '41' })
    await sendBack(second.draft)
    const ofRecord = async () => {
      const ours = [first.draft, second.draft, third.draft, fourth.draft]
      return (await waiting()).filter((id) => ours.includes(id))
    }
    const third = await report({ information_date: '2041-06-03', people_affected: '42' })
    const fourth = await send('PUT', path, await again(first.draft, { information_date: '2041-06-04' }))
    deepEqual(await ofRecord(), [second.draft, third.draft, fourth.draft])
    deepEqual((await draft(second.draft)).state, 'returned')
    const { values } = (await draft(fourth.draft)).records[0] ?? { values: {} }
    deepEqual([values.status, values.people_affected], ['closed', undefined])
  })

  test('2 people who answer 1 form at the same moment: one is taken in, the other is told why not, and 1 row waits', async () => {
    const first = await send('POST', '/api/hazards', { values: { ...hazard, local_id: 'H-31' } })
    await sendBack(first.draft)
    const before = (await waiting()).length
    const bodies = [
      await again(first.draft, { status: 'closed' }),
      await again(first.draft, { status: 'suspended' }),
    ]
    const answers = await Promise.all(
      bodies.map((body) => service.ask('POST', '/api/hazards', { as: enters, body })),
    )
    deepEqual(answers.map(({ status }) => status).sort(), [201, 409])
    const refused = answers.find(({ status }) => status === 409)
    match(JSON.stringify(await refused?.json()), /decided or answered meanwhile/)
    equal((await waiting()).length, before)
  })

  test('5 forms that answer none are refused, and the row of a file has nothing to be typed again', async () => {
    const sent = await send('POST', '/api/hazards', { values: { ...hazard, local_id: 'H-11' } })
    const refused = async (path: string, id: string, method = 'POST') =>
      codeOf(
        await service.ask(method, path, {
          as: enters,
          body: { values: { ...hazard, local_id: 'H-12' }, again: id },
        }),
      )
    equal(await refused('/api/hazards', sent.draft), '409 form-not-sent-back', 'it waits for a reviewer')
    equal(await refused('/api/hazards', '999999.1'), '404 draft-unknown')
    equal(await refused('/api/hazards', 'H-11'), '422 body-invalid')
    await sendBack(sent.draft)
    equal(await refused('/api/items', sent.draft), '409 form-not-sent-back', 'of another kind')
    await importText(service.programme, csv(alike('w', 1)), { accept: false })
    const row = (await waiting()).at(-1) ?? ''
    await sendBack(row)
    equal((await draft(row)).typed, null)
    equal(await refused('/api/victims', row), '409 form-not-sent-back', 'a row of a file')
    const far = await service.limited('far', ['data_entry'], [victimId(9)])
    match(
      await codeOf(
        await service.ask('POST', '/api/hazards', { as: far, body: { values: hazard, again: sent.draft } }),
      ),
      /^404 draft-unknown/,
    )
  })
})
