/** One transaction on one connection: what both engines promise about it. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Parameter, Row, Session } from './engine.js'
import { problem } from './problems.js'

/** A connection of either engine, which speaks to one database session. */
export interface Connection {
  query(sql: string, parameters: readonly Parameter[]): Promise<Row[]>
  copyIn(sql: string, text: Uint8Array): Promise<void>
  /** A statement without parameters and rows, also one outside a transaction; gives its command tag (`COMMIT`). */
  run(sql: string): Promise<string>
}

/** Where the running work is: what is cancelled while it commits is not cancelled any more. */
type Phase = 'running' | 'committing' | 'ended'

/** A transaction, or a statement outside of one, that can be cancelled. */
export class Running implements Session {
  #phase: Phase = 'running'
  #cancelled = false
  #inFlight = 0
  /** The error of the last statement: PostgreSQL answers COMMIT with a silent rollback where there was one. */
  #failure: unknown = null

  constructor(private readonly connection: Connection) {}

  get phase(): Phase {
    return this.#phase
  }

  get isCancelled(): boolean {
    return this.#cancelled
  }

  /** Whether a statement waits for its answer. */
  get isBusy(): boolean {
    return this.#inFlight > 0
  }

  /** The statement that runs and every later one fail with `statement-cancelled`. */
  cancel(): void {
    this.#cancelled = true
  }

  async query<T extends Row = Row>(sql: string, parameters: readonly Parameter[] = []): Promise<T[]> {
    return (await this.#statement(() => this.connection.query(sql, parameters))) as T[]
  }

  copyIn(sql: string, text: Uint8Array): Promise<void> {
    return this.#statement(() => this.connection.copyIn(sql, text))
  }

  /** Runs one statement outside a transaction. */
  async single(sql: string): Promise<void> {
    try {
      await this.#statement(() => this.connection.run(sql))
    } finally {
      this.#phase = 'ended'
    }
  }

  /** Begins, works, commits; rolls back and throws what the work or a statement threw. */
  async transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    try {
      await this.#statement(() => this.connection.run('begin'))
      const result = await work(this)
      if (this.#cancelled) throw problem.statementCancelled({})
      if (this.#failure) throw this.#failure
      this.#phase = 'committing'
      const tag = await this.connection.run('commit')
      if (tag !== 'COMMIT') throw new Error(`the transaction was not committed but answered with ${tag}`)
      return result
    } finally {
      this.#phase = 'ended'
    }
  }

  async #statement<T>(statement: () => Promise<T>): Promise<T> {
    if (this.#phase !== 'running') throw new Error('a statement came after the end of its transaction')
    if (this.#cancelled) throw problem.statementCancelled({})
    this.#inFlight += 1
    try {
      const result = await statement()
      this.#failure = null
      return result
    } catch (error) {
      this.#failure = this.#cancelled ? problem.statementCancelled({}) : error
      throw this.#failure
    } finally {
      this.#inFlight -= 1
    }
  }
}

interface Around {
  readonly engine: object
  readonly running: Running
  readonly outer: Around | undefined
}

const around = new AsyncLocalStorage<Around>()

/**
 * Runs work that holds an engine's session. A second transaction of the same engine inside it would wait for the first
 * for ever in the embedded engine, so it is refused on both.
 */
export function holding<T>(engine: object, running: Running, work: () => Promise<T>): Promise<T> {
  return around.run({ engine, running, outer: around.getStore() }, work)
}

/** Throws where a transaction of this engine is open around the caller. */
export function refuseInside(engine: object): void {
  for (let outer = around.getStore(); outer; outer = outer.outer) {
    if (outer.engine === engine && outer.running.phase === 'running') {
      throw new Error('a transaction was begun inside a transaction of the same register')
    }
  }
}
