/** The embedded engine: PostgreSQL and PostGIS in WebAssembly, in a thread of this process, its data in a folder. */
import { accessSync, constants, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine, Session } from './engine.js'
import { takeLock } from './lock.js'
import { preparedFolder, putInPlace } from './prepared.js'
import { problem } from './problems.js'
import { NamedQueues, Queue } from './queue.js'
import { holding, Running, refuseInside } from './transaction.js'
import { WorkerCalls } from './worker-calls.js'

/** The embedded engine with what only tests ask of it. */
export interface EmbeddedEngine extends Engine {
  readonly kind: 'embedded'
  /** How many fsyncs the present thread has made. */
  fsyncCount(): Promise<number>
}

/**
 * Opens the embedded register of a data folder, makes it where there is none, and locks it for this process.
 * `prepared` is the empty database that a new one is copied from; null makes a new one from nothing.
 * Refused with `register-in-use`, `folder-not-writable`, `disk-full` or `raster-extension-present`.
 */
export async function openEmbedded(
  directory: string,
  prepared: string | null = preparedIfThere(),
): Promise<EmbeddedEngine> {
  makeFolder(directory)
  const lock = takeLock(directory)
  const folder = join(directory, 'database')
  try {
    checkWritable(folder)
    return new Embedded(folder, await openCalls(folder, prepared), lock.release)
  } catch (error) {
    lock.release()
    throw error
  }
}

function makeFolder(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true })
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw problem.folderNotWritable({ directory, why })
  }
}

/** The lock shows that the outer folder can be written; a database that another user made there need not be. */
function checkWritable(folder: string): void {
  if (!existsSync(folder)) return
  try {
    accessSync(folder, constants.W_OK)
    accessSync(join(folder, 'global', 'pg_control'), constants.W_OK)
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw problem.folderNotWritable({ directory: folder, why })
  }
}

function preparedIfThere(): string | null {
  const folder = preparedFolder()
  return existsSync(folder) ? folder : null
}

async function openCalls(folder: string, prepared: string | null): Promise<WorkerCalls> {
  if (prepared === null && !existsSync(folder)) await makeFromNothing(folder)
  const calls = await WorkerCalls.open({ folder, prepared })
  const [raster] = await calls.query("select 1 from pg_extension where extname = 'postgis_raster'", [])
  if (!raster) return calls
  const refusal = problem.rasterPresent({})
  await calls.terminate(refusal)
  throw refusal
}

/** Aside, then renamed: a process that dies on the way leaves no half database under the name. */
async function makeFromNothing(folder: string): Promise<void> {
  const aside = `${folder}.aside`
  rmSync(aside, { recursive: true, force: true })
  const calls = await WorkerCalls.open({ folder: aside, prepared: null })
  await calls.call({ what: 'close' })
  await calls.terminate(new Error('the database was made'))
  putInPlace(aside, folder)
}

class Embedded implements EmbeddedEngine {
  readonly kind = 'embedded'
  readonly #queue = new Queue()
  readonly #exclusive = new NamedQueues()
  #running: Running | null = null
  #isClosed = false

  constructor(
    readonly folder: string,
    private calls: WorkerCalls,
    readonly release: () => void,
  ) {}

  transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#alone(async (running, calls) => {
      try {
        return await running.transaction(work)
      } catch (error) {
        await rollBack(calls)
        throw error
      }
    })
  }

  exclusive<T>(name: string, work: () => Promise<T>): Promise<T> {
    return this.#exclusive.run(name, work)
  }

  /**
   * The engine hears no cancel and no statement_timeout, so its thread is ended; the next call opens the folder again,
   * which takes about two seconds. A commit on its way is left to end.
   */
  async cancel(): Promise<void> {
    const running = this.#running
    if (running?.phase !== 'running') return
    running.cancel()
    if (this.calls.isBusy) await this.calls.terminate(problem.statementCancelled({}))
  }

  maintain(statement: string): Promise<void> {
    return this.#alone((running) => running.single(statement))
  }

  fsyncCount(): Promise<number> {
    return this.#queue.run(async () => Number(await (await this.#open()).call({ what: 'fsyncs' })))
  }

  close(): Promise<void> {
    return this.#queue.run(async () => {
      if (this.#isClosed) return
      this.#isClosed = true
      try {
        if (!this.calls.isEnded) await this.calls.call({ what: 'close' })
        await this.calls.terminate(new Error('the register is closed'))
      } finally {
        this.release()
      }
    })
  }

  /** Waits for its turn, then holds the one session there is. */
  async #alone<T>(work: (running: Running, calls: WorkerCalls) => Promise<T>): Promise<T> {
    refuseInside(this)
    return this.#queue.run(async () => {
      const calls = await this.#open()
      const running = new Running(calls)
      this.#running = running
      try {
        return await holding(this, running, () => work(running, calls))
      } finally {
        this.#running = null
      }
    })
  }

  async #open(): Promise<WorkerCalls> {
    if (this.#isClosed) throw new Error('the register is closed')
    if (this.calls.isEnded) this.calls = await openCalls(this.folder, null)
    return this.calls
  }
}

/** A thread that ended has rolled back by ending; one that cannot roll back is ended. */
async function rollBack(calls: WorkerCalls): Promise<void> {
  if (calls.isEnded) return
  try {
    await calls.run('rollback')
  } catch (error) {
    if (!calls.isEnded) await calls.terminate(error instanceof Error ? error : new Error(String(error)))
  }
}
