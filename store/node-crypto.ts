/** The cryptography of core/log by node:crypto: SHA-256, Ed25519 with raw keys, random bytes. */
import crypto from 'node:crypto'
import type { LogCrypto, Sha256, SigningKey } from '../core/log/crypto.js'

const hashLength = 32

/**
 * SHA-256 in one call, written to its place. Imports hash a few hundred times a record, so that what surrounds the
 * hashing counts: a string read letter by letter costs less than a buffer made for each digest.
 */
function hashInto(bytes: Uint8Array, target: Uint8Array, at: number): void {
  const digest = crypto.hash('sha256', bytes, 'binary')
  for (let i = 0; i < hashLength; i += 1) target[at + i] = digest.charCodeAt(i)
}

function sha256InOneCall(bytes: Uint8Array): Uint8Array {
  const digest = new Uint8Array(hashLength)
  hashInto(bytes, digest, 0)
  return digest
}

function sha256InThreeCalls(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(crypto.createHash('sha256').update(bytes).digest())
}

/** SHA-256; 32 new bytes. `crypto.hash` is in Node since 20.12. */
export const sha256: Sha256 =
  typeof crypto.hash === 'function' ? Object.assign(sha256InOneCall, { into: hashInto }) : sha256InThreeCalls

// The fixed DER around a raw 32-byte key (RFC 8410, section 4 and 7).
const publicKeyHead = Buffer.from('302a300506032b6570032100', 'hex')
const privateKeyHead = Buffer.from('302e020100300506032b657004220420', 'hex')

/** Ed25519 over a raw 32-byte public key. False for a malformed key or signature as well. */
export function verifySignature(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  const der = Buffer.concat([publicKeyHead, publicKey])
  const key = crypto.createPublicKey({ key: der, format: 'der', type: 'spki' })
  return crypto.verify(null, message, key, signature)
}

/** A signing key from its 32-byte Ed25519 seed; a programme keeps its own as PEM, see keys.ts. */
export function signingKey(seed: Uint8Array): SigningKey {
  if (seed.length !== 32) throw new Error(`an Ed25519 seed of ${seed.length} bytes`)
  const der = Buffer.concat([privateKeyHead, seed])
  const key = crypto.createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  der.fill(0)
  const spki = crypto.createPublicKey(key).export({ format: 'der', type: 'spki' })
  return {
    publicKey: Uint8Array.from(spki.subarray(publicKeyHead.length)),
    sign: (message) => Uint8Array.from(crypto.sign(null, message, key)),
  }
}

/** What core/log is given on the server. */
export const nodeCrypto: LogCrypto = { sha256, verifySignature }

const randomPool = new Uint8Array(8192)
let randomUsed = randomPool.length

/** Random bytes of the operating system; a copy, and the pool forgets them. */
export function randomBytes(length: number): Uint8Array {
  if (length > randomPool.length) return Uint8Array.from(crypto.randomBytes(length))
  if (randomUsed + length > randomPool.length) {
    crypto.randomFillSync(randomPool)
    randomUsed = 0
  }
  const bytes = randomPool.slice(randomUsed, randomUsed + length)
  randomPool.fill(0, randomUsed, randomUsed + length)
  randomUsed += length
  return bytes
}
