/** What a server must be to hold a register, asked on opening; each refusal says what to do. */
import type pg from 'pg'
import { problem } from './problems.js'

const oldest = { postgresql: 150_000, postgis: [3, 3] } as const
/** The others serve search and exclusion constraints, and are made where the server has them. */
const extensions = ['postgis', 'pg_trgm', 'btree_gist'] as const

interface Facts {
  readonly version: string
  readonly ctype: string
  readonly encoding: string
  readonly database: string
}

/** Checks version, locale, encoding and extensions; makes the extensions that are missing. */
export async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<Facts>(
    `select current_setting('server_version_num') as version, current_database() as database,
       current_setting('server_encoding') as encoding, datctype as ctype
     from pg_database where datname = current_database()`,
  )
  const [facts] = rows
  if (!facts) throw new Error('the server said nothing about its database')
  refuseUnfit(facts)
  await makeExtensions(client, facts.database)
  await checkPostgis(client)
}

function refuseUnfit({ version, ctype, encoding, database }: Facts): void {
  if (Number(version) < oldest.postgresql) {
    const found = `PostgreSQL ${Math.floor(Number(version) / 10_000)}`
    throw problem.serverTooOld({ found, needed: 'PostgreSQL 15' })
  }
  if (ctype === 'C' || ctype === 'POSIX') throw problem.serverLocale({ database, locale: ctype })
  if (encoding !== 'UTF8') throw problem.serverEncoding({ database, encoding })
}

/** In one transaction behind a lock: two that open the same new database would trip over each other. */
async function makeExtensions(client: pg.Client, database: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query("select pg_advisory_xact_lock(hashtextextended('truebearing extensions', 1))")
    const { rows } = await client.query<{ name: string; installed: boolean }>(
      'select name, installed_version is not null as installed from pg_available_extensions',
    )
    for (const name of extensions) {
      const available = rows.find((row) => row.name === name)
      if (available?.installed || (!available && name !== 'postgis')) continue
      await makeExtension(client, database, name)
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function makeExtension(client: pg.Client, database: string, extension: string): Promise<void> {
  try {
    await client.query(`create extension if not exists ${extension}`)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    if (extension === 'postgis') throw problem.postgisMissing({ database, why })
    throw problem.extensionRefused({ database, extension, why })
  }
}

async function checkPostgis(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string; raster: boolean }>(
    `select postgis_lib_version() as version,
       exists (select from pg_extension where extname = 'postgis_raster') as raster`,
  )
  const found = rows[0]?.version ?? 'without a version'
  const [major = 0, minor = 0] = found.split('.').map(Number)
  if (major < oldest.postgis[0] || (major === oldest.postgis[0] && minor < oldest.postgis[1])) {
    throw problem.serverTooOld({ found: `PostGIS ${found}`, needed: 'PostGIS 3.3' })
  }
  if (rows[0]?.raster) throw problem.rasterPresent({})
}
