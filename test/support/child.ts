/** Commands in a process of their own, which may die. */
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const killer = new URL('./killer.js', import.meta.url).href

/** How a child ended. */
export interface Ended {
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly error: string
}

/** A running child: its end, and a way to end it. */
export interface Child {
  readonly ended: Promise<Ended>
  /** Resolves when it has written so many lines. */
  lines(count: number): Promise<void>
  kill(signal: NodeJS.Signals): void
}

/** Starts a module of test/support with Node. */
export function start(
  module: string,
  words: readonly string[],
  how: {
    readonly environment?: Readonly<Record<string, string | undefined>>
    readonly preload?: boolean
  } = {},
): Child {
  const options = how.preload ? ['--import', killer] : []
  const script = fileURLToPath(new URL(`./${module}.js`, import.meta.url))
  const child = spawn(process.execPath, [...options, script, ...words], {
    env: { ...process.env, NODE_TEST_CONTEXT: undefined, ...how.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let error = ''
  const waiting: { readonly count: number; readonly done: () => void }[] = []
  const settle = () => {
    const lines = out.split('\n').length - 1
    for (const wish of waiting) if (lines >= wish.count) wish.done()
  }
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString()
    settle()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    error += chunk.toString()
  })
  const ended = new Promise<Ended>((done) => {
    child.on('close', (status, signal) => {
      for (const wish of waiting) wish.done()
      done({ status, signal, out, error })
    })
  })
  return {
    ended,
    lines: (count) =>
      new Promise((done) => {
        waiting.push({ count, done })
        settle()
      }),
    kill: (signal) => {
      child.kill(signal)
    },
  }
}

/** Runs one command of the command line in a child. */
export function runCommand(
  place: { readonly directory: string; readonly databaseUrl: string | undefined },
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
): Promise<Ended> {
  return start('child-command', [...words, '--data', place.directory], {
    environment: { DATABASE_URL: place.databaseUrl ?? '', TRUEBEARING_PERSON: 'tester', ...environment },
    preload:
      environment.TRUEBEARING_DIE_AT !== undefined || environment.TRUEBEARING_COUNT_WRITES !== undefined,
  }).ended
}

/** How many moments a crash test takes: few in `npm test`, TRUEBEARING_CRASH_MOMENTS in `npm run test:crash`. */
export const crashMoments = Number(process.env.TRUEBEARING_CRASH_MOMENTS ?? 5)

/** What an engine writes to: files, or the socket to its server. */
export function writesOf(kind: 'embedded' | 'server'): 'files' | 'sockets' {
  return kind === 'embedded' ? 'files' : 'sockets'
}

/** How often the busiest thread of a child wrote that ran with TRUEBEARING_COUNT_WRITES. */
export function countedWrites(counts: string, kind: 'embedded' | 'server'): number {
  const beginning = `${basename(counts)}.${writesOf(kind)}.`
  const found = readdirSync(dirname(counts))
    .filter((name) => name.startsWith(beginning))
    .map((name) => Number(readFileSync(join(dirname(counts), name), 'utf8')))
  return Math.max(...found)
}
