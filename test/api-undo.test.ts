/** Undoing decisions over the API: by further entries, on rows that were accepted, returned or rejected, and on corrections. */
import { deepEqual, equal, match } from 'node:assert/strict'
import { before, test } from 'node:test'
import { proposeMapping } from '../intake/table/propose.js'
import { appendEntries } from '../store/append.js'
import { prepareEntry } from '../store/entries.js'
import { entries, figure, importTable, threeForms } from './import-register.js'
import { fileOf } from './reading-files.js'
import type { SignedIn } from './served-accounts.js'
import { codeOf, servedAccounts } from './served-accounts.js'
import { describeEngines, sharedRegister } from './support/registers.js'

const hazard = {
  local_id: 'H-7',
  class: 'suspected_hazardous_area',
  status: 'open',
  information_date: '2041-05-01',
  position: '44.2587, 17.5012',
}

describeEngines('undo', (kind) => {
  const service = servedAccounts(sharedRegister(kind), 'UNDOES')
  let reviews: SignedIn
  let enters: SignedIn
  before(async () => {
    reviews = await service.person('reviews', ['reviewer'], true)
    enters = await service.person('enters', ['data_entry'])
  })
  const waiting = async (letter: string): Promise<readonly string[]> => {
    const { mapping } = await proposeMapping(fileOf(threeForms), 'victim')
    const rows = threeForms.replaceAll(/\b([VA])(\d),/g, `${letter}$1$2,`)
    const { id } = await importTable(service.programme, rows, mapping, {
      accept: false,
      source: `list ${letter}`,
    })
    return [1, 2, 3].map((row) => `${id}.${row}`)
  }
  const decide = (body: object) => service.ask('POST', '/api/decisions', { as: reviews, body })
  const done = async (body: object) => {
    const answer = await decide(body)
    equal(answer.status, 200, await answer.clone().text())
  }
  const undo = (ids: readonly string[]) => decide({ act: 'undo', ids, reason: 'Decided too early' })
  const read = async <T>(path: string) =>
    (await (await service.ask('GET', path, { as: reviews })).json()) as T
  const stateOf = async (id: string) => (await read<{ state: string }>(`/api/drafts/${id}`)).state
  const numbers = async (letter: string) => {
    const { items } = await read<{ items: { localId: string }[] }>(`/api/victims?q=${letter}V&limit=200`)
    return items.map(({ localId }) => localId).sort()
  }

  test('of 3 accepted rows 1 is undone: it waits again, is counted as such from then on, and is accepted anew', async () => {
    const ids = await waiting('B')
    await done({ act: 'accept', ids })
    const accepted = await figure(service.programme, 'victims')
    const asOf = await entries(service.programme)
    await done({ act: 'undo', ids: ids.slice(1, 2), reason: 'Decided too early' })
    deepEqual(await numbers('B'), ['BV1', 'BV3'])
    equal(await stateOf(ids[1] ?? ''), 'submitted')
    const undone = await figure(service.programme, 'victims')
    deepEqual([accepted.total, accepted.notReviewed, undone.total, undone.notReviewed], [3, 0, 2, 1])
    const asItWas = await figure(service.programme, `victims as of ${asOf}`)
    deepEqual([asItWas.total, asItWas.notReviewed], [3, 0])
    await done({ act: 'accept', ids: ids.slice(1, 2) })
    deepEqual(await numbers('B'), ['BV1', 'BV2', 'BV3'])
    const { total, notReviewed } = await figure(service.programme, 'accidents')
    deepEqual([total, notReviewed], [2, 0])
  })

  test('an explosion that another row names stays, and goes with the last of its 2 rows', async () => {
    const ids = await waiting('C')
    await done({ act: 'accept', ids })
    const before = (await figure(service.programme, 'accidents')).total ?? 0
    await done({ act: 'undo', ids: ids.slice(0, 1), reason: 'Decided too early' })
    equal((await figure(service.programme, 'accidents')).total, before)
    deepEqual(await numbers('C'), ['CV2', 'CV3'])
    await done({ act: 'accept', ids: ids.slice(0, 1) })
    await done({ act: 'undo', ids, reason: 'The wrong list' })
    deepEqual(await numbers('C'), [])
    equal((await figure(service.programme, 'accidents')).total, before - 2)
  })

  test('returned, rejected, and returned and then rejected: each of 3 rows is where it was before', async () => {
    const [returned = '', rejected = '', both = ''] = await waiting('D')
    await done({ act: 'return', ids: [returned, both], reason: 'Ask again' })
    await done({ act: 'reject', ids: [rejected, both], code: 'duplicate' })
    await done({ act: 'undo', ids: [returned, rejected, both], reason: 'Read the wrong page' })
    deepEqual(await Promise.all([returned, rejected, both].map(stateOf)), [
      'submitted',
      'submitted',
      'returned',
    ])
    equal(await codeOf(await undo([returned])), '409 undo-nothing')
  })

  test('a correction typed in is undone: the version before is current again, and the one before that only after it', async () => {
    const send = async (method: string, path: string, values: object) => {
      const answer = await service.ask(method, path, { as: enters, body: { values } })
      return (await answer.json()) as { id: string; draft: string }
    }
    const made = await send('POST', '/api/hazards', hazard)
    await done({ act: 'accept', ids: [made.draft] })
    const corrected = await send('PUT', `/api/hazards/${made.id}`, {
      ...hazard,
      status: 'closed',
      information_date: '2041-06-01',
    })
    await done({ act: 'accept', ids: [corrected.draft] })
    const current = async () => {
      const path = `/api/hazards/${made.id}`
      return (await read<{ current: { values: { status: string } } | null }>(path)).current?.values.status
    }
    equal(await current(), 'closed')
    const between = await read<{ changed: { field: string; before: unknown; after: unknown }[] }>(
      `/api/hazards/${made.id}/versions/1..2`,
    )
    deepEqual(
      between.changed.filter(({ field }) => field === 'status'),
      [{ field: 'status', before: 'open', after: 'closed' }],
    )
    const none = await service.ask('GET', `/api/hazards/${made.id}/versions/1..9`, { as: reviews })
    equal(await codeOf(none), '404 version-unknown')
    equal(await codeOf(await undo([made.draft])), '409 undo-rests')
    equal(await current(), 'closed')
    equal((await undo([corrected.draft])).status, 200)
    equal(await current(), 'open')
    equal((await undo([made.draft])).status, 200)
    equal(await current(), undefined)
  })

  test('work names 1 returned row to whoever sent it, and the rows of others to a reviewer', async () => {
    const answer = await service.ask('POST', '/api/hazards', {
      as: enters,
      body: { values: { ...hazard, local_id: 'H-9', position: '44.3, 17.6' } },
    })
    const { draft } = (await answer.json()) as { draft: string }
    const workOf = async (as: SignedIn) => {
      const work = await service.ask('GET', '/api/work', { as })
      const { waits } = (await work.json()) as {
        waits: { why: string; rows: { id: string; localId: string | null }[] }[]
      }
      return waits
        .filter(({ rows }) => rows.some(({ id, localId }) => id === draft && localId === 'H-9'))
        .map(({ why }) => why)
    }
    deepEqual([await workOf(enters), await workOf(reviews)], [[], ['to_decide']])
    await done({ act: 'return', ids: [draft], reason: 'Which road' })
    deepEqual([await workOf(enters), await workOf(reviews)], [['returned'], []])
  })

  test('what 1 publication counts is not undone, and the answer names it', async () => {
    const [id = ''] = await waiting('E')
    await done({ act: 'accept', ids: [id] })
    const { programme } = service
    const asOf = await entries(programme)
    const values = { at: '2044-06-01T12:00:00Z', by: 'publisher', figure_id: 'victims', query: 'victims' }
    const entry = prepareEntry('figure-published', { ...values, as_of: String(asOf), result_sha256: '00' })
    await programme.engine.transaction((session) => appendEntries(session, programme, [entry]))
    const refused = await undo([id])
    const { title, detail } = (await refused.clone().json()) as { title: string; detail: string }
    equal(title, 'undo-published')
    match(detail, new RegExp(`"victims" was published, as of entry ${asOf}`))
    equal(await stateOf(id), 'accepted')
  })
})
