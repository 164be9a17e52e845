/** Calls to the thread of the embedded engine, and what happens when it ends. */
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { databaseError } from './database-error.js'
import type { Reply, Request, WorkerStart } from './embedded-messages.js'
import type { Parameter, Row } from './engine.js'
import type { Connection } from './transaction.js'
import { boundValue } from './values.js'

interface Waiting {
  readonly done: (value: unknown) => void
  readonly fail: (error: Error) => void
}

type WithoutId<Each> = Each extends Request ? Omit<Each, 'id'> : never
type Call = WithoutId<Request>

/**
 * How much of a WebAssembly function runs before V8 compiles it again, optimised. V8's own budget is reached by hundreds
 * of functions while a database opens, and compiling those takes longer than a short command runs; what imports and
 * counts is optimised within its first seconds as before.
 */
const optimiseAfterBytes = 60_000_000

/** One thread with one database open in it. */
export class WorkerCalls implements Connection {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #last = 0
  #ended: Error | null = null

  private constructor(start: WorkerStart) {
    setFlagsFromString(`--wasm-tiering-budget=${optimiseAfterBytes}`)
    this.#worker = new Worker(new URL('./embedded-worker.js', import.meta.url), { workerData: start })
    this.#worker.on('message', (reply: Reply) => this.#settle(reply))
    this.#worker.on('error', (error) => this.#end(error instanceof Error ? error : new Error(String(error))))
    this.#worker.on('exit', (code) => this.#end(new Error(`the database thread ended with code ${code}`)))
  }

  /** Starts a thread and opens the database in it; throws why it does not open. */
  static async open(start: WorkerStart): Promise<WorkerCalls> {
    const calls = new WorkerCalls(start)
    await calls.#expect(0)
    return calls
  }

  /** Whether the thread has ended; then a new one must be opened. */
  get isEnded(): boolean {
    return this.#ended !== null
  }

  /** Whether a call waits for its answer. */
  get isBusy(): boolean {
    return this.#waiting.size > 0
  }

  async query(sql: string, parameters: readonly Parameter[]): Promise<Row[]> {
    return (await this.call({ what: 'query', sql, parameters: parameters.map(asText) })) as Row[]
  }

  async copyIn(sql: string, text: Uint8Array): Promise<void> {
    // One copy of these bytes alone: the caller's array may be part of a larger one, and stays the caller's.
    const own = new Uint8Array(text).buffer
    await this.call({ what: 'copy', sql, text: own }, [own])
  }

  async run(sql: string): Promise<string> {
    return String(await this.call({ what: 'run', sql }))
  }

  call(call: Call, transfer: readonly ArrayBuffer[] = []): Promise<unknown> {
    if (this.#ended) return Promise.reject(this.#ended)
    this.#last += 1
    const request = { ...call, id: this.#last } as Request
    const answer = this.#expect(request.id)
    this.#worker.postMessage(request, transfer)
    return answer
  }

  /** Ends the thread at once; every waiting call fails for that reason. */
  async terminate(reason: Error): Promise<void> {
    this.#end(reason)
    await this.#worker.terminate()
  }

  #expect(id: number): Promise<unknown> {
    // A thread that nobody waits for does not keep the process alive.
    this.#worker.ref()
    return new Promise((done, fail) => this.#waiting.set(id, { done, fail }))
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id)
    this.#waiting.delete(reply.id)
    if (this.#waiting.size === 0) this.#worker.unref()
    if (reply.error) this.#fail(waiting, reply.error)
    else waiting?.done(reply.value)
  }

  #fail(waiting: Waiting | undefined, fields: NonNullable<Reply['error']>): void {
    const error = databaseError(fields)
    waiting?.fail(error)
    if (fields.isFatal) void this.terminate(error)
  }

  #end(reason: Error): void {
    this.#ended ??= reason
    for (const waiting of this.#waiting.values()) waiting.fail(this.#ended)
    this.#waiting.clear()
  }
}

function asText(parameter: Parameter): string | null {
  const value = boundValue(parameter)
  if (!(value instanceof Uint8Array)) return value
  return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`
}
