/** A line on a terminal that says how far a long work is: bar, count, rate. Nothing where there is no terminal. */
import type { Output } from './output.js'
import { grouped } from './output.js'

const barWidth = 24

/** Redraws at most ten times a second, so that it costs nothing. */
export class Progress {
  #drawn = 0
  readonly #started: number

  constructor(
    readonly output: Output,
    readonly what: string,
    readonly total: number | null,
    readonly now: () => number = Date.now,
  ) {
    this.#started = now()
  }

  /** `done` of the total, with a count of rows or entries beside it. */
  update(done: number, count: number): void {
    const time = this.now()
    if (!this.output.streams.terminal || this.output.json || time - this.#drawn < 100) return
    this.#drawn = time
    this.output.streams.error(`\r\u001b[K${this.line(done, count, time)}`)
  }

  line(done: number, count: number, time: number): string {
    const seconds = Math.max((time - this.#started) / 1000, 0.001)
    const rate = `${grouped(count)} at ${grouped(Math.round(count / seconds))} a second`
    if (this.total === null || this.total === 0) return `${this.what}  ${rate}`
    const share = Math.min(done / this.total, 1)
    const filled = Math.round(share * barWidth)
    const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled)
    return `${this.what}  ${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${rate}`
  }

  /** Clears the line. */
  end(): void {
    if (this.#drawn > 0) this.output.streams.error('\r\u001b[K')
  }
}
