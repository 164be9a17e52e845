import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import type { Engine } from '../store/engine/engine.js'
import { afterSuite, forEachEngine } from './support/engines.js'

const problemCode = (code: string) => (error: unknown) => (error as { code?: string }).code === code

forEachEngine((_, open) => {
  let engine: Engine
  const clearing = afterSuite()
  before(async () => {
    engine = (await open(clearing)).engine
  })

  const value = async (expression: string, parameters: readonly (string | number)[] = []) => {
    const [row] = await engine.transaction((session) =>
      session.query<{ value: unknown }>(`select (${expression}) as value`, parameters),
    )
    return row?.value
  }

  describe('values come back alike', () => {
    const cases: readonly (readonly [string, unknown])[] = [
      ['1::int2', 1],
      ['-7', -7],
      ['9007199254740991::int8', 9007199254740991],
      ['select count(*)', 1],
      ['1.50::numeric', '1.50'],
      ['select sum(x) from unnest(array[1,2]::int8[]) as x', '3'],
      ['0.1::float8', 0.1],
      ["'NaN'::float8", Number.NaN],
      ['true', true],
      ['null::bool', null],
      ["'\\x00ff'::bytea", new Uint8Array([0, 255])],
      ["'\\x'::bytea", new Uint8Array()],
      ["date '2041-02-03'", '2041-02-03'],
      ["timestamp '2041-02-03 04:05:06.789'", '2041-02-03 04:05:06.789'],
      ["timestamptz '2041-02-03 04:05:06+04:30'", '2041-02-02 23:35:06+00'],
      ["interval '1 day 2 hours'", '1 day 02:00:00'],
      ['\'{"b": 1, "a": [true]}\'::json', '{"b": 1, "a": [true]}'],
      ['\'{"b":1}\'::jsonb', '{"b": 1}'],
      ["'null'::jsonb", 'null'],
      ["'6ba7b810-9dad-11d1-80b4-00c04fd430c8'::uuid", '6ba7b810-9dad-11d1-80b4-00c04fd430c8'],
      ["array['a', 'b c', '', 'NULL', null, E'q\"\\\\\\n,{}']", ['a', 'b c', '', 'NULL', null, 'q"\\\n,{}']],
      ['array[]::text[]', []],
      ["array['6ba7b810-9dad-11d1-80b4-00c04fd430c8']::uuid[]", ['6ba7b810-9dad-11d1-80b4-00c04fd430c8']],
      ['array[1, 2]', '{1,2}'],
      ["'مين Мина មីន'::text", 'مين Мина មីន'],
      ["'abc'::name", 'abc'],
      ["st_astext('srid=4326;point(1 2)'::geometry)", 'POINT(1 2)'],
      ["similarity('محمد', 'محمود') > 0.3", true],
      ["lower('МИНЫ')", 'мины'],
    ]
    for (const [expression, expected] of cases) {
      test(expression, async () => assert.deepEqual(await value(expression), expected))
    }

    test('a whole number that does not fit a number is an error, and the next statement works', async () => {
      await assert.rejects(value('9007199254740993::int8'), /does not fit/)
      assert.equal(await value('1'), 1)
    })
  })

  describe('parameters go in as what they stand for', () => {
    const cases: readonly (readonly [string, unknown, unknown])[] = [
      ['$1::text', 'a\\b"\'c', 'a\\b"\'c'],
      ['$1::int', 5, 5],
      ['$1::float8', -0.25, -0.25],
      ['$1::int8', 9007199254740991n, 9007199254740991],
      ['$1::bool', false, false],
      ['$1::text', null, null],
      ['$1::bytea', new Uint8Array([1, 0, 255]), new Uint8Array([1, 0, 255])],
      ['$1::bytea', Buffer.from('..ab..').subarray(2, 4), new Uint8Array([97, 98])],
      ['$1::text[]', ['a', 'b"c', '\\', 'NULL', ''], ['a', 'b"c', '\\', 'NULL', '']],
      ['cardinality($1::text[])', [], 0],
      ['select sum(x)::int from unnest($1::int[]) as x', [1, 2, 3], 6],
      ['$1::jsonb', '{"a": [1]}', '{"a": [1]}'],
      ['$1::timestamp', '2041-02-03 04:05', '2041-02-03 04:05:00'],
    ]
    for (const [expression, parameter, expected] of cases) {
      test(`${expression} of ${typeof parameter}`, async () =>
        assert.deepEqual(await value(expression, [parameter as string]), expected))
    }
  })

  describe('COPY', () => {
    test('takes text with its escapes, and only the bytes it was given', async () => {
      await engine.transaction((session) => session.query('create table copied (a text, b int, c bytea)'))
      const text = Buffer.from('##one\\ttab\t1\t\\\\x00ff\nмина\t\\N\t\\N\n##').subarray(2, -2)
      await engine.transaction((session) => session.copyIn('copy copied (a, b, c) from stdin', text))
      assert.equal(text.toString().slice(0, 3), 'one', 'the bytes stay the caller’s')
      const found = await engine.transaction((session) => session.query('select * from copied order by b'))
      assert.deepEqual(found, [
        { a: 'one\ttab', b: 1, c: new Uint8Array([0, 255]) },
        { a: 'мина', b: null, c: null },
      ])
    })

    test('nothing at all is no row', async () => {
      await engine.transaction((session) => session.copyIn('copy copied from stdin', new Uint8Array()))
      assert.equal(await value('select count(*) from copied'), 2)
    })

    test('a bad line takes the whole transaction back, with its code', async () => {
      const work = engine.transaction(async (session) => {
        await session.copyIn('copy copied (a, b) from stdin', Buffer.from('x\t1\n'))
        await session.copyIn('copy copied (a, b) from stdin', Buffer.from('y\tnot a number\n'))
      })
      await assert.rejects(work, problemCode('22P02'))
      assert.equal(await value('select count(*) from copied'), 2)
    })

    test('three megabytes in one go', async () => {
      const lines = Array.from({ length: 60_000 }, (_, i) => `row ${i} ${'x'.repeat(30)}\t${i}\n`)
      await engine.transaction((session) =>
        session.copyIn('copy copied (a, b) from stdin', Buffer.from(lines.join(''))),
      )
      assert.equal(await value('select sum(b)::int8 from copied where b > 1'), (60_000 * 59_999) / 2 - 1)
    })

    test('while it runs the main thread goes on', async () => {
      const lines = Array.from({ length: 60_000 }, (_, i) => `row ${i}\t${i}\n`)
      let turns = 0
      let isDone = false
      const turn = () => {
        turns += 1
        if (!isDone) void setImmediate().then(turn)
      }
      const work = engine.transaction((session) =>
        session.copyIn('copy copied (a, b) from stdin', Buffer.from(lines.join(''))),
      )
      turn()
      await work
      isDone = true
      assert.ok(turns > 10, `${turns} turns`)
    })
  })
})
