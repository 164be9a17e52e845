/** k on the union of everything that was ever opened: differences, sensitive fields, decisions, and the table of it. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { itemiseSeries } from '../core/disclosure/series-changes.js'
import type { FiguresFile } from '../core/document/figures-file.js'
import { publishDocument } from '../publish/publish-document.js'
import { verifyPath } from '../publish/verify-path.js'
import { logSize } from '../store/append.js'
import { nodeCrypto } from '../store/node-crypto.js'
import { openedFiles } from '../store/opened-files.js'
import type { Programme } from '../store/programme.js'
import { changeMethod, changeSettings } from '../store/programme-changes.js'
import { rebuild } from '../store/rebuild.js'
import { importText, newProgramme } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'
import { derivedRows } from './support/tables.js'
import type { VictimRow } from './support/victims.js'
import { alike, csv } from './support/victims.js'

test('12 that came, 8 of them killed, are not itemised together: each by itself tells of the 4 others', () => {
  const times = (count: number, first = 0) =>
    Array.from({ length: count }, (_, at) => ({
      recordId: `r${first + at}`,
      what: 'added' as const,
      reason: 'recorded since' as const,
    }))
  const gone = Array.from({ length: 9 }, (_, at) => ({
    recordId: `g${at}`,
    what: 'removed' as const,
    reason: 'taken back since' as const,
  }))
  const all = { figure: 'casualties@1', stayed: 31, moved: [...times(12), ...gone] }
  const killed = { figure: 'casualties@1', stayed: 12, moved: times(8) }
  // Number by number, as a naive publication itemises them, both are told, and 12 - 8 is 4.
  deepEqual(
    [all, killed].map((number) => itemiseSeries([number], 5)[0]?.map(({ count }) => count)),
    [[12, 9], [8]],
  )
  deepEqual(itemiseSeries([all, killed], 5), [null, null])
  deepEqual(itemiseSeries([all, { ...killed, moved: times(7) }], 5)[1]?.[0]?.count, 7)
})

describeEngines('what was opened', (kind) => {
  const register = sharedRegister(kind)
  let programme: Programme
  let folder: string
  let made = 0

  const accept = (rows: readonly VictimRow[], source: string) => importText(programme, csv(rows), { source })
  const size = () => programme.engine.transaction((session) => logSize(session, programme.programmeId))
  const publish = async (figures: readonly string[], body: string) => {
    made += 1
    const path = join(folder, `d${made}.md`)
    const head = `---\nkind: report\ntitle: T\ndate: 2043-06-01\nid: d${made}\nfigures:\n${figures.map((line) => `  ${line}\n`).join('')}---\n`
    writeFileSync(path, `${head}${body}\n`)
    return publishDocument(programme, path, join(folder, `out${made}`))
  }
  const refused = async (figures: readonly string[], body: string, message: RegExp) => {
    const before = await size()
    await rejects(publish(figures, body), { code: 'rows-too-small', exitCode: 1, message })
    equal(await size(), before)
  }

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'truebearing-opened-'))
    programme = await newProgramme(register.engine, register.place, 'OPENED')
    await changeMethod(programme, 'All five parts.\n')
    await accept([...alike('k', 12, { outcome: 'k' }), ...alike('i', 28)], 'first')
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  test('40 people are published in 2 files, which the register keeps in mind and a rebuild finds again', async () => {
    const { directory, entry } = await publish(
      ['all: casualties'],
      'So far [40](#all), [12](#all?outcome=killed) killed.',
    )
    equal((await verifyPath({ path: directory }, nodeCrypto)).ok, true)
    const kept = await programme.engine.transaction((session) =>
      openedFiles(session, programme.programmeId, Number.MAX_SAFE_INTEGER),
    )
    deepEqual(
      kept.map((file) => [file.entry, file.breakdown.path, file.level]),
      [
        [entry, 'rows/all.csv', 'as recorded'],
        [entry, 'rows/all.outcome.csv', 'as recorded'],
      ],
    )
    const rows = await derivedRows(programme.engine, programme.programmeId)
    await rebuild(programme)
    deepEqual(await derivedRows(programme.engine, programme.programmeId), rows)
  })

  test('2 people more wait, as the change would tell of 2; with 10 more the change of 12 is published', async () => {
    await accept(alike('two', 2, { outcome: 'k' }), 'second')
    await refused(
      ['all: casualties'],
      '[42](#all)',
      /rows\/all\.csv: changed by fewer than 5 since rows\/all\.csv as published in entry \d+/,
    )
    await accept([...alike('k3', 5, { outcome: 'k' }), ...alike('i3', 5)], 'third')
    const { checked, directory } = await publish(
      ['all: casualties'],
      '[52](#all), [19](#all?outcome=killed) killed',
    )
    const figures = JSON.parse(readFileSync(join(directory, 'figures.json'), 'utf8')) as FiguresFile
    deepEqual(
      figures.revisions?.map(({ since: _, ...revision }) => revision),
      [
        {
          query: 'casualties@1',
          before: 40,
          now: 52,
          changes: [{ what: 'added', reason: 'recorded since', count: 12 }],
        },
      ],
    )
    equal((await verifyPath({ path: directory }, nodeCrypto)).ok, true)
    equal((await publishDocument(programme, join(folder, `d${made}.md`), directory)).again, true)
    deepEqual(
      checked.numbers.map(({ verdict }) => verdict),
      ['matches', 'matches'],
    )
  })

  test('two periods in 1 text may not differ by 3 people', async () => {
    await accept(
      [...alike('day', 3, { day: '2041-03-05' }), ...alike('later', 6, { day: '2041-03-09' })],
      'fourth',
    )
    await refused(
      ['early: casualties to 2041-03-04', 'late: casualties to 2041-03-06'],
      '[52](#early) and [55](#late)',
      /rows\/late\.csv: with rows\/[a-z.]+ .*it tells of fewer than 5 records|rows\/late\.csv: with rows\/early\.csv it tells of fewer than 5 records/,
    )
    await publish(['late: casualties to 2041-03-10'], '[61](#late)')
  })

  test('a sensitive field of 1 value in a combination stops publishing, and 2 values do not', async () => {
    await accept(alike('women', 9, { sex: 'f' }), 'fifth')
    await changeSettings(programme, 'settings', JSON.stringify({ sensitive: ['status'] }))
    const by = ['all: casualties']
    await refused(
      by,
      '[9](#all?sex=female&status=civilian)',
      /rows\/all\.sex\.status\.csv \(female\): status is sensitive/,
    )
    await accept(
      [...alike('police', 6, { sex: 'f', status: 'p' }), ...alike('men', 6, { status: 'p' })],
      'sixth',
    )
    await publish(by, '[9](#all?sex=female&status=civilian)')
  })

  test('a number below k passes where 1 named source published it, and the figure says so', async () => {
    const query = 'casualties in 2042 where outcome = killed and sex = female'
    await accept(alike('few', 2, { outcome: 'k', sex: 'f', day: '2042-01-01' }), 'seventh')
    const figures = [`few: ${query}`]
    await rejects(publish(figures, '[2](#few)'), { code: 'number-withheld' })
    const decision = {
      query,
      decided_by: 'the council',
      reason: 'their families asked',
      source: 'Example Daily',
    }
    await changeSettings(programme, 'settings', JSON.stringify({ publish_small: [decision] }))
    const { checked } = await publish(figures, '[2](#few)')
    match(
      checked.results[0]?.notes.join() ?? '',
      /by decision of the council.*already published by Example Daily/,
    )
    ok(checked.numbers.every(({ verdict }) => verdict === 'matches'))
  })
})
