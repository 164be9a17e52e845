import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { repeatErasures } from '../../intake/erase/erase-person.js'
import { restoreBackup } from '../../store/backup/restore.js'
import { openRegister } from '../../store/open-programme.js'
import type { ReadOnlyReason } from '../../store/programme.js'
import type { Command } from '../command.js'
import { counted } from '../output.js'
import { passphraseOf } from '../passphrase.js'
import { problem } from '../problems.js'
import { oneWord } from '../words.js'

/** Replays a backup into a register, on either engine. */
export const restore: Command = {
  name: 'restore',
  summary: 'replay a backup into a register, on either engine',
  usage: 'FILE [--passphrase-file F]',
  options: { 'passphrase-file': { type: 'string' } },
  run: async (call) => {
    const path = resolve(oneWord(call, restore, 'the backup to restore'))
    if (!existsSync(path)) throw problem.fileNotReadable({ path, why: 'there is no such file' })
    const passphrase = await passphraseOf(call)
    const engine = await openRegister(call)
    try {
      const { programme, entries, erasedAgain } = await restoreBackup(engine, call, {
        path,
        passphrase,
        repeatErasures,
      })
      const readOnly = programme.readOnlyBecause?.what ?? null
      call.output.value({ programme: programme.code, entries, erasedAgain, readOnly })
      call.output.line(
        `Programme ${programme.code} was restored with ${counted(entries, 'entry', 'entries')}.`,
      )
      if (erasedAgain > 0)
        call.output.line(
          `${counted(erasedAgain, 'body', 'bodies')} erased since the backup was made went again.`,
        )
      if (readOnly !== null) call.output.line(readOnlyLines[readOnly])
      return 0
    } finally {
      await engine.close()
    }
  },
}

const oldKey = 'until the key.pem of its old folder is copied into this one'

/** Why it is read-only, and what to do, by reason. */
const readOnlyLines: Readonly<Record<ReadOnlyReason['what'], string>> = {
  'key-missing': `It is open for reading only ${oldKey}, or "truebearing log recover" makes a new key.`,
  'checkpoint-not-ours': `Another key than the one in this folder signed it, so it is open for reading only ${oldKey}, or "truebearing log recover" makes a new key.`,
  'log-shorter-than-checkpoint':
    'It is older than the last checkpoint kept in this folder, so it is open for reading only. Restore the newest backup, or run "truebearing log recover".',
  'log-differs-from-checkpoint':
    'It is not the beginning of the log whose checkpoint is kept in this folder, so it is open for reading only. Restore the newest backup, or run "truebearing log recover".',
}
