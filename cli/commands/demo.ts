import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { splitDocument } from '../../core/document/front-matter.js'
import { publishedFolder } from '../../publish/written-document.js'
import { linkAddress } from '../../server/api/link-address.js'
import type { RunningService } from '../../server/listen.js'
import { serveProgramme } from '../../server/listen.js'
import { firstLink } from '../../store/accounts/people.js'
import type { Engine } from '../../store/engine/engine.js'
import { findProgramme, openRegister } from '../../store/open-programme.js'
import type { Call, Command, ExitStatus } from '../command.js'
import { loadExample } from '../load-example.js'
import { wholeNumber } from '../words.js'
import { check } from './check.js'
import { publish } from './publish.js'
import { verify } from './verify.js'

/** The two sides of one invented conflict, by programme code and folder of examples/. */
const sides = [
  { code: 'ILDOMA', folder: 'ildoma' },
  { code: 'NEVARU', folder: 'nevaru' },
] as const

/** Loads the invented example, checks, publishes and verifies its appeals, and serves both registers in a browser. */
export const demo: Command = {
  name: 'demo',
  summary: 'load the invented example, publish its appeals and serve its registers on this machine',
  usage: '[--port N] [--no-serve]',
  options: { port: { type: 'string' }, 'no-serve': { type: 'boolean' } },
  run: async (call) => {
    const directory = call.option('data') === undefined ? resolve('truebearing-example') : call.directory
    const place = { ...call, directory }
    call.output.line(
      'Two invented registers, on the two sides of one invented conflict. No such land or people exist.',
    )
    for (const side of sides) {
      const status = await runSide(place, side)
      if (status !== 0) return status
    }
    call.output.line()
    call.output.line(`The register is in ${directory}.`)
    for (const { code } of sides)
      call.output.line(`What ${code} published is in ${publishedFolder({ directory, code })}.`)
    return call.flag('no-serve') ? 0 : serveSides(place)
  },
}

async function runSide(
  call: Call,
  side: { readonly code: string; readonly folder: string },
): Promise<ExitStatus> {
  const examples = join(packageFolder(), 'examples', side.folder)
  const appeal = join(examples, 'appeal.md')
  const { id } = splitDocument(readFileSync(appeal, 'utf8'), side.folder).frontMatter
  const out = join(publishedFolder({ directory: call.directory, code: side.code }), id)
  call.output.line()
  call.output.line(`— ${side.code} —`)
  const session = await loadExample(call, side.code, examples)
  const run = (command: Command, words: readonly string[], options: Readonly<Record<string, string>>) =>
    command.run({ ...session.call, words, option: (name) => options[name], flag: () => false })
  try {
    call.output.line()
    call.output.line('Every number of its appeal against the register (truebearing check):')
    const checked = await run(check, [appeal], {})
    if (checked !== 0) return checked
    call.output.line()
    call.output.line('Sealed and written as plain files (truebearing publish):')
    const made = await run(publish, [appeal], { out })
    if (made !== 0) return made
    call.output.line()
    call.output.line('Checked as a stranger would, from the files and the key alone (truebearing verify):')
    return await run(verify, [out], { key: session.verifierKey() })
  } finally {
    await session.close()
  }
}

/** Both registers at once, each at its own address, until somebody ends it. */
async function serveSides(call: Call): Promise<ExitStatus> {
  const port = wholeNumber(demo, call.option('port') ?? '8181', 'The port')
  const engine = await openRegister(call)
  const services: RunningService[] = []
  try {
    for (const [index, { code }] of sides.entries())
      services.push(await serveSide(call, engine, { code, port: port === 0 ? 0 : port + index }))
    call.output.line('Ctrl+C ends it.')
    await new Promise<void>((done) => {
      process.once('SIGINT', () => done())
      process.once('SIGTERM', () => done())
    })
  } finally {
    for (const service of services) await service.close()
    await engine.close()
  }
  return 0
}

async function serveSide(
  call: Call,
  engine: Engine,
  { code, port }: { readonly code: string; readonly port: number },
): Promise<RunningService> {
  const programme = await findProgramme(engine, call, code)
  if (!programme) throw new Error(`the example ${code} was loaded and is not there`)
  const service = await serveProgramme(programme, {
    port,
    host: '127.0.0.1',
    address: null,
    environment: call.environment,
    log: () => undefined,
  })
  call.output.line()
  // By its name, not its number: a browser makes keys for names alone.
  const address = service.address.replace('127.0.0.1', 'localhost')
  call.output.line(`${code}: what it published is at ${address}/public, its register at ${address}.`)
  const first = await firstLink(programme)
  if (first) {
    call.output.line(
      `To enter the register, set the password of "${first.person.name}" here, once, within a day:`,
    )
    call.output.line(linkAddress(address, first.link.secret))
  }
  return service
}

/** Where this package stands, with its examples. */
function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}
