/** Receipts: their holder finds the record in the right part of each figure, everybody else finds nothing. */
import { deepEqual, equal, match, notDeepEqual, ok, rejects, throws } from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Receipt } from '../core/verify/receipt.js'
import { readReceipt } from '../core/verify/receipt.js'
import { publishDocument } from '../publish/publish-document.js'
import { openReceipt, sealReceipt } from '../publish/receipt-file.js'
import { verifyPath } from '../publish/verify-path.js'
import { nodeCrypto } from '../store/node-crypto.js'
import type { Programme } from '../store/programme.js'
import { changeMethod } from '../store/programme-changes.js'
import { issueReceipt } from '../store/receipts.js'
import { withdrawRecords } from '../store/review/acts.js'
import { repository } from './reading-files.js'
import { importText, newProgramme } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'
import { alike, csv } from './support/victims.js'

const phrase = 'four grey herons waiting'

const text = `---
kind: report
title: T
date: 2043-06-01
id: counted
figures:
  all: casualties
---
So far [40](#all), of whom [12](#all?outcome=killed) were killed and [28](#all?outcome=injured) injured.
`

describeEngines('receipts', (kind) => {
  const register = sharedRegister(kind)
  let programme: Programme
  let folder: string
  let bundle: string
  let file: string

  const keep = (receipt: Receipt, name: string, words = phrase) => {
    const path = join(folder, name)
    writeFileSync(path, sealReceipt(receipt, words))
    return path
  }
  const answer = async (path: string, where = bundle, words = phrase) => {
    const found = await verifyPath({ path: where, receipt: { path, phrase: words } }, nodeCrypto)
    equal(found.ok, true, JSON.stringify(found.problems))
    return found.receipt
  }

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'truebearing-receipts-'))
    programme = await newProgramme(register.engine, register.place, 'RECEIPTS')
    await changeMethod(programme, 'All five parts.\n')
    await importText(programme, csv([...alike('k', 12, { outcome: 'k' }), ...alike('i', 28)]))
    writeFileSync(join(folder, 'counted.md'), text)
    bundle = (await publishDocument(programme, join(folder, 'counted.md'), join(folder, 'bundle'))).directory
    file = keep(await issueReceipt(programme, 'k-3', ['outcome']), 'held.bin')
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  test('its holder is one of 40 and one of the 12 killed, and not of the 28 injured', async () => {
    const found = await answer(file)
    equal(found?.found, true)
    deepEqual(
      found?.counted.map(({ path, row, queries }) => [
        path,
        row,
        queries.map((query) => query.replace(/ as of \d+$/, '')),
      ]),
      [
        ['rows/all.csv', [], ['casualties@1']],
        ['rows/all.outcome.csv', ['killed'], ['casualties@1 where outcome = killed']],
      ],
    )
  })

  test('a file of 16,400 bytes tells nothing: not its length, not what it opens, not its holder', async () => {
    const opensMore = keep(await issueReceipt(programme, 'i-5', ['outcome', 'sex', 'status']), 'more.bin')
    const bytes = readFileSync(file)
    deepEqual([bytes.length, readFileSync(opensMore).length], [16_400, 16_400])
    ok(!/outcome|RECEIPTS|k-3/.test(bytes.toString('latin1')))
    const opened = readReceipt(openReceipt(bytes, phrase))
    deepEqual(
      opened?.openings.map(({ label }) => label),
      ['outcome', 'receipt_secret'],
    )
    notDeepEqual(sealReceipt(opened!, phrase), sealReceipt(opened!, phrase))
    throws(() => sealReceipt({ ...opened!, openings: Array(200).fill(opened?.openings[0]) }, phrase), {
      code: 'receipt-too-large',
    })
  })

  test('a wrong phrase, a cut file and another register are 3 neutral answers', async () => {
    equal(openReceipt(readFileSync(file), 'another phrase').length, 16_384)
    deepEqual(await answer(file, bundle, 'another phrase'), {
      code: 'not-found',
      found: false,
      what: 'Not found.',
      counted: [],
    })
    writeFileSync(join(folder, 'cut.bin'), readFileSync(file).subarray(0, 900))
    deepEqual((await answer(join(folder, 'cut.bin')))?.what, 'Not found.')
    const other = await newProgramme(register.engine, register.place, 'OTHER')
    await importText(other, csv(alike('k', 6)))
    const foreign = keep(await issueReceipt(other, 'k-3', []), 'foreign.bin')
    equal((await answer(foreign))?.what, 'Not found. These files are of another register than the receipt.')
  })

  test('a receipt whose 1 opened value was forged is not found', async () => {
    const opened = readReceipt(openReceipt(readFileSync(file), phrase))!
    const openings = opened.openings.map((entry) =>
      entry.label === 'outcome' ? { ...entry, value: 'injured' } : entry,
    )
    equal(
      (await answer(keep({ ...opened, openings }, 'forged.bin')))?.what,
      'Not found. The receipt does not fit together.',
    )
    equal((await answer(keep({ ...opened, n: opened.n + 1 }, 'forged.bin')))?.found, false)
  })

  test('a record taken back, and one that the keeper left out, are named by their receipt in neutral words', async () => {
    const left = keep(await issueReceipt(programme, 'i-7', ['status']), 'left.bin')
    const id = await recordId(programme, 'i-7')
    await programme.engine.transaction((session) =>
      withdrawRecords(session, programme, [id], 'entered twice'),
    )
    await importText(programme, csv(alike('new', 6)), { source: 'second' })
    writeFileSync(
      join(folder, 'later.md'),
      text.replace('40', '45').replace('28', '33').replace('counted', 'later'),
    )
    const later = await publishDocument(programme, join(folder, 'later.md'), join(folder, 'later'))
    ok(later.checked.numbers.every(({ verdict }) => verdict === 'matches'))
    equal((await answer(left))?.found, true)
    match(
      (await answer(left, later.directory))?.what ?? '',
      /^Not found\. No number of these files counts the record of this receipt: it came later, was taken back, or is not what they count\. Entry \d+, of which the receipt is, stands in the log as of which they count: the register can be asked why\.$/,
    )
    equal((await answer(file, later.directory))?.found, true)
  })

  test('issuing is logged under a leaf of 5 keys that names no record, and again gives another file', async () => {
    const [row] = await programme.engine.transaction((session) =>
      session.query<{ type: string; leaf: Uint8Array; body: Uint8Array }>(
        `select l.type, l.leaf, b.body from log_entries l
         join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
         where l.programme_id = $1 and l.type = 'decision' order by l.n limit 1`,
        [programme.programmeId],
      ),
    )
    const leaf = JSON.parse(Buffer.from(row!.leaf).toString()) as object
    deepEqual(Object.keys(leaf).sort(), ['fields', 'n', 'schema', 'type', 'v'])
    match(Buffer.from(row!.body).toString(), /receipt-issued/)
    const again = keep(await issueReceipt(programme, 'k-3', []), 'again.bin', 'quite another phrase')
    equal((await answer(again, bundle, 'quite another phrase'))?.found, true)
    await rejects(issueReceipt(programme, 'k-3', ['colour']), { code: 'receipt-field-unknown', exitCode: 2 })
    await rejects(issueReceipt(programme, 'nobody', []), { code: 'record-unknown' })
  })

  test('the command reads the phrase as 1 line from standard input, and ends with 1 where nothing is found', () => {
    const run = (words: readonly string[], input: string) =>
      spawnSync(process.execPath, [join(repository, 'dist/test/support/child-command.js'), ...words], {
        input,
        encoding: 'utf8',
        env: {
          ...process.env,
          ...(register.place.databaseUrl && { DATABASE_URL: register.place.databaseUrl }),
        },
      })
    const right = run(['verify', bundle, '--receipt', file], `${phrase}\n`)
    equal(right.status, 0, right.stderr)
    match(right.stdout, /Receipt: Found[\s\S]*rows\/all\.outcome\.csv as killed/)
    const wrong = run(['verify', bundle, '--receipt', file, '--json'], 'wrong\n')
    deepEqual([wrong.status, JSON.parse(wrong.stdout).receipt.found], [1, false])
    // The embedded register is open in this process.
    if (kind === 'embedded') return
    const out = mkdtempSync(join(folder, 'given-'))
    const data = ['--data', register.place.directory, '--programme', 'RECEIPTS', '--out', out]
    const unexplained = run(['receipt', 'k-4', ...data], `${phrase}\n`)
    deepEqual([unexplained.status, readdirSync(out)], [2, []])
    match(unexplained.stderr, /If somebody could force the holder/)
    const given = run(['receipt', 'k-4', ...data, '--risk-explained'], `${phrase}\n`)
    equal(given.status, 0, given.stderr)
    const [name = ''] = readdirSync(out)
    match(basename(name), /^note-[0-9a-f]{8}\.bin$/)
    equal(run(['verify', bundle, '--receipt', join(out, name)], `${phrase}\n`).status, 0)
  })
})

async function recordId(programme: Programme, localId: string): Promise<string> {
  const [row] = await programme.engine.transaction((session) =>
    session.query<{ record_id: string }>(
      'select record_id from victims where programme_id = $1 and local_id = $2 limit 1',
      [programme.programmeId, localId],
    ),
  )
  return row?.record_id ?? ''
}
