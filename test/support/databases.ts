/** Databases of the test server: made from a template that has PostGIS, dropped after use. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { openServer } from '../../store/engine/server.js'
import { makeSchema, schemaVersion } from '../../store/schema/make-schema.js'

/** The server of this run: a postgres:// URL of somebody who may create databases. `npm test` starts a private one. */
export const testServer = process.env.TRUEBEARING_TEST_SERVER

/** Why nothing is tested on a server. */
export const whyNoServer =
  'NOT TESTED ON A SERVER: TRUEBEARING_TEST_SERVER is not set and no PostgreSQL was started (see npm test)'

/** What a new database holds: PostGIS alone, or every table of a register too. */
type Template = 'engine' | 'register'

/** Left on the server for the next file; its name changes when what it must hold changes. */
const templates: Readonly<Record<Template, string>> = {
  engine: 'truebearing_test_template_1',
  register: `truebearing_test_register_${schemaVersion.slice(0, 16)}`,
}

/** The address of another database of the test server. */
export function addressOf(database: string): string {
  const address = new URL(testServer ?? '')
  address.pathname = `/${database}`
  return address.href
}

/** Runs statements one by one in the server's first database. */
export async function asOwner(...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: testServer })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A new name that no other test uses. */
export function newDatabaseName(): string {
  return `truebearing_test_${randomUUID().replaceAll('-', '')}`
}

/** Makes a database from the template; gives its address and how to drop it. */
export async function freshDatabase(
  template: Template = 'engine',
): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  await ensureTemplate(template)
  const name = newDatabaseName()
  await asOwner(`create database ${name} template ${templates[template]}`)
  return { url: addressOf(name), drop: () => asOwner(`drop database if exists ${name} with (force)`) }
}

/** The first file that comes makes the template, under a lock; it gets its name when it is whole. */
async function ensureTemplate(template: Template): Promise<void> {
  const client = new pg.Client({ connectionString: testServer })
  await client.connect()
  try {
    await client.query("select pg_advisory_lock(hashtextextended('truebearing test template', 1))")
    const { rowCount } = await client.query('select from pg_database where datname = $1', [
      templates[template],
    ])
    if (rowCount === 0) await makeTemplate(client, template)
  } finally {
    await client.end()
  }
}

async function makeTemplate(client: pg.Client, template: Template): Promise<void> {
  const aside = newDatabaseName()
  await client.query(
    `create database ${aside} template template0 encoding 'UTF8' lc_ctype 'C.UTF-8' lc_collate 'C.UTF-8'`,
  )
  const engine = await openServer(addressOf(aside))
  if (template === 'register') await makeSchema(engine)
  await engine.close()
  await client.query(`alter database ${aside} rename to ${templates[template]}`)
}
