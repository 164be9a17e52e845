import { firstLink } from '../../store/accounts/people.js'
import type { Call, Command } from '../command.js'
import { untilEnded } from '../until-ended.js'
import { wholeNumber, wrongUse } from '../words.js'

/** Serves a programme on this machine unless told otherwise: its pages and API, and public fields to anybody. */
export const serve: Command = {
  name: 'serve',
  summary: 'serve the register to who is signed in, and public records to anybody',
  usage: '[--port N] [--host ADDRESS] [--address URL]',
  options: { port: { type: 'string' }, host: { type: 'string' }, address: { type: 'string' } },
  run: async (call) => {
    const port = wholeNumber(serve, call.option('port') ?? '8180', 'The port')
    const address = call.option('address') ?? null
    if (address !== null && !/^https?:\/\/[^/?#]+/.test(address))
      throw wrongUse(serve, `--address "${address}" is no address such as https://data.example.org.`)
    const log = (line: string) => call.output.streams.error(`${call.now().toISOString()} ${line}\n`)
    // The register opens in a thread of its own or on a server; what serves it is read meanwhile.
    const reading = Promise.all([
      import('../../server/listen.js'),
      import('../../server/api/link-address.js'),
    ])
    return call.withProgramme(async (programme) => {
      const [{ serveProgramme }, { linkAddress }] = await reading
      const service = await serveProgramme(programme, {
        port,
        host: call.option('host') ?? '127.0.0.1',
        address,
        environment: call.environment,
        log,
      })
      const first = programme.readOnlyBecause ? null : await firstLink(programme)
      const link = first && linkAddress(address ?? service.address, first.link.secret)
      const ended = untilEnded()
      call.output.value({
        address: service.address,
        ogc: `${service.address}/ogc`,
        tiles: `${service.address}/tiles`,
        ...(link === null ? {} : { link }),
      })
      call.output.line(
        `The pages of ${programme.code} are at ${service.address}, its public records at ${service.address}/ogc and ${service.address}/tiles.`,
      )
      if (first !== null && link !== null) tellFirst(call, first.person.name, link)
      call.output.line('Ctrl+C ends it.')
      const warm = service.warmUp().catch((error: Error) => log(`not warmed up: ${error.message}`))
      await ended
      await service.close()
      await warm
      return 0
    })
  },
}

/** Printed at every start until it was used, each time another: the one way into a register that nobody has entered. */
function tellFirst(call: Call, name: string, link: string): void {
  call.output.line(`No administrator has a password yet. Set that of "${name}" here, once, within a day:`)
  call.output.line(link)
}
