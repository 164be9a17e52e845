/** What the benchmark found, as a table for a terminal and for docs/performance.md. */
import { execFileSync } from 'node:child_process'
import { cpus, loadavg, totalmem } from 'node:os'
import type { EngineName } from './place.js'

/** One measurement against its limit. */
export interface Line {
  readonly what: string
  readonly engine: EngineName | null
  readonly measured: string
  /** What it is set against; empty where a plain limit is. */
  readonly against: string
  /** The value that is limited, as text with its unit, and the limit; null where none is stated. */
  readonly value: string
  readonly limit: string | null
  /** Whether it is within its limit; null where there is none. */
  readonly holds: boolean | null
}

/** A line whose ratio is limited. Rounds are taken by their median. */
export function ratioLine(
  what: string,
  engine: EngineName | null,
  times: {
    readonly milliseconds: number
    readonly against: number
    readonly of: string
    readonly limit: number | null
  },
): Line {
  const ratio = times.milliseconds / times.against
  return {
    what,
    engine,
    measured: seconds(times.milliseconds),
    against: `${seconds(times.against)} ${times.of}`,
    value: ratio.toFixed(2),
    limit: times.limit === null ? null : `${times.limit}`,
    holds: times.limit === null ? null : ratio <= times.limit,
  }
}

/** A line whose value itself is limited. */
export function limitLine(
  line: Pick<Line, 'what' | 'engine' | 'measured'> & {
    readonly value: number
    readonly limit: number
    readonly unit: string
  },
): Line {
  const { what, engine, measured, value, limit, unit } = line
  return {
    what,
    engine,
    measured,
    against: '',
    value: `${round(value)} ${unit}`,
    limit: `${round(limit)} ${unit}`,
    holds: value <= limit,
  }
}

/** The middle of an odd number of rounds, the upper of the two middle ones of an even number. */
export function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** 1234.5 milliseconds as `1.23 s`, short times in milliseconds. */
export function seconds(milliseconds: number): string {
  if (milliseconds < 100) return `${milliseconds.toFixed(1)} ms`
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1)} s`
}

/** 100000 as 100,000. */
export function grouped(value: number): string {
  return value.toLocaleString('en-GB')
}

function round(value: number): string {
  return value < 100 ? String(Number(value.toPrecision(2))) : grouped(Math.round(value))
}

const heads = ['what', 'engine', 'measured', 'against', 'value', 'limit', '']

function cells(line: Line): readonly string[] {
  const verdict = line.holds === null ? '' : line.holds ? 'within' : 'OVER'
  return [line.what, line.engine ?? '', line.measured, line.against, line.value, line.limit ?? '', verdict]
}

/** The table for a terminal. */
export function textTable(lines: readonly Line[]): string {
  const rows = [heads, ...lines.map(cells)]
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** The table for the document. */
export function markdownTable(lines: readonly Line[]): string {
  const rows = [heads, heads.map(() => '---'), ...lines.map(cells)]
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n')
}

/** The machine as it is now: cores, memory, versions, load. */
export function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30)
  const load = loadavg()
    .map((value) => value.toFixed(2))
    .join(', ')
  return `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${memory} GiB, ${process.platform}, Node ${process.versions.node}; load ${load}`
}

/** The commit that is measured, with a mark where files were changed since; empty outside a checkout. */
export function commit(folder: string): string {
  try {
    const options = { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] as const, encoding: 'utf8' as const }
    return execFileSync('git', ['describe', '--always', '--dirty=, with changes'], {
      ...options,
      stdio: [...options.stdio],
    }).trim()
  } catch {
    // A downloaded release has no history.
    return ''
  }
}
