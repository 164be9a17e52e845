/** A disk that fills up in the middle of an import: said in words, and nothing acknowledged is lost. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import {
  closeSync,
  mkdtempSync,
  openSync,
  rmdirSync,
  rmSync,
  statfsSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { test } from 'node:test'
import { checkLog } from '../store/check-log.js'
import { rebuild } from '../store/rebuild.js'
import { runCommand } from './support/child.js'
import { figuresOf, importText, newProgramme, programmeNow } from './support/programmes.js'
import { now, opened } from './support/registers.js'
import { derivedRows, differences } from './support/tables.js'
import { csv, mapping, victims } from './support/victims.js'

/** A disk of its own of so many megabytes, or null where none can be mounted. */
function smallDisk(t: TestContext, megabytes: number): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'truebearing-small-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    rmdirSync(folder)
    t.skip('a small disk cannot be mounted here (it needs root)')
    return null
  }
  t.after(() => {
    execFileSync('umount', [folder])
    rmdirSync(folder)
  })
  return folder
}

/** Takes room away until so many bytes are left. */
function leave(bytes: number, folder: string): void {
  const { bavail, bsize } = statfsSync(folder)
  const file = openSync(join(folder, 'filler'), 'w')
  try {
    for (let left = bavail * bsize - bytes; left > 0; left -= 4096) writeSync(file, Buffer.alloc(4096))
  } finally {
    closeSync(file)
  }
}

test('an import that meets a full disk ends with exit 3 and goes on when there is room', async (t) => {
  const folder = smallDisk(t, 160)
  if (folder === null) return
  const inputs = mkdtempSync(join(tmpdir(), 'truebearing-inputs-'))
  t.after(() => rmSync(inputs, { recursive: true }))
  const table = csv(victims(31, 2000))
  writeFileSync(join(inputs, 'victims.csv'), table)
  writeFileSync(join(inputs, 'victims.json'), JSON.stringify(mapping))
  const place = { directory: join(folder, 'data'), databaseUrl: undefined, now, person: 'tester' }
  await opened(place, (engine) => newProgramme(engine, place, 'EXAMPLE'))
  const words = ['import', join(inputs, 'victims.csv'), '--mapping', join(inputs, 'victims.json')]
  words.push('--source', 'invented list', '--accept', '--json')
  for (const bytes of [300_000, 5_000_000]) {
    leave(bytes, folder)
    const { status, error } = await runCommand(place, words)
    rmSync(join(folder, 'filler'))
    assert.equal(status, 3, `${bytes} bytes left: ${error}`)
    assert.equal((JSON.parse(error) as { code: string }).code, 'disk-full')
    await opened(place, async (engine) => {
      const programme = await programmeNow(engine, place, 'EXAMPLE')
      assert.equal(programme.readOnlyBecause, null)
      assert.deepEqual(await engine.transaction((session) => checkLog(session, programme.programmeId)), [])
      const before = await derivedRows(engine, programme.programmeId)
      await rebuild(programme)
      assert.deepEqual(differences(before, await derivedRows(engine, programme.programmeId)), [])
    })
  }
  await opened(place, async (engine) => {
    const programme = await programmeNow(engine, place, 'EXAMPLE')
    await importText(programme, table)
    const other = await newProgramme(engine, place, 'OTHER')
    await importText(other, table)
    assert.deepEqual(await figuresOf(programme), await figuresOf(other))
  })
})
