import { deepEqual, equal, throws } from 'node:assert/strict'
import { test } from 'node:test'
import canonicalize from 'canonicalize'
import { kinds } from '../record/kinds.js'
import { fromUtf8, toUtf8 } from './bytes.js'
import { leafBytes, parseLeaf } from './entry.js'
import { entryTypes } from './entry-types.js'
import { schemaOf } from './labels.js'

const fields = '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'

test('a leaf has the bytes that canonicalize gives it, for every type and kind', () => {
  const types = [
    ...Object.entries(entryTypes).map(([type, { schema }]) => ({ type, schema })),
    ...kinds.map((kind) => ({ type: 'record-accepted', schema: schemaOf(kind) })),
  ]
  for (const { type, schema } of types) {
    for (const n of [0, 7, 2_000_000, Number.MAX_SAFE_INTEGER]) {
      const bytes = leafBytes({ n, type, schema, fields })
      equal(fromUtf8(bytes), canonicalize({ v: 1, n, type, schema, fields }))
      deepEqual(parseLeaf(bytes), { n, type, schema, fields })
    }
  }
})

test('anything but the canonical bytes of a leaf is refused', () => {
  const good = `{"fields":"${fields}","n":7,"schema":"victim@1","type":"record-accepted","v":1}`
  equal(parseLeaf(toUtf8(good)).n, 7)
  const wrong = [
    '',
    '{}',
    ` ${good}`,
    `${good}\n`,
    `\ufeff${good}`,
    good.replace('"n":7', '"n": 7'),
    good.replace('"n":7', '"n":07'),
    good.replace('"n":7', '"n":-1'),
    good.replace('"n":7', '"n":7.0'),
    good.replace('"n":7', '"n":"7"'),
    good.replace('"n":7', '"n":9007199254740992'),
    good.replace('"v":1', '"v":2'),
    good.replace('"v":1', '"v":1,"w":1'),
    good.replace('"n":7,', ''),
    good.replace('"n":7', '"n":7,"n":8'),
    good.replace('5dc9', '5DC9'),
    good.replace('5dc9', '5dc'),
    good.replace('victim@1', 'victim@0'),
    good.replace('victim@1', 'victim'),
    good.replace('victim@1', 'victim@1\\u0000'),
    good.replace('victim', 'v\\u0069ctim'),
    good.replace('record-accepted', 'Record-accepted'),
    good.replace('record-accepted', ''),
  ]
  for (const text of wrong) throws(() => parseLeaf(toUtf8(text)), { code: 'leaf-not-readable' }, text)
  throws(() => parseLeaf(Uint8Array.of(0xff)), { code: 'leaf-not-readable' })
})

test('a leaf that could not be read again is a bug', () => {
  const leaf = { n: 1, type: 'decision', schema: 'decision@1', fields }
  for (const change of [{ n: -1 }, { n: 1.5 }, { type: 'a"b' }, { schema: 'decision' }, { fields: 'ab' }]) {
    throws(() => leafBytes({ ...leaf, ...change }), /no leaf/)
  }
})
