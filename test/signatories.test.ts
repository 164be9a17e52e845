/** Signatures in a register: taken in, counted, published, withdrawn; the same list again changes nothing. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { readSignatories } from '../core/document/signatories.js'
import type { Finding } from '../core/finding.js'
import { toHex } from '../core/log/bytes.js'
import { importSignatures } from '../intake/signatures/import-signatures.js'
import { publishDocument } from '../publish/publish-document.js'
import { documentNaming } from '../publish/signed-document.js'
import { verifyPath } from '../publish/verify-path.js'
import { logSize } from '../store/append.js'
import { checkLog } from '../store/check-log.js'
import { nodeCrypto, sha256 } from '../store/node-crypto.js'
import type { Programme } from '../store/programme.js'
import { changeMethod } from '../store/programme-changes.js'
import { rebuild } from '../store/rebuild.js'
import { withdrawSignature } from '../store/signatures/give-signatures.js'
import { countSignatures } from '../store/signatures/read-signatures.js'
import { readWith, skipWithoutPoppler } from './printed.js'
import { newProgramme } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'
import { derivedRows, differences } from './support/tables.js'

const appeal = `---
kind: appeal
title: A letter from invented villages
date: 2043-03-02
id: letter
signatories: signatories.csv
---
We ask for an answer.
`

type Row = Readonly<Record<string, string>>

const yes = { name_in_public: 'yes', capacity_in_public: 'yes' }
const hidden = { name_in_public: 'no', capacity_in_public: 'no' }
const asked = { signed_on: '2043-02-20', language: 'en', explained_by: 'Pell Arran' }

/** Every capacity and every way, 2 and 3 capacities in one signature; who is not to be named is called Hidden. */
const rows: readonly Row[] = (
  [
    {
      name: 'Tessa Vole',
      capacity: 'officer',
      organisation: 'Orvane Council',
      position: 'chair',
      way: 'paper',
      ...yes,
    },
    {
      capacity: 'organisation',
      organisation: 'Shepherds of Orvane',
      decided_by: 'assembly',
      decided_on: '2043-02-01',
      way: 'passkey',
      ...yes,
    },
    {
      name: 'Orrin Dar',
      capacity: 'survivor; officer',
      own_word: 'veteran',
      organisation: 'Orvane Council',
      position: 'secretary',
      way: 'email_link',
      ...yes,
    },
    {
      name: 'Mirel Oss',
      capacity: 'kin',
      kin_of: 'Davo Oss; Hidden Oss',
      relation: 'mother; mother',
      kin_outcome: 'killed; injured',
      way: 'mark',
      witness: 'Pell Arran',
      read_aloud_in: 'fr',
      ...yes,
      name_and_photo_of_the_dead: 'yes',
    },
    {
      name: 'Hidden Guard',
      capacity: 'guardian',
      guardian_of: 'Hidden Child',
      way: 'thumb',
      witness: 'Pell Arran',
      ...hidden,
    },
    {
      name: 'Hidden Speaker',
      capacity: 'representative',
      representative_of: 'Hidden Elder',
      authority: 'letter of 2 January 2043',
      way: 'voice',
      witness: 'Pell Arran',
      read_aloud_in: 'hy',
      ...hidden,
    },
    {
      name: 'Lirra Vess',
      capacity: 'supporter',
      way: 'paper',
      name_in_public: 'yes',
      capacity_in_public: 'no',
    },
    {
      name: 'Hidden Third',
      capacity: 'survivor; kin; supporter',
      kin_of: 'Hidden Brother',
      relation: '',
      kin_outcome: 'injured',
      way: 'paper',
      ...hidden,
    },
  ] satisfies readonly Row[] as readonly Row[]
).map((row, index) => ({ number: String(index + 1), ...asked, ...row }))

function csvOf(list: readonly Row[]): string {
  const columns = [...new Set(list.flatMap((row) => Object.keys(row)))]
  const lines = list.map((row) => columns.map((column) => row[column] ?? '').join(','))
  return `${[columns.join(','), ...lines].join('\n')}\n`
}

describeEngines('signatures', (kind) => {
  const register = sharedRegister(kind)
  let programme: Programme
  let folder: string
  let made = 0

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'truebearing-signatories-'))
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  async function start(list: readonly Row[]) {
    made += 1
    programme = await newProgramme(register.engine, register.place, `SIGNED${made}`)
    await changeMethod(programme, 'All five parts.\n')
    writeFileSync(join(folder, 'letter.md'), appeal)
    return take(list)
  }

  async function take(list: readonly Row[] | string, how: { readonly dryRun?: boolean } = {}) {
    const path = join(folder, 'signatories.csv')
    writeFileSync(path, typeof list === 'string' ? list : csvOf(list))
    const findings: Finding[] = []
    const { id, textSha256 } = await documentNaming(path)
    const report = await importSignatures(programme, {
      path,
      documentId: id,
      textSha256,
      dryRun: how.dryRun ?? false,
      findings: (found) => findings.push(...found),
    })
    return { report, findings, rules: findings.map(({ rule }) => rule) }
  }

  const count = () =>
    programme.engine.transaction(async (session) =>
      countSignatures(session, programme.programmeId, {
        documentId: 'letter',
        texts: [toHex(sha256(Buffer.from(appeal)))],
        asOf: await logSize(session, programme.programmeId),
      }),
    )

  const publish = async () => {
    const out = join(folder, `bundle${made}`)
    const published = await publishDocument(programme, join(folder, 'letter.md'), out)
    const file = readSignatories(readFileSync(join(out, 'signatories.csv'), 'utf8')).value!
    return { ...published, file, out }
  }

  test('8 rows become 8 signatures, counted once each by 7 capacities and 6 ways; the same list again adds 0', async () => {
    const { report, findings } = await start(rows)
    deepEqual([report.rows, report.given, report.waiting, findings], [8, 8, 0, []])
    const counts = await count()
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
    const again = await take(rows)
    deepEqual([again.report.given, again.report.unchanged, again.report.id], [0, 8, report.id])
    const turned = await take([...rows].reverse())
    deepEqual([turned.report.given, turned.report.unchanged], [0, 8])
  })

  test('5 are published by name as they agreed, 3 counted under tags, and no byte names the hidden', async () => {
    await start(rows)
    const { file, out, directory } = await publish()
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
    ok(!readFileSync(`${directory}.zip`).includes('Hidden'))
    if (!skipWithoutPoppler) {
      const printed = readWith('pdftotext', readFileSync(join(out, 'document.pdf')))
      ok(printed.includes('Orrin Dar; secretary, Orvane Council; veteran') && !printed.includes('Hidden'))
    }
    const page = readFileSync(join(out, 'index.html'), 'utf8')
    match(page, /Signed by 8: 5 agreed to be named in public, 3 are counted and not named/)
    match(page, /<li>Orrin Dar; secretary, Orvane Council; veteran<\/li>/)
    match(page, /by a thumb before a witness<\/th><td class="number">1</)
    const checked = await verifyPath({ path: out }, nodeCrypto)
    deepEqual([checked.ok, checked.problems], [true, []])
    equal((await publish()).again, true)
  })

  test('1 withdrawn: the count falls from 8 to 7, the log keeps both entries, and the list does not bring it back', async () => {
    const { report } = await start(rows)
    const first = await publish()
    const entry = report.id! + 1
    const withdrawn = await withdrawSignature(programme, String(entry), 'asked by letter')
    equal(withdrawn.given, entry)
    await rejects(withdrawSignature(programme, String(entry), null), {
      code: 'signature-withdrawn',
      exitCode: 1,
    })
    await rejects(withdrawSignature(programme, '999999', null), { code: 'signature-unknown', exitCode: 1 })
    const again = await take(rows)
    deepEqual([again.report.given, again.report.unchanged, again.report.withdrawn], [0, 7, 1])
    const second = await publish()
    deepEqual([first.file.signed, second.file.signed, second.file.withdrawn], [8, 7, 1])
    ok(!second.file.listed.some(({ name }) => name === 'Tessa Vole'))
    equal((await verifyPath({ path: second.out, earlier: undefined }, nodeCrypto)).ok, true)
  })

  test('a rebuild gives the same rows of signatures and kin, and the log agrees with itself', async () => {
    const { report } = await start([
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
    await withdrawSignature(programme, String(report.id! + 2), null)
    const before = await derivedRows(register.engine, programme.programmeId)
    deepEqual([before.signatures?.length, before.signature_kin?.length], [8, 4])
    await rebuild(programme)
    deepEqual(differences(before, await derivedRows(register.engine, programme.programmeId)), [])
    deepEqual(await register.engine.transaction((session) => checkLog(session, programme.programmeId)), [])
  })
})

function everyFile(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? everyFile(path) : [path]
  })
}
