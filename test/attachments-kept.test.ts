/** Files of records in the house: both or neither with their entry, looked over, backed up, restored, erased. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { AttachmentContent } from '../core/record/attachment.js'
import { kindNamed } from '../core/record/kinds.js'
import { eraseFile } from '../intake/attachments/erase-file.js'
import { erasePerson } from '../intake/erase/erase-person.js'
import { attachmentsOf } from '../store/attachments/attachments.js'
import { addAttachment, recordCustody } from '../store/attachments/change-attachments.js'
import { bytesOf } from '../store/attachments/kept-bytes.js'
import { checkFiles } from '../store/check-files.js'
import { checkLog } from '../store/check-log.js'
import { keepCheckpoint } from '../store/checkpoint.js'
import { examine } from '../store/doctor.js'
import type { Programme } from '../store/programme.js'
import { rebuild } from '../store/rebuild.js'
import { acceptRecord, photograph, sha256Of } from './attached-files.js'
import { day } from './figure-register.js'
import { backupFolder, backupOf, copyOutside, faultsOf, keptText, restored } from './support/backups.js'
import { importText, newProgramme, programmeNow } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'

const information_date = day('2043-01-01')
const accidentValues = { date: day('2042-02-03'), device: 'uxo', information_date }

describeEngines('kept files of records', (kind) => {
  const source = sharedRegister(kind)
  const target = sharedRegister(kind)
  const folder = backupFolder()
  const files = mkdtempSync(join(folder, 'files-'))
  after(() => rmSync(folder, { recursive: true }))
  const programmeOf = (code: string) => newProgramme(source.engine, source.place, code)

  const attach = async (
    programme: Programme,
    record: { readonly kind: string; readonly recordId: string },
    bytes: Uint8Array,
    said: { readonly shows?: AttachmentContent; readonly sha256?: string; readonly givenBy?: string } = {},
  ) => {
    const path = join(files, `${Math.random()}`)
    writeFileSync(path, bytes)
    const added = await programme.engine.transaction((session) =>
      addAttachment(session, programme, {
        kind: kindNamed(record.kind),
        recordId: record.recordId,
        row: null,
        path,
        sha256: said.sha256 ?? sha256Of(bytes),
        sizeBytes: bytes.length,
        fileName: 'as it was named.jpg',
        claimedType: null,
        foundType: 'image/jpeg',
        shows: said.shows ?? 'ground',
        closed: false,
        givenBy: said.givenBy ?? null,
        givenOn: null,
        note: null,
        by: 'data_entry',
      }),
    )
    await keepCheckpoint(programme)
    return added.entry
  }
  const accidentOf = async (programme: Programme) => ({
    kind: 'accident',
    recordId: await acceptRecord(programme, 'accident', accidentValues),
  })
  const listOf = ({ engine, programmeId }: Programme, { recordId }: { readonly recordId: string }) =>
    engine.transaction((session) => attachmentsOf(session, programmeId, { recordId, row: null }))
  const readWhole = async (programme: Programme, sha256: string) => {
    const pieces: Uint8Array[] = []
    for await (const piece of bytesOf(programme, sha256)) pieces.push(piece)
    return Buffer.concat(pieces)
  }
  const saidOfFiles = async (programme: Programme) =>
    (await examine(programme)).find(({ what }) => what === 'files')
  const logFaults = ({ engine, programmeId }: Programme) =>
    engine.transaction((session) => checkLog(session, programmeId))
  /** What nobody can do through the register: the guards are taken away for the moment of it. */
  const damage = (programme: Programme, statement: string, sha256: string) =>
    programme.engine.transaction(async (session) => {
      const tables = ['files', 'file_chunks']
      for (const table of tables)
        await session.query(`alter table ${table} disable trigger ${table}_row_guard`)
      await session.query(statement, [programme.programmeId, Buffer.from(sha256, 'hex')])
      for (const table of tables)
        await session.query(`alter table ${table} enable always trigger ${table}_row_guard`)
    })

  test('a file that changes while it is read leaves neither bytes nor an entry', async () => {
    const programme = await programmeOf('NEITHER')
    const record = await accidentOf(programme)
    const bytes = photograph(3 << 20)
    await assert.rejects(attach(programme, record, bytes, { sha256: sha256Of(photograph(3 << 20, 2)) }), {
      code: 'file-moved',
    })
    assert.deepEqual(await listOf(programme, record), [])
    assert.deepEqual(await checkFiles(programme.engine, programme.programmeId), { files: 0, faults: [] })
  })

  test('the same bytes in 2 records are kept once', async () => {
    const programme = await programmeOf('ONCE')
    const bytes = photograph(2000)
    const first = await accidentOf(programme)
    const second = await accidentOf(programme)
    await attach(programme, first, bytes)
    await attach(programme, second, bytes)
    assert.equal((await checkFiles(programme.engine, programme.programmeId)).files, 1)
    assert.deepEqual(
      [(await listOf(programme, first)).length, (await listOf(programme, second)).length],
      [1, 1],
    )
  })

  test('doctor names the entry of 1 changed byte and of 1 missing file, and neither is given out', async () => {
    const programme = await programmeOf('DAMAGED')
    const record = await accidentOf(programme)
    const [changed, missing, whole] = [photograph(2_500_000, 4), photograph(100, 5), photograph(100, 6)]
    const changedEntry = await attach(programme, record, changed)
    const missingEntry = await attach(programme, record, missing)
    await attach(programme, record, whole)
    assert.deepEqual(await saidOfFiles(programme), {
      what: 'files',
      state: 'ok',
      code: 'examined-files-whole',
      said: '3 kept, each has its hash',
      details: { files: 3 },
    })
    const flip = `update file_chunks set bytes = set_byte(bytes, 7, 255 - get_byte(bytes, 7))
      where programme_id = $1 and sha256 = $2 and part = 1`
    await damage(programme, flip, sha256Of(changed))
    await damage(
      programme,
      'delete from file_chunks where programme_id = $1 and sha256 = $2',
      sha256Of(missing),
    )
    await damage(programme, 'delete from files where programme_id = $1 and sha256 = $2', sha256Of(missing))
    assert.deepEqual(await faultsOf(programme), ['files'])
    const { faults } = await checkFiles(programme.engine, programme.programmeId)
    assert.deepEqual(faults, [
      { sha256: sha256Of(changed), what: 'changed', entries: [changedEntry] },
      { sha256: sha256Of(missing), what: 'missing', entries: [missingEntry] },
    ])
    const said = (await saidOfFiles(programme))?.said ?? ''
    assert.match(
      said,
      new RegExp(`entry ${changedEntry} .* has changed; .*entry ${missingEntry} .* is missing`),
    )
    for (const bytes of [changed, missing])
      await assert.rejects(readWhole(programme, sha256Of(bytes)), { code: 'file-changed' })
    assert.ok((await readWhole(programme, sha256Of(whole))).equals(whole))
  })

  test('the database refuses to change or delete a kept file', async () => {
    const programme = await programmeOf('GUARDED')
    const bytes = photograph(500, 8)
    await attach(programme, await accidentOf(programme), bytes)
    const parameters = [programme.programmeId, Buffer.from(sha256Of(bytes), 'hex')]
    for (const statement of [
      `update file_chunks set bytes = '' where programme_id = $1 and sha256 = $2`,
      'delete from file_chunks where programme_id = $1 and sha256 = $2',
      'delete from files where programme_id = $1 and sha256 = $2',
    ])
      await assert.rejects(programme.engine.transaction((session) => session.query(statement, parameters)))
  })

  test('a backup brings 2 files and their custody back whole, and a rebuild changes nothing of them', async () => {
    const programme = await programmeOf('CARRIED')
    const record = await accidentOf(programme)
    const [one, two] = [photograph(1_200_000, 9), photograph(10, 10)]
    const entry = await attach(programme, record, one, { givenBy: 'An invented team' })
    await attach(programme, record, two, { shows: 'injury' })
    await programme.engine.transaction((session) =>
      recordCustody(session, programme, {
        recordId: record.recordId,
        row: null,
        attachment: entry,
        step: 'stored',
        heldBy: 'Office, cabinet 3',
        on: '2043-06-01',
        note: null,
        by: 'data_entry',
      }),
    )
    const before = await listOf(programme, record)
    await rebuild(programme)
    assert.deepEqual(await listOf(programme, record), before)
    const { programme: copy } = await restored(target, await backupOf(programme, folder, 'carried'))
    assert.deepEqual(await listOf(copy, record), before)
    assert.ok((await readWhole(copy, sha256Of(one))).equals(one))
    assert.deepEqual(await saidOfFiles(copy), {
      what: 'files',
      state: 'ok',
      code: 'examined-files-whole',
      said: '2 kept, each has its hash',
      details: { files: 2 },
    })
  })

  test('the erasure of a person takes the files of the person and of the victim, and a restore of before takes them again', async () => {
    const programme = await programmeOf('ERASED')
    const person = await acceptRecord(programme, 'person', { name: 'Invented Ysolde', information_date })
    const accident = await accidentOf(programme)
    const victim = await acceptRecord(programme, 'victim', {
      accident: accident.recordId,
      person,
      outcome: 'injured',
      information_date,
    })
    const ofVictim = { kind: 'victim', recordId: victim }
    const [face, hand, ground] = [photograph(400, 11), photograph(400, 12), photograph(400, 13)]
    const faceEntry = await attach(programme, { kind: 'person', recordId: person }, face, { shows: 'person' })
    const handEntry = await attach(programme, ofVictim, hand, { shows: 'injury', givenBy: 'Invented Nurse' })
    await attach(programme, accident, ground)
    const path = await backupOf(programme, folder, 'erased')
    const erasure = await erasePerson(programme, person, 'asked by herself')
    assert.deepEqual(
      [erasure.filesErased, [faceEntry, handEntry].every((entry) => erasure.erased.includes(entry))],
      [2, true],
    )
    const isAsErased = async (where: Programme) => {
      assert.deepEqual(await listOf(where, ofVictim), [{ entry: handEntry, recordId: victim, erased: true }])
      assert.equal((await listOf(where, accident)).length, 1)
      for (const bytes of [face, hand])
        await assert.rejects(readWhole(where, sha256Of(bytes)), { code: 'file-changed' })
      assert.ok((await readWhole(where, sha256Of(ground))).equals(ground))
      const text = await keptText(where.engine, where.programmeId)
      assert.ok(!text.includes('Invented Nurse') && !text.includes(Buffer.from(hand).toString('utf8')))
      assert.deepEqual(await logFaults(where), [])
      assert.equal((await saidOfFiles(where))?.state, 'ok')
    }
    await isAsErased(programme)
    await assert.rejects(attach(programme, accident, hand), { code: 'file-erased' })
    copyOutside('ERASED', source.place.directory, target.place.directory, ['erased'])
    const { programme: copy } = await restored(target, path)
    await isAsErased(copy)
    const again = await programmeNow(source.engine, source.place, 'ERASED')
    assert.equal((await erasePerson(again, person, 'asked twice')).entry, erasure.entry)
  })

  test('1 file is erased alone: its record stays, and bytes that another record has stay for that one', async () => {
    const programme = await programmeOf('ALONE')
    const [first, second] = [await accidentOf(programme), await accidentOf(programme)]
    const [shared, own] = [photograph(300, 14), photograph(300, 15)]
    const sharedEntry = await attach(programme, first, shared)
    await attach(programme, second, shared)
    const ownEntry = await attach(programme, first, own)
    const one = await eraseFile(programme, sharedEntry, 'a face is seen')
    assert.deepEqual([one.erased, one.bytesErased], [[sharedEntry], false])
    assert.ok((await readWhole(programme, sha256Of(shared))).equals(shared))
    const two = await eraseFile(programme, ownEntry, 'a face is seen')
    assert.deepEqual([two.erased, two.bytesErased], [[ownEntry], true])
    await assert.rejects(eraseFile(programme, ownEntry, 'again'), { code: 'attachment-unknown' })
    await assert.rejects(eraseFile(programme, 1, 'an entry that is no file'), { code: 'attachment-unknown' })
    assert.deepEqual(
      (await listOf(programme, first)).map((each) => 'erased' in each),
      [true, true],
    )
    assert.equal((await listOf(programme, second)).length, 1)
    assert.deepEqual(await logFaults(programme), [])
    assert.equal((await saidOfFiles(programme))?.said, '1 kept, each has its hash')
  })

  test('a list that came in and belongs to a record too goes from both when a row of it is erased', async () => {
    const programme = await programmeOf('LISTED')
    const columns = 'number,accident,day,outcome,sex,age,status,name,told'
    const row = (number: string, name: string) => `${number},A1,2041-05-01,i,f,30,c,${name},2043-01-01`
    const list = `${columns}\n${row('V1', 'Savris Quellan')}\n${row('V2', 'Muret Danvek')}\n`
    await importText(programme, list)
    const record = await accidentOf(programme)
    const entry = await attach(programme, record, Buffer.from(list), { shows: 'document' })
    const [person] = await programme.engine.transaction((session) =>
      session.query<{ record_id: string }>(
        `select record_id from persons where programme_id = $1 and name = 'Savris Quellan'`,
        [programme.programmeId],
      ),
    )
    const erasure = await erasePerson(programme, person?.record_id ?? '', 'asked by herself')
    assert.deepEqual([erasure.filesRewritten, erasure.erased.includes(entry)], [1, true])
    assert.ok(!(await keptText(programme.engine, programme.programmeId)).includes('Quellan'))
    assert.deepEqual(
      (await listOf(programme, record)).map((each) => 'erased' in each),
      [true],
    )
    assert.equal((await saidOfFiles(programme))?.state, 'ok')
  })
})
