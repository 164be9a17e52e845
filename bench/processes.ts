/** Other processes of the benchmark: jobs that need a memory of their own, and the command line itself. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { jobs } from './jobs.js'
import type { Place } from './place.js'

type Jobs = typeof jobs

/** What a process said and how long it ran, from its start to its end. */
export interface Ran {
  readonly milliseconds: number
  readonly out: string
}

/** Runs a job in a process of its own. */
export async function runJob<Name extends keyof Jobs>(
  name: Name,
  input: Parameters<Jobs[Name]>[0],
): Promise<Awaited<ReturnType<Jobs[Name]>>> {
  const script = fileURLToPath(new URL('./job.js', import.meta.url))
  const { out } = await runNode([script, name, JSON.stringify(input)])
  return JSON.parse(out.trim().split('\n').at(-1) ?? '') as Awaited<ReturnType<Jobs[Name]>>
}

/** Runs one command of the command line, as a person would. */
export function runCommand(place: Place, words: readonly string[]): Promise<Ran> {
  const script = join(root(), 'bin', 'truebearing.js')
  return runNode([script, ...words, '--data', place.directory], { DATABASE_URL: place.databaseUrl ?? '' })
}

/** The folder of this package. */
export function root(folder = dirname(fileURLToPath(import.meta.url))): string {
  return existsSync(join(folder, 'package.json')) ? folder : root(dirname(folder))
}

function runNode(words: readonly string[], environment: Record<string, string> = {}): Promise<Ran> {
  return runProgram(process.execPath, words, environment)
}

/** Runs a program; throws where it fails. */
export function runProgram(
  program: string,
  words: readonly string[],
  environment: Record<string, string> = {},
): Promise<Ran> {
  const started = performance.now()
  const child = spawn(program, words, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  })
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString()
  })
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (status) => {
      const milliseconds = performance.now() - started
      if (status === 0) done({ milliseconds, out })
      else fail(new Error(`${program} ${words.slice(0, 2).join(' ')} ended with ${status}`))
    })
  })
}
