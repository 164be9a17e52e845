import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { before, describe, test } from 'node:test'
import type { EmbeddedEngine } from '../store/engine/embedded.js'
import { openEmbedded } from '../store/engine/embedded.js'
import { scrub } from '../store/engine/scrub.js'
import type { Said } from './support/engine-child.js'
import { afterSuite, temporaryFolder } from './support/engines.js'
import { TalkingChild } from './support/talking-child.js'

describe('the embedded engine', () => {
  let engine: EmbeddedEngine
  let directory: string
  const clearing = afterSuite()
  before(async () => {
    directory = temporaryFolder(clearing)
    engine = await openEmbedded(directory)
    clearing.after(() => engine.close())
  })
  const setting = async (name: string) => {
    const [row] = await engine.transaction((session) =>
      session.query<{ value: string }>('select current_setting($1) as value', [name]),
    )
    return row?.value
  }

  test('waits for the disk: at least one fsync a commit, none for reading', async () => {
    await engine.transaction((session) => session.query('create table counted (n int)'))
    const before = await engine.fsyncCount()
    for (let n = 0; n < 25; n += 1) {
      await engine.transaction((session) => session.query('insert into counted values ($1)', [n]))
    }
    const written = await engine.fsyncCount()
    assert.ok(written - before >= 25, `${written - before} fsyncs for 25 commits`)
    for (let n = 0; n < 5; n += 1) await engine.transaction((session) => session.query('select 1'))
    assert.equal(await engine.fsyncCount(), written)
  })

  test('has the settings that this rests on', async () => {
    assert.equal(await setting('fsync'), 'on')
    assert.equal(await setting('full_page_writes'), 'on')
    assert.equal(await setting('wal_sync_method'), 'fsync')
    assert.equal(await setting('data_checksums'), 'on')
    assert.equal(await setting('wal_segment_size'), '4MB')
  })

  test('keeps its folder from other users of the machine', () => {
    assert.equal(statSync(join(directory, 'database')).mode & 0o077, 0)
  })

  test('another process is refused', async (t) => {
    const child = new TalkingChild<Said>(t, 'engine-child', ['open', directory])
    const [said] = await child.hear(1)
    assert.ok(said?.said === 'refused')
    assert.equal(said.code, 'register-in-use')
    assert.match(said.message, new RegExp(`process ${process.pid}\\b`))
    assert.equal(await child.ended, 0)
  })

  test('a thread that breaks fails its call with a reason; the next call works and nothing is lost', async () => {
    await engine.transaction((session) =>
      session.query(
        `create function fall(int) returns int language plpgsql as $$ begin return fall($1 + 1); end $$`,
      ),
    )
    await engine.transaction((session) => session.query('insert into counted values (1000)'))
    // The stack of WebAssembly ends before this limit of PostgreSQL's: the engine breaks without an answer.
    const work = engine.transaction(async (session) => {
      await session.query('insert into counted values (1001)')
      await session.query("set local max_stack_depth to '7MB'")
      await session.query('select fall(1)')
    })
    await assert.rejects(work, /broke off without an answer/)
    const [row] = await engine.transaction((session) =>
      session.query('select count(*) as rows from counted where n >= 1000'),
    )
    assert.deepEqual(row, { rows: 1 })
  })

  test('a register with postgis_raster is refused', async (t) => {
    const folder = temporaryFolder(t)
    const other = await openEmbedded(folder)
    await other.transaction((session) =>
      session.query(
        `insert into pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
         select 1, 'postgis_raster', extowner, extnamespace, false, '3.6.2' from pg_extension limit 1`,
      ),
    )
    await other.close()
    await assert.rejects(openEmbedded(folder), { code: 'raster-extension-present', exitCode: 3 })
    await assert.rejects(
      openEmbedded(folder),
      { code: 'raster-extension-present' },
      'the lock was given back',
    )
  })
})

test('without a prepared database one is made from nothing', async (t) => {
  const directory = temporaryFolder(t)
  const engine = await openEmbedded(directory, null)
  const [row] = await engine.transaction((session) =>
    session.query("select extname from pg_extension where extname = 'postgis'"),
  )
  assert.deepEqual(row, { extname: 'postgis' })
  await engine.close()
  assert.deepEqual(readdirSync(directory), ['database'])
})

for (const how of ['open-close', 'open']) {
  test(`a process that ${how === 'open' ? 'forgets to close' : 'has closed'} its register ends by itself`, async (t) => {
    const child = new TalkingChild<Said>(t, 'engine-child', [how, temporaryFolder(t)])
    assert.equal(await child.ended, 0)
    assert.deepEqual(child.said, [{ said: 'open' }])
  })
}

describe('what was deleted leaves the folder', () => {
  const name = 'Zyxgrwnk-Qvvbltz'
  const many = 2000

  /** Files of the folder that hold the text. */
  function filesWith(folder: string, text: string): readonly string[] {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => readFileSync(path).includes(text))
  }

  async function fill(engine: EmbeddedEngine): Promise<void> {
    await engine.transaction(async (session) => {
      await session.query('create table told (id int primary key, name text, body text)')
      await session.query('create index told_name on told (name)')
      await session.query('create index told_words on told using gin (name gin_trgm_ops)')
      // Among others, often enough to be one of the planner's common values, and once long enough for TOAST.
      await session.query(
        `insert into told select n, case when n % 3 = 0 then $1 else 'other ' || n end, 'x' from generate_series(1, $2) n`,
        [name, many],
      )
      await session.query(
        `insert into told select $2 + 1, 'long', string_agg(md5(n::text) || $1, '') from generate_series(1, 500) n`,
        [name, many],
      )
    })
    await engine.maintain('analyze told')
    await engine.maintain('checkpoint')
  }

  const scrubbed = async (t: TestContext, sql: string) => {
    const directory = temporaryFolder(t)
    const engine = await openEmbedded(directory)
    await fill(engine)
    const [common] = await engine.transaction((session) =>
      session.query('select 1 as found from pg_stats where most_common_vals::text like $1', [`%${name}%`]),
    )
    assert.ok(common, 'the name is among the planner’s common values')
    assert.notDeepEqual(filesWith(directory, name), [], 'the name is in the folder before')
    await engine.transaction((session) => session.query(sql, sql.includes('$1') ? [`%${name}%`] : []))
    assert.deepEqual(await scrub(engine, ['told']), [])
    const open = filesWith(directory, name)
    await engine.close()
    return { open, closed: filesWith(directory, name) }
  }

  test('some rows of a table', async (t) => {
    const { open, closed } = await scrubbed(t, 'delete from told where name like $1 or body like $1')
    assert.deepEqual(open, [])
    assert.deepEqual(closed, [])
  })

  test('all rows of a table, whose statistics nobody makes again', async (t) => {
    const { open, closed } = await scrubbed(t, 'delete from told')
    assert.deepEqual(open, [])
    assert.deepEqual(closed, [])
  })
})

describe('a full disk', () => {
  const megabytes = 80

  /** A small disk of its own, or why there is none. */
  function smallDisk(t: TestContext): string | null {
    const folder = mkdtempSync(join(tmpdir(), 'truebearing-small-'))
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' })
    } catch {
      rmdirSync(folder)
      t.skip('a small disk cannot be mounted here (it needs root)')
      return null
    }
    t.after(() => {
      execFileSync('umount', [folder])
      rmdirSync(folder)
    })
    return folder
  }

  function fillUp(folder: string): void {
    const file = openSync(join(folder, 'filler'), 'w')
    try {
      for (;;) writeSync(file, Buffer.alloc(4096))
    } catch (error) {
      assert.equal((error as { code?: string }).code, 'ENOSPC')
    } finally {
      closeSync(file)
    }
  }

  test('is said in words, and what was acknowledged is there when there is room again', async (t) => {
    const folder = smallDisk(t)
    if (folder === null) return
    const engine = await openEmbedded(folder)
    await engine.transaction((session) => session.query('create table filled (n int, text text)'))
    await engine.transaction((session) => session.query("insert into filled values (1, 'kept')"))
    fillUp(folder)
    const write = () =>
      engine.transaction((session) =>
        session.query("insert into filled select n, repeat('x', 500) from generate_series(2, 20000) n"),
      )
    await assert.rejects(write(), { code: 'disk-full', exitCode: 3 })
    await engine.close()
    rmSync(join(folder, 'filler'))
    const again = await openEmbedded(folder)
    const rows = await again.transaction((session) => session.query('select * from filled'))
    await again.close()
    assert.deepEqual(rows, [{ n: 1, text: 'kept' }])
  })
})
