/** Sends what waits while the service runs: at once when something was asked for, and every half minute for retries. */
import { Problem } from '../../core/problem.js'
import type { Programme } from '../../store/programme.js'
import { settingsNow } from '../../store/settings.js'
import { secondsOf } from '../../store/signing/documents.js'
import type { ServerRefusal } from './problems.js'
import { sendWaiting } from './send-waiting.js'

/** Why no message could be sent. */
export interface MailTrouble {
  readonly why: ServerRefusal | 'password_missing' | 'password_open' | 'unexpected'
  /** What the server answered, or the name of the failure of the network; null where no server was asked. */
  readonly code: string | null
  /** Whole seconds since 1970. */
  readonly at: number
}

const betweenMilliseconds = 30_000

/** One loop a service; runs never overlap. */
export class MailLoop {
  #running: Promise<void> | null = null
  #again = false
  #trouble: MailTrouble | null = null
  readonly #timer: NodeJS.Timeout

  constructor(
    readonly programme: Programme,
    readonly environment: NodeJS.ProcessEnv,
    readonly log: (line: string) => void,
  ) {
    this.#timer = setInterval(() => this.wake(), betweenMilliseconds)
    this.#timer.unref()
  }

  /** Why the last try failed; null where none did since a message last went out. */
  get trouble(): MailTrouble | null {
    return this.#trouble
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
      if ((await settingsNow(this.programme)).mail === null) {
        this.#trouble = null
        return
      }
      const { taken, refused, given_up, waiting } = await sendWaiting(this.programme, this.environment)
      const isReached = taken + refused + given_up + waiting > 0
      // Where nothing waited, a server that could not be used was not asked again; a password was looked for.
      if (isReached || !isOfServer(this.#trouble)) this.#trouble = null
      if (isReached)
        this.log(
          `mail: ${taken} taken, ${refused + given_up} not taken for good, ${waiting} to be tried again`,
        )
    } catch (error) {
      this.#trouble = troubleOf(error, secondsOf(this.programme.now()))
      // The service goes on; what waits is tried again. A bug is told without its text, which may quote an address.
      this.log(
        error instanceof Problem
          ? `mail: ${error.code}: ${error.message}`
          : `mail: unexpected ${nameOf(error)}`,
      )
    }
  }
}

function isOfServer(trouble: MailTrouble | null): boolean {
  return trouble !== null && trouble.code !== null
}

/** Nothing but a code is taken over from what a server said or what was thrown: it may quote an address. */
function troubleOf(error: unknown, at: number): MailTrouble {
  const { code: problem, details } = error instanceof Problem ? error : { code: '', details: {} }
  if (problem === 'mail-password-missing') return { why: 'password_missing', code: null, at }
  if (problem === 'mail-password-open') return { why: 'password_open', code: null, at }
  const { why, code } = details as { readonly why?: ServerRefusal; readonly code?: string }
  if (problem === 'mail-server-refuses' && why && code) return { why, code, at }
  return { why: 'unexpected', code: null, at }
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [error.name, ...places].join('\n')
}
