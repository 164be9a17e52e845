/** Backups in tests: written to a folder of their own, restored into another register. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { toHex } from '../../core/log/bytes.js'
import { repeatErasures } from '../../intake/erase/erase-person.js'
import { logHead } from '../../store/append.js'
import { writeBackup } from '../../store/backup/backup.js'
import type { Restored } from '../../store/backup/restore.js'
import { restoreBackup } from '../../store/backup/restore.js'
import { examine } from '../../store/doctor.js'
import type { Engine } from '../../store/engine/engine.js'
import type { Programme } from '../../store/programme.js'
import { outsideFiles } from '../../store/programme.js'
import type { SharedRegister } from './registers.js'

export const passphrase = 'seven long words that nobody wrote down'

/** A folder for backups; the caller removes it. */
export function backupFolder(): string {
  return mkdtempSync(join(tmpdir(), 'truebearing-backups-'))
}

/** Writes a backup of a programme and gives its path. */
export async function backupOf(programme: Programme, folder: string, name: string): Promise<string> {
  const path = join(folder, name)
  await writeBackup(programme, path, passphrase)
  return path
}

/** Restores a backup into a register. */
export function restored(register: SharedRegister, path: string, words = passphrase): Promise<Restored> {
  return restoreBackup(register.engine, register.place, { path, passphrase: words, repeatErasures })
}

type OutsideFile = 'key' | 'checkpoint' | 'erased'

/** Copies files that a programme keeps outside the database to where another register looks for them. */
export function copyOutside(code: string, from: string, to: string, names: readonly OutsideFile[]): void {
  const target = outsideFiles(to, code)
  mkdirSync(target.folder, { recursive: true })
  for (const name of names) {
    const path = outsideFiles(from, code)[name]
    copyFileSync(path, join(target.folder, basename(path)))
  }
}

/** Size and root of a log, to be compared. */
export async function headOf(engine: Engine, programmeId: string): Promise<string> {
  const { size, root } = await engine.transaction((session) => logHead(session, programmeId))
  return `${size} ${toHex(root)}`
}

/** What `doctor` finds wrong, by what it looked at. */
export async function faultsOf(programme: Programme): Promise<readonly string[]> {
  const examined = await examine(programme)
  return examined
    .filter((entry) => entry.state === 'fault')
    .map((entry) => entry.what)
    .sort()
}

/** Every kept file, draft and finding of a programme as one text, to look for a name in. */
export async function keptText(engine: Engine, programmeId: string): Promise<string> {
  return engine.transaction(async (session) => {
    const texts: string[] = []
    for (const [table, column] of [
      ['file_chunks', 'bytes'],
      ['entry_bodies', 'body'],
      ['drafts', 'draft'],
    ]) {
      const rows = await session.query<{ bytes: Uint8Array }>(
        `select ${column} as bytes from ${table} where programme_id = $1`,
        [programmeId],
      )
      texts.push(...rows.map((row) => Buffer.from(row.bytes).toString('utf8')))
    }
    const findings = await session.query<{ found: string }>(
      `select coalesce(found_text, '') || message as found from findings where programme_id = $1`,
      [programmeId],
    )
    return [...texts, ...findings.map((row) => row.found)].join('\n')
  })
}

/** Bytes of a backup. */
export function bytesOf(path: string): Buffer {
  return readFileSync(path)
}
