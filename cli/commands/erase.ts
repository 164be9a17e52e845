import { erasePerson } from '../../intake/erase/erase-person.js'
import { neededPersonId } from '../../store/find-record.js'
import type { Command } from '../command.js'
import { counted } from '../output.js'
import { neededOption, oneWord } from '../words.js'

/** Lawful erasure: who it was goes, what happened stays counted. */
export const erase: Command = {
  name: 'erase',
  summary: 'erase a person by law; what happened to them stays counted',
  usage: 'PERSON --reason T',
  options: { reason: { type: 'string' } },
  run: async (call) => {
    const id = oneWord(call, erase, "the person's record id or number, or the row that waits (IMPORT.ROW)")
    const reason = neededOption(call, erase, 'reason')
    return call.withProgramme(async (programme) => {
      const recordId = await programme.engine.transaction((session) =>
        neededPersonId(session, programme.programmeId, id),
      )
      const erasure = await erasePerson(programme, recordId, reason)
      call.output.value(erasure)
      call.output.line(
        `${counted(erasure.erased.length, 'body', 'bodies')} and ${counted(erasure.filesRewritten, 'file')} went, by entry ${erasure.entry}. Figures are the same; the log still agrees with its checkpoints.`,
      )
      call.output.line(
        'Backups made before still hold what was erased: destroy them, or restore and back up again.',
      )
      return 0
    })
  },
}
