/** Registers of the benchmark: a folder each, and a database of their own where a server is measured. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

/** Which engine is measured. */
export type EngineName = 'embedded' | 'server'

/** Where a register of the benchmark is; can be handed to another process. */
export interface Place {
  readonly directory: string
  readonly databaseUrl: string | undefined
}

/** The server that scripts/bench.mjs started or was given. */
export const serverUrl = process.env.TRUEBEARING_TEST_SERVER

/** The folder for the files of one run; the run removes it. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'truebearing-bench-'))
}

/** Lends an empty place to some work and removes it afterwards. */
export async function withPlace<T>(engine: EngineName, work: (place: Place) => Promise<T>): Promise<T> {
  const directory = temporaryFolder()
  const database = engine === 'server' ? await newDatabase() : null
  try {
    return await work({ directory, databaseUrl: database?.url })
  } finally {
    await database?.drop()
    rmSync(directory, { recursive: true, force: true })
  }
}

async function newDatabase() {
  const name = `truebearing_bench_${randomUUID().replaceAll('-', '')}`
  await asOwner(
    `create database ${name} template template0 encoding 'UTF8' lc_ctype 'C.UTF-8' lc_collate 'C.UTF-8'`,
  )
  const url = new URL(serverUrl ?? '')
  url.pathname = `/${name}`
  return { url: url.href, drop: () => asOwner(`drop database if exists ${name} with (force)`) }
}

/** Runs a statement in the server's first database. */
async function asOwner(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
