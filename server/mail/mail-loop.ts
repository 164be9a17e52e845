/** Sends what waits while the service runs: at once when something was asked for, and every half minute for retries. */
import { Problem } from '../../core/problem.js'
import type { Programme } from '../../store/programme.js'
import { settingsNow } from '../../store/settings.js'
import { sendWaiting } from './send-waiting.js'

const betweenMilliseconds = 30_000

/** One loop a service; runs never overlap. */
export class MailLoop {
  #running: Promise<void> | null = null
  #again = false
  readonly #timer: NodeJS.Timeout

  constructor(
    readonly programme: Programme,
    readonly environment: NodeJS.ProcessEnv,
    readonly log: (line: string) => void,
  ) {
    this.#timer = setInterval(() => this.wake(), betweenMilliseconds)
    this.#timer.unref()
  }

  /** Sends soon; whoever asks does not wait for it. */
  wake(): void {
    if (this.#running) {
      this.#again = true
      return
    }
    this.#running = this.#run().finally(() => {
      this.#running = null
      if (this.#again) {
        this.#again = false
        this.wake()
      }
    })
  }

  /** Waits for the run that goes on, and begins no other. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    this.#again = false
    await this.#running
  }

  async #run(): Promise<void> {
    try {
      if ((await settingsNow(this.programme)).mail === null) return
      const { taken, refused, given_up, waiting } = await sendWaiting(this.programme, this.environment)
      if (taken + refused + given_up + waiting > 0)
        this.log(
          `mail: ${taken} taken, ${refused + given_up} not taken for good, ${waiting} to be tried again`,
        )
    } catch (error) {
      // The service goes on; what waits is tried again. A bug is told without its text, which may quote an address.
      this.log(
        error instanceof Problem
          ? `mail: ${error.code}: ${error.message}`
          : `mail: unexpected ${nameOf(error)}`,
      )
    }
  }
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [error.name, ...places].join('\n')
}
