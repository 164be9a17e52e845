import { examine } from '../../store/doctor.js'
import type { Command } from '../command.js'
import { table } from '../output.js'

/** Looks the register over and says what must be done; exit 1 where something must. */
export const doctor: Command = {
  name: 'doctor',
  summary: 'look over log, checkpoint, key, waiting work and disk',
  usage: '',
  run: async (call) =>
    call.withProgramme(async (programme) => {
      const examined = await examine(programme)
      const faults = examined.filter((entry) => entry.state === 'fault').length
      call.output.value({ ok: faults === 0, examined })
      const rows = examined.map((entry) => [entry.state, entry.what, entry.said])
      for (const line of table(rows)) call.output.line(line)
      return faults === 0 ? 0 : 1
    }),
}
