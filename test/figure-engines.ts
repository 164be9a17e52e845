/** The registers on which figures are counted in tests: embedded always, and a server where one is given. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Engine, Session } from '../store/engine/engine.js'
import { openEngine } from '../store/engine/open-engine.js'
import { derivedTableStatements } from '../store/schema/derived-tables.js'
import { logTableStatements } from '../store/schema/log-tables.js'

export interface TestRegister {
  readonly name: string
  /** A register with its tables and nothing in them; each statement is a transaction of its own. */
  open(): Promise<Session>
  close(): Promise<void>
}

const server = process.env.TRUEBEARING_TEST_SERVER

async function withTables(engine: Engine): Promise<Session> {
  await engine.transaction(async (session) => {
    for (const statement of [...logTableStatements, ...derivedTableStatements]) await session.query(statement)
  })
  return {
    query: (sql, parameters) => engine.transaction((session) => session.query(sql, parameters)),
    copyIn: (sql, text) => engine.transaction((session) => session.copyIn(sql, text)),
  }
}

function embedded(): TestRegister {
  let engine: Engine | null = null
  let directory: string | null = null
  return {
    name: 'embedded',
    async open() {
      directory = await mkdtemp(join(tmpdir(), 'figure-'))
      engine = await openEngine({ directory, databaseUrl: undefined })
      return withTables(engine)
    },
    async close() {
      await engine?.close()
      if (directory) await rm(directory, { recursive: true })
    },
  }
}

function onServer(url: string): TestRegister {
  let engine: Engine | null = null
  const name = `figure_${randomUUID().replaceAll('-', '')}`
  const asOwner = async (statement: string) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query(statement)
    await client.end()
  }
  return {
    name: 'server',
    async open() {
      await asOwner(`create database ${name}`)
      const own = new URL(url)
      own.pathname = `/${name}`
      engine = await openEngine({ directory: tmpdir(), databaseUrl: own.href })
      return withTables(engine)
    },
    async close() {
      await engine?.close()
      await asOwner(`drop database ${name}`)
    },
  }
}

export const registers: readonly TestRegister[] = [embedded(), ...(server ? [onServer(server)] : [])]
