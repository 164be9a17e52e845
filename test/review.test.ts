/** What a reviewer does with rows that were submitted: list, show, accept, return, reject, withdraw; who may not. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Mapping } from '../intake/table/mapping.js'
import { proposeMapping } from '../intake/table/propose.js'
import type { Session } from '../store/engine/engine.js'
import { findDrafts, neededRecordId } from '../store/find-record.js'
import type { Programme } from '../store/programme.js'
import { changeSettings } from '../store/programme-changes.js'
import { rebuild } from '../store/rebuild.js'
import { acceptWaiting, decideWaiting, draftId, withdrawRecords } from '../store/review/acts.js'
import type { How } from './import-register.js'
import { as, countsOf, describeImports, drafts, entries, figure, importTable } from './import-register.js'
import { fileOf } from './reading-files.js'
import { derivedRows } from './support/tables.js'

const header = 'local_id,information_date,accident_id,accident_date,device,outcome,sex,age,status'
const forms = `${header}
V1,2041-05-01,A1,2041-04-30,AP mine,injured,male,30,civilian
V2,2041-05-01,A1,2041-04-30,AP mine,killed,female,,civilian
V3,2041-05-02,A2,2041-05-01,UXO,injured,male,12,civilian
`
const newer = `${header}\nV1,2041-06-01,A1,2041-04-30,AP mine,killed,male,30,civilian\n`
const older = `${header}\nV1,2041-04-30,A1,2041-04-30,AP mine,killed,male,29,civilian\n`

describeImports('a reviewer', (register) => {
  let mapping: Mapping
  let programme: Programme
  const submit = (table: string, how: How = {}) =>
    importTable(programme, table, mapping, { source: 'forms', accept: false, ...how })
  const outcomes = async () => (await figure(programme, 'casualties by outcome')).parts
  const within = <T>(work: (session: Session) => Promise<T>) => programme.engine.transaction(work)
  const named = (id: string) => within((session) => findDrafts(session, programme.programmeId, id))
  const accept = async (who: Programme, ...ids: readonly string[]) => {
    const found = (await Promise.all(ids.map(named))).flat()
    return within((session) => acceptWaiting(session, who, found))
  }

  before(async () => {
    mapping = (await proposeMapping(fileOf(forms), 'victim')).mapping
  })

  test('sees what was submitted beside the figure and not in it', async () => {
    programme = await register.programme()
    const report = await submit(forms)
    assert.deepEqual(countsOf(report), { rows: 3, submitted: 3 })
    const { total, notReviewed } = await figure(programme, 'casualties')
    assert.deepEqual([total, notReviewed], [0, 3])
    assert.deepEqual(
      (await drafts(programme, 'submitted')).map(draftId),
      [1, 2, 3].map((row) => `${report.id}.${row}`),
    )
    assert.deepEqual(countsOf(await submit(forms)), { rows: 3, unchanged: 3 })
    await sameAfterRebuild(programme)
  })

  test('finds a row by its import, its own number and the id of its record', async () => {
    programme = await register.programme()
    const { id } = await submit(forms)
    const [byRow] = await named(`${id}.2`)
    assert.ok(byRow)
    assert.deepEqual((await named('V2')).map(draftId), [draftId(byRow)])
    assert.deepEqual((await named(byRow.recordId)).map(draftId), [draftId(byRow)])
    assert.equal((await named(String(id))).length, 3)
    assert.deepEqual(await named('V9'), [])
  })

  test('accepts one row, then the whole import: an accident of two rows is made once', async () => {
    programme = await register.programme()
    const { id } = await submit(forms)
    assert.equal(await accept(programme, `${id}.1`), 2)
    assert.deepEqual(await outcomes(), { injured: 1 })
    assert.equal(await accept(programme, String(id)), 3)
    assert.deepEqual(await outcomes(), { injured: 2, killed: 1 })
    const { total, notReviewed } = await figure(programme, 'accidents')
    assert.deepEqual([total, notReviewed], [2, 0])
    assert.deepEqual(countsOf(await submit(forms)), { rows: 3, unchanged: 3 })
    await sameAfterRebuild(programme)
  })

  test('accepts what was submitted by importing the same file with --accept', async () => {
    programme = await register.programme()
    await submit(forms)
    assert.deepEqual(countsOf(await submit(forms, { accept: true })), { rows: 3, accepted: 3 })
    assert.deepEqual(await outcomes(), { injured: 2, killed: 1 })
    assert.equal((await figure(programme, 'casualties')).notReviewed, 0)
    assert.equal((await figure(programme, 'accidents')).total, 2)
    await sameAfterRebuild(programme)
  })

  test('accepts two reports about one person in either order: the newer date is current', async () => {
    for (const order of [
      [forms, newer, older],
      [older, forms, newer],
      [newer, older, forms],
    ]) {
      programme = await register.programme()
      const ids: string[] = []
      for (const table of order) ids.push(String((await submit(table)).id))
      assert.equal((await drafts(programme, 'submitted')).length, 5, 'each report waits')
      await accept(programme, ...ids)
      assert.deepEqual(await outcomes(), { injured: 1, killed: 2 }, order.join())
      assert.equal((await figure(programme, 'casualties')).total, 3)
      assert.equal((await figure(programme, 'accidents')).total, 2)
      await sameAfterRebuild(programme)
    }
  })

  test('returns and rejects rows, and neither is counted nor comes back by itself', async () => {
    programme = await register.programme()
    const { id } = await submit(forms)
    const decide = async (row: string, act: 'return' | 'reject') => {
      const found = await named(row)
      const said = { act, code: act === 'reject' ? 'duplicate' : null, reason: 'page 2 is missing' }
      return within((session) => decideWaiting(session, programme, found, said))
    }
    await decide(`${id}.1`, 'return')
    await decide(`${id}.2`, 'reject')
    assert.equal((await figure(programme, 'casualties')).notReviewed, 1)
    assert.equal((await drafts(programme, 'returned'))[0]?.reason, 'page 2 is missing')
    assert.deepEqual(countsOf(await submit(forms)), { rows: 3, waiting: 1, unchanged: 2 })
    await assert.rejects(() => accept(programme, `${id}.1`), { code: 'move-refused' })
    assert.deepEqual(await named(`${id}.2`), [], 'a rejected row is open no more')
    await sameAfterRebuild(programme)
    const corrected = forms.replace('male,30', 'male,31')
    assert.deepEqual(countsOf(await submit(corrected)), { rows: 3, submitted: 1, unchanged: 2 })
    assert.deepEqual(await drafts(programme, 'returned'), [], 'what was sent back is answered')
    assert.equal((await figure(programme, 'casualties')).notReviewed, 2)
    await sameAfterRebuild(programme)
  })

  test('is told of records of several kinds that have one number, and of a record that is not there', async () => {
    programme = await register.programme()
    await submit(forms, { accept: true })
    await submit(`${header}\nA1,2041-05-09,A1,2041-04-30,AP mine,injured,male,30,civilian\n`, {
      accept: true,
    })
    const needed = (id: string) => within((session) => neededRecordId(session, programme.programmeId, id))
    await assert.rejects(() => needed('A1'), { code: 'record-ambiguous' })
    await assert.rejects(() => needed('018f0000-0000-7000-8000-000000000000'), { code: 'record-unknown' })
    assert.equal(typeof (await needed('A2')), 'string')
  })

  test('withdraws a record: the past stays, the same row again does not bring it back', async () => {
    programme = await register.programme()
    await submit(forms, { accept: true })
    const size = await entries(programme)
    await within(async (session) => {
      const recordId = await neededRecordId(session, programme.programmeId, 'V2')
      return withdrawRecords(session, programme, [recordId], 'entered by mistake')
    })
    assert.deepEqual(await outcomes(), { injured: 2 })
    assert.equal((await figure(programme, `casualties as of ${size}`)).total, 3)
    assert.deepEqual(countsOf(await submit(forms, { accept: true })), { rows: 3, unchanged: 3 })
    assert.deepEqual(await outcomes(), { injured: 2 })
    await sameAfterRebuild(programme)
  })

  test('accepts a submitted correction of a list without numbers in the place of the row it corrects', async () => {
    programme = await register.programme()
    const { local_id: _, information_date: __, ...fields } = mapping.records.victim?.fields ?? {}
    const unnumbered = { ...mapping, records: { ...mapping.records, victim: { kind: 'victim', fields } } }
    const list = forms.replaceAll(',A1,', ',,').replaceAll(',A2,', ',,')
    const corrected = list.replace('UXO,injured', 'UXO,killed')
    const take = (table: string, accept: boolean) =>
      importTable(programme, table, unnumbered, { source: 'list', accept })
    await take(list, true)
    const report = await take(corrected, false)
    assert.deepEqual(countsOf(report), { rows: 3, submitted: 1, unchanged: 2 })
    assert.deepEqual(countsOf(await take(corrected, false)), { rows: 3, unchanged: 3 })
    await accept(programme, String(report.id))
    assert.deepEqual(await outcomes(), { injured: 1, killed: 2 })
    assert.deepEqual(countsOf(await take(corrected, true)), { rows: 3, unchanged: 3 })
    await sameAfterRebuild(programme)
  })

  test('is somebody else where the programme has two people', async () => {
    programme = await register.programme()
    await changeSettings(programme, 'settings.json', '{"people": 2}')
    const { id } = await submit(forms)
    await assert.rejects(() => submit(forms, { accept: true }), { code: 'second-reader-needed' })
    await assert.rejects(() => accept(programme, String(id)), { code: 'own-work' })
    assert.equal((await figure(programme, 'casualties')).total, 0)
    await accept(as('boris', programme), String(id))
    assert.equal((await figure(programme, 'casualties')).total, 3)
  })
})

async function sameAfterRebuild(programme: Programme): Promise<void> {
  const before = await derivedRows(programme.engine, programme.programmeId)
  await rebuild(programme)
  assert.deepEqual(await derivedRows(programme.engine, programme.programmeId), before)
}
