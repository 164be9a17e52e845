/** Signatures in a register: taken in, counted, published, withdrawn; the same list again changes nothing. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { verifyPath } from '../publish/verify-path.js'
import { checkLog } from '../store/check-log.js'
import { nodeCrypto } from '../store/node-crypto.js'
import { rebuild } from '../store/rebuild.js'
import { withdrawSignature } from '../store/signatures/give-signatures.js'
import { readWith, skipWithoutPoppler } from './printed.js'
import { describeEngines, sharedRegister } from './support/registers.js'
import { asked, everyFile, rows, SignedAppeal } from './support/signatures.js'
import { derivedRows, differences } from './support/tables.js'

describeEngines('signatures', (kind) => {
  const register = sharedRegister(kind)
  let appeal: SignedAppeal
  beforeEach(async () => {
    appeal = await SignedAppeal.start(register)
  })
  afterEach(() => appeal.remove())

  test('8 rows become 8 signatures, counted once each by 7 capacities and 6 ways; the same list again adds 0', async () => {
    const { report, findings } = await appeal.take(rows)
    deepEqual([report.rows, report.given, report.waiting, findings], [8, 8, 0, []])
    const counts = await appeal.count()
    equal(counts.signed, 8)
    deepEqual(Object.fromEntries(counts.capacities.map(({ of, count }) => [of, count])), {
      guardian: 1,
      kin: 2,
      officer: 2,
      organisation: 1,
      representative: 1,
      supporter: 2,
      survivor: 2,
    })
    deepEqual(Object.fromEntries(counts.ways.map(({ of, count }) => [of, count])), {
      email_link: 1,
      mark: 1,
      paper: 3,
      passkey: 1,
      thumb: 1,
      voice: 1,
    })
    deepEqual(Object.fromEntries(counts.besideWays.map(({ of, count }) => [of, count])), {
      read_aloud: 2,
      witnessed: 3,
      scanned: 0,
    })
    const again = await appeal.take(rows)
    deepEqual([again.report.given, again.report.unchanged, again.report.id], [0, 8, report.id])
    const turned = await appeal.take([...rows].reverse())
    deepEqual([turned.report.given, turned.report.unchanged], [0, 8])
  })

  test('5 are published by name as they agreed, 3 counted under tags, and no byte names the hidden', async () => {
    await appeal.take(rows)
    const { file, directory: out, zip } = await appeal.publish()
    deepEqual([file.signed, file.named, file.unnamed], [8, 5, 3])
    deepEqual(
      file.listed.map(({ name, capacities, dead }) => [name, capacities.join('+'), dead.join('+')]),
      [
        ['Tessa Vole', 'officer', ''],
        ['Shepherds of Orvane', 'organisation', ''],
        ['Orrin Dar', 'officer+survivor', ''],
        ['Mirel Oss', 'kin', 'Davo Oss (mother)'],
        ['Lirra Vess', '', ''],
      ],
    )
    for (const path of everyFile(out)) ok(!readFileSync(path).includes('Hidden'), path)
    ok(!readFileSync(zip).includes('Hidden'))
    if (!skipWithoutPoppler) {
      const printed = readWith('pdftotext', readFileSync(join(out, 'document.pdf')))
      ok(printed.includes('Orrin Dar; secretary, Orvane Council; veteran') && !printed.includes('Hidden'))
    }
    const page = readFileSync(join(out, 'index.html'), 'utf8')
    match(page, /Signed by: 8; agreed to be named in public: 5; Counted and not named here: 3/)
    match(page, /<li><bdi>Orrin Dar<\/bdi>; <bdi>secretary, Orvane Council<\/bdi>; <bdi>veteran<\/bdi><\/li>/)
    match(page, /by a thumb before a witness<\/th><td class="number">1</)
    const checked = await verifyPath({ path: out }, nodeCrypto)
    deepEqual([checked.ok, checked.problems], [true, []])
    equal((await appeal.publish()).again, true)
  })

  test('1 withdrawn: the count falls from 8 to 7, the log keeps both entries, and the list does not bring it back', async () => {
    const { report } = await appeal.take(rows)
    const first = await appeal.publish()
    const entry = report.id! + 1
    const withdrawn = await withdrawSignature(appeal.programme, String(entry), 'asked by letter')
    equal(withdrawn.given, entry)
    await rejects(withdrawSignature(appeal.programme, String(entry), null), {
      code: 'signature-withdrawn',
      exitCode: 1,
    })
    await rejects(withdrawSignature(appeal.programme, '999999', null), {
      code: 'signature-unknown',
      exitCode: 1,
    })
    const again = await appeal.take(rows)
    deepEqual([again.report.given, again.report.unchanged, again.report.withdrawn], [0, 7, 1])
    const second = await appeal.publish()
    deepEqual([first.file.signed, second.file.signed, second.file.withdrawn], [8, 7, 1])
    ok(!second.file.listed.some(({ name }) => name === 'Tessa Vole'))
    equal((await verifyPath({ path: second.directory }, nodeCrypto)).ok, true)
  })

  test('a rebuild gives the same rows of signatures and kin, and the log agrees with itself', async () => {
    const { report } = await appeal.take([
      ...rows,
      {
        number: '9',
        name: 'Sav Oss',
        capacity: 'kin',
        kin_of: 'Davo Oss',
        kin_outcome: 'killed',
        sign: 'no',
        name_and_photo_of_the_dead: 'no',
        ...asked,
      },
    ])
    equal(report.objections, 1)
    await withdrawSignature(appeal.programme, String(report.id! + 2), null)
    const before = await derivedRows(register.engine, appeal.programme.programmeId)
    deepEqual([before.signatures?.length, before.signature_kin?.length], [8, 4])
    await rebuild(appeal.programme)
    deepEqual(differences(before, await derivedRows(register.engine, appeal.programme.programmeId)), [])
    deepEqual(
      await register.engine.transaction((session) => checkLog(session, appeal.programme.programmeId)),
      [],
    )
  })
})
