import { resolve } from 'node:path'
import { openRegister } from '../../store/open-programme.js'
import type { Command } from '../command.js'
import { wholeNumber } from '../words.js'

/** Loads the invented example, checks, publishes and verifies its appeals, and serves its registers in a browser. */
export const demo: Command = {
  name: 'demo',
  summary: 'load the invented example, publish its appeals and serve its registers on this machine',
  usage: '[--port N] [--no-serve]',
  options: { port: { type: 'string' }, 'no-serve': { type: 'boolean' } },
  run: async (call) => {
    const directory = call.option('data') === undefined ? resolve('truebearing-example') : call.directory
    const place = { ...call, directory }
    const port = call.flag('no-serve') ? null : wholeNumber(demo, call.option('port') ?? '8181', 'The port')
    call.output.line(
      'Two invented registers, on the two sides of one invented conflict, and a third of ground between them. No such land or people exist.',
    )
    // The register opens in a thread of its own; what serves it, which is most of the product, is read meanwhile.
    const [engine, { showExamples }] = await Promise.all([openRegister(place), import('../show-examples.js')])
    try {
      return await showExamples(place, engine, port)
    } finally {
      await engine.close()
    }
  },
}
