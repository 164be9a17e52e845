/** Lists and forms that come again, in parts or corrected: nothing is lost, nothing counted twice, the past stays. */
import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { undoImport } from '../intake/import/undo.js'
import type { Mapping } from '../intake/table/mapping.js'
import { proposeMapping } from '../intake/table/propose.js'
import { findingsOf } from '../store/import/findings.js'
import type { Programme } from '../store/programme.js'
import { rebuild } from '../store/rebuild.js'
import { acceptWaiting, withdrawRecords } from '../store/review/acts.js'
import type { How } from './import-register.js'
import {
  countsOf,
  describeImports,
  drafts,
  entries,
  threeForms as example,
  figure,
  figureJson,
  formHeader as header,
  importTable,
  rules,
} from './import-register.js'
import { fileOf } from './reading-files.js'
import { derivedRows, differences } from './support/tables.js'

const injured = '2041-04-30,injured,male'
const killed = '2041-05-01,killed,female'

async function sameAfterRebuild(programme: Programme) {
  const rows = await derivedRows(programme.engine, programme.programmeId)
  await rebuild(programme)
  assert.deepEqual(differences(rows, await derivedRows(programme.engine, programme.programmeId)), [])
}

describeImports('files that come again', (register) => {
  let ofForms: Mapping
  let ofLists: Mapping
  let programme: Programme
  const take = (table: string, how: How = {}) =>
    importTable(programme, table, ofForms, { source: 'forms', ...how })
  const takeList = (rows: readonly string[], how: How = {}) =>
    importTable(programme, `date,outcome,sex\n${rows.join('\n')}\n`, ofLists, { source: 'list', ...how })
  const findingsKept = (submission: number) =>
    programme.engine.transaction((session) => findingsOf(session, programme.programmeId, submission))
  const total = async (query: string) => (await figure(programme, query)).total

  before(async () => {
    ofForms = (await proposeMapping(fileOf(example), 'victim')).mapping
    ofLists = (await proposeMapping(fileOf(`date,outcome,sex\n${injured}\n${killed}\n`), 'victim')).mapping
  })

  test('equal rows of an anonymous list are different people however far apart they stand', async () => {
    programme = await register.programme()
    await takeList([killed], { source: 'another list' })
    const others = Array.from({ length: 2500 }, (_, index) => `20${10 + (index % 30)}-03-05,injured,female`)
    const rows = [injured, ...others.slice(0, 1250), injured, ...others.slice(1250), injured]
    assert.deepEqual(countsOf(await takeList(rows)), { rows: 2503, accepted: 2503 })
    assert.equal(await total('casualties'), 2504)
    assert.deepEqual(countsOf(await takeList(rows)), { rows: 2503, unchanged: 2503 })
  })

  describe('a form that names another accident of the register', () => {
    const moved = `${header}\nV1,2041-06-01,A2,2041-05-01,UXO,injured,male,30,civilian,Savris Calloret\n`

    test('leaves that accident as it is, and the figure of before as it was', async () => {
      programme = await register.programme()
      await take(example)
      const json = await figureJson(programme, `casualties by device as of ${await entries(programme)}`)
      assert.deepEqual(countsOf(await take(moved)), { rows: 1, updated: 1 })
      assert.equal(await total('accidents'), 2)
      assert.deepEqual((await figure(programme, 'casualties by device')).parts, { ap_mine: 1, uxo: 2 })
      assert.equal(await figureJson(programme, JSON.parse(json).query), json)
      await sameAfterRebuild(programme)
    })
  })

  describe('an accident that several rows name', () => {
    const row = (victim: string, day: string, accident: string, outcome = 'killed') =>
      `${victim},${day},${accident},${outcome},male,30,civilian,Tolvar Resk`

    test('is made by the first row that is accepted, though a row that waits named it before', async () => {
      programme = await register.programme()
      await take(example)
      const a9 = 'A9,2041-05-09,UXO'
      const report = await take(`${header}\n${row('V1', '2041-05-01', a9)}\n${row('V8', '2041-05-09', a9)}\n`)
      assert.deepEqual(countsOf(report), { rows: 2, accepted: 1, waiting: 1 })
      assert.equal(await total('accidents'), 3)
      await sameAfterRebuild(programme)
    })

    test('is not reported on again by victims that are only placed in it', async () => {
      programme = await register.programme()
      await take(example)
      const size = await entries(programme)
      const a1 = 'A1,2041-04-30,AP mine'
      const rows = ['V8', 'V9'].map((victim) => row(victim, '2041-05-09', a1))
      await take(`${header}\n${rows.join('\n')}\n`, { accept: false })
      assert.equal((await figure(programme, 'accidents')).notReviewed, 0)
      const waiting = await drafts(programme, 'submitted')
      await programme.engine.transaction((session) => acceptWaiting(session, programme, waiting))
      assert.equal(await entries(programme), size + 1 + 4, 'the file, two victims and two persons')
      assert.deepEqual((await figure(programme, 'casualties by device')).parts, { ap_mine: 4, uxo: 1 })
      await sameAfterRebuild(programme)
    })

    test('and that one row corrects is as corrected for the victims further down', async () => {
      programme = await register.programme()
      await take(example)
      const corrected = 'A1,2041-04-29,AP mine'
      const others = Array.from(
        { length: 2100 },
        (_, index) => `W${index},2041-05-09,,,UXO,injured,male,30,civilian,`,
      )
      const first = row('V1', '2041-06-01', corrected, 'injured')
      await take(`${[header, first, ...others, row('V8', '2041-06-01', corrected)].join('\n')}\n`)
      assert.equal(await total('casualties from 2041-04-29 to 2041-04-29'), 3)
      await sameAfterRebuild(programme)
    })
  })

  test('a form says nothing of the rows that it does not hold', async () => {
    programme = await register.programme()
    await take(example)
    for (const day of ['2041-06-01', '2041-07-01', '2041-08-01']) {
      const form = `${header}\nV1,${day},A1,2041-04-30,AP mine,injured,male,30,civilian,Savris Calloret\n`
      assert.deepEqual(countsOf(await take(form)), { rows: 1, updated: 1 })
    }
  })

  test('a list of accidents says nothing of the victims that the same source listed', async () => {
    programme = await register.programme()
    const accidents = `local_id,date,device\nA1,2041-04-30,AP mine\nA2,2041-05-01,UXO\nA3,2041-05-01,UXO\nA4,,UXO\n`
    const ofAccidents = (await proposeMapping(fileOf(accidents), 'accident')).mapping
    const takeAccidents = (table: string) => importTable(programme, table, ofAccidents, { source: 'forms' })
    await takeAccidents(accidents)
    await take(example)
    assert.deepEqual(countsOf(await takeAccidents(accidents)), { rows: 4, unchanged: 4 })
    const shorter = accidents.replace('A4,,UXO\n', '')
    assert.deepEqual(countsOf(await takeAccidents(shorter)), { rows: 3, unchanged: 3, gone: 1 })
  })

  test('the same file again keeps what was found in it the first time', async () => {
    programme = await register.programme()
    await take(example)
    const other = example.replace('killed', 'injured')
    const report = await take(other)
    const again = await take(other)
    assert.equal(again.id, report.id)
    for (const found of [report.found, again.found, await findingsKept(Number(report.id))])
      assert.deepEqual(rules(found), ['blocks: same-date-other-values in row 2'])
  })

  test('a form that waited beside another of its number is read once it stands alone', async () => {
    programme = await register.programme()
    const one = 'V1,2041-05-01,A1,2041-04-30,AP mine,injured,male,30,civilian,Savris Calloret'
    const other = 'V1,2041-05-07,A1,2041-04-30,AP mine,killed,male,30,civilian,Savris Calloret'
    const both = `${header}\n${one}\n${other}\n`
    assert.deepEqual(countsOf(await take(both)), { rows: 2, accepted: 1, waiting: 1 })
    assert.deepEqual(countsOf(await take(both)), { rows: 2, unchanged: 1, waiting: 1 })
    assert.deepEqual(countsOf(await take(`${header}\n${other}\n`)), { rows: 1, updated: 1 })
    assert.equal((await drafts(programme, 'draft')).length, 0)
    assert.equal(await total('casualties where outcome = killed'), 1)
    await sameAfterRebuild(programme)
  })

  test('a list without numbers that is corrected and then put back is an import of its own', async () => {
    programme = await register.programme()
    const rows = [killed, injured, '2041-05-02,killed,male']
    const corrected = [killed, injured.replace('injured', 'killed'), '2041-05-02,killed,male']
    const outcomes = async () => (await figure(programme, 'casualties by outcome')).parts
    const first = await takeList(rows)
    await takeList(corrected)
    const back = await takeList(rows)
    assert.deepEqual(countsOf(back), { rows: 3, unchanged: 2, updated: 1 })
    assert.notEqual(back.id, first.id)
    assert.deepEqual(await outcomes(), { injured: 1, killed: 2 })
    await undoImport(programme, Number(back.id))
    assert.deepEqual(await outcomes(), { killed: 3 })
    await sameAfterRebuild(programme)
  })

  test('a form that waits, is corrected and then sent again as it was waits as it was', async () => {
    programme = await register.programme()
    for (const table of [example, example.replace('killed', 'injured'), example])
      assert.equal((await take(table, { accept: false })).waiting, 0)
    const waiting = await drafts(programme, 'submitted')
    assert.equal(waiting.length, 3)
    assert.equal((await figure(programme, 'casualties')).notReviewed, 3)
    await sameAfterRebuild(programme)
  })

  test('a corrected row of a record that a reviewer withdrew waits, and brings nothing back', async () => {
    programme = await register.programme()
    await take(example)
    const [row] = await programme.engine.transaction((session) =>
      session.query<{ id: string }>(
        "select record_id::text as id from victims where programme_id = $1 and local_id = 'V1'",
        [programme.programmeId],
      ),
    )
    await programme.engine.transaction((session) =>
      withdrawRecords(session, programme, [row?.id ?? ''], 'entered twice'),
    )
    assert.equal(await total('casualties'), 2)
    const corrected = example
      .replace('V1,2041-05-01,', 'V1,2041-06-01,')
      .replace('injured,male,30', 'killed,male,30')
    const report = await take(corrected)
    assert.deepEqual(countsOf(report), { rows: 3, waiting: 1, unchanged: 2 })
    assert.deepEqual(rules(report.found), ['blocks: record-withdrawn in row 1'])
    assert.equal(await total('casualties'), 2)
    assert.deepEqual(countsOf(await take(corrected)), { rows: 3, waiting: 1, unchanged: 2 })
    await sameAfterRebuild(programme)
  })

  test('an import whose rows state their own sources is taken back whole', async () => {
    programme = await register.programme()
    const { victim, ...others } = ofForms.records
    assert.ok(victim)
    const sources = { entries: [{ where: { column: 'name' } }] }
    const records = { ...others, victim: { ...victim, fields: { ...victim.fields, sources } } }
    const report = await importTable(programme, example, { ...ofForms, records })
    await undoImport(programme, Number(report.id))
    assert.equal(await total('casualties'), 0)
    await sameAfterRebuild(programme)
  })

  test('an import taken back takes back what it said of an accident on which others rest', async () => {
    programme = await register.programme()
    await take(example)
    const onTheDay = 'casualties from 2041-04-29 to 2041-04-29'
    const corrected = await take(
      `${header}\nV1,2041-06-01,A1,2041-04-29,AP mine,injured,male,30,civilian,Savris Calloret\n`,
    )
    assert.equal(await total(onTheDay), 2)
    await undoImport(programme, Number(corrected.id))
    assert.equal(await total(onTheDay), 0)
    await sameAfterRebuild(programme)
  })
})
