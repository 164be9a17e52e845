/** What `truebearing demo` shows: the invented examples in a browser, and what their programmes check, publish and verify. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { splitDocument } from '../core/document/front-matter.js'
import { publishedFolder } from '../publish/written-document.js'
import type { Engine } from '../store/engine/engine.js'
import type { Call, Command, ExitStatus } from './command.js'
import { check } from './commands/check.js'
import { publish } from './commands/publish.js'
import { verify } from './commands/verify.js'
import type { LoadedExample } from './load-example.js'
import { loadExample } from './load-example.js'
import { loadSector } from './load-sector.js'
import { ServedExamples } from './served-examples.js'

/** The two sides of one invented conflict, by programme code and folder of examples/. */
const sides = [
  { code: 'ILDOMA', folder: 'ildoma' },
  { code: 'NEVARU', folder: 'nevaru' },
] as const

/** The ground between them, searched after both supplied minefield records. */
const sector = { code: 'SECTOR', folder: 'sector' } as const

/** Serves from the port on until somebody ends it; port null serves nothing and ends when all is shown. */
export async function showExamples(place: Call, engine: Engine, port: number | null): Promise<ExitStatus> {
  const serving = new ServedExamples(place, engine, port)
  try {
    const status = await show(place, engine, serving)
    if (status !== 0 || port === null) return status
    await serving.untilEnded()
    return 0
  } finally {
    await serving.close()
  }
}

/** What stands is opened to the browser before anything is done in it; what is new as soon as it is loaded. */
async function show(call: Call, engine: Engine, serving: ServedExamples): Promise<ExitStatus> {
  const codes = sides.map(({ code }) => code)
  await serving.serveStanding([...codes, sector.code])
  const loaded = []
  for (const side of sides) {
    call.output.line()
    call.output.line(`— ${side.code} —`)
    loaded.push({ side, example: await loadExample(call, engine, side.code, examplesOf(side)) })
    await serving.serveStanding([side.code])
  }
  for (const { side, example } of loaded) {
    const status = await showAppeal(side, example)
    if (status !== 0) return status
  }
  call.output.line()
  call.output.line(`— ${sector.code} —`)
  await loadSector(call, engine, sector.code, examplesOf(sector))
  await serving.serveStanding([sector.code])
  call.output.line()
  call.output.line(`The register is in ${call.directory}.`)
  for (const code of codes)
    call.output.line(`What ${code} published is in ${publishedFolder({ directory: call.directory, code })}.`)
  return 0
}

type Side = (typeof sides)[number]

function examplesOf({ folder }: { readonly folder: string }): string {
  return join(packageFolder(), 'examples', folder)
}

async function showAppeal(side: Side, { call, verifierKey }: LoadedExample): Promise<ExitStatus> {
  const appeal = join(examplesOf(side), 'appeal.md')
  const { id } = splitDocument(readFileSync(appeal, 'utf8'), side.folder).frontMatter
  const out = join(publishedFolder({ directory: call.directory, code: side.code }), id)
  const run = (command: Command, words: readonly string[], options: Readonly<Record<string, string>>) =>
    command.run({ ...call, words, option: (name) => options[name], flag: () => false })
  call.output.line()
  call.output.line(`— ${side.code} —`)
  call.output.line('Every number of its appeal against the register (truebearing check):')
  const checked = await run(check, [appeal], {})
  if (checked !== 0) return checked
  call.output.line()
  call.output.line('Sealed and written as plain files (truebearing publish):')
  const made = await run(publish, [appeal], { out })
  if (made !== 0) return made
  call.output.line()
  call.output.line('Checked as a stranger would, from the files and the key alone (truebearing verify):')
  return run(verify, [out], { key: verifierKey() })
}

/** Where this package stands, with its examples. */
function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}
