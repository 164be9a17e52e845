import { answerQuery } from '../../store/answer-query.js'
import { withoutRecords } from '../account-lines.js'
import type { Command } from '../command.js'
import { figureLines } from '../figure-lines.js'
import { wrongUse } from '../words.js'

/** Counts. Inside nothing is withheld; `--public` shows what publication would, `--records` what is behind an account. */
export const figure: Command = {
  name: 'figure',
  summary: 'count: a figure with its parts, unknowns and definition',
  usage: '"QUERY" [--public] [--records]',
  options: { public: { type: 'boolean' }, records: { type: 'boolean' } },
  run: async (call) => {
    const query = call.words.join(' ')
    if (query === '') throw wrongUse(figure, 'Give a query, such as "casualties by outcome".')
    return call.withProgramme(async (programme) => {
      const result = await answerQuery(programme, query, { view: call.flag('public') ? 'outside' : 'inside' })
      const withRecords = call.flag('records')
      call.output.value(withRecords ? result : withoutRecords(result))
      for (const line of figureLines(result, withRecords)) call.output.line(line)
      return 0
    })
  },
}
