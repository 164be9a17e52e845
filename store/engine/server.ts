/** The server engine: PostgreSQL 15 or newer with PostGIS 3.3 or newer, through `pg`. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import type { Engine, Session } from './engine.js'
import { problem } from './problems.js'
import { NamedQueues } from './queue.js'
import { checkServer } from './server-checks.js'
import { clientSettings, connectClient, nameOfServer, ServerConnection } from './server-connection.js'
import { holding, Running, refuseInside } from './transaction.js'
import { sessionSettings } from './values.js'

const connections = 10
const cancelAgainMilliseconds = 20

type Client = pg.ClientBase & { readonly processID: number }

/** The connection that holds a lock, for the transactions of the work that is done under it, one at a time. */
interface LockHolder {
  readonly engine: object
  readonly client: Client
  readonly connection: ServerConnection
  isLent: boolean
  isEnded: boolean
}

const lockHolder = new AsyncLocalStorage<LockHolder>()

/** Opens a register on a server; refuses one that cannot hold it, and says what to do. */
export async function openServer(url: string): Promise<Engine> {
  const settings = clientSettings(url)
  const client = await connectClient(settings)
  try {
    await checkServer(client)
  } finally {
    await client.end()
  }
  return new Server(settings, poolOf(settings))
}

function poolOf(settings: pg.ClientConfig): pg.Pool {
  const pool = new pg.Pool({
    ...settings,
    max: connections,
    // A process that has nothing else to do may end without waiting for idle connections.
    allowExitOnIdle: true,
    // Every session speaks the same way before its first statement.
    verify: (client: pg.PoolClient, done: (error?: Error) => void) => {
      client.query(sessionSettings.join('; ')).then(() => done(), done)
    },
  } as pg.PoolConfig)
  // An idle connection that the server ends is replaced at the next call; one at work says so by its next statement.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

class Server implements Engine {
  readonly kind = 'server'
  readonly #running = new Map<Running, Client>()
  readonly #exclusive = new NamedQueues()

  constructor(
    readonly settings: pg.ClientConfig,
    readonly pool: pg.Pool,
  ) {}

  transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    refuseInside(this)
    return this.#withClient(async (running, connection) => {
      try {
        return await running.transaction(work)
      } catch (error) {
        await connection.rollBack()
        throw error
      }
    })
  }

  /**
   * Callers of this process wait in a queue; only the first of each name asks the server, on its own connection. The
   * transactions of the work run there too, so that they do not wait behind readers for one of the pool.
   */
  exclusive<T>(name: string, work: () => Promise<T>): Promise<T> {
    return this.#exclusive.run(name, async () => {
      const client = (await connectClient(this.settings)) as pg.Client & { readonly processID: number }
      const connection = new ServerConnection(client)
      const own = { engine: this, client, connection, isLent: false, isEnded: false }
      try {
        await connection.run(sessionSettings.join('; '))
        await connection.query('select pg_advisory_lock(hashtextextended($1, 1))', [name])
        const result = await lockHolder.run(own, work)
        // A connection that was lost on the way gave the lock to somebody else.
        await connection.run('select 1')
        return result
      } finally {
        own.isEnded = true
        // Ending the session gives the lock back, whatever state it is in.
        await client.end()
      }
    })
  }

  /** Ends what runs for this process. Every session is told until it has heard: a statement may still be on its way. */
  async cancel(): Promise<void> {
    const running = [...this.#running].filter(([each]) => each.phase === 'running')
    for (const [each] of running) each.cancel()
    if (!running.some(([each]) => each.isBusy)) return
    // The pool may be busy to the last connection with what is to be cancelled.
    const client = await connectClient(this.settings)
    try {
      for (;;) {
        const busy = running.filter(([each]) => each.isBusy).map(([, { processID }]) => processID)
        if (busy.length === 0) return
        await client.query('select pg_cancel_backend(id) from unnest($1::int[]) as id', [busy])
        await setTimeout(cancelAgainMilliseconds)
      }
    } finally {
      await client.end()
    }
  }

  maintain(statement: string): Promise<void> {
    refuseInside(this)
    return this.#withClient((running) => running.single(statement))
  }

  async close(): Promise<void> {
    if (!this.pool.ended) await this.pool.end()
  }

  async #withClient<T>(work: (running: Running, connection: ServerConnection) => Promise<T>): Promise<T> {
    const own = lockHolder.getStore()
    if (own?.engine === this && !own.isLent && !own.isEnded && !own.connection.isBroken)
      return this.#withOwn(own, work)
    const client = await this.#connect()
    const connection = new ServerConnection(client)
    const running = new Running(connection)
    this.#running.set(running, client)
    try {
      return await holding(this, running, () => work(running, connection))
    } finally {
      this.#running.delete(running)
      // A cancel may still be on its way to this session: it must not meet the next one's statement.
      client.release(connection.isBroken || running.isCancelled)
    }
  }

  async #withOwn<T>(
    own: LockHolder,
    work: (running: Running, connection: ServerConnection) => Promise<T>,
  ): Promise<T> {
    const { client, connection } = own
    const running = new Running(connection)
    own.isLent = true
    this.#running.set(running, client)
    try {
      return await holding(this, running, () => work(running, connection))
    } finally {
      this.#running.delete(running)
      // As above: after a cancel the next transaction takes another connection, and the lock stays with this one.
      own.isLent = running.isCancelled
    }
  }

  async #connect(): Promise<pg.PoolClient & Client> {
    if (this.pool.ending) throw new Error('the register is closed')
    try {
      return (await this.pool.connect()) as pg.PoolClient & Client
    } catch (error) {
      throw problem.databaseUnreachable(nameOfServer(this.settings, error))
    }
  }
}
