/** Words in lists: found in any script by their beginning, and never in what the reader may not see. */
import { deepEqual, equal } from 'node:assert/strict'
import { before, test } from 'node:test'
import { kindNamed } from '../core/record/kinds.js'
import { wantedWords } from '../core/record/searched-words.js'
import type { Programme } from '../store/programme.js'
import { rebuild } from '../store/rebuild.js'
import { withdrawRecords } from '../store/review/acts.js'
import type { ListAsked } from '../store/staff/list-conditions.js'
import { countList, listRecords } from '../store/staff/list-records.js'
import type { SearchBounds } from '../store/staff/list-search.js'
import { fillListed, places, secrets } from './listed-register.js'
import type { SignedIn } from './served-accounts.js'
import { servedAccounts } from './served-accounts.js'
import { writeCurrent } from './served-register.js'
import { importText, newProgramme } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'
import { derivedRows, differences } from './support/tables.js'
import { mapping } from './support/victims.js'

/** What was written of invented victims 0 to 9; the first five are in the north. */
const comments = [
  'Told by Çelik of the clinic',
  'Seen with Ёлкин near the mill',
  'أميرة من الموصل',
  '王小明 的邻居',
  'Անահիտ Վարդանյան',
  'The miller of the old mill',
  'The miller and the smith',
  'Nobody was near',
  null,
  'Smith, no mill there',
]

describeEngines('words in lists', (kind) => {
  const shared = sharedRegister(kind)
  const service = servedAccounts(shared, 'WORDS')
  let as: SignedIn
  before(async () => {
    await fillListed(service.programme)
    await writeCurrent(
      service.programme,
      'victim',
      { prefix: 715, from: 50 },
      comments.map((comment, index) => ({
        local_id: `ANT-2003-00${index}`,
        comment,
        reason: 'entered at the desk',
        place: index < 5 ? places.northTown : places.southTown,
      })),
    )
    await writeCurrent(service.programme, 'hazard', { prefix: 735, from: 70 }, [
      { local_id: 'H-77', class: 'ammunition_storage', status: 'open', comment: 'Behind the chapel' },
      { local_id: 'H-78', class: 'minefield', status: 'open', comment: 'Before the chapel' },
    ])
    as = await service.person('reads', ['analyst'])
  })
  const found = async (list: string, words: string, who = as) => {
    const answer = await service.ask('GET', `/api/${list}&q=${encodeURIComponent(words)}`, { as: who })
    equal(answer.status, 200, await answer.clone().text())
    const { items, numberMatched } = (await answer.json()) as {
      items: readonly { localId: string | null }[]
      numberMatched: number
    }
    equal(numberMatched, items.length, words)
    return items.map(({ localId }) => localId?.replace('ANT-2003-00', '') ?? null).join(' ')
  }

  test('14 searches find what they should in 5 scripts, with and without accents and case', async () => {
    for (const [words, expected] of [
      ['celik', '0'],
      ['ÇELİK clin', '0'],
      ['елкин', '1'],
      ['اميره', '2'],
      ['موصل', '2'],
      ['小明', '3'],
      ['邻居 王', '3'],
      ['ԱՆԱՀԻՏ', '4'],
      ['վարդ', '4'],
      ['mill', '1 5 6 9'],
      ['smith mill', '6 9'],
      ['2003-007', '7'],
      ['ant-2003 tarn', '0 1 2 3 4'],
      ['тарн miller', ''],
    ] as const)
      equal(await found('victims?sort=local_id', words), expected, words)
  })

  test('4 words that stand inside of others or are said of every record find nothing', async () => {
    for (const words of ['iller', 'desk', 'entered', 'nt-2003'])
      equal(await found('victims?sort=local_id', words), '', words)
  })

  test('what is withheld is found by none of its words: 4 confidential values and a store of ammunition', async () => {
    for (const secret of secrets)
      for (const list of ['victims', 'hazards', 'accidents', 'places'])
        for (const word of secret
          .split(' ')
          .filter((each) => !['A', 'a', 'of', 'with', 'Ildoma'].includes(each)))
          equal(await found(`${list}?sort=local_id`, word), '', `${word} in ${list}`)
    equal(await found('hazards?sort=local_id', 'chapel'), 'H-78')
    // Its place is held back with it.
    equal(await found('hazards?sort=local_id', 'south'), '')
    const rows = await shared.engine.transaction((session) =>
      session.query(
        `select word from searched_words where programme_id = $1 and (word like 'behind%' or kind = 'person')`,
        [service.programme.programmeId],
      ),
    )
    deepEqual(rows, [])
  })

  test('somebody who is limited to the north finds 1 of the 4 with a mill', async () => {
    const limited = await service.limited('northern', ['analyst'], [places.north])
    equal(await found('victims?sort=local_id', 'mill', limited), '1')
  })

  test('rare, common and very common words give the same 3 pages in each of 3 orders', async () => {
    const { programmeId } = service.programme
    const ways: readonly SearchBounds[] = [
      { mostRead: 1000, mostInSet: 1000, firstLookedAt: 1000 },
      { mostRead: 0, mostInSet: 1000, firstLookedAt: 1000 },
      { mostRead: 0, mostInSet: 1000, firstLookedAt: 2 },
      { mostRead: 0, mostInSet: 0, firstLookedAt: 4 },
    ]
    for (const words of ['mill', 'ant tarn', 'smith', 'nowhere', 'muret'])
      for (const field of ['local_id', 'entry', 'sex']) {
        const pages = await Promise.all(
          ways.map((bounds) => allPages(service.programme, bounds, asking(words, field))),
        )
        for (const way of [1, 2, 3]) deepEqual(pages[way], pages[0], `${words} by ${field}, way ${way}`)
      }
    async function allPages(programme: Programme, bounds: SearchBounds, asked: ListAsked) {
      const of = { kind: kindNamed('victim'), scope: { programmeId, placeIds: null }, bounds }
      return programme.engine.transaction(async (session) => {
        const ids: string[] = []
        for (let after: ListAsked['after'] = null; ; ) {
          const { items, next } = await listRecords(session, of, { ...asked, after })
          ids.push(...items.map(({ id }) => id))
          if (next === null) {
            const counted: number[] = []
            for (const most of [null, 0, 1, 3, 100]) counted.push(await countList(session, of, asked, most))
            return [ids, counted]
          }
          after = next
        }
      })
    }
  })
  const asking = (words: string, field: string): ListAsked => ({
    words: wantedWords(words).map((word) => ({
      word,
      placeIds: word === 'tarn' ? [places.northTown] : word === 'muret' ? [places.southTown] : [],
    })),
    placeIds: null,
    conditions: [],
    state: 'accepted',
    entry: null,
    sort: { field, descends: false },
    limit: 2,
    after: null,
  })

  test('a correction and a withdrawal take 2 words away, and a rebuild keeps the rest', async () => {
    const programme = await newProgramme(shared.engine, shared.place, 'CORRECTED')
    const { programmeId, engine } = programme
    const victim = mapping.records.victim
    const fields = { ...victim.fields, comment: { column: 'comment' } }
    const how = { mapping: { ...mapping, records: { ...mapping.records, victim: { ...victim, fields } } } }
    const table = (told: string, lines: readonly string[]) =>
      `number,accident,day,outcome,sex,age,status,name,told,comment\n${lines.map((line) => `${line.replace('TOLD', told)}\n`).join('')}`
    const first = 'V1,A1,2041-03-01,i,m,30,c,,TOLD,Near the orchard'
    const second = 'V2,A2,2041-03-01,i,m,30,c,,TOLD,Near the quarry'
    const idsWith = (words: string) =>
      engine.transaction(async (session) => {
        const of = { kind: kindNamed('victim'), scope: { programmeId, placeIds: null } }
        const { items } = await listRecords(session, of, asking(words, 'local_id'))
        return items.map(({ id }) => id)
      })
    await importText(programme, table('2043-01-01', [first, second]), how)
    equal((await idsWith('near')).length, 2)
    await importText(programme, table('2043-02-01', [first.replace('orchard', 'vineyard'), second]), how)
    deepEqual([(await idsWith('orch')).length, (await idsWith('vine')).length], [0, 1])
    const quarry = await idsWith('quarry')
    equal(quarry.length, 1)
    await engine.transaction((session) => withdrawRecords(session, programme, quarry, 'entered twice'))
    deepEqual([(await idsWith('quarry')).length, (await idsWith('near')).length], [0, 1])
    const before = await derivedRows(engine, programmeId)
    await rebuild(programme)
    deepEqual(differences(before, await derivedRows(engine, programmeId)), [])
  })
})
