/** The settings of a programme over the API: changed one by one as entries of the log, and set back. */
import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { entriesBefore } from '../store/log-reading.js'
import { settingsAsOf, settingsNow } from '../store/settings.js'
import { codeOf, type SignedIn, servedAccounts } from './served-accounts.js'
import { describeEngines, sharedRegister } from './support/registers.js'

describeEngines('the settings of a programme over the API', (kind) => {
  const service = servedAccounts(sharedRegister(kind), 'SETTINGS')
  const path = '/api/programme/settings'
  const patch = (as: SignedIn, set: object, was: object = {}) =>
    service.ask('PATCH', path, { as, body: { set, was } })
  const changed = async (answer: Promise<Response>) =>
    (await (await answer).json()) as { changed: string[]; entry: number | null }
  const shown = async (as: SignedIn) =>
    ((await (await service.ask('GET', path, { as })).json()) as { settings: Record<string, unknown> })
      .settings

  test('k is set from 5 to 7 by one entry of the log, holds from there on, and is set back by another', async () => {
    const as = await service.person('sets', ['administrator'])
    const { programme } = service
    const seven = await changed(patch(as, { k: 7 }, { k: 5 }))
    deepEqual(seven.changed, ['k'])
    equal((await settingsNow(programme)).k, 7)
    const five = await changed(patch(as, { k: 5 }, { k: 7 }))
    equal(five.entry, (seven.entry ?? 0) + 1)
    equal((await shown(as)).k, 5)
    const log = await programme.engine.transaction((session) =>
      entriesBefore(session, programme.programmeId, {
        before: null,
        type: 'programme-changed',
        person: null,
        most: 2,
      }),
    )
    deepEqual(
      log.map(({ entry }) => entry),
      [five.entry, seven.entry],
    )
    const then = await programme.engine.transaction((session) =>
      settingsAsOf(session, programme, seven.entry ?? 0),
    )
    equal(then.k, 7, 'a figure of that entry keeps its rule')
  })

  test('of two who change the contact at once the second is told, and the first keeps what was set', async () => {
    const first = await service.person('first', ['administrator'])
    const second = await service.person('second', ['administrator'])
    const answers = await Promise.all([
      patch(first, { contact: 'Invented Ada' }, { contact: '' }),
      patch(second, { contact: 'Invented Noor' }, { contact: '' }),
    ])
    deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
    const refused = answers.find(({ status }) => status === 409)
    equal(refused && (await codeOf(refused)), '409 setting-changed-meanwhile')
    match(String((await shown(first)).contact), /^Invented (Ada|Noor)$/)
  })

  test('a box and an oldest day are set and taken away again, which leaves none', async () => {
    const as = await service.person('boxes', ['administrator'])
    const set = { country_box: [10.5, 40, 12, 44.25], oldest_data_days: 365 }
    await patch(as, set)
    deepEqual((await shown(as)).country_box, set.country_box)
    equal((await settingsNow(service.programme)).oldestDataDays, 365)
    deepEqual(
      (await changed(patch(as, { country_box: null, oldest_data_days: null }, set))).changed,
      Object.keys(set),
    )
    equal((await settingsNow(service.programme)).countryBox, null)
    equal((await settingsNow(service.programme)).oldestDataDays, null)
  })

  test('the same again is no entry, and METHOD.md is taken away by setting none', async () => {
    const as = await service.person('again', ['administrator'])
    const method = '## Types of sources\n\nAll five parts, invented.\n'
    equal((await changed(patch(as, { method }, { method: null }))).changed.length, 1)
    deepEqual(await changed(patch(as, { method }, { method })), { changed: [], entry: null })
    await patch(as, { method: null }, { method })
    equal((await settingsNow(service.programme)).method, null)
  })

  test('what is no setting, out of bounds or found out only when used is refused, and nothing is changed', async () => {
    const as = await service.person('wrong', ['administrator'])
    const before = await shown(as)
    const decision = { query: 'casualties with no end', decided_by: 'Invented Ada', reason: 'invented' }
    const wrong: readonly object[] = [
      { k: 2 },
      { people: 0 },
      { name: ' ' },
      { time_zone: 'Nowhere/Town' },
      { country_box: [10, 44, 12, 40] },
      { sensitive: ['no_such_division'] },
      { publish_small: [decision] },
      { mail: null },
      { code: 'OTHER' },
    ]
    for (const set of wrong)
      equal(await codeOf(await patch(as, set)), '422 body-invalid', JSON.stringify(set))
    deepEqual(await shown(as), before)
  })

  test('a decision on a small number is kept as it was written', async () => {
    const as = await service.person('decides', ['administrator'])
    const publish_small = [
      {
        query: 'casualties by sex',
        decided_by: 'Invented Ada',
        reason: 'published in 2041',
        source: 'Example Press',
      },
    ]
    await patch(as, { publish_small }, { publish_small: [] })
    deepEqual((await settingsNow(service.programme)).publishSmall, publish_small)
  })
})
