import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { initProgramme } from '../../store/open-programme.js'
import { outsideFiles } from '../../store/programme.js'
import type { Call, Command } from '../command.js'
import { problem } from '../problems.js'
import { wrongUse } from '../words.js'

/** Makes the folder or takes an empty one; a programme that stands already is no error (formats.md). */
export const init: Command = {
  name: 'init',
  summary: 'make a register and a programme in it',
  usage: '[DIR]',
  run: async (call) => {
    if (call.words.length > 1) throw wrongUse(init, 'Give one folder at most.')
    const [folder] = call.words
    const place: Call = folder === undefined ? call : { ...call, directory: resolve(folder) }
    refuseForeignFolder(place.directory)
    const opened = await initProgramme(place, call.programmeCode)
    try {
      const { code } = opened.programme
      const key = outsideFiles(place.directory, code).key
      call.output.value({ programme: code, directory: place.directory, made: opened.made, key })
      if (!opened.made) {
        call.output.line(`Programme ${code} is already there in ${place.directory}. Nothing was changed.`)
        return 0
      }
      call.output.line(`Programme ${code} was made in ${place.directory}.`)
      call.output.line(`Its signing key is ${key}. It is in no backup: keep a copy of it in another place.`)
      call.output.line(
        'Next: truebearing programme method METHOD.md, then truebearing import FILE --mapping M --source S',
      )
      return 0
    } finally {
      await opened.close()
    }
  },
}

/** Files of a register, whole or begun. Anything else in a folder belongs to somebody else. */
const ownNames = /^(database|database\.aside|programmes|published|lock.*)$/

function refuseForeignFolder(directory: string): void {
  const foreign = existsSync(directory)
    ? readdirSync(directory).find((name) => !ownNames.test(name))
    : undefined
  if (foreign !== undefined) throw problem.folderNotEmpty({ directory, name: foreign })
}
