import { resolve } from 'node:path'
import { writeBackup } from '../../store/backup/backup.js'
import type { Command } from '../command.js'
import { counted, grouped } from '../output.js'
import { passphraseOf } from '../passphrase.js'
import { neededOption } from '../words.js'

/** One encrypted archive; the private key is not in it. */
export const backup: Command = {
  name: 'backup',
  summary: 'write one encrypted archive of the programme',
  usage: '--out FILE [--passphrase-file F]',
  options: { out: { type: 'string' }, 'passphrase-file': { type: 'string' } },
  run: async (call) => {
    const path = resolve(neededOption(call, backup, 'out'))
    const passphrase = await passphraseOf(call)
    return call.withProgramme(async (programme) => {
      const written = await writeBackup(programme, path, passphrase)
      call.output.value({ file: path, ...written })
      call.output.line(
        `${path} holds ${counted(written.entries, 'entry', 'entries')} in ${grouped(written.bytes)} bytes, encrypted.`,
      )
      call.output.line(
        'The signing key is not in it. Keep a copy of key.pem in another place, and the passphrase too.',
      )
      return 0
    })
  },
}
