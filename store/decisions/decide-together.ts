/**
 * Decisions that come at the same time are written together: one transaction, one wait for the disk, one checkpoint.
 * Each is still done or refused by itself.
 */
import { keepCheckpoint } from '../checkpoint.js'
import type { Engine } from '../engine/engine.js'
import type { Programme } from '../programme.js'
import { oneAtATime } from '../programme.js'
import type { Decided, Decision, Outcome } from './decisions.js'
import { decideEach } from './decisions.js'

interface Waiting {
  readonly programme: Programme
  readonly decision: Decision
  readonly done: (decided: Decided) => void
  readonly fail: (error: unknown) => void
}

/** At most so many rows are written before those who decided on them are answered. */
const mostRowsTogether = 200

const lines = new WeakMap<Engine, Map<string, Line>>()

/**
 * Writes a decision, and answers when it is durable and the checkpoint over it is kept. Throws what `decideEach` refuses
 * it with; whatever else is decided at the same time stands.
 */
export function decideTogether(programme: Programme, decision: Decision): Promise<Decided> {
  const ofEngine = lines.get(programme.engine) ?? new Map<string, Line>()
  lines.set(programme.engine, ofEngine)
  const line = ofEngine.get(programme.programmeId) ?? new Line()
  ofEngine.set(programme.programmeId, line)
  return line.join(programme, decision)
}

/** Those whose decisions on one programme wait in this process. */
class Line {
  readonly #waiting: Waiting[] = []
  #isMoving = false

  join(programme: Programme, decision: Decision): Promise<Decided> {
    return new Promise((done, fail) => {
      this.#waiting.push({ programme, decision, done, fail })
      if (!this.#isMoving) void this.#move()
    })
  }

  async #move(): Promise<void> {
    this.#isMoving = true
    while (this.#waiting.length > 0) await this.#writeOrOneByOne(this.#takeSome())
    this.#isMoving = false
  }

  /** Those who came first, as many as fit; one who decides on more than fit goes alone. */
  #takeSome(): readonly Waiting[] {
    let rows = 0
    const after = this.#waiting.findIndex(({ decision }, index) => {
      rows += decision.rows.length
      return rows > mostRowsTogether && index > 0
    })
    return this.#waiting.splice(0, after === -1 ? this.#waiting.length : after)
  }

  /** Where one of several fails before anything is committed, nothing of them is written: then each goes alone. */
  async #writeOrOneByOne(together: readonly Waiting[]): Promise<void> {
    const [first] = together
    if (!first) return
    let isWritten = false
    try {
      const { programme } = first
      const decisions = together.map(({ decision }) => decision)
      const outcomes = await oneAtATime(programme, async () => {
        const decided = await programme.engine.transaction(async (session) => {
          const written = await decideEach(session, programme, decisions)
          isWritten = true
          return written
        })
        if (decided.some((outcome) => outcome !== 'waits' && 'done' in outcome))
          await keepCheckpoint(programme)
        return decided
      })
      this.#answer(together, outcomes)
    } catch (error) {
      if (isWritten || together.length === 1) for (const one of together) one.fail(error)
      else for (const one of together) await this.#writeOrOneByOne([one])
    }
  }

  #answer(together: readonly Waiting[], outcomes: readonly Outcome[]): void {
    const again: Waiting[] = []
    for (const [index, one] of together.entries()) {
      const outcome = outcomes[index] ?? 'waits'
      if (outcome === 'waits') again.push(one)
      else if ('done' in outcome) one.done(outcome.done)
      else one.fail(outcome.refused)
    }
    this.#waiting.unshift(...again)
  }
}
