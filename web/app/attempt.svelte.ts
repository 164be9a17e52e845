/** What a person asked for, and what became of it, for every page in the same way. */
import { Refusal } from './api.js'

/** Something that a person asked for, while it runs and when it was refused: what a page shows of it. */
export class Attempt {
  #busy = $state(false)
  #trouble = $state<unknown>(null)

  /** Whether it still runs: a second press waits. */
  get busy(): boolean {
    return this.#busy
  }

  /** What was refused, or null. */
  get trouble(): unknown {
    return this.#trouble
  }

  /** Whether something else came first: what is shown is no longer so. */
  get cameSecond(): boolean {
    return this.#trouble instanceof Refusal && this.#trouble.status === 409
  }

  /** Runs the work; what it throws is shown, and gives false. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    this.#busy = true
    this.#trouble = null
    try {
      await work()
      return true
    } catch (error) {
      this.#trouble = error
      // What the server refused is an answer; anything else is a bug, which the browser is told of too.
      if (!(error instanceof Refusal)) reportError(error)
      return false
    } finally {
      this.#busy = false
    }
  }
}
