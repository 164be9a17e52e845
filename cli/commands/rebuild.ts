import { rebuild as rebuildTables } from '../../store/rebuild.js'
import type { Command } from '../command.js'
import { counted } from '../output.js'
import { Progress } from '../progress.js'

/** Makes the derived tables anew from the log. */
export const rebuild: Command = {
  name: 'rebuild',
  summary: 'make the tables anew from the log',
  usage: '',
  run: async (call) =>
    call.withProgramme(async (programme) => {
      const progress = new Progress(call.output, 'rebuilding', 1)
      const { entries } = await rebuildTables(programme, (done, total) =>
        progress.update(done / Math.max(total, 1), done),
      )
      progress.end()
      call.output.value({ entries })
      call.output.line(`The tables were made anew from ${counted(entries, 'entry', 'entries')}.`)
      return 0
    }),
}
