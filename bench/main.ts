/** `npm run bench`: ratios measured in one run, each against its stated limit. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { measureImport, measureMemory } from './measure-import.js'
import { measureList } from './measure-list.js'
import { measurePeople } from './measure-people.js'
import { measureProtection } from './measure-protection.js'
import { measureFigures, measureStart, measureVerifying } from './measure-rest.js'
import { measureItems, measureTiles } from './measure-serve.js'
import { measureSheets } from './measure-sheets.js'
import { measureSignatures } from './measure-signatures.js'
import type { Options, Part } from './options.js'
import { readOptions, usage } from './options.js'
import type { EngineName } from './place.js'
import { serverUrl, temporaryFolder } from './place.js'
import { root } from './processes.js'
import type { Line } from './report.js'
import { commit, machine, textTable } from './report.js'
import { writeDocument } from './write-document.js'

/** The measurements of one part; those that need no register run once, beside the embedded engine. */
async function measure(part: Part, engine: EngineName, options: Options, folder: string) {
  switch (part) {
    case 'import':
      return measureImport(engine, options, folder)
    case 'memory':
      return measureMemory(engine, options, folder)
    case 'figure':
      return measureFigures(engine, options)
    case 'verify':
      return engine === 'embedded' ? measureVerifying() : []
    case 'protect':
      return engine === 'embedded' ? measureProtection() : []
    case 'tiles':
      return measureTiles(engine, options.tiles)
    case 'signatures':
      return measureSignatures(engine, options, folder)
    case 'people':
      return measurePeople(engine, options.staySeconds)
    case 'items':
      return measureItems(engine)
    case 'list':
      return measureList(engine, options)
    case 'sheets':
      return measureSheets(engine)
    case 'start':
      return engine === 'embedded' ? measureStart(options) : []
  }
}

async function run(options: Options): Promise<readonly Line[]> {
  const engines = options.engines.filter((engine) => engine === 'embedded' || serverUrl !== undefined)
  if (engines.length < options.engines.length)
    console.error('NOT MEASURED ON A SERVER: TRUEBEARING_TEST_SERVER is not set and none could be started.')
  const folder = temporaryFolder()
  const lines: Line[] = []
  try {
    for (const part of options.only) {
      for (const engine of engines) {
        const found = await measure(part, engine, options, folder)
        lines.push(...found)
        for (const line of found) console.error(textTable([line]).split('\n')[1])
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return lines
}

function optionsOrExit(): Options {
  try {
    return readOptions(process.argv.slice(2))
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${usage}`)
    return process.exit(2)
  }
}

const options = optionsOrExit()
const before = machine()
const lines = await run(options)
const after = machine()
console.log(`\n${before}\nafter: ${after.slice(after.lastIndexOf('load'))}\n\n${textTable(lines)}`)
if (options.write) {
  const path = join(root(), 'docs', 'performance.md')
  writeDocument(path, { lines, before, after, commit: commit(root()) })
  console.log(`\nWritten to ${path}`)
}
