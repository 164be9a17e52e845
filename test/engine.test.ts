import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import type { Engine } from '../store/engine/engine.js'
import { afterSuite, forEachEngine } from './support/engines.js'

const problemCode = (code: string) => (error: unknown) => (error as { code?: string }).code === code

/** A promise and what resolves it. */
function whenBegun(): { readonly running: Promise<void>; readonly begun: () => void } {
  let begun = (): void => undefined
  const running = new Promise<void>((done) => {
    begun = done
  })
  return { running, begun }
}

/** Whether work has ended by now. */
async function hasEnded(work: Promise<unknown>): Promise<boolean> {
  const state = work.then(
    () => true,
    () => true,
  )
  return Promise.race([state, setImmediate(false)])
}

forEachEngine((name, open) => {
  let engine: Engine
  const clearing = afterSuite()
  before(async () => {
    engine = (await open(clearing)).engine
  })

  test('a fresh register says what it is', () => assert.equal(engine.kind, name))

  const value = async (expression: string, parameters: readonly (string | number)[] = []) => {
    const [row] = await engine.transaction((session) =>
      session.query<{ value: unknown }>(`select (${expression}) as value`, parameters),
    )
    return row?.value
  }

  describe('a transaction is all or nothing', () => {
    test('what was committed is there', async () => {
      await engine.transaction(async (session) => {
        await session.query('create table kept (id int primary key, name text)')
        await session.query('insert into kept values ($1, $2)', [1, 'one'])
      })
      assert.deepEqual(await rows(), [{ id: 1, name: 'one' }])
    })

    test('a throw takes everything back and comes out unchanged', async () => {
      const mistake = new Error('by the work')
      const work = engine.transaction(async (session) => {
        await session.query("insert into kept values (2, 'two')")
        throw mistake
      })
      await assert.rejects(work, (error) => error === mistake)
      assert.equal((await rows()).length, 1)
    })

    test('a failed statement fails the transaction even where the work swallows it', async () => {
      const work = engine.transaction(async (session) => {
        await session.query("insert into kept values (3, 'three')")
        await session.query("insert into kept values (1, 'again')").catch(() => undefined)
        return 'as if done'
      })
      await assert.rejects(work, problemCode('23505'))
      assert.equal((await rows()).length, 1)
    })

    test('a savepoint lets the work go on after a failed statement', async () => {
      await engine.transaction(async (session) => {
        await session.query("insert into kept values (4, 'four')")
        await session.query('savepoint before')
        await session.query("insert into kept values (1, 'again')").catch(() => undefined)
        await session.query('rollback to savepoint before')
      })
      assert.equal((await rows()).length, 2)
    })

    test('a constraint that is checked at the end fails the commit, with its code', async () => {
      await engine.transaction((session) =>
        session.query('create table late (id int constraint late_key unique deferrable initially deferred)'),
      )
      const work = engine.transaction(async (session) => {
        await session.query('insert into late values (1)')
        await session.query('insert into late values (1)')
      })
      await assert.rejects(work, { code: '23505', constraint: 'late_key' })
    })

    test('transactions that are begun together do not mix', async () => {
      const add = (id: number) =>
        engine.transaction(async (session) => {
          await session.query('insert into kept values ($1, null)', [id])
          await session.query("update kept set name = 'late' where id = $1", [id])
          if (id % 2 === 0) throw new Error('even')
        })
      const settled = await Promise.allSettled([101, 102, 103, 104, 105].map(add))
      assert.deepEqual(
        settled.map(({ status }) => status),
        ['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled'],
      )
      const late = (await rows()).filter((row) => row.name === 'late')
      assert.deepEqual(
        late.map((row) => row.id),
        [101, 103, 105],
      )
    })

    test('a statement after the end of its transaction is refused', async () => {
      let kept: Parameters<Parameters<Engine['transaction']>[0]>[0] | null = null
      await engine.transaction(async (session) => {
        kept = session
      })
      await assert.rejects(async () => kept?.query('select 1'), /after the end/)
    })

    test('a transaction inside a transaction is refused instead of waiting for ever', async () => {
      const work = engine.transaction(() => engine.transaction(async () => undefined))
      await assert.rejects(work, /inside a transaction/)
      await assert.rejects(
        engine.transaction(() => engine.maintain('checkpoint')),
        /inside a transaction/,
      )
    })

    test('settings of one transaction are gone in the next', async () => {
      await engine.transaction((session) => session.query("select set_config('truebearing.x', 'y', true)"))
      assert.notEqual(await value("current_setting('truebearing.x', true)"), 'y')
    })

    test('a session waits for the disk and speaks in one form', async () => {
      assert.equal(await value("current_setting('synchronous_commit')"), 'on')
      assert.equal(await value("current_setting('TimeZone')"), 'UTC')
      assert.equal(await value("current_setting('DateStyle')"), 'ISO, YMD')
    })

    const rows = () =>
      engine.transaction((session) =>
        session.query<{ id: number; name: string }>('select id, name from kept order by id'),
      )
  })

  describe('errors say what PostgreSQL said', () => {
    test('a unique value that is there already: code and constraint, but no value in the message', async () => {
      await engine.transaction((session) =>
        session.query('create table named (name text constraint named_once unique)'),
      )
      const insert = () =>
        engine.transaction((session) => session.query("insert into named values ('Example Person')"))
      await insert()
      await assert.rejects(insert(), (error: Error & { code: string; constraint: string }) => {
        assert.equal(error.code, '23505')
        assert.equal(error.constraint, 'named_once')
        assert.doesNotMatch(error.message, /Example Person/)
        return true
      })
    })

    test('a mistake in the statement', () =>
      assert.rejects(value('nothing_of_that_name'), problemCode('42703')))
    test('a value that is none of its type', () =>
      assert.rejects(value('$1::int', ['x']), problemCode('22P02')))
    test('two statements in one call', () =>
      assert.rejects(
        engine.transaction((session) => session.query('select 1; select 2')),
        problemCode('42601'),
      ))
    test('a failed maintenance', () =>
      assert.rejects(engine.maintain('vacuum full nothing_there'), problemCode('42P01')))
    test('a code raised by a trigger or function', () =>
      assert.rejects(
        engine.transaction((session) =>
          session.query("do $$ begin raise exception 'refused' using errcode = 'TB001'; end $$"),
        ),
        problemCode('TB001'),
      ))
    test('after them the register works', async () => assert.equal(await value('1'), 1))
  })

  describe('exclusive', () => {
    test('work of one name runs one after the other, also across transactions', async () => {
      const said: string[] = []
      const work = (who: string) =>
        engine.exclusive('import one', async () => {
          said.push(`${who} begins`)
          await engine.transaction((session) => session.query('select 1'))
          await engine.transaction((session) => session.query('select 2'))
          said.push(`${who} ends`)
        })
      await Promise.all(['a', 'b', 'c'].map(work))
      assert.deepEqual(said, ['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
    })

    test('fifteen names at once all get on with their transactions', async () => {
      const names = Array.from({ length: 15 }, (_, i) => `name ${i}`)
      const done = await Promise.all(
        names.map((each) =>
          engine.exclusive(each, () =>
            engine.transaction(async (session) => (await session.query('select 1')).length),
          ),
        ),
      )
      assert.equal(done.length, 15)
    })

    test('a throw gives the name back', async () => {
      await assert.rejects(
        engine.exclusive('one', async () => {
          throw new Error('by the work')
        }),
        /by the work/,
      )
      assert.equal(await engine.exclusive('one', async () => 'mine'), 'mine')
    })
  })

  describe('cancel', () => {
    const forEver = 'select count(*) from generate_series(1, 1000000000000) as n where n % 7 = 1'

    test('ends the running statement, rolls its transaction back, and keeps what was acknowledged', async () => {
      await engine.transaction((session) => session.query('create table steps (n int)'))
      await engine.transaction((session) => session.query('insert into steps values (1)'))
      const { running, begun } = whenBegun()
      const work = engine.transaction(async (session) => {
        await session.query('insert into steps values (2)')
        const long = session.query(forEver)
        begun()
        await long
      })
      const refused = assert.rejects(work, problemCode('statement-cancelled'))
      await running
      await engine.cancel()
      await refused
      assert.equal(await value('select count(*) from steps'), 1)
    })

    test('what waits its turn meanwhile is done', async () => {
      const { running, begun } = whenBegun()
      const work = engine.transaction((session) => {
        const long = session.query(forEver)
        begun()
        return long
      })
      const refused = assert.rejects(work, problemCode('statement-cancelled'))
      await running
      const cancelled = engine.cancel()
      assert.equal(await value('select count(*) from steps'), 1)
      await Promise.all([refused, cancelled])
    })

    test('ends maintenance too', async () => {
      const work = engine.maintain(forEver)
      const refused = assert.rejects(work, problemCode('statement-cancelled'))
      await setImmediate()
      while (!(await hasEnded(work))) await engine.cancel()
      await refused
      assert.equal(await value('1'), 1)
    })

    test('between two statements: the next one fails', async () => {
      const work = engine.transaction(async (session) => {
        await session.query('insert into steps values (3)')
        await engine.cancel()
        await session.query('insert into steps values (4)')
      })
      await assert.rejects(work, problemCode('statement-cancelled'))
      assert.equal(await value('select count(*) from steps'), 1)
    })

    test('with nothing running does nothing', async () => {
      await engine.cancel()
      assert.equal(await value('1'), 1)
    })
  })

  test('after closing, calls fail at once, and closing again is no fault', async () => {
    await engine.close()
    await engine.close()
    await assert.rejects(value('1'), /closed/)
  })
})
