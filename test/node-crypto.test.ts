import { deepEqual, equal, throws } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { toHex, toUtf8 } from '../core/log/bytes.js'
import { randomBytes, sha256, signingKey, verifySignature } from '../store/node-crypto.js'

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'))

test('SHA-256 gives the value of FIPS 180-4 for abc, and each result stays what it was', () => {
  const first = sha256(toUtf8('abc'))
  equal(toHex(first), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  const bytes = new Uint8Array(70)
  for (let i = 0; i < 600; i += 1) {
    bytes[i % 70] = i & 255
    equal(toHex(sha256(bytes)), createHash('sha256').update(bytes).digest('hex'))
  }
  equal(toHex(first), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  deepEqual(sha256(toUtf8('abc')), Uint8Array.from(first))
})

test('Ed25519 with raw keys gives the signatures of RFC 8032, section 7.1', () => {
  const vectors = [
    {
      seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      key: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      message: '',
      signature:
        'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    },
    {
      seed: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      key: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      message: '72',
      signature:
        '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    },
  ]
  for (const { seed, key, message, signature } of vectors) {
    const signer = signingKey(hex(seed))
    equal(toHex(signer.publicKey), key)
    equal(toHex(signer.sign(hex(message))), signature)
    equal(verifySignature(hex(key), hex(message), hex(signature)), true)
    equal(verifySignature(hex(key), hex(`${message}00`), hex(signature)), false)
    const flipped = Uint8Array.from(hex(signature), (byte, i) => (i === 40 ? byte ^ 1 : byte))
    equal(verifySignature(hex(key), hex(message), flipped), false)
  }
})

test('malformed keys and signatures are no signatures', () => {
  const message = toUtf8('x')
  equal(verifySignature(new Uint8Array(31), message, new Uint8Array(64)), false)
  equal(verifySignature(new Uint8Array(32).fill(255), message, new Uint8Array(64)), false)
  equal(verifySignature(new Uint8Array(32), message, new Uint8Array(63)), false)
  throws(() => signingKey(new Uint8Array(31)), /31 bytes/)
})

test('random bytes are handed out once', () => {
  const seen = new Set<string>()
  for (let i = 0; i < 1000; i += 1) seen.add(toHex(randomBytes(32)))
  equal(seen.size, 1000)
  const kept = randomBytes(32)
  const before = toHex(kept)
  for (let i = 0; i < 300; i += 1) randomBytes(32)
  equal(toHex(kept), before)
  equal(randomBytes(20_000).length, 20_000)
})
