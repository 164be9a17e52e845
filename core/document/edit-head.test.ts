import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { withHeadKey } from './edit-head.js'
import { splitDocument } from './front-matter.js'

const text = `---
kind: appeal # of 2041
title: A letter
date: 2041-03-02
to:
  - { id: sg, office: Secretary-General }
# asked of all
asks:
- { id: a1, to: sg }
---
to: is a word of the body too {#a1}
`

test('1 key of a head changes and every other line stays, a comment too', () => {
  const to = [{ id: 'hc', office: 'High: "Commissioner"', channel: 'letter' }]
  const changed = withHeadKey(text, 'to', to)
  deepEqual(splitDocument(changed, 'letter').frontMatter.to, to)
  equal(changed.includes('kind: appeal # of 2041\ntitle: A letter\ndate: 2041-03-02\nto:\n'), true)
  equal(changed.endsWith('---\nto: is a word of the body too {#a1}\n'), true)
  equal(splitDocument(changed, 'letter').frontMatter.asks.length, 1)
})

test('a list whose items begin the line goes as a whole, and a key that is not there comes last', () => {
  const without = withHeadKey(text, 'asks', undefined)
  deepEqual(splitDocument(without, 'letter').frontMatter.asks, [])
  const signed = withHeadKey(without, 'signatories', 'signatories.csv')
  equal(splitDocument(signed, 'letter').frontMatter.signatories, 'signatories.csv')
  equal(withHeadKey(signed, 'signatories', undefined), without)
})

test('2 texts without a head stay as they are', () => {
  for (const bare of ['No head.\n', '---\nkind: appeal\n']) equal(withHeadKey(bare, 'to', []), bare)
})

test('a head with ends of lines of 2 units keeps them, and the line that is written has one too', () => {
  const written = text.replaceAll('\n', '\r\n')
  equal(withHeadKey(written, 'title', 'A note'), written.replace('A letter', 'A note'))
})
