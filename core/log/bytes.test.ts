import { deepEqual, equal } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import {
  compareBytes,
  concatBytes,
  fromBase64,
  fromBase64Url,
  fromHex,
  fromUtf8,
  sameBytes,
  toBase64,
  toBase64Url,
  toHex,
  toUtf8,
} from './bytes.js'
import { hmacSha256 } from './crypto.js'

test('base64 is that of RFC 4648, section 10', () => {
  const vectors = {
    '': '',
    f: 'Zg==',
    fo: 'Zm8=',
    foo: 'Zm9v',
    foob: 'Zm9vYg==',
    fooba: 'Zm9vYmE=',
    foobar: 'Zm9vYmFy',
  }
  for (const [text, encoded] of Object.entries(vectors)) {
    equal(toBase64(toUtf8(text)), encoded)
    equal(fromUtf8(fromBase64(encoded)!), text)
    equal(toBase64Url(toUtf8(text)), encoded.replaceAll('=', ''))
  }
})

test('all bytes go through each encoding and back, as Node has them', () => {
  for (let length = 0; length < 260; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 7 + length) & 255)
    const buffer = Buffer.from(bytes)
    equal(toHex(bytes), buffer.toString('hex'))
    equal(toBase64(bytes), buffer.toString('base64'))
    equal(toBase64Url(bytes), buffer.toString('base64url'))
    deepEqual(fromHex(toHex(bytes)), bytes)
    deepEqual(fromBase64(toBase64(bytes)), bytes)
    deepEqual(fromBase64Url(toBase64Url(bytes)), bytes)
  }
})

test('one byte string has one text: everything else is refused', () => {
  for (const text of [
    'Zh==',
    'Zg=',
    'Zg',
    'Zg===',
    'Zm8',
    'Zm9v\n',
    ' Zm9v',
    'Zm9v====',
    'Z',
    'Zm-v',
    '=',
    '==',
  ]) {
    equal(fromBase64(text), null, text)
  }
  for (const text of ['Zh', 'Zg==', 'Z', 'Zm+v', 'Zm9v ']) equal(fromBase64Url(text), null, text)
  for (const text of ['0', '0G', 'AB', '0x', ' 00']) equal(fromHex(text), null, text)
})

test('broken UTF-8 is no text, and a byte order mark is not swallowed', () => {
  for (const bytes of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xe2, 0x82]]) {
    equal(fromUtf8(Uint8Array.from(bytes)), null)
  }
  equal(fromUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)), '\ufeffa')
})

test('bytes compare as unsigned numbers, the shorter first', () => {
  const sorted = [[], [0], [0, 0], [0x7f], [0x80], [0xff], [0xff, 0]].map((bytes) => Uint8Array.from(bytes))
  deepEqual([...sorted].reverse().sort(compareBytes), sorted)
  equal(sameBytes(Uint8Array.of(1, 2), concatBytes([Uint8Array.of(1), Uint8Array.of(2)])), true)
  equal(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1)), false)
})

test('HMAC-SHA256 gives the values of RFC 4231', () => {
  const sha256 = (bytes: Uint8Array) => Uint8Array.from(createHash('sha256').update(bytes).digest())
  const hmac = (key: Uint8Array, text: string) => toHex(hmacSha256(sha256, key, toUtf8(text)))
  equal(
    hmac(new Uint8Array(20).fill(0x0b), 'Hi There'),
    'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  )
  equal(
    hmac(toUtf8('Jefe'), 'what do ya want for nothing?'),
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  )
  equal(
    hmac(new Uint8Array(131).fill(0xaa), 'Test Using Larger Than Block-Size Key - Hash Key First'),
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  )
})
