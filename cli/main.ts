/** The command line: reads the words, opens what the command needs, turns problems into exit codes. */
import { userInfo } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Problem } from '../core/problem.js'
import { problem as machineProblem } from '../store/engine/problems.js'
import { openProgramme } from '../store/open-programme.js'
import type { Call, Command, ExitStatus, Options } from './command.js'
import { commandNamed } from './commands.js'
import { helpText } from './help.js'
import type { Streams } from './output.js'
import { Output } from './output.js'
import { problem } from './problems.js'

const globalOptions: Options = {
  data: { type: 'string' },
  programme: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
}

/** The world around one call. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly directory: string
  readonly streams: Streams
  readonly now: () => Date
}

/** Runs one command; never throws for a problem, always for a bug. */
export async function run(words: readonly string[], around: Surroundings): Promise<ExitStatus> {
  const json = words.includes('--json')
  const output = new Output(json, around.streams)
  try {
    return await runCommand(words, around, output)
  } catch (error) {
    const told = isFullDisk(error) ? machineProblem.diskFull({}) : error
    if (!(told instanceof Problem)) throw error
    output.problem(told)
    return told.exitCode
  }
}

/** Files beside the database (findings, checkpoint) meet the same full disk. */
function isFullDisk(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC'
}

async function runCommand(
  words: readonly string[],
  around: Surroundings,
  output: Output,
): Promise<ExitStatus> {
  const at = commandAt(words)
  const name = at === -1 ? 'help' : (words[at] ?? 'help')
  const wantsHelp = name === 'help' || words.includes('--help') || words.includes('-h')
  if (name === 'help') {
    const after = words.slice(at + 1)
    output.text(await helpText(after[commandAt(after)]))
    return 0
  }
  const command = await commandNamed(name)
  if (!command) throw problem.unknownCommand({ command: name })
  if (wantsHelp) {
    output.text(await helpText(name))
    return 0
  }
  return command.run(
    readCall(
      command,
      words.filter((_, index) => index !== at),
      around,
      output,
    ),
  )
}

/** The first word that is neither an option nor the value of a global one. */
function commandAt(words: readonly string[]): number {
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    if (word === '--data' || word === '--programme') index += 1
    else if (!word.startsWith('-')) return index
  }
  return -1
}

function readCall(command: Command, words: readonly string[], around: Surroundings, output: Output): Call {
  const { values, positionals } = parsed(command, words)
  const { environment } = around
  const option = (name: string): string | undefined => {
    const value = values[name]
    return typeof value === 'string' ? value : undefined
  }
  const call: Call = {
    words: positionals,
    option,
    flag: (name) => values[name] === true,
    output,
    directory: resolve(
      around.directory,
      option('data') ?? environment.TRUEBEARING_DATA ?? 'truebearing-data',
    ),
    databaseUrl: environment.DATABASE_URL || undefined,
    programmeCode: option('programme') ?? 'EXAMPLE',
    now: around.now,
    environment,
    person: environment.TRUEBEARING_PERSON || userInfo().username,
    withProgramme: async (work) => {
      const opened = await openProgramme(call, call.programmeCode)
      try {
        return await work(opened.programme)
      } finally {
        await opened.close()
      }
    },
  }
  return call
}

/** A coordinate may start with a minus, which would be read as an option: such words go behind the mark `--`. */
function coordinatesLast(words: readonly string[]): string[] {
  const isCoordinate = (word: string) => /^-\d[^a-z]*[,;°]/i.test(word)
  const coordinates = words.filter(isCoordinate)
  if (coordinates.length === 0) return [...words]
  return [...words.filter((word) => !isCoordinate(word)), '--', ...coordinates]
}

function parsed(command: Command, words: readonly string[]) {
  try {
    return parseArgs({
      args: coordinatesLast(words),
      options: { ...globalOptions, ...command.options },
      allowPositionals: true,
      strict: true,
    })
  } catch (error) {
    const what = error instanceof Error ? error.message.split('. ')[0] : String(error)
    throw problem.wrongUse({ what: `${what}.`, usage: `${command.name} ${command.usage}` })
  }
}
