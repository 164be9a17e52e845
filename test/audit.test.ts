/** Audit by lot: a number named in advance draws rows, a person answers for each, and a made-up record is found. */
import { deepEqual, equal, match, ok, rejects, throws } from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { verifierKey } from '../core/log/verifier-key.js'
import { answerCounts, chanceOfMissing, drawTags, isDrawn, openAudit, tagsOf } from '../core/verify/audit.js'
import type { Drawn } from '../publish/audit.js'
import { answerAudit, auditSheet, drawAudit, drawText, readDraw } from '../publish/audit.js'
import { publishDocument } from '../publish/publish-document.js'
import { announceAudit } from '../store/audits.js'
import { nodeCrypto, sha256, signingKey } from '../store/node-crypto.js'
import type { Programme } from '../store/programme.js'
import { changeMethod } from '../store/programme-changes.js'
import { importText, newProgramme } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'
import { csv, victims } from './support/victims.js'

const nonce = '7c'.repeat(32)
const tagOf = (index: number) => Buffer.from(sha256(Buffer.from(`row ${index}`))).toString('hex')

test('the same number draws the same 59 rows, another number draws others', () => {
  const tags = Array.from({ length: 1000 }, (_, index) => tagOf(index))
  const draw = { nonce, path: 'rows/all.csv', number: '4839', count: 59 }
  const drawn = drawTags(sha256, draw, tags)
  equal(drawn.length, 59)
  deepEqual(drawTags(sha256, draw, [...tags].reverse()), drawn)
  const others = drawTags(sha256, { ...draw, number: '4840' }, tags)
  ok(others.filter((tag) => drawn.includes(tag)).length < 20)
  equal(drawTags(sha256, draw, tags.slice(0, 7)).length, 7)
})

test('of 1,000 lots of 59 at most 5 % miss every one of 50 made-up rows in 1,000 (numbers 1 to 1,000)', () => {
  const tags = Array.from({ length: 1000 }, (_, index) => tagOf(index))
  const madeUp = new Set(tags.slice(0, 50))
  let missed = 0
  for (let number = 1; number <= 1000; number += 1) {
    const drawn = drawTags(sha256, { nonce, path: 'rows/all.csv', number: String(number), count: 59 }, tags)
    if (!drawn.some((tag) => madeUp.has(tag))) missed += 1
  }
  ok(chanceOfMissing(0.05, 59) <= 0.05 && chanceOfMissing(0.05, 58) > 0.05)
  ok(missed > 0 && missed / 1000 <= 0.05, `${missed} of 1,000 lots missed them all`)
})

describeEngines('an audit by lot', (kind) => {
  const register = sharedRegister(kind)
  let programme: Programme
  let folder: string
  let bundle: string
  let drawn: Drawn
  const auditor = { name: 'auditor.example', key: signingKey(new Uint8Array(32).fill(9)) }
  const auditorKey = verifierKey(sha256, auditor.name, auditor.key.publicKey)

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'truebearing-audit-'))
    programme = await newProgramme(register.engine, register.place, 'AUDIT')
    await changeMethod(programme, 'All five parts.\n')
    await importText(programme, csv(victims(31, 60)))
    const text =
      '---\nkind: report\ntitle: T\ndate: 2043-06-01\nid: counted\nfigures:\n  all: casualties\n---\n[60](#all)\n'
    writeFileSync(join(folder, 'counted.md'), text)
    bundle = (await publishDocument(programme, join(folder, 'counted.md'), join(folder, 'bundle'))).directory
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  test('a number that nobody named in advance draws nothing; a named one draws 10 rows of the bundle', async () => {
    const asked = { bundle, path: 'rows/all.csv', number: '48 39 02' }
    await rejects(drawAudit(programme, asked), { code: 'audit-not-announced', exitCode: 1 })
    const entry = await announceAudit(programme, {
      documentId: 'counted',
      path: 'rows/all.csv',
      count: 10,
      number: 'the first prize of the lottery of Example Province on 1 July 2043',
    })
    drawn = await drawAudit(programme, asked)
    deepEqual([drawn.announced, drawn.number, drawn.tags.length], [entry, '483902', 10])
    const tags = tagsOf(readFileSync(join(bundle, 'rows/all.csv')))
    deepEqual(drawTags(sha256, drawn, tags), drawn.tags)
    writeFileSync(join(folder, 'draw.json'), drawText(drawn))
    deepEqual(readDraw(join(folder, 'draw.json')), drawn)
    await rejects(drawAudit(programme, { ...asked, path: 'rows/none.csv' }), { code: 'bundle-not-found' })
  })

  test('the sheet names the 10 records and their source, and no row twice', async () => {
    const lines = (await auditSheet(programme, drawn)).trimEnd().split('\n')
    equal(lines[0], 'tag,record,number,sources,answer')
    equal(lines.length, 11)
    equal(new Set(lines.slice(1).map((line) => line.split(',')[1])).size, 10)
    ok(
      lines.slice(1).every((line) => /,V31-\d+,.*invented list.*,$/.test(line)),
      lines[1],
    )
  })

  test('answers are signed as they are, 1 not found among them, and whoever has the bundle checks them', async () => {
    const [first = '', ...rest] = drawn.tags
    const lines = [`${first},not found`, ...rest.map((tag) => `${tag},found as recorded`)]
    const sheet = `tag,answer\n${lines.join('\n')}\n`
    const { note, entry, audit } = await answerAudit(programme, { drawn, sheet, auditor })
    ok(entry > drawn.announced)
    deepEqual(answerCounts(audit), { documents_seen: 0, found_as_recorded: 9, not_found: 1, refused: 0 })
    const opened = openAudit(nodeCrypto, note, auditorKey)
    const tags = tagsOf(readFileSync(join(bundle, 'rows/all.csv')))
    deepEqual([opened?.answers.get(first), opened && isDrawn(sha256, opened, tags)], ['not_found', true])
    equal(opened && isDrawn(sha256, { ...opened, number: '1' }, tags), false)
    const forged = Buffer.from(Buffer.from(note).toString().replace('not_found', 'refused'))
    throws(() => openAudit(nodeCrypto, forged, auditorKey), { code: 'note-signature-wrong' })
  })

  test('an answer left out, 1 given twice and 1 for a row that was not drawn are refused', async () => {
    const [first = '', ...rest] = drawn.tags
    const answers = (tags: readonly string[]) =>
      `tag,answer\n${tags.map((tag) => `${tag},refused\n`).join('')}`
    const give = (tags: readonly string[]) => answerAudit(programme, { drawn, sheet: answers(tags), auditor })
    await rejects(give(rest), { code: 'audit-answers-odd', message: /1 rows have no answer/ })
    await rejects(give([first, first]), { message: /Line 3 of the answers stands twice/ })
    await rejects(give(['a'.repeat(64)]), { message: /was not drawn/ })
    match(answers(rest), /refused/)
  })
})
