/** The server engine: PostgreSQL 15 or newer with PostGIS 3.3 or newer, through `pg`. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { DatabaseError } from './database-error.js'
import type { Engine, Parameter, Row, Session } from './engine.js'
import { problem } from './problems.js'
import { parsers, sessionSettings } from './values.js'

const connections = 10
const oldest = { postgresql: 150000, postgis: [3, 3] } as const

/** Opens a register on a server; refuses one that cannot hold it, and says what to do. */
export async function openServer(url: string): Promise<Engine> {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    application_name: 'truebearing',
    types: {
      getTypeParser: (type: number) => parsers[type] ?? ((text: string) => text),
    } as pg.CustomTypesConfig,
    // Every session speaks the same way before its first statement.
    verify: (client: pg.PoolClient, done: (error?: Error) => void) => {
      client.query(sessionSettings.join('; ')).then(
        () => done(),
        (error: Error) => done(error),
      )
    },
  } as pg.PoolConfig)
  // An idle connection that the server ends is replaced at the next call, which reports what is wrong.
  pool.on('error', () => undefined)
  try {
    await checkServer(pool, url)
    return new Server(pool)
  } catch (error) {
    await pool.end()
    throw error
  }
}

/** The server as it may be named in a message: without user, password or options. */
function nameOf(url: string): string {
  try {
    const { host, pathname } = new URL(url)
    return `${host}${pathname}`
  } catch {
    return 'named by DATABASE_URL'
  }
}

async function checkServer(pool: pg.Pool, url: string): Promise<void> {
  const client = await connect(pool, url)
  try {
    const { rows } = await client.query<{ version: string; ctype: string; database: string }>(
      `select current_setting('server_version_num') as version, current_database() as database,
         (select datctype from pg_database where datname = current_database()) as ctype`,
    )
    const [found] = rows
    if (!found) throw new Error('the server answered nothing about itself')
    if (Number(found.version) < oldest.postgresql) {
      throw problem.serverTooOld({
        found: `PostgreSQL ${Math.floor(Number(found.version) / 10000)}`,
        needed: 'PostgreSQL 15',
      })
    }
    if (found.ctype === 'C' || found.ctype === 'POSIX') {
      throw problem.serverLocale({ database: found.database, locale: found.ctype })
    }
    await checkPostgis(client, found.database)
    for (const extension of ['pg_trgm', 'btree_gist'])
      await client.query(`create extension if not exists ${extension}`)
  } finally {
    client.release()
  }
}

async function connect(pool: pg.Pool, url: string): Promise<pg.PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'no answer'
    throw problem.databaseUnreachable({ server: nameOf(url), why })
  }
}

async function checkPostgis(client: pg.PoolClient, database: string): Promise<void> {
  try {
    await client.query('create extension if not exists postgis')
  } catch (error) {
    throw problem.postgisMissing({ database, why: error instanceof Error ? error.message : String(error) })
  }
  const { rows } = await client.query<{ version: string; raster: boolean }>(
    `select postgis_lib_version() as version,
       exists (select 1 from pg_extension where extname = 'postgis_raster') as raster`,
  )
  const [major = 0, minor = 0] = (rows[0]?.version ?? '').split('.').map(Number)
  if (major < oldest.postgis[0] || (major === oldest.postgis[0] && minor < oldest.postgis[1])) {
    throw problem.serverTooOld({ found: `PostGIS ${rows[0]?.version}`, needed: 'PostGIS 3.3' })
  }
  if (rows[0]?.raster) throw problem.rasterPresent({})
}

class Server implements Engine {
  readonly kind = 'server'
  readonly #running = new Set<pg.PoolClient & { processID?: number }>()

  constructor(readonly pool: pg.Pool) {}

  async transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const client = await this.pool.connect()
    this.#running.add(client)
    let broken: Error | undefined
    try {
      await client.query('begin')
      const result = await work(sessionOf(client))
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => {
        broken = failure
      })
      throw error
    } finally {
      this.#running.delete(client)
      client.release(broken)
    }
  }

  async exclusive<T>(name: string, work: () => Promise<T>): Promise<T> {
    const client = await this.pool.connect()
    try {
      await client.query('select pg_advisory_lock(hashtextextended($1, 1))', [name])
      return await work()
    } finally {
      // Ending the connection gives the lock back whatever happened to the session.
      client.release(true)
    }
  }

  async cancel(): Promise<void> {
    const running = [...this.#running]
      .map((client) => client.processID)
      .filter((id): id is number => id !== undefined)
    await this.pool.query('select pg_cancel_backend(id) from unnest($1::int[]) as id', [running])
  }

  async maintain(statement: string): Promise<void> {
    await this.pool.query(statement)
  }

  async close(): Promise<void> {
    await this.pool.end()
  }
}

function sessionOf(client: pg.PoolClient): Session {
  return {
    async query<T extends Row>(sql: string, parameters: readonly Parameter[] = []): Promise<T[]> {
      try {
        const result = await client.query<T>(sql, parameters.map(bound))
        return result.rows
      } catch (error) {
        throw translated(error)
      }
    },
    async copyIn(sql, text) {
      try {
        await pipeline(Readable.from([text]), client.query(copyFrom(sql)))
      } catch (error) {
        throw translated(error)
      }
    },
  }
}

/** `pg` writes a Buffer as bytea, and any other typed array as an object. */
function bound(parameter: Parameter): unknown {
  if (parameter instanceof Uint8Array)
    return Buffer.from(parameter.buffer, parameter.byteOffset, parameter.byteLength)
  return parameter
}

function translated(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  if (error.code === '57014') return problem.statementCancelled({})
  const { message, code, constraint, detail } = error as Error & {
    code: string
    constraint?: string
    detail?: string
  }
  return DatabaseError.from({ message, code, constraint, detail })
}
