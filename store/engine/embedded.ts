/** The embedded engine: PostgreSQL and PostGIS in WebAssembly, in a thread of this process, its data in a folder. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine, Parameter, Row, Session } from './engine.js'
import { takeLock } from './lock.js'
import { copyPrepared } from './prepared.js'
import { problem } from './problems.js'
import { NamedQueues, Queue } from './queue.js'
import { WorkerCalls } from './worker-calls.js'

/** The embedded engine with what only tests ask of it. */
export interface EmbeddedEngine extends Engine {
  /** How many fsyncs the database has made. */
  fsyncCount(): Promise<number>
}

/** Opens the embedded register of a data folder, makes it where there is none, and locks it for this process. */
export async function openEmbedded(directory: string): Promise<EmbeddedEngine> {
  makeFolder(directory)
  const lock = takeLock(directory)
  const folder = join(directory, 'database')
  try {
    copyPrepared(folder)
    const calls = await openCalls(folder)
    return new Embedded(folder, calls, lock.release)
  } catch (error) {
    lock.release()
    throw error
  }
}

function makeFolder(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true })
  } catch (error) {
    throw problem.folderNotWritable({
      directory,
      why: error instanceof Error ? error.message : String(error),
    })
  }
}

async function openCalls(folder: string): Promise<WorkerCalls> {
  const calls = new WorkerCalls(folder)
  await calls.opened()
  const [raster] = (await calls.call({
    what: 'query',
    sql: "select 1 as found from pg_extension where extname = 'postgis_raster'",
    parameters: [],
  })) as Row[]
  if (raster) throw problem.rasterPresent({})
  return calls
}

class Embedded implements EmbeddedEngine {
  readonly kind = 'embedded'
  readonly #queue = new Queue()
  readonly #exclusive = new NamedQueues()
  #reopening: Promise<void> | null = null

  constructor(
    readonly folder: string,
    private calls: WorkerCalls,
    readonly release: () => void,
  ) {}

  transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#queue.run(async () => {
      await this.#reopening
      const { calls } = this
      await calls.call({ what: 'run', sql: 'begin' })
      try {
        const result = await work(sessionOf(calls))
        await calls.call({ what: 'run', sql: 'commit' })
        return result
      } catch (error) {
        // A thread that was ended has rolled back by ending.
        if (calls === this.calls && !this.#reopening) await calls.call({ what: 'run', sql: 'rollback' })
        throw error
      }
    })
  }

  exclusive<T>(name: string, work: () => Promise<T>): Promise<T> {
    return this.#exclusive.run(name, work)
  }

  async cancel(): Promise<void> {
    const ended = this.calls
    this.#reopening = (async () => {
      await ended.terminate()
      this.calls = await openCalls(this.folder)
    })()
    await this.#reopening
    this.#reopening = null
  }

  maintain(statement: string): Promise<void> {
    return this.#queue.run(async () => {
      await this.calls.call({ what: 'run', sql: statement })
    })
  }

  async fsyncCount(): Promise<number> {
    return Number(await this.calls.call({ what: 'fsyncs' }))
  }

  async close(): Promise<void> {
    await this.#queue.run(async () => {
      try {
        await this.calls.call({ what: 'close' })
        await this.calls.terminate()
      } finally {
        this.release()
      }
    })
  }
}

function sessionOf(calls: WorkerCalls): Session {
  return {
    async query<T extends Row>(sql: string, parameters: readonly Parameter[] = []): Promise<T[]> {
      return (await calls.call({ what: 'query', sql, parameters })) as T[]
    },
    async copyIn(sql, text) {
      await calls.call({ what: 'copy', sql, text })
    },
  }
}
