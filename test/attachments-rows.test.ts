/**
 * Files of rows that wait: seen by the reviewer, of the record once the row is accepted, and with the row whatever else
 * becomes of it.
 */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { before, test } from 'node:test'
import { newRecordId } from '../store/record-id.js'
import { attachmentsOver, photograph, sha256Of } from './attached-files.js'
import type { SignedIn } from './served-accounts.js'
import { codeOf, servedAccounts } from './served-accounts.js'
import { describeEngines, sharedRegister } from './support/registers.js'

const stated = { class: 'suspected_hazardous_area', status: 'open', information_date: '2043-05-01' }

describeEngines('files of rows', (kind) => {
  const service = servedAccounts(sharedRegister(kind), 'ROWFILES')
  const files = attachmentsOver(service)
  let enters: SignedIn
  let reviews: SignedIn
  before(async () => {
    enters = await service.person('enters', ['data_entry'])
    reviews = await service.person('reviews', ['reviewer'])
  })
  const said = async (answer: Promise<Response>) => {
    const got = await answer
    ok(got.ok, await got.clone().text())
    return (await got.json()) as Record<string, unknown>
  }
  const decide = (body: object) => said(service.ask('POST', '/api/decisions', { as: reviews, body }))
  /** Sends a form; gives the paths of its row and of its record. */
  const form = async (values: object, path = '/api/hazards', again: string | null = null) => {
    const body = { values: { ...stated, ...values }, source: 'An invented survey', again }
    const { id, draft } = await said(
      service.ask(path === '/api/hazards' ? 'POST' : 'PUT', path, { as: enters, body }),
    )
    return { draft: String(draft), row: `drafts/${draft}`, record: `hazards/${id}` }
  }
  const add = async (holder: string, seed: number, shows = 'ground') => {
    const bytes = photograph(4000, seed)
    const file = { name: `picture ${seed}.jpg`, bytes, said: { shows } }
    const { entry } = await said(files.add(enters, holder, file))
    return { entry: Number(entry), sha256: sha256Of(bytes) }
  }
  const entriesOf = async (holder: string) => (await files.list(reviews, holder)).map(({ entry }) => entry)

  test('1 file of a new row is seen and saved by its reviewer, and is the record’s once accepted, after an undo the row’s again', async () => {
    const { draft, row, record } = await form({ local_id: 'H-1' })
    const { entry, sha256 } = await add(row, 1)
    const again = { name: 'same.jpg', bytes: photograph(4000, 1), said: { shows: 'ground' } }
    deepEqual(await said(files.add(enters, row, again)).then(({ again: is }) => is), true)
    const [listed] = await files.list(reviews, row)
    deepEqual([listed?.entry, listed?.sha256, listed?.isClosed], [entry, sha256, false])
    const saved = await service.ask('GET', `/api/${row}/attachments/${entry}`, { as: reviews })
    equal(sha256Of(new Uint8Array(await saved.arrayBuffer())), sha256)
    const custody = { step: 'stored', heldBy: 'Office, cabinet 3' }
    await said(service.ask('POST', `/api/${row}/attachments/${entry}/custody`, { as: enters, body: custody }))
    await decide({ act: 'accept', ids: [draft] })
    const [kept] = await files.list(reviews, record)
    deepEqual([kept?.entry, kept?.custody.map(({ heldBy }) => heldBy)], [entry, ['Office, cabinet 3']])
    const late = { name: 'late.jpg', bytes: photograph(100, 2), said: { shows: 'ground' } }
    equal(await codeOf(await files.add(enters, row, late)), '409 draft-decided')
    await decide({ act: 'undo', ids: [draft] })
    deepEqual([await entriesOf(row), await entriesOf(record)], [[entry], []])
    await decide({ act: 'accept', ids: [draft] })
    deepEqual(await entriesOf(record), [entry])
  })

  test('a file of a correction is on its row alone until the correction is accepted, and stays there when it is rejected', async () => {
    const known = await form({ local_id: 'H-2' })
    await decide({ act: 'accept', ids: [known.draft] })
    const own = await add(known.record, 3)
    const first = await form({ terrain: 'marsh', information_date: '2043-06-01' }, `/api/${known.record}`)
    const refused = await add(first.row, 4)
    deepEqual([await entriesOf(first.row), await entriesOf(known.record)], [[refused.entry], [own.entry]])
    equal(
      await codeOf(
        await service.ask('GET', `/api/${known.record}/attachments/${refused.entry}`, { as: reviews }),
      ),
      '404 attachment-unknown',
    )
    await decide({ act: 'reject', ids: [first.draft], code: 'not_supported' })
    deepEqual([await entriesOf(first.row), await entriesOf(known.record)], [[refused.entry], [own.entry]])
    const second = await form({ terrain: 'sand', information_date: '2043-07-01' }, `/api/${known.record}`)
    const taken = await add(second.row, 5)
    deepEqual(await entriesOf(second.row), [taken.entry])
    await decide({ act: 'accept', ids: [second.draft] })
    deepEqual(await entriesOf(known.record), [own.entry, taken.entry])
    deepEqual(await entriesOf(first.row), [refused.entry])
    await decide({ act: 'undo', ids: [second.draft] })
    deepEqual(await entriesOf(known.record), [own.entry])
  })

  test('a file of a row that was returned is with the row that is sent in its place, and of the record in the end', async () => {
    const before = await form({ local_id: 'H-3' })
    const { entry } = await add(before.row, 6)
    await decide({ act: 'return', ids: [before.draft], reason: 'Stony all over?' })
    deepEqual(await entriesOf(before.row), [entry])
    const after = await form({ local_id: 'H-3', terrain: 'stony' }, '/api/hazards', before.draft)
    equal(after.record, before.record)
    deepEqual(await entriesOf(after.row), [entry])
    await decide({ act: 'accept', ids: [after.draft] })
    deepEqual(await entriesOf(after.record), [entry])
  })

  test('a photograph of a person is closed on a row as on a record: opened by 1 person with a reason, for 10 minutes', async () => {
    const { row } = await form({ local_id: 'H-4' })
    const { entry, sha256 } = await add(row, 7, 'person')
    const [listed] = await files.list(reviews, row)
    deepEqual([listed?.isClosed, listed?.fileName], [true, null])
    const path = `/api/${row}/attachments/${entry}`
    equal(await codeOf(await service.ask('GET', path, { as: reviews })), '403 attachment-closed')
    const body = { reason: 'Who stands before the fence' }
    equal(await codeOf(await service.ask('POST', `${path}/open`, { as: enters, body })), '403 right-missing')
    const opened = await said(service.ask('POST', `${path}/open`, { as: reviews, body }))
    const saved = await service.ask('GET', `${path}?opened=${opened.entry}`, { as: reviews })
    equal(sha256Of(new Uint8Array(await saved.arrayBuffer())), sha256)
    service.pass(11)
    equal(
      await codeOf(await service.ask('GET', `${path}?opened=${opened.entry}`, { as: reviews })),
      '403 attachment-closed',
    )
  })

  test('who may not see a row sees none of its files, and 1 of another row is unknown there', async () => {
    const { row } = await form({ local_id: 'H-5' })
    const other = await form({ local_id: 'H-6' })
    const { entry } = await add(row, 8)
    const far = await service.limited('far', ['reviewer'], [newRecordId()])
    equal(await codeOf(await service.ask('GET', `/api/${row}/attachments`, { as: far })), '404 draft-unknown')
    equal(
      await codeOf(await service.ask('GET', `/api/${row}/attachments/${entry}`, { as: far })),
      '404 draft-unknown',
    )
    equal(
      await codeOf(await service.ask('GET', `/api/${other.row}/attachments/${entry}`, { as: reviews })),
      '404 attachment-unknown',
    )
  })
})
