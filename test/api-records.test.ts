/** Lists and records over the API: pages, filters, words, and what is no list at all. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { before, test } from 'node:test'
import { kindNamed } from '../core/record/kinds.js'
import { countList } from '../store/staff/list-records.js'
import { accidentId, fillListed, places, victimId } from './listed-register.js'
import type { SignedIn } from './served-accounts.js'
import { codeOf, servedAccounts } from './served-accounts.js'
import { writeCurrent } from './served-register.js'
import { describeEngines, sharedRegister } from './support/registers.js'

interface List {
  readonly items: readonly { readonly id: string; readonly localId: string | null }[]
  readonly numberMatched: number
  readonly numberMatchedIs: string
  readonly next: string | null
}

describeEngines('lists', (kind) => {
  const service = servedAccounts(sharedRegister(kind), 'LISTED')
  let as: SignedIn
  before(async () => {
    await fillListed(service.programme)
    as = await service.person('reads', ['analyst'])
  })
  const list = async (query: string): Promise<List> => {
    const answer = await service.ask('GET', `/api/victims?${query}`, { as })
    equal(answer.status, 200, `${query}: ${await answer.clone().text()}`)
    return (await answer.json()) as List
  }
  const refused = async (query: string) => codeOf(await service.ask('GET', `/api/victims?${query}`, { as }))
  const numbers = ({ items }: List) => items.map(({ localId }) => localId)
  /** Every page of a list, one after the other. */
  const pages = async (query: string, limit: number): Promise<readonly (string | null)[]> => {
    const gathered: (string | null)[] = []
    let cursor = ''
    for (let count = 0; count < 100; count += 1) {
      const page = await list(`${query}&limit=${limit}${cursor}`)
      ok(page.items.length <= limit)
      gathered.push(...numbers(page))
      if (page.next === null) return gathered
      cursor = `&cursor=${page.next}`
    }
    throw new Error('pages without an end')
  }

  test('6 victims come by their own number, the one without a number last, whichever way the list runs', async () => {
    deepEqual(numbers(await list('sort=local_id')), ['V0', 'V1', 'V2', 'V3', 'V4', null])
    deepEqual(numbers(await list('sort=-local_id')), ['V4', 'V3', 'V2', 'V1', 'V0', null])
    deepEqual(numbers(await list('sort=-entry')), [null, 'V4', 'V3', 'V2', 'V1', 'V0'])
    for (const count of ['bounded', 'whole']) {
      const { numberMatched, numberMatchedIs } = await list(`limit=1&count=${count}`)
      deepEqual([numberMatched, numberMatchedIs], [6, 'exact'])
    }
  })

  test('5 places are listed, in order, by their names, of which 4 have no number; an accident by its number', async () => {
    const listed = async (kinds: string) => {
      const answer = await service.ask('GET', `/api/${kinds}`, { as })
      equal(answer.status, 200, `${kinds}: ${await answer.clone().text()}`)
      const { items } = (await answer.json()) as { items: readonly { readonly name: string | null }[] }
      return items.map(({ name }) => name)
    }
    deepEqual(await listed('places'), ['Muret', 'North Ildoma', 'South Ildoma', 'Tarn', 'Upper Tarn'])
    deepEqual((await listed('places?sort=-name'))[0], 'Upper Tarn')
    deepEqual(await listed('places?q=muret'), ['Muret'])
    deepEqual(await listed('places?q=тарн'), ['Tarn'], 'by a name in another language')
    deepEqual(await listed('organisations?q=muret'), [], 'a kind that lies nowhere')
    deepEqual((await listed('accidents'))[0], 'A0')
    const one = await service.ask('GET', `/api/places/${places.north}`, { as })
    const { referring } = (await one.json()) as {
      referring: readonly { readonly kind: string; readonly records: readonly { readonly name: string }[] }[]
    }
    const under = referring.find(({ kind: other }) => other === 'place')
    deepEqual(
      under?.records.map(({ name }) => name),
      ['Tarn'],
    )
  })

  test('what refers to a record by a field is all listed, the record named beside it', async () => {
    const of = await service.ask('GET', `/api/accidents/${accidentId(0)}`, { as })
    const { referring } = (await of.json()) as {
      referring: readonly {
        readonly field: string
        readonly count: number
        readonly records: readonly { readonly id: string }[]
      }[]
    }
    const victims = referring.find(({ field }) => field === 'accident')
    ok(victims && victims.count > 0 && victims.count < 6)
    const page = (await list(`refers=accident:${accidentId(0)}`)) as List & { readonly refersTo: unknown }
    equal(page.numberMatched, victims.count)
    deepEqual(page.items.map(({ id }) => id).sort(), victims.records.map(({ id }) => id).sort())
    deepEqual(page.refersTo, { kind: 'accident', id: accidentId(0), name: 'A0' })
    equal((await list(`refers=accident:${places.north}`)).numberMatched, 0)
    // Who a victim is stands in a field that no list may ask by.
    for (const field of ['person', 'outcome', 'nothing'])
      equal(await refused(`refers=${field}:${accidentId(0)}`), '400 reference-unknown')
    equal(await refused('refers=accident:1'), '400 query-invalid')
  })

  test('a count ends 1 beyond the most that is asked for', async () => {
    const { engine, programmeId } = service.programme
    const asked = {
      words: null,
      placeIds: null,
      conditions: [],
      entry: null,
      after: null,
    } as const
    const list = {
      ...asked,
      state: 'accepted',
      sort: { field: 'local_id', descends: false },
      limit: 1,
    } as const
    const of = { kind: kindNamed('victim'), scope: { programmeId, placeIds: null } }
    const counts = await engine.transaction(async (session) => [
      await countList(session, of, list, 2),
      await countList(session, of, list, null),
    ])
    deepEqual(counts, [3, 6])
  })

  for (const sort of [
    'local_id',
    '-local_id',
    'information_date',
    'sex',
    '-sex',
    'age_most',
    '-age_most',
    '-entry',
  ])
    test(`pages of 1, 2 and 4 by ${sort} give each of 6 victims once, in the order of the whole`, async () => {
      const whole = numbers(await list(`sort=${sort}`))
      for (const limit of [1, 2, 4]) deepEqual(await pages(`sort=${sort}`, limit), whole, `${limit}`)
    })

  test('a record that is added while somebody reads moves nothing: the next page begins where it would have', async () => {
    const first = await list('limit=2&sort=local_id')
    await writeCurrent(service.programme, 'victim', { prefix: 711 }, [
      { local_id: 'V00', outcome: 'killed', place: places.north },
    ])
    const second = await list(`limit=2&sort=local_id&cursor=${first.next}`)
    deepEqual([...numbers(first), ...numbers(second)], ['V0', 'V1', 'V2', 'V3'])
    await service.programme.engine.transaction((session) =>
      session.query(`delete from victims where programme_id = $1 and local_id = 'V00'`, [
        service.programme.programmeId,
      ]),
    )
  })

  test('filters of codes: 2 killed, 3 female, 1 both, and "!=" keeps what is not stated', async () => {
    deepEqual(numbers(await list('filter=outcome%20%3D%20killed')), ['V0', 'V1'])
    equal((await list('filter=sex=female')).numberMatched, 3)
    deepEqual(numbers(await list('filter=sex=female%20and%20outcome=killed')), ['V0'])
    equal((await list('filter=outcome!=killed')).numberMatched, 4)
    // The device is that of the accident.
    deepEqual(numbers(await list('filter=activation=victim%20and%20sex=male')), ['V1', 'V3', null])
    equal((await list('filter=outcome%20in%20(killed,injured)')).numberMatched, 6)
  })

  test('a place takes in the places under it: 3 in the north, 1 in its village', async () => {
    equal((await list(`place=${places.north}`)).numberMatched, 3)
    deepEqual(numbers(await list(`place=${places.northVillage}`)), ['V1'])
  })

  test('words are found in Arabic, in a number, and in the Russian name of a place', async () => {
    deepEqual(numbers(await list(`q=${encodeURIComponent('رسالة')}`)), ['V3'])
    deepEqual(numbers(await list('q=v4')), ['V4'])
    deepEqual(numbers(await list(`q=${encodeURIComponent('тарн')}`)), ['V0'])
  })

  test('the 1 that waits is in its own list', async () => {
    deepEqual(numbers(await list('state=submitted')), ['W1'])
    deepEqual(numbers(await list('state=disputed')), [])
  })

  test('words that are SQL are words: 8 of them find nothing and change nothing', async () => {
    for (const q of [`'`, `';drop table victims;--`, '%', '_', '\\', `" or 1=1`, '$9', '\u202e'])
      equal((await list(`q=${encodeURIComponent(q)}`)).numberMatched, 0, q)
    equal((await list('')).numberMatched, 6)
  })

  test('18 queries that are none are refused with a sentence and a code', async () => {
    const b64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const id = victimId(0)
    for (const [query, code] of [
      ['q=%00', '400 query-invalid'],
      ['filter=%00', '400 query-invalid'],
      ['filter=person%20%3D%20x', '400 filter-field-unknown'],
      ['filter=citizenship%20%3D%20x', '400 filter-field-unknown'],
      ['filter=sex%20%3D%20nobody', '400 filter-code-unknown'],
      [`filter=${encodeURIComponent(`sex = female' or 'a'='a`)}`, '400 filter-not-read'],
      ['sort=person', '400 sort-unknown'],
      ['sort=local_id%3Bselect', '400 sort-unknown'],
      ['limit=201', '400 query-invalid'],
      ['cursor=none', '400 cursor-not-read'],
      [`cursor=${b64([`' or true`, 'x', null])}`, '400 cursor-not-read'],
      [`cursor=${b64(['V1\u0000', id, null])}`, '400 cursor-not-read'],
      [`sort=date&cursor=${b64(['2041-02-31 00:00:00', id, null])}`, '400 cursor-not-read'],
      [`sort=information_date&cursor=${b64(['2041-02-31 00:00:00', id, null])}`, '400 cursor-not-read'],
      [`sort=age_most&cursor=${b64(['1e5', id, null])}`, '400 cursor-not-read'],
      [`sort=-entry&cursor=${b64(['99999999999999999999', id, null])}`, '400 cursor-not-read'],
      [`cursor=${b64(['V1', id, [1, 1]])}`, '400 cursor-not-read'],
      ['limit=1&limit=2', '400 query-invalid'],
    ] as const)
      equal(await refused(query), code, query)
  })

  test('a record says what refers to it and what it refers to, with their numbers', async () => {
    const answer = await service.ask('GET', `/api/accidents/${accidentId(1)}`, { as })
    const record = (await answer.json()) as {
      state: string
      current: { values: Record<string, unknown> }
      referring: { kind: string; field: string; count: number }[]
      named: { id: string; name: string }[]
    }
    equal(record.state, 'accepted')
    equal(record.current.values.device, 'uxo')
    deepEqual(
      record.referring.map((each) => [each.kind, each.field, each.count]),
      [['victim', 'accident', 1]],
    )
    ok(record.named.some(({ id, name }) => id === places.northVillage && name === 'Upper Tarn'))
  })

  test('an answer that did not change is not sent again', async () => {
    const path = `/api/victims/${victimId(1)}`
    const tag = (await service.ask('GET', path, { as })).headers.get('ETag') ?? ''
    equal((await service.ask('GET', path, { as, headers: { 'If-None-Match': tag } })).status, 304)
  })

  test('5 addresses of nothing are answered as such', async () => {
    for (const [path, code] of [
      ['/api/nothings', '404 kind-unknown'],
      ['/api/persons', '404 kind-unknown'],
      ['/api/victims/1', '404 record-not-there'],
      [`/api/accidents/${victimId(1)}`, '404 record-not-there'],
      ['/api/victims/%00', '404 path-unknown'],
    ])
      equal(await codeOf(await service.ask('GET', path ?? '', { as })), code, path)
  })
})
