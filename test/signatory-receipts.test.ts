/** Receipts of signatures: who signed finds their own line in the published list, and nobody else does. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Chance } from '../examples/generate/random.js'
import { sealReceipt } from '../publish/receipt-file.js'
import { SortedTags } from '../publish/sorted-tags.js'
import { verifyPath } from '../publish/verify-path.js'
import { nodeCrypto } from '../store/node-crypto.js'
import { rebuild } from '../store/rebuild.js'
import { issueReceipt } from '../store/receipts.js'
import { withdrawSignature } from '../store/signatures/give-signatures.js'
import { describeEngines, sharedRegister } from './support/registers.js'
import { rows, SignedAppeal } from './support/signatures.js'
import { derivedRows, differences } from './support/tables.js'

const phrase = 'seven herons over the weir'

describeEngines('receipts of signatures', (kind) => {
  const register = sharedRegister(kind)
  let appeal: SignedAppeal
  let bundle: string
  let named: string
  let hidden: string

  const keep = async (asked: string, name: string, of = appeal) => {
    const path = join(appeal.folder, name)
    writeFileSync(path, sealReceipt(await issueReceipt(of.programme, asked, [], 'signature'), phrase))
    return path
  }
  const answer = async (path: string, words = phrase, where = bundle) => {
    const found = await verifyPath({ path: where, receipt: { path, phrase: words } }, nodeCrypto)
    equal(found.ok, true, JSON.stringify(found.problems))
    return found.receipt
  }

  before(async () => {
    appeal = await SignedAppeal.start(register)
    await appeal.take(rows)
    bundle = (await appeal.publish()).directory
    named = await keep(await entryOf(appeal, 1), 'named.bin')
    hidden = await keep(await entryOf(appeal, 5), 'hidden.bin')
  })
  after(() => appeal.remove())

  test('1 who agreed to be named finds the name as printed, 1 who did not finds a line without any', async () => {
    const own = await answer(named)
    deepEqual(
      [own?.code, own?.counted],
      ['found-named', [{ path: 'signatories.csv', row: ['named', 'Tessa Vole'], queries: [] }]],
    )
    match(own?.what ?? '', /^Found: counted, and named as agreed\. The receipt is of entry \d+ of the log\.$/)
    const other = await answer(hidden)
    deepEqual(
      [other?.code, other?.counted],
      ['found', [{ path: 'signatories.csv', row: ['unnamed'], queries: [] }]],
    )
    equal((await answer(hidden, phrase, `${bundle}.zip`))?.found, true)
  })

  test('each of the 8 who signed is found once', async () => {
    const lines: unknown[] = []
    for (let row = 1; row <= rows.length; row += 1)
      lines.push((await answer(await keep(await entryOf(appeal, row), 'each.bin')))?.counted[0]?.row)
    equal(lines.filter((line) => JSON.stringify(line) === '["unnamed"]').length, 3)
    equal(new Set(lines.map((line) => JSON.stringify(line))).size, 6)
  })

  test('a wrong phrase, another register, a later bundle without it and an unknown entry are 4 neutral answers', async () => {
    deepEqual(await answer(hidden, 'another phrase'), {
      code: 'not-found',
      found: false,
      what: 'Not found.',
      counted: [],
    })
    const other = await SignedAppeal.start(register)
    try {
      await other.take(rows)
      const foreign = await keep(await entryOf(other, 1), 'foreign.bin', other)
      equal((await answer(foreign))?.code, 'other-register')
    } finally {
      other.remove()
    }
    await withdrawSignature(appeal.programme, await entryOf(appeal, 5), null)
    const later = (await appeal.publish()).directory
    const gone = await answer(hidden, phrase, later)
    deepEqual([gone?.code, gone?.found, gone?.counted], ['not-counted', false, []])
    match(
      gone?.what ?? '',
      /^Not found\. No number of these files counts the record of this receipt: it came later/,
    )
    equal((await answer(named, phrase, later))?.code, 'found-named')
    await rejects(issueReceipt(appeal.programme, '999999', [], 'signature'), { code: 'signature-unknown' })
    await rejects(issueReceipt(appeal.programme, 'nobody', [], 'signature'), { code: 'signature-unknown' })
  })

  test('that 1 was issued stands in the log, and a rebuild gives the same tables', async () => {
    const { engine, programmeId } = appeal.programme
    const before = await derivedRows(engine, programmeId)
    await rebuild(appeal.programme)
    deepEqual(differences(before, await derivedRows(engine, programmeId)), [])
    const issued = await engine.transaction((session) =>
      session.query<{ body: Uint8Array }>(
        `select b.body from log_entries l join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
         where l.programme_id = $1 and l.type = 'decision' order by l.n`,
        [programmeId],
      ),
    )
    ok(issued.length >= 2 && issued.every(({ body }) => Buffer.from(body).includes('receipt-issued')))
  })
})

/** The entry of the signature of a row of the list, from 1. */
async function entryOf({ programme }: SignedAppeal, row: number): Promise<string> {
  const found = await programme.engine.transaction((session) =>
    session.query<{ entry: number }>('select entry from signatures where programme_id = $1 order by entry', [
      programme.programmeId,
    ]),
  )
  return String(found[row - 1]?.entry)
}

test('5,000 tags come back in their order, those that begin alike too', () => {
  const seed = 71
  const chance = new Chance(seed)
  const tags = Array.from({ length: 5000 }, (_, index) =>
    Array.from({ length: 32 }, (__, at) => (at === 0 && index < 500 ? 7 : chance.integer(0, 255)))
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join(''),
  )
  const sorted = new SortedTags()
  for (const tag of tags) sorted.add(tag)
  deepEqual([...sorted.ascending()], [...tags].sort(), `seed ${seed}`)
})
