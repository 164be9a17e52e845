import { deepEqual, equal, throws } from 'node:assert/strict'
import { createHash, createHmac, randomInt } from 'node:crypto'
import { test } from 'node:test'
import canonicalize from 'canonicalize'
import type { Value, Values } from '../record/definition.js'
import { toHex } from './bytes.js'
import { commitmentOf, makeCommitter, openingsOf, saltOf, sortLabels } from './commitment.js'
import type { Sha256 } from './crypto.js'
import { merkleRoot } from './merkle.js'
import { fieldsRoot, openingPath, verifyOpening, verifyOpenings } from './opening.js'

const sha256: Sha256 = (bytes) => Uint8Array.from(createHash('sha256').update(bytes).digest())
const secret = Uint8Array.from({ length: 32 }, (_, i) => i * 8)
const labels = [
  'sex',
  'date~month',
  'date',
  'at',
  'by',
  'outcome',
  'name',
  'needs',
  'breadwinner',
  'receipt_secret',
]
const values: Values = {
  sex: 'unknown',
  date: ['2041-03-09', '2041-03-09', '9 marzo', 'day', 'gregorian', null],
  'date~month': ['2041-03-01', '2041-03-31'],
  outcome: 'injured',
  name: 'María "la Ñata" بنت \u0000 😀',
  needs: ['prosthesis', 'work'],
  breadwinner: true,
  at: '2041-04-01T00:00:00Z',
}

/** The definition of formats.md, word for word, by other means than ours. */
function byDefinition(label: string, value: Value, key: Uint8Array): string {
  const salt = createHmac('sha256', key).update(label).digest().subarray(0, 16).toString('base64url')
  const text = canonicalize([label, salt, value])!
  return createHash('sha256')
    .update(Buffer.from([0]))
    .update(text)
    .digest('hex')
}

test('commitments are those of the definition, in the order of the labels', () => {
  const made = makeCommitter(sha256, labels)
  deepEqual(made.labels, [...labels].sort())
  const expected = made.labels.map((label) => byDefinition(label, values[label] ?? null, secret)).join('')
  equal(toHex(made.commitments(values, secret)), expected)
})

test('a committer that is kept gives each record its own, whatever stood in its buffers before', (t) => {
  const seed = Number(process.env.SEED ?? randomInt(2 ** 31))
  t.diagnostic(`SEED=${seed}`)
  const made = makeCommitter(sha256, labels)
  for (let round = 0; round < 200; round += 1) {
    const digest = createHash('sha512').update(`${seed} ${round}`).digest()
    const key = Uint8Array.from(digest.subarray(0, 32))
    const record: Record<string, Value> = {}
    for (const [i, label] of labels.entries()) {
      const draw = digest[32 + i]!
      if (draw % 4 === 0) record[label] = '\u{1f600}ñ"'.repeat(draw * 8)
      else if (draw % 4 === 1) record[label] = [String(draw), null, draw > 100]
      else if (draw % 4 === 2) record[label] = null
    }
    const expected = made.labels.map((label) => byDefinition(label, record[label] ?? null, key)).join('')
    equal(toHex(made.commitments(record, key)), expected, `SEED=${seed}, round ${round}`)
  }
})

test('labels are sorted by their UTF-8 bytes, not by UTF-16 units', () => {
  deepEqual(sortLabels(['date~year', 'date', 'date_of', 'a~b', 'ab', 'A', '\u{1f600}', '\uffee']), [
    'A',
    'ab',
    'a~b',
    'date',
    'date_of',
    'date~year',
    '\uffee',
    '\u{1f600}',
  ])
  throws(() => sortLabels(['a', 'b', 'a']), /twice/)
})

test('a hand-worked commitment', () => {
  const opening = { label: 'sex', salt: saltOf(sha256, secret, 'sex'), value: 'unknown' }
  const message = `\u0000["sex","${opening.salt}","unknown"]`
  equal(toHex(commitmentOf(sha256, opening)), createHash('sha256').update(message).digest('hex'))
  equal(opening.salt.length, 22)
})

test('every field opened gives the root, and any change does not', () => {
  const commitments = makeCommitter(sha256, labels).commitments(values, secret)
  const fields = fieldsRoot(sha256, commitments)
  const openings = openingsOf(sha256, labels, { values, secret })
  equal(verifyOpenings(sha256, { labels, openings, fields }), true)
  equal(
    toHex(
      merkleRoot(
        sha256,
        openings.map((entry) => commitmentOf(sha256, entry)),
      ),
    ),
    toHex(fields),
  )
  const changed = (change: object) => openings.map((entry, i) => (i === 3 ? { ...entry, ...change } : entry))
  const wrong = [
    changed({ value: 'other' }),
    changed({ value: null }),
    changed({ salt: 'AAAAAAAAAAAAAAAAAAAAAA' }),
    changed({ salt: '' }),
    changed({ value: 3 }),
    changed({ value: '\ud800' }),
    changed({ label: 'data' }),
    openings.slice(1),
    [...openings, openings[0]!],
    [...openings].reverse(),
  ]
  for (const [i, entry] of wrong.entries()) {
    equal(verifyOpenings(sha256, { labels, openings: entry, fields }), false, `change ${i}`)
  }
  // Fewer fields than the schema has, though they give a root of their own.
  const fewer = openings.slice(0, 4)
  const root = merkleRoot(
    sha256,
    fewer.map((entry) => commitmentOf(sha256, entry)),
  )
  equal(verifyOpenings(sha256, { labels, openings: fewer, fields: root }), false)
})

test('one field opened with its path belongs to its label only', () => {
  const commitments = makeCommitter(sha256, labels).commitments(values, secret)
  const fields = fieldsRoot(sha256, commitments)
  for (const opening of openingsOf(sha256, labels, { values, secret })) {
    const path = openingPath(sha256, labels, commitments, opening.label)
    const claim = { labels, opening, path, fields }
    equal(verifyOpening(sha256, claim), true, opening.label)
    equal(verifyOpening(sha256, { ...claim, opening: { ...opening, value: 'else' } }), false)
    equal(verifyOpening(sha256, { ...claim, opening: { ...opening, label: 'nowhere' } }), false)
    equal(verifyOpening(sha256, { ...claim, opening: { ...opening, value: 1 as unknown as Value } }), false)
    equal(verifyOpening(sha256, { ...claim, path: path.slice(1) }), false)
    equal(verifyOpening(sha256, { ...claim, labels: labels.filter((label) => label !== 'at') }), false)
  }
  deepEqual(
    openingsOf(sha256, labels, { values, secret }, ['sex', 'at']).map((entry) => entry.label),
    ['at', 'sex'],
  )
})

test('after an erasure the kept commitments give the same root, and an empty field shows like a filled one', () => {
  const commitments = makeCommitter(sha256, labels).commitments(values, secret)
  const kept = Uint8Array.from(commitments)
  equal(toHex(fieldsRoot(sha256, kept)), toHex(fieldsRoot(sha256, commitments)))
  equal(makeCommitter(sha256, labels).commitments({}, secret).length, commitments.length)
})

test('a label that the schema does not have, or a secret of another length, is a bug', () => {
  const made = makeCommitter(sha256, labels)
  throws(() => made.commitments({ ...values, salary: '3' }, secret), /no label salary/)
  throws(() => made.commitments(values, secret.subarray(1)), /31 bytes/)
  throws(() => made.commitments({ sex: 1 as unknown as Value }, secret), /a committed value is/)
})
