/** What closes the naming of the dead, what makes rows wait, and what a hostile list does: nothing. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { toHex } from '../core/log/bytes.js'
import { logSize } from '../store/append.js'
import { sha256 } from '../store/node-crypto.js'
import { importText } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'
import type { Row } from './support/signatures.js'
import { asked, csvOf, rows, SignedAppeal, appeal as text, yes } from './support/signatures.js'
import type { VictimRow } from './support/victims.js'
import { csv, victims } from './support/victims.js'

const mother: Row = {
  ...{ number: '1', name: 'Mirel Oss', capacity: 'kin', way: 'paper', ...asked, ...yes },
  ...{ kin_of: 'Davo Oss; Sav Oss', relation: 'mother; aunt', kin_outcome: 'killed; killed' },
  name_and_photo_of_the_dead: 'yes',
}
const person = (name: string, more: Row = {}): Row => ({ name, capacity: 'supporter', way: 'paper', ...more })

describeEngines('the gate of signatures', (kind) => {
  const register = sharedRegister(kind)
  let appeal: SignedAppeal
  beforeEach(async () => {
    appeal = await SignedAppeal.start(register)
  })
  afterEach(() => appeal.remove())

  const deadNamed = async () => (await appeal.print()).listed.flatMap(({ dead }) => dead)

  test('1 objection of close kin, who does not sign, closes the naming; so does 1 who signs; withdrawn it stays', async () => {
    await appeal.take([mother])
    deepEqual(await deadNamed(), ['Davo Oss (mother)', 'Sav Oss (aunt)'])
    const father = {
      number: '2',
      name: 'Tavo Oss',
      capacity: 'kin',
      kin_of: 'Oss, Davo',
      kin_outcome: 'killed',
    }
    const objection = { ...father, sign: 'no', name_and_photo_of_the_dead: 'no' }
    const { report } = await appeal.take([mother, objection])
    deepEqual([report.objections, report.unchanged, report.given], [1, 1, 0])
    deepEqual((await appeal.take([mother, objection])).report.unchanged, 2)
    deepEqual(await deadNamed(), ['Sav Oss (aunt)'])
    const sister = {
      ...father,
      number: '3',
      name: 'Lin Oss',
      kin_of: 'Sav Oss',
      name_and_photo_of_the_dead: 'no',
    }
    await appeal.take([{ ...sister, ...asked }])
    deepEqual(await deadNamed(), [])
    await appeal.take([{ ...sister, ...asked, withdrawn_on: '2043-02-28' }])
    equal((await appeal.count()).signed, 1)
    deepEqual(await deadNamed(), [])
  })

  test('a dead whose name somebody injured has, in another signature, is not named', async () => {
    const other = {
      number: '2',
      name: 'Pell Arran',
      capacity: 'kin',
      kin_of: 'Sav Oss',
      kin_outcome: 'injured',
    }
    await appeal.take([mother, { ...other, way: 'paper' }])
    deepEqual(await deadNamed(), ['Davo Oss (mother)'])
  })

  test('of an explosion with 1 injured the dead are not named; with 5, and with none, they are', async () => {
    const list = victims(7, 12).map((row, index): VictimRow => {
      if (index < 6) return { ...row, accident: 'FIVE', outcome: index === 0 ? 'k' : 'i' }
      if (index < 8) return { ...row, accident: 'ONE', outcome: index === 6 ? 'k' : 'i' }
      return { ...row, accident: `NONE${index}`, outcome: 'k' }
    })
    await importText(appeal.programme, csv(list))
    const named = {
      ...mother,
      kin_of: 'A Oss; B Oss; C Oss; D Oss',
      relation: '',
      kin_outcome: 'killed; killed; killed; killed',
    }
    await appeal.take([{ ...named, explosion: 'FIVE; ONE; NONE9; not recorded' }])
    deepEqual(await deadNamed(), ['A Oss', 'C Oss', 'D Oss'])
  })

  test('the same person and organisation twice, and 1 without mandate, are 3 findings; all are counted', async () => {
    const union = { capacity: 'organisation', organisation: 'Shepherds', way: 'paper' }
    const { report, rules } = await appeal.take([
      person('Tessa Vole'),
      person('VOLE  tessa'),
      { ...union, decided_by: 'assembly', decided_on: '2043-01-01' },
      { ...union, number: '4' },
    ])
    deepEqual([report.given, report.waiting], [4, 0])
    deepEqual([...rules].sort(), [
      'organisation-without-mandate',
      'same-organisation-twice',
      'same-person-twice',
    ])
    const { findings } = await appeal.take([person('Tessa Vole', { way: 'mark', witness: 'Pell' })])
    match(findings[0]?.message ?? '', /stands already \(entry \d+\)/)
    equal((await appeal.count()).signed, 5)
  })

  test('a number with other words waits; withdrawn and given again it is 1 signature and 1 withdrawn', async () => {
    const first = person('Tessa Vole', { number: '1' })
    await appeal.take([first])
    const changed = { ...first, name: 'Tessa Arran' }
    const waiting = await appeal.take([
      changed,
      { ...first, number: '2' },
      { ...first, number: '2', way: 'thumb', witness: 'P' },
    ])
    deepEqual([waiting.report.waiting, waiting.report.given], [2, 1])
    ok(waiting.rules.filter((rule) => rule === 'signature-changed').length === 2)
    await appeal.take([{ ...first, withdrawn_on: '2043-02-21' }])
    const again = await appeal.take([changed])
    deepEqual([again.report.given, again.report.waiting], [1, 0])
    const { signed, withdrawn } = await appeal.count()
    deepEqual([signed, withdrawn], [2, 1])
  })

  test('who signed another text is kept, a finding, and not counted under this one', async () => {
    const { rules } = await appeal.take([
      person('Tessa Vole', { text_sha256: toHex(sha256(Buffer.from(text))) }),
      person('Orrin Dar', { text_sha256: 'ab'.repeat(32) }),
    ])
    deepEqual(rules, ['signed-another-text'])
    const { signed, otherText } = await appeal.print()
    deepEqual([signed, otherText], [1, 1])
  })

  test('a scan beside the list is kept under its hash; a path, a link and a missing one make 3 rows wait', async () => {
    writeFileSync(join(appeal.folder, 'sheet.pdf'), 'scan')
    writeFileSync(join(appeal.folder, '..', 'outside.pdf'), 'not yours')
    symlinkSync('/etc/hostname', join(appeal.folder, 'link.pdf'))
    const scans = ['sheet.pdf', '../outside.pdf', 'link.pdf', 'missing.pdf']
    const { report, rules } = await appeal.take(
      scans.map((scan, index) => person(`Person ${'ABCD'[index]}`, { scan })),
    )
    deepEqual([report.given, report.waiting, rules], [1, 3, Array(3).fill('scan-not-found')])
    deepEqual((await appeal.count()).besideWays.find(({ of }) => of === 'scanned')?.count, 1)
    const kept = await register.engine.transaction((session) =>
      session.query<{ name: string }>('select name from files where programme_id = $1 and sha256 = $2', [
        appeal.programme.programmeId,
        sha256(Buffer.from('scan')),
      ]),
    )
    deepEqual(kept, [{ name: 'sheet.pdf' }])
  })

  test('a dry run writes no entry; a list without its columns leaves no trace; an unsigned appeal is not published', async () => {
    const size = () =>
      register.engine.transaction((session) => logSize(session, appeal.programme.programmeId))
    const before = await size()
    const { report } = await appeal.take(rows, { dryRun: true })
    deepEqual([report.rows, report.given, report.id], [8, 8, null])
    await rejects(appeal.take('who,what\nA,B\n'), { code: 'list-column-missing', exitCode: 1 })
    await rejects(appeal.publish(), { code: 'signatories-missing', exitCode: 2 })
    equal(await size(), before)
  })

  test('of a hostile list every row that cannot be read waits, and 1 that can is signed', async () => {
    const good = csvOf([person('Tessa Vole')])
    const { report, findings } = await appeal.take(
      `${good}"x\u0000y",supporter,paper\n=1+1,supporter,paper\nA,supporter\nB,supporter,paper,more\n"C ""D""",king,paper\n'; drop table signatures; --,supporter,mark\n"open`,
    )
    deepEqual([report.rows, report.given, report.waiting], [8, 1, 7])
    ok(findings.every(({ message }) => !message.includes('\n')))
    const lines = csvOf(Array.from({ length: 300 }, () => person('Same Name')))
    const same = await appeal.take(lines)
    deepEqual([same.report.given, (await appeal.take(lines)).report.unchanged], [300, 300])
  })
})
