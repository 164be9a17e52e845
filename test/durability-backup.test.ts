/** Backups: whole or refused, on either engine and from one to the other. */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { Chance } from '../examples/generate/random.js'
import { erasePerson } from '../intake/erase/erase-person.js'
import { writeBackup } from '../store/backup/backup.js'
import { checkLog } from '../store/check-log.js'
import type { Engine } from '../store/engine/engine.js'
import { findProgramme } from '../store/open-programme.js'
import type { Programme } from '../store/programme.js'
import { changeSettings } from '../store/programme-changes.js'
import {
  backupFolder,
  backupOf,
  bytesOf,
  copyOutside,
  faultsOf,
  headOf,
  passphrase,
  restored,
} from './support/backups.js'
import { testServer } from './support/databases.js'
import { figuresOf, importText, newProgramme, programmeNow } from './support/programmes.js'
import type { SharedRegister } from './support/registers.js'
import { describeEngines, newPlace, sharedRegister } from './support/registers.js'
import { derivedRows, differences } from './support/tables.js'
import { csv, victims } from './support/victims.js'

/** Accepted, corrected, waiting and erased rows, and a text with a line end that only some readers see. */
async function withHistory(register: SharedRegister, code: string): Promise<Programme> {
  const programme = await newProgramme(register.engine, register.place, code)
  const rows = victims(11, 60)
  await changeSettings(programme, 'settings.json', JSON.stringify({ name: 'A\u2028name', k: 6 }))
  await importText(programme, csv(rows))
  const corrected = rows.map((row, index) =>
    index % 9 === 0 ? { ...row, told: '2043-12-31', age: '7' } : row,
  )
  await importText(programme, csv(corrected))
  await importText(programme, csv(rows.map((row) => ({ ...row, outcome: '?' as const }))), {
    source: 'other',
  })
  await importText(programme, csv(victims(12, 15)).replace('c,', 'c,"odd\u2028\\N\\name",'), {
    accept: false,
  })
  const [person] = await register.engine.transaction((session) =>
    session.query<{ record_id: string }>(
      'select record_id from persons where programme_id = $1 order by entry limit 1',
      [programme.programmeId],
    ),
  )
  await erasePerson(programme, person?.record_id ?? '', 'asked by the family')
  return programme
}

async function isSame(from: Programme, to: Programme): Promise<void> {
  assert.equal(to.programmeId, from.programmeId)
  assert.equal(await headOf(to.engine, to.programmeId), await headOf(from.engine, from.programmeId))
  assert.deepEqual(await figuresOf(to), await figuresOf(from))
  const before = await derivedRows(from.engine, from.programmeId)
  assert.deepEqual(differences(before, await derivedRows(to.engine, to.programmeId)), [])
  assert.deepEqual(await to.engine.transaction((session) => checkLog(session, to.programmeId)), [])
}

describeEngines('a backup', (kind) => {
  const source = sharedRegister(kind)
  const target = sharedRegister(kind)
  const folder = backupFolder()
  after(() => rmSync(folder, { recursive: true }))

  test('holds everything but the key, and goes on where it ended', async () => {
    const programme = await withHistory(source, 'WHOLE')
    const path = await backupOf(programme, folder, 'whole')
    const { programme: copy } = await restored(target, path)
    await isSame(programme, copy)
    assert.deepEqual(copy.readOnlyBecause?.what, 'key-missing')
    assert.deepEqual(await faultsOf(copy), ['key'])
    await assert.rejects(importText(copy, csv(victims(13, 5))), { code: 'programme-read-only' })
    copyOutside('WHOLE', source.place.directory, target.place.directory, ['key'])
    const open = await programmeNow(target.engine, target.place, 'WHOLE')
    assert.equal(open.readOnlyBecause, null)
    assert.deepEqual(await faultsOf(open), [])
    const again = await importText(open, csv(victims(13, 5)))
    assert.deepEqual([again.accepted, again.waiting], [5, 0])
    await importText(programme, csv(victims(13, 5)))
    assert.deepEqual(await figuresOf(open), await figuresOf(programme))
  })

  test('of a programme that holds entries there already is refused', async () => {
    const programme = await newProgramme(source.engine, source.place, 'TWICE')
    await importText(programme, csv(victims(14, 5)))
    const path = await backupOf(programme, folder, 'twice')
    await restored(target, path)
    await assert.rejects(restored(target, path), { code: 'programme-not-empty', exitCode: 1 })
    await isSame(programme, await programmeNow(target.engine, target.place, 'TWICE'))
  })

  test('that was changed, cut or is another thing is refused and leaves nothing', async () => {
    const programme = await newProgramme(source.engine, source.place, 'BROKEN')
    await importText(programme, csv(victims(15, 40)))
    const whole = bytesOf(await backupOf(programme, folder, 'broken'))
    const chance = new Chance(5)
    const refused = async (bytes: Uint8Array, what: string, words = passphrase) => {
      const path = join(folder, 'refused')
      writeFileSync(path, bytes)
      await assert.rejects(
        restored(target, path, words),
        (error: { code?: string; exitCode?: number }) =>
          /^(backup-unreadable|not-a-backup)$/.test(error.code ?? '') && error.exitCode === 1,
        what,
      )
      assert.equal(await findProgramme(target.engine, target.place, 'BROKEN'), null)
    }
    await refused(whole, 'another passphrase', `${passphrase} `)
    const places = [
      0,
      20,
      21,
      36,
      37,
      43,
      44,
      45,
      47,
      48,
      whole.length - 17,
      whole.length - 16,
      whole.length - 1,
    ]
    for (const at of [...places, ...Array.from({ length: 25 }, () => chance.integer(48, whole.length - 1))]) {
      const bit = 1 << chance.integer(0, 7)
      await refused(
        whole.map((byte, index) => (index === at ? byte ^ bit : byte)),
        `byte ${at} changed`,
      )
    }
    for (const length of [0, 1, 20, 21, 43, 44, 48, 100, whole.length >> 1, whole.length - 1])
      await refused(whole.subarray(0, length), `cut at ${length}`)
    await refused(Buffer.concat([whole, Buffer.from('x')]), 'longer by a byte')
    for (const other of ['PK\u0003\u0004', 'a,b\n1,2\n', '{"truebearing":"backup@1"}\n'])
      await refused(Buffer.from(other), 'another thing')
    await refused(gzipSync('{"truebearing":"backup@1"}\n'), 'an archive that is not sealed')
  })

  test('that cannot be written says so and leaves no piece behind', async () => {
    const programme = await newProgramme(source.engine, source.place, 'NOWHERE')
    const path = join(folder, 'no-such-folder', 'backup')
    await assert.rejects(writeBackup(programme, path, passphrase), {
      code: 'backup-not-written',
      exitCode: 3,
    })
    const taken = join(folder, 'taken')
    writeFileSync(taken, 'an older file')
    await assert.rejects(writeBackup(programme, join(taken, 'x'), passphrase), { code: 'backup-not-written' })
    assert.equal(bytesOf(taken).toString(), 'an older file')
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.includes('aside')),
      [],
    )
  })

  if (kind === 'server') {
    test('moves a programme from the embedded engine to a server and back', async () => {
      assert.ok(testServer)
      const { openRegister } = await import('../store/open-programme.js')
      const engines: Engine[] = []
      const place = await newPlace('embedded')
      try {
        const engine = await openRegister(place)
        engines.push(engine)
        const programme = await withHistory({ place, engine }, 'MOVES')
        const there = await restored(target, await backupOf(programme, folder, 'there'))
        await isSame(programme, there.programme)
        copyOutside('MOVES', place.directory, target.place.directory, ['key'])
        const open = await programmeNow(target.engine, target.place, 'MOVES')
        await importText(open, csv(victims(16, 10)))
        const path = await backupOf(open, folder, 'back')
        await engine.transaction((session) => session.query('select 1'))
        await engine.close()
        rmSync(join(place.directory, 'database'), { recursive: true })
        assert.ok(existsSync(place.directory))
        const emptied = await openRegister(place)
        engines.push(emptied)
        const back = await restored({ place, engine: emptied }, path)
        assert.equal(back.programme.readOnlyBecause, null)
        await isSame(open, back.programme)
      } finally {
        for (const engine of engines) await engine.close()
        await place.remove()
      }
    })
  }
})
