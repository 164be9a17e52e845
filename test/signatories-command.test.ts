/** The command `signatories` as a person types it. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { command } from './support/programmes.js'
import type { TestPlace } from './support/registers.js'
import { describeEngines, newPlace } from './support/registers.js'
import { appeal, csvOf, rows } from './support/signatures.js'

describeEngines('the command signatories', (kind) => {
  let place: TestPlace
  let folder: string
  before(async () => {
    place = await newPlace(kind)
    folder = mkdtempSync(join(tmpdir(), 'truebearing-signatories-'))
    writeFileSync(join(folder, 'letter.md'), appeal)
    writeFileSync(join(folder, 'signatories.csv'), csvOf(rows))
    writeFileSync(
      join(folder, 'list.txt'),
      '1. Tessa Vole – chair of the Orvane Council\n2. Orrin Dar — survivor\n3. Who\n',
    )
    equal((await command(place, 'init')).status, 0)
  })
  after(async () => {
    await place.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  const run = (...words: readonly string[]) => command(place, 'signatories', ...words)

  test('takes in 8, lists and counts them, withdraws 1 and says what stays', async () => {
    const taken = await run('import', join(folder, 'signatories.csv'))
    deepEqual([taken.status, taken.error], [0, ''])
    match(taken.out, /signed +8 {2}new signatures under letter/)
    const { documents } = JSON.parse((await run('--json')).out) as { documents: unknown }
    deepEqual(documents, [{ documentId: 'letter', signed: 8 }])
    const listed = await run('--document', join(folder, 'letter.md'))
    match(listed.out, /^8 signatures, 5 of them to be named in public$/m)
    match(listed.out, /^ +by a thumb before a witness +1$/m)
    const entry = /^ *(\d+) +1 +Tessa Vole/m.exec(listed.out)?.[1] ?? ''
    const withdrawn = await run('withdraw', entry, '--reason', 'asked by letter')
    match(withdrawn.out, /is withdrawn by entry \d+/)
    equal((await run('withdraw', entry)).status, 1)
  })

  test('reads a published list of 3 into a table whose 1 doubtful row waits when it is taken in unchanged', async () => {
    const table = join(folder, 'table.csv')
    const read = await run('read', join(folder, 'list.txt'), '--out', table)
    match(read.error, /^3 entries, 1 of them with a doubt/)
    match(readFileSync(table, 'utf8'), /1,Tessa Vole,officer,,Orvane Council,chair/)
    const dry = await run('import', table, '--document', join(folder, 'letter.md'), '--dry-run', '--json')
    const { given, waiting } = JSON.parse(dry.out) as { given: number; waiting: number }
    // The signature that was withdrawn above may be given again; another number stands with other words.
    deepEqual([given, waiting], [1, 2])
    writeFileSync(table, readFileSync(table, 'utf8').replaceAll(/^(\d),/gm, '9$1,'))
    const other = JSON.parse(
      (await run('import', table, '--document', join(folder, 'letter.md'), '--json')).out,
    )
    deepEqual([other.given, other.waiting], [2, 1])
    writeFileSync(table, '')
    equal((await run('read', table)).status, 1)
  })

  test('writes the half-page in 2 languages, and refuses 4 wrong uses', async () => {
    const out = join(folder, 'sheet.html')
    const sheet = await run('sheet', join(folder, 'letter.md'), '--language', 'ar', '--out', out)
    equal(sheet.status, 0)
    ok(readFileSync(out, 'utf8').includes('dir="rtl"'))
    match((await run('sheet', join(folder, 'letter.md'))).out, /^For you who sign\n\nYou are asked to sign/)
    for (const words of [['count'], ['import'], ['send', 'x'], ['import', 'a', 'b']])
      equal((await run(...words)).status, 2, words.join(' '))
    equal((await run('import', join(folder, 'none.csv'))).status, 2)
  })
})
