/** rows/ of a bundle: one row a counted record, under tags that join nothing, counted again by whoever has the files. */
import { deepEqual, equal, match, ok, throws } from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { before, test } from 'node:test'
import { atLevel, smallCombinations } from '../core/disclosure/small-rows.js'
import type { Breakdown } from '../core/document/breakdowns.js'
import { breakdownsOf } from '../core/document/breakdowns.js'
import { parseDocument } from '../core/document/parse.js'
import { keyFits, placesKey } from '../core/document/rows-file.js'
import { rowTag } from '../core/verify/row-tag.js'
import { verifyBundle } from '../core/verify/verify.js'
import type { Files } from '../publish/bundle.js'
import { chooseLevels } from '../publish/rows.js'
import { nodeCrypto, sha256 } from '../store/node-crypto.js'
import type { Published } from './verify-example.js'
import { appeal, exampleLog, inMemory, publishExample } from './verify-example.js'

let published: Published

before(async () => {
  published = await publishExample(exampleLog())
})

const path = 'rows/recent.outcome.csv'

function linesOf(files: Files, name = path): string[] {
  return Buffer.from(files.get(name) ?? [])
    .toString()
    .trimEnd()
    .split('\n')
}

/** What is said of a file whose text is another; the manifest says it too, and is not looked at here. */
async function saidOf(change: (lines: string[]) => string[], name = path): Promise<string[]> {
  const files = new Map(published.files)
  files.set(name, Buffer.from(`${change(linesOf(files, name)).join('\n')}\n`))
  const { problems } = await verifyBundle(inMemory(files), nodeCrypto)
  return problems
    .filter(({ file, what }) => file === name && !/manifest|seals/.test(what))
    .map(({ line, what }) => `${line ?? ''}: ${what}`)
}

test('a file of 87 rows holds a tag and the columns of one breakdown, sorted by tag', () => {
  const [header, ...rows] = linesOf(published.files)
  equal(header, 'tag,outcome')
  equal(rows.length, 87)
  deepEqual(rows, [...rows].sort())
  equal(rows.filter((row) => row.endsWith(',killed')).length, 20)
  equal(linesOf(published.files, 'rows/recent.csv')[0], 'tag')
  deepEqual(linesOf(published.files, 'rows/items.csv').length, 2)
  match(linesOf(published.files, 'rows/items.csv').join(), /^tag,items,[0-9a-f]{64},61234$/)
})

test('a tag is the HMAC of nonce and path under 1 secret, and no two files share one of 348', () => {
  const secret = sha256(Buffer.from('secret 3'))
  const nonce = Buffer.from('5a'.repeat(32), 'hex')
  const expected = createHmac('sha256', secret).update(nonce).update(path).digest('hex')
  equal(rowTag(sha256, { secret, nonce, path }), expected)
  ok(linesOf(published.files).some((line) => line.startsWith(expected)))
  const names = [...published.files.keys()].filter((name) => name.startsWith('rows/'))
  const tags = names.flatMap((name) => linesOf(published.files, name).slice(1)).map((row) => row.slice(0, 64))
  equal(new Set(tags).size, tags.length)
  equal(tags.length, 4 * 87 + 1)
})

test('each of 8 ways of changing rows is named as what it is', async () => {
  const swap = ([head = '', one = '', two = '', ...rest]: string[]) => [head, two, one, ...rest]
  const twice = ([head = '', one = '', ...rest]: string[]) => [head, one, one, ...rest]
  match((await saidOf(swap)).join('; '), /^3: the rows are not sorted by tag$/)
  match((await saidOf(twice)).join('; '), /^3: the tag [0-9a-f]{64} stands in it twice$/)
  match(
    (await saidOf((lines) => lines.slice(0, -1))).join('; '),
    /: line \d+ of the text: casualties@1 from 2038-03-02 to 2041-03-01 where outcome = (killed|injured) as of 11 is (20|67), the rows give (19|66)/,
  )
  const added = [...linesOf(published.files), `${'f'.repeat(64)},killed`]
  match((await saidOf(() => added)).join('; '), /is 20, the rows give 21/)
  const named = await saidOf((lines) => lines.map((row, at) => `${row},${at === 0 ? 'place' : 'EX01'}`))
  deepEqual(named, ['1: the column place is not stated by the text'])
  deepEqual(await saidOf((lines) => lines.map((row) => row.slice(0, 64).replace('tag,outcome', 'tag'))), [
    '1: the column outcome is missing',
  ])
  const odd = await saidOf(([head = '', one = '', ...rest]) => [head, `${one.slice(0, 65)}lost`, ...rest])
  match(odd.join('; '), /^2: "lost" is no value of outcome$/)
  const upper = await saidOf(([head = '', one = '', ...rest]) => [head, one.toUpperCase(), ...rest])
  match(upper.join('; '), /^2: the row has no tag of 64 hexadecimal digits$/)
})

test('a rows file that is missing, and one that no number states, are named', async () => {
  const files = new Map(published.files)
  files.delete(path)
  files.set('rows/recent.sex.csv', Buffer.from('tag,sex\n'))
  const { problems } = await verifyBundle(inMemory(files), nodeCrypto)
  ok(problems.some(({ file, what }) => file === path && what === 'the file is missing'))
  ok(problems.some(({ file, what }) => file === 'rows/recent.sex.csv' && /no number of the text/.test(what)))
})

test('a column is coarsened to 2 asked codes where one of the rest is too small, and refused where the rest is', () => {
  const [breakdown] = breakdownsFor('[20](#recent?outcome=killed) and [67](#recent?outcome=injured)')
  const rows = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).flatMap(([key, count]) =>
      Array.from({ length: count }, (_, at) => ({ recordId: `${key} ${at}`, keys: [key], amount: 1 })),
    )
  const level = (counts: Readonly<Record<string, number>>, decisions: { query: string }[] = []) =>
    chooseLevels(
      { files: [{ breakdown: breakdown!, records: rows(counts) }] },
      {
        k: 5,
        decisions: decisions.map((entry) => ({ ...entry, decided_by: 'the council', reason: 'known' })),
      },
    ).get(path)
  equal(level({ killed: 20, injured: 67, unknown: 9 }), 'as recorded')
  equal(level({ killed: 20, injured: 67, unknown: 3, missing: 2 }), 'as asked')
  deepEqual(atLevel(breakdown!, 'as asked', { keys: ['unknown'], amount: 1 }).keys, ['other'])
  const small = {
    code: 'rows-too-small',
    exitCode: 1,
    message: /rows\/recent\.outcome\.csv \(other\): fewer than 5/,
  }
  throws(() => level({ killed: 20, injured: 67, unknown: 3, missing: 1 }), small)
  throws(() => level({ killed: 4, injured: 67 }), { code: 'rows-too-small', message: /\(killed\)/ })
  const base = 'casualties from 2038-03-02 to 2041-03-01'
  equal(level({ killed: 4, injured: 67 }, [{ query: `${base} where outcome = killed` }]), 'as recorded')
  equal(level({ killed: 4, injured: 67, unknown: 1 }, [{ query: `${base} by outcome` }]), 'as recorded')
  deepEqual(
    smallCombinations(breakdown!, rows({ killed: 2 }), { k: 1, decisions: [] }).map(({ why }) => why),
    ['fewer than 3 records'],
  )
})

test('conditions of 2 figures and a share give files whose columns are theirs alone', () => {
  const text = `[1](#recent?sex=female&outcome=killed) [2](#recent?outcome=killed) [50 %](#civilian-share)`
  deepEqual(
    breakdownsFor(text).map(({ path: name, columns }) => [name, columns.map(({ asked }) => asked)]),
    [
      ['rows/civilian-share.status.csv', [['civilian', 'unknown']]],
      ['rows/recent.outcome.csv', [['killed']]],
      ['rows/recent.outcome.sex.csv', [['killed'], ['female']]],
    ],
  )
})

test('a row lies in the district asked and in its region, and a code includes those under it', () => {
  const [byPlace] = breakdownsFor('[7](#recent?place=EX01)')
  const [byAge] = breakdownsFor('[7](#recent?age_group=child)')
  const fits = (breakdown: Breakdown | undefined, key: string, code: string, operator: '=' | '!=' = '=') =>
    keyFits(breakdown!.columns[0]!, key, { dimension: '', operator, codes: [code] })
  equal(placesKey([]), 'other')
  const both = placesKey(['EX', 'EX01'])
  deepEqual(
    [fits(byPlace, both, 'EX01'), fits(byPlace, both, 'EX'), fits(byPlace, both, 'E')],
    [true, true, false],
  )
  deepEqual([fits(byAge, 'child', 'child'), fits(byAge, 'adult', 'child', '!=')], [true, true])
})

function breakdownsFor(body: string) {
  const head = appeal.slice(0, appeal.indexOf('# What we count'))
  return breakdownsOf(parseDocument(`${head}\n${body}\n`, 'letter.md'), [], 11)
}
