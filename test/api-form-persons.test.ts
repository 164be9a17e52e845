/** Whom a form is about, over the API: typed beside the victim, held back, kept through corrections, and opened with a reason. */
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
}

const day = { information_date: '2041-05-01' }
const name = 'اسم مختلق'
const person = {
  name,
  names: [
    [name, 'Arab', 'ar'],
    ['Ism Mukhtalaq', 'Latn', null],
  ],
  sex: 'female',
  contact: 'An invented street',
}
const outcome = { outcome: 'injured', sex: 'female', status: 'civilian', age_least: '30' }

describeEngines('persons in forms', (kind) => {
  const service = servedAccounts(sharedRegister(kind), 'PERSONS')
  let enters: SignedIn
  let reviews: SignedIn
  let opens: SignedIn
  let accident = ''
  before(async () => {
    enters = await service.person('enters', ['data_entry'])
    reviews = await service.person('reviews', ['reviewer'])
    opens = await service.person('opens', ['administrator'])
    const made = await send('POST', '/api/accidents', {
      values: { ...day, local_id: 'A-1', date: '2041-04-30', device: 'ap_mine' },
    })
    await accept(made.draft)
    accident = made.id
  })
  const send = async (method: string, path: string, body: unknown): Promise<Entered> => {
    const answer = await service.ask(method, path, { as: enters, body })
    equal(answer.status < 300, true, `${path}: ${await answer.clone().text()}`)
    return (await answer.json()) as Entered
  }
  const refused = async (beside: object) =>
    codeOf(await service.ask('POST', '/api/victims', { as: enters, body: { values: day, beside } }))
  const decide = async (body: object) => {
    const answer = await service.ask('POST', '/api/decisions', { as: reviews, body })
    equal(answer.status, 200, await answer.clone().text())
  }
  const accept = (id: string) => decide({ act: 'accept', ids: [id] })
  const committed = async (id: string) => {
    const { engine, programmeId } = service.programme
    const found = await engine.transaction((session) => standingRecords(session, programmeId, [id]))
    return found.get(id)?.current?.values ?? {}
  }
  const personOf = async (victim: string) => committed(String((await committed(victim)).person))
  /** Everything that the ways of staff tell of a victim and its row. */
  const told = async ({ id, draft }: Entered) => {
    const paths = [
      `/api/drafts/${draft}`,
      '/api/drafts',
      `/api/victims/${id}`,
      '/api/victims',
      '/api/findings',
    ]
    const answers = await Promise.all(
      paths.map(async (path) => (await service.ask('GET', path, { as: reviews })).text()),
    )
    return answers.join('\n')
  }
  const secrets = /اسم مختلق|Ism Mukhtalaq|invented street|invented spring/

  test('a victim is typed with a person of 2 names in 2 scripts; nobody is shown them, and they are opened with a reason', async () => {
    const values = { ...day, local_id: 'V-1', accident, ...outcome }
    const made = await send('POST', '/api/victims', { values, beside: { person } })
    equal(made.state, 'submitted')
    equal(secrets.test(await told(made)), false)
    await accept(made.draft)
    equal(secrets.test(await told(made)), false)
    const stands = await personOf(made.id)
    deepEqual([stands.name, stands.names, stands.sex], [name, person.names, 'female'])
    const open = async (path: string, field: string) => {
      const body = { field, reason: 'An invented call of the family' }
      return (await service.ask('POST', `${path}/open`, { as: opens, body })).json() as Promise<{
        value: unknown
      }>
    }
    const { value: personId } = await open(`/api/victims/${made.id}`, 'person')
    deepEqual((await open(`/api/persons/${personId}`, 'names')).value, person.names)
  })

  test('a correction that types 1 field of the person changes that field alone, and of the victim nothing', async () => {
    const values = { ...day, local_id: 'V-2', accident, ...outcome }
    const made = await send('POST', '/api/victims', { values, beside: { person } })
    await accept(made.draft)
    const before = await committed(made.id)
    const body = {
      values: { information_date: '2041-06-01' },
      beside: { person: { contact: 'Another street' } },
    }
    const later = await send('PUT', `/api/victims/${made.id}`, body)
    await accept(later.draft)
    const after = await personOf(made.id)
    deepEqual([after.contact, after.name, after.names], ['Another street', name, person.names])
    const now = await committed(made.id)
    deepEqual([now.person, now.outcome], [before.person, before.outcome])
  })

  test('a victim without a person gets one by a correction', async () => {
    const made = await send('POST', '/api/victims', {
      values: { ...day, local_id: 'V-3', accident, ...outcome },
    })
    await accept(made.draft)
    equal((await committed(made.id)).person, undefined)
    const body = { values: { information_date: '2041-06-01' }, beside: { person } }
    const later = await send('PUT', `/api/victims/${made.id}`, body)
    await accept(later.draft)
    equal((await personOf(made.id)).name, name)
  })

  test('a form that was sent back keeps the person as typed, read or not, unless a field is typed anew', async () => {
    const values = { ...day, local_id: 'V-4', accident, ...outcome }
    const birth = { birth_date: 'in an invented spring' }
    const first = await send('POST', '/api/victims', { values, beside: { person: { ...person, ...birth } } })
    equal(first.state, 'draft', 'the date cannot be read')
    equal(secrets.test(await told(first)), false)
    const second = await send('POST', '/api/victims', {
      values,
      beside: { person: { birth_date: '2011' } },
      again: first.draft,
    })
    deepEqual([second.id, second.state], [first.id, 'submitted'])
    await decide({ act: 'return', ids: [second.draft], reason: 'Which street was it?' })
    const third = await send('POST', '/api/victims', {
      values: { ...values, outcome: 'killed' },
      beside: { person: { contact: 'Another street' } },
      again: second.draft,
    })
    await accept(third.draft)
    const stands = await personOf(first.id)
    deepEqual(
      [stands.name, stands.names, stands.contact, (stands.birth_date as string[])[0]],
      [name, person.names, 'Another street', '2011-01-01'],
    )
    equal((await committed(first.id)).outcome, 'killed')
  })

  test('3 forms with somebody beside whom the definition does not have are refused', async () => {
    equal(await refused({ accident: { date: '2041' } }), '422 form-field-unknown')
    equal(await refused({ person: { shoe_size: '40' } }), '422 form-field-unknown')
    equal(await refused({ person: { names: 'a name' } }), '422 form-value-invalid')
  })
})
