/** What a person reads on a terminal, or one JSON value for another program. */
import type { Problem } from '../core/problem.js'

/** Where a command writes to; tests hand in arrays. */
export interface Streams {
  readonly out: (text: string) => void
  readonly error: (text: string) => void
  /** Whether standard error is a terminal, on which a progress line can be redrawn. */
  readonly terminal: boolean
}

/** Writes lines for people, or with --json one value on standard output. */
export class Output {
  constructor(
    readonly json: boolean,
    readonly streams: Streams,
  ) {}

  /** A line for people; with --json it is left out. */
  line(text = ''): void {
    if (!this.json) this.streams.out(`${text}\n`)
  }

  /** The one value of --json. */
  value(value: unknown): void {
    if (this.json) this.streams.out(`${JSON.stringify(value, null, 2)}\n`)
  }

  /** Text that is the result itself, with or without --json (a mapping, a proof). */
  text(text: string): void {
    this.streams.out(text.endsWith('\n') ? text : `${text}\n`)
  }

  /** A remark beside the result, on standard error so that the result can be piped. */
  remark(text: string): void {
    if (!this.json) this.streams.error(`${text}\n`)
  }

  problem(problem: Problem): void {
    this.streams.error(
      this.json
        ? `${JSON.stringify(problem.toJSON(), null, 2)}\n`
        : `${problem.message}\n(${problem.code})\n`,
    )
  }
}

/** Rows as columns of even width; the first row is the head. */
export function table(
  rows: readonly (readonly string[])[],
  rightAligned: readonly number[] = [],
): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => [...(row[column] ?? '')].length)),
  )
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const space = ' '.repeat((widths[column] ?? 0) - [...cell].length)
        return rightAligned.includes(column) ? `${space}${cell}` : `${cell}${space}`
      })
      .join('  ')
      .trimEnd(),
  )
}

/** 12390 as 12,390. */
export function grouped(value: number): string {
  return value.toLocaleString('en-GB')
}

/** `1 row`, `12,390 rows`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${grouped(value)} ${value === 1 ? one : many}`
}
