/** How often signing in may fail in an hour. A name that is nobody's is counted as any other. */
import { clientOf } from '../client.js'
import type { Call } from '../serving.js'
import { ClientLimits } from '../signing/client-limits.js'
import { problem } from './problems.js'

/** OWASP ASVS 4.0.3, 2.2.1 allows a hundred; an office shares one address. */
export const mostOfName = 10
export const mostOfClient = 60

/** Counts failures in memory alone, by keyed hashes. */
export class SignInAttempts {
  readonly #names: ClientLimits
  readonly #clients: ClientLimits

  constructor(now: () => Date) {
    this.#names = new ClientLimits(now)
    this.#clients = new ClientLimits(now)
  }

  /** Runs an attempt; it counts unless it succeeds. Throws `too-many-attempts`, then without running it. */
  async run<T>(call: Call, name: string | null, attempt: () => Promise<T>): Promise<T> {
    const client = clientOf(call)
    this.#take(this.#clients, client, mostOfClient)
    // Counted before it is known how it ends: a hundred at once are not all let through.
    if (name !== null) this.#take(this.#names, name, mostOfName)
    const result = await attempt()
    this.#clients.giveBack(client)
    if (name !== null) this.#names.giveBack(name)
    return result
  }

  #take(limits: ClientLimits, who: string, most: number): void {
    const minutes = limits.take(who, most)
    if (minutes !== null) throw problem.tooManyAttempts({ minutes })
  }
}
