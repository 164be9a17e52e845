import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { repeatErasures } from '../../intake/erase/erase-person.js'
import { restoreBackup } from '../../store/backup/restore.js'
import { openRegister } from '../../store/open-programme.js'
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
      if (readOnly !== null) call.output.line(readOnlyLine(readOnly))
      return 0
    } finally {
      await engine.close()
    }
  },
}

function readOnlyLine(reason: string): string {
  if (reason === 'key-missing')
    return 'It is open for reading only until its key.pem is copied into this folder, or "truebearing log recover" makes a new key.'
  if (reason === 'checkpoint-not-ours')
    return 'Another key signed the checkpoint in this folder, so it is open for reading only until the key.pem that did is copied into this folder, or "truebearing log recover" makes a new key.'
  return 'It is older than the last checkpoint kept in this folder, so it is open for reading only. Restore the newest backup, or run "truebearing log recover".'
}
