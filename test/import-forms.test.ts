/** Forms with a number and an information date: what a later, an older and a contradicting form do (records.md). */
import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { undoImport } from '../intake/import/undo.js'
import type { Mapping } from '../intake/table/mapping.js'
import { proposeMapping } from '../intake/table/propose.js'
import type { Programme } from '../store/programme.js'
import { rebuild } from '../store/rebuild.js'
import { resolveConflict } from '../store/review/resolve.js'
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
import { derivedRows } from './support/tables.js'

const first = `${header}\nV1,2041-05-01,A1,2041-04-30,AP mine,injured,male,30,civilian,Savris Calloret\n`
const form = (day: string, outcome: string, age = '30') =>
  `${header}\nV1,${day},A1,2041-04-30,AP mine,${outcome},male,${age},civilian,Savris Calloret\n`

describeImports('forms', (register) => {
  let mapping: Mapping
  let programme: Programme
  const take = (table: string, how: How = {}) =>
    importTable(programme, table, mapping, { source: 'forms', ...how })
  const outcomes = async () => (await figure(programme, 'casualties by outcome')).parts

  before(async () => {
    mapping = (await proposeMapping(fileOf(example), 'victim')).mapping
  })

  test('a mapping that map proposed takes its own table in at once', async () => {
    programme = await register.programme()
    assert.deepEqual(countsOf(await take(example)), { rows: 3, accepted: 3 })
    assert.deepEqual(await outcomes(), { injured: 2, killed: 1 })
    assert.equal((await figure(programme, 'accidents')).total, 2, 'two victims named one accident')
    assert.deepEqual(countsOf(await take(example)), { rows: 3, unchanged: 3 })
  })

  test('a plain English list maps and imports at once, also with short headers', async () => {
    programme = await register.programme()
    const plain =
      'No.,Day,Village,Sex,Age,Outcome\n1,2041-05-01,Savris,F,9,Killed\n2,2041-05-02,Muret,M,,Injured\n'
    const proposed = await proposeMapping(fileOf(plain), 'victim')
    const report = await importTable(programme, plain, proposed.mapping)
    assert.deepEqual(countsOf(report), { rows: 2, accepted: 2 }, JSON.stringify(proposed))
    assert.deepEqual((await figure(programme, 'casualties in 2041 by outcome, sex')).parts, {
      'killed female': 1,
      'injured male': 1,
    })
  })

  test('an older form that is entered later changes nothing current and is kept', async () => {
    programme = await register.programme()
    await take(first)
    const json = await figureJson(programme, `casualties by outcome as of ${await entries(programme)}`)
    const report = await take(form('2041-04-30', 'killed'))
    assert.deepEqual(countsOf(report), { rows: 1, accepted: 1 })
    assert.deepEqual(rules(report.found), ['older-than-current in row 1'])
    assert.deepEqual(await outcomes(), { injured: 1 })
    assert.equal(await figureJson(programme, JSON.parse(json).query), json)
    for (const again of [first, form('2041-04-30', 'killed')])
      assert.deepEqual(countsOf(await take(again)), { rows: 1, unchanged: 1 })
    await undoImport(programme, Number(report.id))
    assert.deepEqual(await outcomes(), { injured: 1 })
  })

  test('a newer form is current from its entry on, and the older one again changes nothing', async () => {
    programme = await register.programme()
    await take(first)
    const size = await entries(programme)
    const json = await figureJson(programme, `casualties by outcome as of ${size}`)
    const report = await take(form('2041-06-01', 'killed'))
    assert.deepEqual(countsOf(report), { rows: 1, updated: 1 })
    assert.deepEqual(
      report.changes.map(({ field, before: was, after }) => [field, was, after]),
      [['victim.outcome', 'injured', 'killed']],
    )
    assert.deepEqual(await outcomes(), { killed: 1 })
    assert.equal(await figureJson(programme, `casualties by outcome as of ${size}`), json)
    assert.deepEqual(countsOf(await take(first)), { rows: 1, unchanged: 1 })
    assert.deepEqual(await outcomes(), { killed: 1 })
    await undoImport(programme, Number(report.id))
    assert.deepEqual(await outcomes(), { injured: 1 })
  })

  test('a field that a newer form leaves empty keeps what was known', async () => {
    programme = await register.programme()
    await take(first)
    assert.deepEqual(countsOf(await take(form('2041-06-01', 'killed', ''))), { rows: 1, updated: 1 })
    assert.deepEqual((await figure(programme, 'casualties by outcome, age_group')).parts, {
      'killed adult': 1,
    })
  })

  describe('the same date with other values', () => {
    async function conflict() {
      programme = await register.programme()
      await take(first)
      const report = await take(form('2041-05-01', 'killed'))
      assert.deepEqual(countsOf(report), { rows: 1, waiting: 1 })
      assert.deepEqual(rules(report.found), ['blocks: same-date-other-values in row 1'])
      const [draft] = await drafts(programme, 'pending')
      assert.deepEqual(draft?.conflicts, ['victim.outcome'])
      assert.deepEqual(countsOf(await take(form('2041-05-01', 'killed'))), { rows: 1, waiting: 1 })
      assert.equal((await drafts(programme, 'pending')).length, 1, 'sent again it waits once')
      return draft
    }
    const resolve = (draft: Awaited<ReturnType<typeof conflict>>, take: string) =>
      programme.engine.transaction((session) => {
        assert.ok(draft)
        return resolveConflict(session, programme, draft, { field: 'outcome', take })
      })

    test('is a conflict that waits: both are kept and the figure is a range', async () => {
      await conflict()
      const { total, range } = await figure(programme, 'casualties where outcome = killed')
      assert.deepEqual([total, range], [0, { minimum: 0, maximum: 1 }])
      assert.equal((await figure(programme, 'casualties')).total, 1)
      await sameAfterRebuild(programme)
    })

    test('is decided for what was known: the report stays in the history', async () => {
      const draft = await conflict()
      assert.deepEqual(await resolve(draft, 'current'), { open: [], accepted: false })
      assert.deepEqual(await outcomes(), { injured: 1 })
      assert.equal((await figure(programme, 'casualties where outcome = killed')).range, null)
      assert.deepEqual(countsOf(await take(form('2041-05-01', 'killed'))), { rows: 1, unchanged: 1 })
      await sameAfterRebuild(programme)
    })

    test('is decided for the new word: it is current from then on', async () => {
      const draft = await conflict()
      const size = await entries(programme)
      const json = await figureJson(programme, `casualties where outcome = killed as of ${size}`)
      assert.deepEqual(await resolve(draft, 'new'), { open: [], accepted: true })
      assert.deepEqual(await outcomes(), { killed: 1 })
      assert.equal(await figureJson(programme, `casualties where outcome = killed as of ${size}`), json)
      assert.deepEqual(countsOf(await take(form('2041-05-01', 'killed'))), { rows: 1, unchanged: 1 })
      await sameAfterRebuild(programme)
    })

    test('in two fields is decided field by field', async () => {
      programme = await register.programme()
      await take(first)
      await take(form('2041-05-01', 'killed', '31'))
      const decide = async (field: string, choice: string) => {
        const [draft] = await drafts(programme, 'pending')
        assert.ok(draft)
        return programme.engine.transaction((session) =>
          resolveConflict(session, programme, draft, { field, take: choice }),
        )
      }
      assert.deepEqual((await decide('outcome', 'new')).open, ['victim.age_least', 'victim.age_most'])
      await decide('age_least', 'current')
      assert.deepEqual(await decide('age_most', 'current'), { open: [], accepted: true })
      assert.deepEqual(await outcomes(), { killed: 1 })
      assert.equal((await figure(programme, 'casualties where age_group = adult')).total, 1)
    })
  })

  test('a number that stands twice in a file is a finding: the same is one, other values wait', async () => {
    programme = await register.programme()
    const row = 'V1,2041-05-01,A1,2041-04-30,AP mine,injured,male,30,civilian,'
    const report = await take(`${header}\n${row}\n ${row}\n${row.replace('injured', 'killed')}\n`)
    assert.deepEqual(countsOf(report), { rows: 3, accepted: 1, waiting: 1, unchanged: 1 })
    assert.deepEqual(rules(report.found), [
      'local-id-repeated in row 2',
      'blocks: local-id-repeated in row 3',
    ])
    assert.deepEqual(await outcomes(), { injured: 1 })
  })

  test('victims that name an accident of an earlier file are placed in it', async () => {
    programme = await register.programme()
    const accidents = `local_id,date,device\nA1,2041-04-30,AP mine\nA2,2041-05-01,UXO\n`
    const ofAccidents = (await proposeMapping(fileOf(accidents), 'accident')).mapping
    assert.deepEqual(countsOf(await importTable(programme, accidents, ofAccidents)), { rows: 2, accepted: 2 })
    assert.deepEqual(countsOf(await take(example)), { rows: 3, accepted: 3 })
    assert.equal((await figure(programme, 'accidents')).total, 2)
    assert.deepEqual((await figure(programme, 'casualties by device')).parts, { ap_mine: 2, uxo: 1 })
    await sameAfterRebuild(programme)
  })

  test('a newer form that names another accident moves its victim and renames no accident', async () => {
    programme = await register.programme()
    await take(example)
    const moved = `${header}\nV1,2041-06-01,A2,2041-05-01,UXO,injured,male,30,civilian,Savris Calloret\n`
    assert.deepEqual(countsOf(await take(moved)), { rows: 1, updated: 1 })
    assert.deepEqual((await figure(programme, 'casualties by device')).parts, { ap_mine: 1, uxo: 2 })
    const elsewhere = `${header}\nV1,2041-07-01,A9,2041-05-09,UXO,injured,male,30,civilian,Savris Calloret\n`
    assert.deepEqual(countsOf(await take(elsewhere)), { rows: 1, updated: 1 })
    assert.equal((await figure(programme, 'accidents')).total, 3)
    assert.deepEqual(countsOf(await take(elsewhere)), { rows: 1, unchanged: 1 })
    await sameAfterRebuild(programme)
  })

  test('newer forms of two victims that say more of their accident say it once each', async () => {
    programme = await register.programme()
    await take(example)
    const newer = example.replaceAll('2041-05-01,A1,2041-04-30,AP mine', '2041-06-01,A1,2041-04-29,AP mine')
    const report = await take(newer)
    assert.deepEqual(countsOf(report), { rows: 3, unchanged: 1, updated: 2 })
    assert.equal((await figure(programme, 'casualties from 2041-04-29 to 2041-04-29')).total, 2)
    await undoImport(programme, Number(report.id))
    assert.equal((await figure(programme, 'casualties from 2041-04-29 to 2041-04-29')).total, 0)
    assert.equal((await figure(programme, 'casualties from 2041-04-30 to 2041-04-30')).total, 2)
    await sameAfterRebuild(programme)
  })

  test('an import taken back leaves the accident on which victims of a later one rest', async () => {
    programme = await register.programme()
    const one = await take(first)
    await take(`${header}\nV2,2041-05-01,A1,2041-04-30,AP mine,killed,female,,civilian,Muret Danvek\n`)
    assert.deepEqual(await undoImport(programme, Number(one.id)), { withdrawn: 2, restored: 0 })
    assert.deepEqual((await figure(programme, 'casualties in 2041 by device')).parts, { ap_mine: 1 })
    assert.equal((await figure(programme, 'accidents')).total, 1)
  })

  test('a corrected row that cannot be read waits and blanks nothing', async () => {
    programme = await register.programme()
    await take(first)
    const report = await take(form('2041-06-01', 'kiled'))
    assert.deepEqual(countsOf(report), { rows: 1, waiting: 1 })
    assert.deepEqual(await outcomes(), { injured: 1 })
  })

  test('a file taken back and sent again is taken in anew', async () => {
    programme = await register.programme()
    const report = await take(example)
    await undoImport(programme, Number(report.id))
    assert.equal((await figure(programme, 'casualties')).total, 0)
    assert.deepEqual(countsOf(await take(example)), { rows: 3, accepted: 3 })
    assert.equal((await figure(programme, 'casualties')).total, 3)
    await sameAfterRebuild(programme)
  })
})

async function sameAfterRebuild(programme: Programme): Promise<void> {
  const before = await derivedRows(programme.engine, programme.programmeId)
  await rebuild(programme)
  assert.deepEqual(await derivedRows(programme.engine, programme.programmeId), before)
}
