import { serveProgramme } from '../../server/listen.js'
import type { Command } from '../command.js'
import { wholeNumber, wrongUse } from '../words.js'

/** Serves public fields of a programme: OGC API Features and vector tiles, on this machine unless told otherwise. */
export const serve: Command = {
  name: 'serve',
  summary: 'serve public records over HTTP, and the pages where texts are signed by e-mail',
  usage: '[--port N] [--host ADDRESS] [--address URL]',
  options: { port: { type: 'string' }, host: { type: 'string' }, address: { type: 'string' } },
  run: async (call) => {
    const port = wholeNumber(serve, call.option('port') ?? '8180', 'The port')
    const address = call.option('address') ?? null
    if (address !== null && !/^https?:\/\/[^/?#]+/.test(address))
      throw wrongUse(serve, `--address "${address}" is no address such as https://data.example.org.`)
    return call.withProgramme(async (programme) => {
      const service = await serveProgramme(programme, {
        port,
        host: call.option('host') ?? '127.0.0.1',
        address,
        environment: call.environment,
        log: (line) => call.output.streams.error(`${call.now().toISOString()} ${line}\n`),
      })
      call.output.value({
        address: service.address,
        ogc: `${service.address}/ogc`,
        tiles: `${service.address}/tiles`,
      })
      call.output.line(
        `Public records of ${programme.code} are served at ${service.address}/ogc and ${service.address}/tiles.`,
      )
      call.output.line('Ctrl+C ends it.')
      await new Promise<void>((done) => {
        process.once('SIGINT', () => done())
        process.once('SIGTERM', () => done())
      })
      await service.close()
      return 0
    })
  },
}
