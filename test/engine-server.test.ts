import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import type { TestContext } from 'node:test'
import { describe, test } from 'node:test'
import { openEngine } from '../store/engine/open-engine.js'
import { scrub } from '../store/engine/scrub.js'
import { openServer } from '../store/engine/server.js'
import {
  addressOf,
  asOwner,
  freshDatabase,
  newDatabaseName,
  testServer,
  whyNoServer,
} from './support/databases.js'

describe('an address that leads to no server', () => {
  const password = 'a-secret-of-the-test'

  test('is refused in words, without the password', async () => {
    const port = await closedPort()
    await assert.rejects(
      openServer(`postgres://somebody:${password}@127.0.0.1:${port}/nothing`),
      (error: Error & { code: string; exitCode: number }) => {
        assert.equal(error.code, 'database-unreachable')
        assert.equal(error.exitCode, 3)
        assert.match(error.message, new RegExp(`127\\.0\\.0\\.1:${port}/nothing.*ECONNREFUSED`))
        assert.doesNotMatch(JSON.stringify(error) + error.message, new RegExp(password))
        return true
      },
    )
  })

  for (const url of [`postgres://somebody:${password}@:x/`, `mysql://u:${password}@host/x`, password]) {
    test(`that is none (${url.replace(password, '...')}) is refused, without repeating it`, async () => {
      await assert.rejects(openServer(url), (error: Error & { code: string }) => {
        assert.equal(error.code, 'database-unreachable')
        assert.doesNotMatch(JSON.stringify(error) + error.message, new RegExp(password))
        return true
      })
    })
  }
})

/** A port of this machine on which nobody listens. */
function closedPort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
}

/** A database made with those words, dropped after the test. */
async function databaseWith(t: TestContext, words: string): Promise<string> {
  const name = newDatabaseName()
  await asOwner(`create database ${name} template template0 ${words}`)
  t.after(() => asOwner(`drop database if exists ${name} with (force)`))
  return addressOf(name)
}

/** A role that may do nothing in particular, and the address of a database as that role. */
async function asStranger(t: TestContext, url: string): Promise<string> {
  const role = `truebearing_stranger_${randomUUID().slice(0, 8)}`
  await asOwner(`create role ${role} login password 'stranger'`)
  t.after(() => asOwner(`drop role ${role}`))
  const address = new URL(url)
  address.username = role
  address.password = 'stranger'
  return address.href
}

describe('a server that cannot hold a register is refused', {
  skip: testServer ? false : whyNoServer,
}, () => {
  const refused = async (url: string, code: string, words: RegExp) => {
    await assert.rejects(openServer(url), (error: Error & { code: string; exitCode: number }) => {
      assert.equal(error.code, code)
      assert.equal(error.exitCode, 3)
      assert.match(error.message, words)
      return true
    })
  }

  for (const locale of ['C', 'POSIX']) {
    test(`lc_ctype ${locale}, under which no name in Arabic is found`, async (t) => {
      const url = await databaseWith(t, `encoding 'UTF8' lc_ctype '${locale}' lc_collate '${locale}'`)
      await refused(url, 'server-locale-c', /Arabic.*create database/)
    })
  }

  test('lc_ctype C.UTF-8 is good, and its extensions are made', async (t) => {
    const url = await databaseWith(t, "encoding 'UTF8' lc_ctype 'C.UTF-8' lc_collate 'C'")
    // Two at once on a new database: one makes the extensions, the other waits and finds them.
    const [one, other] = await Promise.all([openServer(url), openServer(url)])
    const found = await one.transaction((session) =>
      session.query('select extname from pg_extension order by extname'),
    )
    await Promise.all([one.close(), other.close()])
    assert.deepEqual(
      found.map((row) => row.extname),
      ['btree_gist', 'pg_trgm', 'plpgsql', 'postgis'],
    )
  })

  test('an encoding that cannot hold every name', async (t) => {
    const url = await databaseWith(t, "encoding 'SQL_ASCII' lc_ctype 'C.UTF-8' lc_collate 'C'")
    await refused(url, 'server-encoding', /SQL_ASCII.*encoding 'UTF8'/)
  })

  test('no PostGIS and no right to make it: names the package and the statement', async (t) => {
    const url = await databaseWith(t, "encoding 'UTF8' lc_ctype 'C.UTF-8' lc_collate 'C'")
    const words = /postgresql-15-postgis-3.*create extension postgis/
    await refused(await asStranger(t, url), 'postgis-missing', words)
  })

  test('postgis_raster', async (t) => {
    const { url, drop } = await freshDatabase()
    t.after(drop)
    const engine = await openServer(url)
    await engine.transaction((session) => session.query('create extension postgis_raster'))
    await engine.close()
    await refused(url, 'raster-extension-present', /postgis_raster/)
  })

  test('a database that is not there, and a wrong password', async () => {
    await refused(addressOf('truebearing_nothing'), 'database-unreachable', /does not exist/)
    const wrong = new URL(testServer ?? '')
    wrong.password = 'a-wrong-one'
    await refused(wrong.href, 'database-unreachable', /password authentication failed|no answer/)
  })
})

describe('a server', { skip: testServer ? false : whyNoServer }, () => {
  test('somebody without rights works in a database that is ready, and scrubs as far as allowed', async (t) => {
    const { url, drop } = await freshDatabase()
    const stranger = await asStranger(t, url)
    const owner = await openServer(url)
    await owner.transaction((session) => session.query('grant create on schema public to public'))
    await owner.close()
    const engine = await openServer(stranger)
    await engine.transaction(async (session) => {
      await session.query('create table told (name text)')
      await session.query("insert into told values ('one'), ('two')")
    })
    const refused = await scrub(engine, ['told'])
    await engine.close()
    assert.ok(refused.includes('checkpoint'))
    assert.ok(!refused.includes('vacuum full told'))
    await drop()
  })

  test('its administrator scrubs everything', async (t) => {
    const { url, drop } = await freshDatabase()
    t.after(drop)
    const engine = await openServer(url)
    await engine.transaction((session) => session.query('create table told (name text)'))
    const refused = await scrub(engine, ['told'])
    await engine.close()
    assert.deepEqual(refused, [])
  })

  test('a connection that is lost fails its work in words; the next call has a new one', async (t) => {
    const { url, drop } = await freshDatabase()
    t.after(drop)
    const engine = await openServer(url)
    const work = engine.transaction(async (session) => {
      const [row] = await session.query<{ id: number }>('select pg_backend_pid() as id')
      await asOwner(`select pg_terminate_backend(${row?.id})`)
      await session.query('select 1')
    })
    await assert.rejects(work, { code: 'database-lost', exitCode: 3 })
    const rows = await engine.transaction((session) => session.query('select 1 as one'))
    await engine.close()
    assert.deepEqual(rows, [{ one: 1 }])
  })

  test('exclusive holds between two programs', async (t) => {
    const { url, drop } = await freshDatabase()
    t.after(drop)
    const place = { directory: '', databaseUrl: url }
    const engines = [await openEngine(place), await openEngine(place)]
    let inside = 0
    const work = (n: number) =>
      engines[n % 2]?.exclusive('import', async () => {
        inside += 1
        assert.equal(inside, 1)
        await engines[n % 2]?.transaction((session) => session.query('select 1'))
        inside -= 1
      })
    await Promise.all([0, 1, 2, 3, 4, 5].map(work))
    await Promise.all(engines.map((engine) => engine.close()))
  })

  test('more transactions than connections wait their turn', async (t) => {
    const { url, drop } = await freshDatabase()
    t.after(drop)
    const engine = await openServer(url)
    const sum = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        engine.transaction((session) => session.query<{ n: number }>('select $1::int as n', [n])),
      ),
    )
    await engine.close()
    assert.equal(sum.length, 30)
  })

  test('a commit that waits for no disk on this server waits for it here', async (t) => {
    const { url, drop } = await freshDatabase()
    t.after(drop)
    await asOwner(`alter database ${new URL(url).pathname.slice(1)} set synchronous_commit to off`)
    const engine = await openServer(url)
    const rows = await engine.transaction((session) => session.query('show synchronous_commit'))
    await engine.close()
    assert.deepEqual(rows, [{ synchronous_commit: 'on' }])
  })
})
