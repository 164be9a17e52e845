/** Older copies: recognised by the checkpoint kept outside the database, read-only, and gone on with under a new key. */
import assert from 'node:assert/strict'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { erasePerson } from '../intake/erase/erase-person.js'
import { programmeOrigin } from '../store/checkpoint.js'
import type { Programme } from '../store/programme.js'
import { outsideFiles } from '../store/programme.js'
import { recoverLog } from '../store/recover.js'
import { backupFolder, backupOf, copyOutside, faultsOf, keptText, restored } from './support/backups.js'
import { figuresOf, importText, newProgramme, programmeNow } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'
import { csv, victims } from './support/victims.js'

describeEngines('an older copy', (kind) => {
  const source = sharedRegister(kind)
  const target = sharedRegister(kind)
  const folder = backupFolder()
  after(() => rmSync(folder, { recursive: true }))

  const made = async (code: string): Promise<Programme> => {
    const programme = await newProgramme(source.engine, source.place, code)
    await importText(programme, csv(victims(21, 20)))
    return programme
  }
  const now = (code: string) => programmeNow(target.engine, target.place, code)
  const bring = (code: string, ...names: readonly ('key' | 'checkpoint' | 'erased')[]) =>
    copyOutside(code, source.place.directory, target.place.directory, names)

  /** Read-only with that reason and a sentence; figures are counted; every act is refused. */
  const isReadOnly = async (code: string, what: string, sentence: RegExp): Promise<Programme> => {
    const programme = await now(code)
    assert.equal(programme.readOnlyBecause?.what, what)
    await figuresOf(programme)
    await assert.rejects(
      importText(programme, csv(victims(23, 3))),
      (error: { code?: string; message?: string; exitCode?: number }) =>
        error.code === 'programme-read-only' && error.exitCode === 1 && sentence.test(error.message ?? ''),
    )
    return programme
  }

  /** A new origin, an entry that names the old checkpoint, and the log goes on. */
  const recovers = async (programme: Programme): Promise<void> => {
    const { code } = programme
    const files = outsideFiles(target.place.directory, code)
    const checkpoint = readFileSync(files.checkpoint, 'utf8')
    const { newOrigin, oldOrigin } = await recoverLog(programme)
    const open = await now(code)
    assert.equal(open.readOnlyBecause, null)
    assert.deepEqual(await faultsOf(open), [])
    assert.equal(programmeOrigin(open), newOrigin)
    assert.notEqual(newOrigin, oldOrigin)
    assert.equal(readFileSync(`${files.checkpoint}.old`, 'utf8'), checkpoint)
    const text = await keptText(open.engine, open.programmeId)
    assert.ok(text.includes(JSON.stringify(checkpoint).slice(1, -1)), 'no entry names the old checkpoint')
    await importText(open, csv(victims(24, 3)))
    assert.equal((await now(code)).readOnlyBecause, null)
    await assert.rejects(recoverLog(await now(code)), { code: 'key-already-there' })
  }

  test('restored beside the newer checkpoint opens read-only and says what to do', async () => {
    const programme = await made('SHORTER')
    const path = await backupOf(programme, folder, 'shorter')
    await importText(programme, csv(victims(22, 5)))
    bring('SHORTER', 'key', 'checkpoint')
    const { programme: copy } = await restored(target, path)
    assert.equal(copy.readOnlyBecause?.what, 'log-shorter-than-checkpoint')
    assert.deepEqual(await faultsOf(copy), ['checkpoint'])
    await recovers(
      await isReadOnly('SHORTER', 'log-shorter-than-checkpoint', /older copy.*newest backup.*log recover/s),
    )
  })

  test('continued with other entries is recognised by the checkpoint of the log it left', async () => {
    const programme = await made('FORKED')
    const path = await backupOf(programme, folder, 'forked')
    await importText(programme, csv(victims(22, 5)))
    await restored(target, path)
    bring('FORKED', 'key')
    const copy = await now('FORKED')
    assert.equal(copy.readOnlyBecause, null)
    await importText(copy, csv(victims(25, 40)))
    bring('FORKED', 'checkpoint')
    assert.deepEqual(await faultsOf(await now('FORKED')), ['checkpoint'])
    await recovers(
      await isReadOnly('FORKED', 'log-differs-from-checkpoint', /older backup was continued.*log recover/s),
    )
  })

  test('without its key can be read, and recovered', async () => {
    const programme = await made('KEYLESS')
    await restored(target, await backupOf(programme, folder, 'keyless'))
    assert.deepEqual(await faultsOf(await now('KEYLESS')), ['key'])
    await recovers(await isReadOnly('KEYLESS', 'key-missing', /signing key.*key\.pem/s))
  })

  test('with a checkpoint that was changed, or that another key signed, can be read, and recovered', async () => {
    const programme = await made('UNSIGNED')
    bring('UNSIGNED', 'key')
    await restored(target, await backupOf(programme, folder, 'unsigned'))
    const { checkpoint } = outsideFiles(target.place.directory, 'UNSIGNED')
    const bytes = readFileSync(checkpoint)
    for (const broken of [
      Buffer.from(''),
      Buffer.from('x\n'),
      bytes.map((byte, at) => (at === 60 ? byte ^ 1 : byte)),
    ]) {
      writeFileSync(checkpoint, broken)
      await isReadOnly('UNSIGNED', 'checkpoint-not-ours', /cannot be read, or another key/)
      assert.deepEqual(await faultsOf(await now('UNSIGNED')), ['checkpoint'])
    }
    writeFileSync(checkpoint, bytes)
    assert.equal((await now('UNSIGNED')).readOnlyBecause, null)
    writeFileSync(
      checkpoint,
      bytes.map((byte, at) => (at === 60 ? byte ^ 1 : byte)),
    )
    await recovers(await now('UNSIGNED'))
  })

  test('restored where init made another key is read-only until its own key is back', async () => {
    const programme = await made('REKEYED')
    const path = await backupOf(programme, folder, 'rekeyed')
    await newProgramme(target.engine, target.place, 'REKEYED')
    await restored(target, path)
    await isReadOnly('REKEYED', 'checkpoint-not-ours', /another key/)
    bring('REKEYED', 'key')
    assert.equal((await now('REKEYED')).readOnlyBecause, null)
  })

  test('of before an erasure comes back without what was erased', async () => {
    const programme = await made('ERASED')
    const path = await backupOf(programme, folder, 'erased')
    await importText(programme, csv(victims(26, 5)), { accept: false })
    const rows = await source.engine.transaction((session) =>
      session.query<{ record_id: string; name: string }>(
        `select record_id, name from persons where programme_id = $1 and role = 'accepted' order by entry limit 2`,
        [programme.programmeId],
      ),
    )
    const [erased, kept] = rows
    assert.ok(erased && kept)
    const { erased: entries } = await erasePerson(programme, erased.record_id, 'asked by the family')
    bring('ERASED', 'key', 'checkpoint', 'erased')
    const { programme: copy, erasedAgain } = await restored(target, path)
    assert.equal(erasedAgain, entries.length)
    const text = await keptText(target.engine, copy.programmeId)
    assert.equal(text.includes(erased.name), false, 'the name came back')
    assert.ok(text.includes(kept.name))
    const persons = await target.engine.transaction((session) =>
      session.query('select 1 from persons where programme_id = $1 and name = $2', [
        copy.programmeId,
        erased.name,
      ]),
    )
    assert.deepEqual(persons, [])
    assert.deepEqual(await faultsOf(copy), ['checkpoint'])
    const size = (await figuresOf(copy)).length
    assert.ok(size > 0)
  })
})
