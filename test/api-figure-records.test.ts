/** Lists of the records behind a number of a figure over the API: equal to it, within the rights of lists, refused where they would tell. */
import { deepEqual, equal } from 'node:assert/strict'
import { before, test } from 'node:test'
import { newRecordId } from '../store/record-id.js'
import { idOf, writeRows } from './figure-register.js'
import type { SignedIn } from './served-accounts.js'
import { codeOf, servedAccounts } from './served-accounts.js'
import { importText } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'
import { alike, csv } from './support/victims.js'

describeEngines('records behind figures', (kind) => {
  const service = servedAccounts(sharedRegister(kind), 'BEHIND')
  let as: SignedIn
  before(async () => {
    const { programme } = service
    await importText(programme, csv([...alike('k', 12, { outcome: 'k' }), ...alike('i', 28)]))
    await importText(programme, csv(alike('w', 5)), { accept: false, source: 'a second list' })
    const state = { programmeId: programme.programmeId, role: 'accepted', from: 1, to: null } as const
    await programme.engine.transaction((session) =>
      writeRows(session, 'hazard', [
        { ...state, recordId: idOf(770, 0), values: { class: 'minefield', status: 'open' } },
        { ...state, recordId: idOf(770, 1), values: { class: 'ammunition_storage', status: 'open' } },
      ]),
    )
    as = await service.person('counts', ['analyst'])
  })
  const path = (kinds: string, asked: Readonly<Record<string, string>>) =>
    `/api/${kinds}?${new URLSearchParams(asked)}`
  const list = async (kinds: string, asked: Readonly<Record<string, string>>, who = as) => {
    const answer = await service.ask('GET', path(kinds, asked), { as: who })
    equal(answer.status, 200, await answer.clone().text())
    const { items, numberMatched, heldBack } = (await answer.json()) as {
      items: readonly { readonly state: string }[]
      numberMatched: number
      heldBack?: number
    }
    return { items, numberMatched, heldBack }
  }

  test('40 casualties, 12 killed, 5 that wait: each number is that of its list, and of its file', async () => {
    const figure = 'casualties by outcome'
    equal((await list('victims', { figure })).numberMatched, 40)
    equal((await list('victims', { figure, part: 'outcome=killed' })).numberMatched, 12)
    equal(
      (await list('victims', { figure, part: 'outcome=killed', filter: 'outcome = injured' })).numberMatched,
      0,
    )
    const waiting = await list('victims', { figure, number: 'not_reviewed' })
    deepEqual([waiting.numberMatched, waiting.items[0]?.state], [5, 'submitted'])
    const file = await service.ask('GET', path('victims/export', { figure, part: 'outcome=killed' }), { as })
    equal(file.headers.get('Truebearing-Records'), '12')
  })

  test('of 2 hazards the one that is held back is only counted, and only for those who may count', async () => {
    const { numberMatched, heldBack } = await list('hazards', { figure: 'hazards' })
    deepEqual([numberMatched, heldBack], [1, 1])
    const collector = await service.person('collects', ['collector'])
    deepEqual(
      await list('hazards', { figure: 'hazards' }, collector).then((each) => each.heldBack),
      undefined,
    )
  })

  test('who is limited to a place without records sees none behind any number, and no number leads there', async () => {
    const far = await service.limited('far', ['analyst'], [newRecordId()])
    const { numberMatched, heldBack } = await list('victims', { figure: 'casualties' }, far)
    deepEqual([numberMatched, heldBack], [0, undefined])
    const records = async (query: string, who: SignedIn) => {
      const answer = await service.ask('GET', `/api/figures?query=${encodeURIComponent(query)}`, { as: who })
      return ((await answer.json()) as { records: string }).records
    }
    equal(await records('casualties', far), 'not_from_outside')
    equal(await records('casualties', as), 'listed')
    equal(await records('casualties as of 3', as), 'of_an_earlier_entry')
  })

  test('9 questions that no list answers are refused', async () => {
    for (const [kinds, asked, code] of [
      ['victims', { figure: 'casualties where activation = tampering' }, '400 figure-not-listed'],
      [
        'victims',
        { figure: 'casualties by activation', part: 'activation=tampering' },
        '400 figure-not-listed',
      ],
      ['victims', { figure: 'casualties by activation', part: 'activation=victim' }, '400 figure-not-listed'],
      ['hazards', { figure: 'land-account' }, '400 figure-not-listed'],
      ['victims', { figure: 'casualties as of 3' }, '400 figure-not-listed'],
      ['accidents', { figure: 'casualties' }, '400 figure-of-another-kind'],
      ['victims', { figure: 'casualties by outcome', part: 'sex=male' }, '400 figure-part-unknown'],
      ['victims', { figure: 'casualties by year', part: "year=2031'" }, '400 figure-part-unknown'],
      ['victims', { figure: 'casualties by' }, '400 query-not-understood'],
    ] as const)
      equal(await codeOf(await service.ask('GET', path(kinds, asked), { as })), code, JSON.stringify(asked))
  })
})
