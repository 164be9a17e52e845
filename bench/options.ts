/** The words after `npm run bench --`. */
import { parseArgs } from 'node:util'
import type { EngineName } from './place.js'

export const parts = [
  'import',
  'memory',
  'figure',
  'verify',
  'protect',
  'start',
  'tiles',
  'items',
  'list',
  'sheets',
  'signatures',
  'people',
] as const
export type Part = (typeof parts)[number]

/** What is to be measured. */
export interface Options {
  readonly only: readonly Part[]
  readonly engines: readonly EngineName[]
  /** Rows of the timed import. */
  readonly rows: number
  /** Rows of the imports whose memory is looked at, ascending. */
  readonly sizes: readonly number[]
  readonly victims: number
  readonly tiles: number
  readonly rounds: number
  /** How long fifty people stay. */
  readonly staySeconds: number
  readonly write: boolean
}

export const usage = `npm run bench -- [--quick] [--full] [--rows N] [--stay SECONDS] [--engine embedded|server] [--only ${parts.join('|')}] [--write]
  --quick  small sizes and one round: whether it runs, not how fast it is
  --full   imports of a million rows too, which take many minutes
  --write  puts the numbers into docs/performance.md; without it nothing in the checkout changes`

/** Reads the words; throws what is wrong with them. */
export function readOptions(words: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      quick: { type: 'boolean' },
      full: { type: 'boolean' },
      rows: { type: 'string' },
      stay: { type: 'string' },
      engine: { type: 'string' },
      only: { type: 'string' },
      write: { type: 'boolean' },
    },
  })
  const quick = values.quick === true
  const rows = values.rows === undefined ? (quick ? 5000 : 100_000) : Number(values.rows)
  if (!Number.isInteger(rows) || rows < 1) throw new Error('--rows takes a number of rows')
  const staySeconds = values.stay === undefined ? (quick ? 5 : 120) : Number(values.stay)
  if (!Number.isInteger(staySeconds) || staySeconds < 1) throw new Error('--stay takes a number of seconds')
  const sizes = quick ? [1000, rows] : [10_000, 100_000, ...(values.full === true ? [1_000_000] : [])]
  return {
    only: values.only === undefined ? parts : [oneOf(values.only, parts, '--only')],
    engines:
      values.engine === undefined
        ? ['embedded', 'server']
        : [oneOf(values.engine, ['embedded', 'server'] as const, '--engine')],
    rows,
    sizes: [...new Set(sizes)].sort((one, other) => one - other),
    tiles: quick ? 100 : 1000,
    victims: quick ? 50_000 : 1_000_000,
    rounds: quick ? 1 : 3,
    staySeconds,
    write: values.write === true,
  }
}

function oneOf<Word extends string>(word: string, words: readonly Word[], option: string): Word {
  const found = words.find((known) => known === word)
  if (!found) throw new Error(`${option} is one of ${words.join(', ')}`)
  return found
}
