/** One connection to a server: its settings, its statements, its errors. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { databaseError } from './database-error.js'
import type { Parameter, Row } from './engine.js'
import { problem } from './problems.js'
import type { Connection } from './transaction.js'
import { boundValue, parserOf } from './values.js'

/** How long a server may take to answer a new connection. */
const connectMilliseconds = 30_000

/** The settings of every connection. Throws `database-unreachable` for what is no address of a server. */
export function clientSettings(url: string): pg.ClientConfig {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    const why = 'it is not an address such as postgres://user@host/database'
    throw problem.databaseUnreachable({ server: 'named by DATABASE_URL', why })
  }
  return {
    connectionString: url,
    application_name: 'truebearing',
    connectionTimeoutMillis: connectMilliseconds,
    keepAlive: true,
    types: { getTypeParser: parserOf } as unknown as pg.CustomTypesConfig,
  }
}

/** A connection outside the pool. */
export async function connectClient(settings: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(settings)
  // What ends an idle connection is reported by the next statement.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    throw problem.databaseUnreachable(nameOfServer(settings, error))
  }
}

/** The server as it may be named in a message, without user, password or options, and why it did not answer. */
export function nameOfServer(settings: pg.ClientConfig, error: unknown): { server: string; why: string } {
  const { host, pathname, password } = new URL(settings.connectionString ?? '')
  const { message = '', code = '' } = error as { message?: string; code?: string }
  const hidden = [password, decodeURIComponent(password)].filter((secret) => secret !== '')
  const words = hidden.reduce((text, secret) => text.replaceAll(secret, '***'), message)
  return { server: `${host}${pathname}`, why: words || code || 'no answer' }
}

/** The statements of one `pg` client. */
export class ServerConnection implements Connection {
  #isBroken = false

  constructor(private readonly client: pg.ClientBase) {}

  /** Whether the session must not be used again. */
  get isBroken(): boolean {
    return this.#isBroken
  }

  async query(sql: string, parameters: readonly Parameter[]): Promise<Row[]> {
    // Always the extended protocol, as in the embedded engine: one statement a call.
    const query = { text: sql, values: parameters.map(bound), queryMode: 'extended' }
    return this.#translating(async () => (await this.client.query<Row>(query)).rows)
  }

  async copyIn(sql: string, text: Uint8Array): Promise<void> {
    await this.#translating(() => pipeline(Readable.from([text]), this.client.query(copyFrom(sql))))
  }

  async run(sql: string): Promise<string> {
    return this.#translating(async () => (await this.client.query(sql)).command)
  }

  /** Rolls back; a session that cannot is not used again. */
  async rollBack(): Promise<void> {
    try {
      await this.client.query('rollback')
    } catch {
      // The reason for rolling back is already on its way to the caller.
      this.#isBroken = true
    }
  }

  async #translating<T>(statement: () => Promise<T>): Promise<T> {
    try {
      return await statement()
    } catch (error) {
      throw this.#translated(error)
    }
  }

  #translated(error: unknown): unknown {
    if (!(error instanceof Error)) return error
    const { message, code = '' } = error as Error & { code?: string }
    const isAnswer = error instanceof pg.DatabaseError
    if (code === '57014') return problem.statementCancelled({})
    if (isAnswer && !/^(57P|08)/.test(code)) return databaseError(error as pg.DatabaseError)
    const isLost = isAnswer || /^(E[A-Z]+|ERR_STREAM.*)$/.test(code) || /connection/i.test(message)
    if (!isLost) return error
    this.#isBroken = true
    return problem.databaseLost({ why: message || code })
  }
}

/** `pg` writes a Buffer as bytea, and any other typed array as an object. */
function bound(parameter: Parameter): string | Buffer | null {
  const value = boundValue(parameter)
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value
}
