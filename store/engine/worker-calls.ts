/** Calls to the thread of the embedded engine, and what happens when it ends. */
import { Worker } from 'node:worker_threads'
import { DatabaseError } from './database-error.js'
import type { Reply, Request } from './embedded-messages.js'
import { problem } from './problems.js'

interface Waiting {
  readonly done: (value: unknown) => void
  readonly fail: (error: Error) => void
}

type Call = Request extends infer Each ? (Each extends Request ? Omit<Each, 'id'> : never) : never

/** One thread with one database open in it. */
export class WorkerCalls {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #last = 0
  #ended: Error | null = null

  constructor(folder: string) {
    this.#worker = new Worker(new URL('./embedded-worker.js', import.meta.url), { workerData: { folder } })
    this.#worker.on('message', (reply: Reply) => this.#settle(reply))
    this.#worker.on('error', (error) => this.#end(error instanceof Error ? error : new Error(String(error))))
    this.#worker.on('exit', (code) => this.#end(new Error(`the database thread ended with code ${code}`)))
  }

  /** Resolves when the database is open. */
  opened(): Promise<unknown> {
    return this.#expect(0)
  }

  call(call: Call): Promise<unknown> {
    if (this.#ended) return Promise.reject(this.#ended)
    this.#last += 1
    const request = { ...call, id: this.#last } as Request
    const answer = this.#expect(request.id)
    this.#worker.postMessage(request)
    return answer
  }

  /** Ends the thread at once; every waiting call fails as cancelled. */
  async terminate(): Promise<void> {
    this.#end(problem.statementCancelled({}))
    await this.#worker.terminate()
  }

  #expect(id: number): Promise<unknown> {
    return new Promise((done, fail) => this.#waiting.set(id, { done, fail }))
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id)
    this.#waiting.delete(reply.id)
    if (reply.error) waiting?.fail(DatabaseError.from(reply.error))
    else waiting?.done(reply.value)
  }

  #end(reason: Error): void {
    this.#ended ??= reason
    for (const waiting of this.#waiting.values()) waiting.fail(this.#ended)
    this.#waiting.clear()
  }
}
