import { deepEqual, equal, throws } from 'node:assert/strict'
import { test } from 'node:test'
import canonicalize from 'canonicalize'
import type { Value } from '../record/definition.js'
import { toHex } from './bytes.js'
import type { CanonicalJson } from './canonical.js'
import { canonicalBytes, canonicalText, committedText, isCommittable } from './canonical.js'

test('the sample of RFC 8785, section 3.2.2, has the bytes of section 3.2.4', () => {
  // As the RFC writes it: the first number has more digits than a double holds.
  const sample: CanonicalJson = JSON.parse(String.raw`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
    "literals": [null, true, false]
  }`)
  const expected = `
    7b 22 6c 69 74 65 72 61 6c 73 22 3a 5b 6e 75 6c 6c 2c 74 72
    75 65 2c 66 61 6c 73 65 5d 2c 22 6e 75 6d 62 65 72 73 22 3a
    5b 33 33 33 33 33 33 33 33 33 2e 33 33 33 33 33 33 33 2c 31
    65 2b 33 30 2c 34 2e 35 2c 30 2e 30 30 32 2c 31 65 2d 32 37
    5d 2c 22 73 74 72 69 6e 67 22 3a 22 e2 82 ac 24 5c 75 30 30
    30 66 5c 6e 41 27 42 5c 22 5c 5c 5c 5c 5c 22 2f 22 7d`
  equal(toHex(canonicalBytes(sample)), expected.replaceAll(/\s/g, ''))
})

test('keys are sorted by their UTF-16 units', () => {
  equal(
    canonicalText({ '\ufb33': '1', '\u{1f600}': '2', a: '3', B: '4' }),
    '{"B":"4","a":"3","\u{1f600}":"2","\ufb33":"1"}',
  )
})

test('a committed value has the text that canonicalize gives it', () => {
  const values: Value[] = [
    null,
    true,
    false,
    '',
    'Vereda El Ejemplo, "finca" \\ 3',
    '\u0000\u0001\b\t\n\f\r\u001f\u007f\u0080\u2028\u2029',
    'إصابة ٣ — 😀 é e\u0301',
    '0.10',
    [],
    ['2041-03-01', '2041-03-31', 'marzo 2041', 'month', 'gregorian', null],
    [['a', null, [true, 'b']], [], ['']],
    // Every 16-bit unit that may stand alone.
    Array.from({ length: 0x10000 }, (_, unit) =>
      unit >= 0xd800 && unit < 0xe000 ? '' : String.fromCharCode(unit),
    ),
  ]
  for (const value of values) equal(committedText(value), canonicalize(value))
})

test('U+0000 and unusual spellings are committed to as they were typed', () => {
  equal(committedText('a\u0000b'), '"a\\u0000b"')
  equal(committedText('e\u0301') === committedText('é'), false)
})

test('what nobody may commit to is a bug: numbers, objects, half characters, holes', () => {
  const wrong: unknown[] = [0, 1.5, Number.NaN, 10n, undefined, {}, new Date(0), Symbol('a'), () => null]
  wrong.push('\ud800', 'a\udc00b', '\udc00\ud800', [1], [['a', [2]]], [undefined], new Array(2), {
    toJSON: () => 'x',
  })
  for (const value of wrong) {
    equal(isCommittable(value), false)
    throws(() => committedText(value as Value), /a committed value is/)
  }
  throws(() => canonicalText('\ud800'), /surrogate/i)
  throws(() => canonicalText(Number.NaN), /NaN/)
})

test('hostile nesting is refused without exhausting the stack', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)
  equal(isCommittable(deep), false)
  deepEqual(isCommittable([[[['four deep']]]]), true)
})
