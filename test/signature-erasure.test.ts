/** A signature is erased by law: nothing of the signer is in the folder, counts say so, and no list brings it back. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { signatureOf } from '../core/signature/signature.js'
import { eraseSignature } from '../intake/erase/erase-signature.js'
import { FindingsFile } from '../intake/import/findings-file.js'
import { signedTexts } from '../publish/signatories.js'
import { signedDocument } from '../publish/signed-document.js'
import { verifyPath } from '../publish/verify-path.js'
import { checkLog } from '../store/check-log.js'
import { nodeCrypto } from '../store/node-crypto.js'
import { outsideFiles } from '../store/programme.js'
import { changeMail } from '../store/programme-changes.js'
import { rebuild } from '../store/rebuild.js'
import { issueReceipt } from '../store/receipts.js'
import { settingsNow } from '../store/settings.js'
import { withdrawSignature } from '../store/signatures/give-signatures.js'
import { askToSign } from '../store/signing/ask.js'
import { openForSigning, openTexts } from '../store/signing/documents.js'
import { confirmLink, followLink } from '../store/signing/links.js'
import { takeDueMail } from '../store/signing/outbox.js'
import { backupFolder, backupOf, copyOutside, faultsOf, keptText, restored } from './support/backups.js'
import { describeEngines, sharedRegister } from './support/registers.js'
import type { Row } from './support/signatures.js'
import { asked, everyFile, SignedAppeal, yes } from './support/signatures.js'
import { derivedRows } from './support/tables.js'

/** Words that stand nowhere else in the folder: they are invented for these tests. */
const gone = ['Žolvane', 'Quaspereth', 'Ommendrel', 'quaspereth.example']
const list: readonly Row[] = [
  { number: '1', name: 'Tessa Vole', capacity: 'supporter', way: 'paper', ...asked, ...yes },
  {
    number: '2',
    name: 'Žolvane Quaspereth',
    capacity: 'kin',
    kin_of: 'Ommendrel Quaspereth',
    kin_outcome: 'killed',
    relation: 'mother',
    way: 'mark',
    witness: 'Pell Arran',
    ...asked,
    ...yes,
    name_and_photo_of_the_dead: 'yes',
    scan: 'sheet of Quaspereth.pdf',
  },
  { number: '3', name: 'Lirra Vess', capacity: 'survivor', way: 'paper', ...asked, scan: 'sheet.pdf' },
  { number: '4', name: 'Sav Oss', capacity: 'survivor', way: 'paper', ...asked, scan: 'sheet.pdf' },
]

describeEngines('erasing a signature', (kind) => {
  const register = sharedRegister(kind)
  const other = sharedRegister(kind)
  let appeal: SignedAppeal
  let backups: string
  /** The entry of the first signature that is erased. */
  let first = 0

  const holding = (words: readonly string[]): readonly string[] => {
    const forms = words.flatMap((word) =>
      (['utf8', 'utf16le', 'latin1'] as const).map((encoding) => Buffer.from(word, encoding)),
    )
    return everyFile(register.place.directory).filter((path) => {
      const bytes = readFileSync(path)
      return forms.some((form) => bytes.includes(form))
    })
  }
  const entryOf = async (index: number) =>
    appeal.programme.engine.transaction(async (session) => {
      const rows = await session.query<{ entry: number; record_id: string }>(
        'select entry, record_id from signatures where programme_id = $1 order by entry',
        [appeal.programme.programmeId],
      )
      return rows[index] ?? { entry: 0, record_id: '' }
    })
  const logFaults = () =>
    appeal.programme.engine.transaction((session) => checkLog(session, appeal.programme.programmeId))
  const scan = (name: string, text: string) => writeFileSync(join(appeal.folder, name), text)

  before(async () => {
    backups = backupFolder()
    appeal = await SignedAppeal.start(register)
    scan('sheet of Quaspereth.pdf', 'drawn by Ommendrel')
    scan('sheet.pdf', 'two people')
  })
  after(() => {
    appeal.remove()
    rmSync(backups, { recursive: true, force: true })
  })

  test('takes 1 of 4 out of every file, count and later publication, and leaves what was published', async () => {
    await appeal.take(list)
    const { findings } = await appeal.take([...list, { ...list[1], name: 'Žolvane Quaspereth the younger' }])
    equal(findings.length, 1)
    const file = new FindingsFile(outsideFiles(appeal.programme.directory, appeal.programme.code).folder)
    file.add(findings)
    file.finish('signatories-2')
    const published = await appeal.publish()
    equal(published.file.signed, 4)
    const kept = readFileSync(published.zip)
    const { entry, record_id } = await entryOf(1)
    first = entry
    ok(kind !== 'embedded' || holding(gone).length > 0, 'the name is there before')
    await backupOf(appeal.programme, backups, 'before')

    const erasure = await eraseSignature(appeal.programme, String(entry), 'she asked for it')
    deepEqual([erasure.erased, erasure.signatures, erasure.filesRewritten], [[entry], 1, 3])
    deepEqual(kind === 'embedded' ? holding(gone) : [], [])
    const text = await keptText(register.engine, appeal.programme.programmeId)
    for (const word of gone) ok(!text.includes(word), word)
    match(text, /Tessa Vole/)
    deepEqual(await logFaults(), [])
    deepEqual(await faultsOf(appeal.programme), [])
    deepEqual(readFileSync(published.zip), kept)
    equal((await verifyPath({ path: published.zip }, nodeCrypto)).ok, true)

    const counts = await appeal.count()
    deepEqual([counts.signed, counts.withdrawn, counts.erased], [3, 0, 1])
    const next = await appeal.publish()
    deepEqual([next.again, next.file.signed, next.file.erased], [false, 3, 1])
    equal((await verifyPath({ path: next.directory }, nodeCrypto)).ok, true)
    for (const path of everyFile(next.directory)) {
      const bytes = readFileSync(path)
      for (const word of gone) ok(!bytes.includes(word), `${word} in ${path}`)
    }
    match(readFileSync(join(next.directory, 'index.html'), 'utf8'), /erased by law since they signed: 1/)
    // A receipt of it is refused like that of a record that never was.
    for (const id of [record_id, '018f0000-0000-7000-8000-000000000000'])
      await rejects(issueReceipt(appeal.programme, id, []), { code: 'record-unknown' })
  })

  test('is kept by a rebuild, and asked for again it adds no second entry', async () => {
    const rows = await derivedRows(appeal.programme.engine, appeal.programme.programmeId)
    await rebuild(appeal.programme)
    deepEqual(await derivedRows(appeal.programme.engine, appeal.programme.programmeId), rows)
    const again = await eraseSignature(appeal.programme, String(first), 'again')
    deepEqual([again.erased, again.signatures, again.filesRewritten], [[first], 0, 0])
    equal((await appeal.count()).erased, 1)
    await rejects(eraseSignature(appeal.programme, '999999', 'x'), { code: 'signature-unknown' })
  })

  test('the list, and a longer one with the row, are refused; without the row it is taken in', async () => {
    await rejects(appeal.take(list), { code: 'file-erased-in-part', message: /row 2/ })
    const longer = [...list, { number: '5', name: 'Pell Oss', capacity: 'supporter', way: 'paper' }]
    await rejects(appeal.take(longer), { code: 'rows-erased', message: /row 2/ })
    await rejects(appeal.take(longer, { dryRun: true }), { code: 'rows-erased' })
    deepEqual(kind === 'embedded' ? holding(gone) : [], [])
    const { report } = await appeal.take(longer.filter((row) => row.number !== '2'))
    deepEqual([report.given, report.unchanged], [1, 3])
    equal((await appeal.count()).signed, 4)
  })

  test('a sheet on which 2 signed stays with the first and goes with the second', async () => {
    const before = await keptText(register.engine, appeal.programme.programmeId)
    match(before, /two people/)
    const one = await entryOf(1)
    equal((await eraseSignature(appeal.programme, one.record_id, 'he asked for it')).scansKept, 1)
    const second = await entryOf(1)
    await withdrawSignature(appeal.programme, String(second.entry), 'Sav Oss wrote a letter')
    const erasure = await eraseSignature(appeal.programme, String(second.entry), 'he asked for it')
    deepEqual([erasure.scansKept, erasure.erased.length], [0, 2])
    const after = await keptText(register.engine, appeal.programme.programmeId)
    ok(!/two people|Sav Oss/.test(after))
    deepEqual((await appeal.count()).withdrawn, 0)
    deepEqual(await logFaults(), [])
  })

  test('2 rows without a number that say the same go together', async () => {
    const twice = { name: 'Irrel Twinne', capacity: 'supporter', way: 'paper' }
    await appeal.take([twice, { name: 'Lin Oss', capacity: 'supporter', way: 'paper' }, twice])
    const { erased } = await appeal.count()
    const last = await appeal.programme.engine.transaction(async (session) => {
      const rows = await session.query<{ entry: number }>(
        'select max(entry) as entry from signatures where programme_id = $1',
        [appeal.programme.programmeId],
      )
      return rows[0]?.entry ?? 0
    })
    equal((await eraseSignature(appeal.programme, String(last), 'asked')).signatures, 2)
    equal((await appeal.count()).erased, erased + 2)
    ok(!(await keptText(register.engine, appeal.programme.programmeId)).includes('Twinne'))
    await rejects(appeal.take([twice]), { code: 'rows-erased' })
  })

  test('of a signature by e-mail the address goes too, and its 2 links answer like one that never was', async () => {
    const settings = {
      host: '127.0.0.1',
      port: 2525,
      security: 'none',
      sender: 'appeal@example.org',
      address: 'https://sign.example.org',
    }
    const { programme } = appeal
    await changeMail(programme, 'mail.json', JSON.stringify(settings))
    const document = await signedDocument(join(appeal.folder, 'letter.md'))
    await openForSigning(programme, 'letter', await signedTexts(document))
    const text = (
      await programme.engine.transaction((session) => openTexts(session, programme.programmeId))
    )[0]
    const { mail } = await settingsNow(programme)
    ok(text && mail)
    const signature = signatureOf({ signatory: 'Žolvane Quaspereth', capacity: ['supporter'] })
    const address = 'z@quaspereth.example'
    await askToSign(programme, { text, signature, address, mailbox: address, doubts: [] }, mail)
    const confirm = (await takeDueMail(programme, 3600))?.token ?? ''
    await confirmLink(programme, confirm)
    const counted = await followLink(programme, confirm, 'confirm')
    equal(counted.state, 'confirmed')
    const [entry] = await programme.engine.transaction((session) =>
      session.query<{ entry: number }>(
        'select entry from signing_requests where programme_id = $1 and entry is not null',
        [programme.programmeId],
      ),
    )
    await eraseSignature(programme, String(entry?.entry), 'she asked for it')
    deepEqual(kind === 'embedded' ? holding(gone) : [], [])
    await rejects(followLink(programme, confirm, 'confirm'), { code: 'link-over' })
  })

  test('a restore of the backup of before erases the 1 again', async () => {
    const { programme } = appeal
    copyOutside(programme.code, register.place.directory, other.place.directory, ['erased', 'key'])
    const there = await restored(other, join(backups, 'before'))
    ok(there.erasedAgain >= 1)
    const text = await keptText(other.engine, programme.programmeId)
    for (const word of gone) ok(!text.includes(word), word)
    match(text, /Tessa Vole/)
  })
})
