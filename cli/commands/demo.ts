import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serveFolder } from '../../server/static-folder.js'
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

/** Loads the invented example, checks, publishes and verifies its appeals, and serves what was published. */
export const demo: Command = {
  name: 'demo',
  summary: 'load the invented example, publish its appeals and serve them on this machine',
  usage: '[--port N] [--no-serve]',
  options: { port: { type: 'string' }, 'no-serve': { type: 'boolean' } },
  run: async (call) => {
    const directory = call.option('data') === undefined ? resolve('truebearing-example') : call.directory
    const published = join(directory, 'published')
    call.output.line(
      'Two invented registers, on the two sides of one invented conflict. No such land or people exist.',
    )
    for (const side of sides) {
      const status = await runSide({ ...call, directory }, side, published)
      if (status !== 0) return status
    }
    call.output.line()
    call.output.line(`The register is in ${directory}, what was published in ${published}.`)
    return call.flag('no-serve') ? 0 : serve(call, published)
  },
}

async function runSide(
  call: Call,
  side: { readonly code: string; readonly folder: string },
  published: string,
): Promise<ExitStatus> {
  const examples = join(packageFolder(), 'examples', side.folder)
  const appeal = join(examples, 'appeal.md')
  const out = join(published, side.folder)
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

async function serve(call: Call, published: string): Promise<ExitStatus> {
  const port = wholeNumber(demo, call.option('port') ?? '8181', 'The port')
  const server = await serveFolder(published, port)
  for (const { folder } of sides) call.output.line(`Open ${server.address}${folder}/ in a browser.`)
  call.output.line('Ctrl+C ends it.')
  await new Promise<void>((done) => {
    process.once('SIGINT', () => done())
    process.once('SIGTERM', () => done())
  })
  await server.close()
  return 0
}

/** Where this package stands, with its examples. */
function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}
