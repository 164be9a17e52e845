/** The cryptography that core is given: node:crypto on the server, a pure implementation in the page. */

/** SHA-256 of some bytes: 32 new bytes. The input may be overwritten by the caller right after. */
export interface Sha256 {
  (bytes: Uint8Array): Uint8Array
  /** Writes the 32 bytes to a place of `target` instead; where it is missing, they are copied there. */
  readonly into?: (bytes: Uint8Array, target: Uint8Array, at: number) => void
}

/** Writes a hash to its place. An import makes some hundred hashes a record: an array for each would cost as much again. */
export function hashInto(sha256: Sha256, bytes: Uint8Array, target: Uint8Array, at: number): void {
  if (sha256.into) sha256.into(bytes, target, at)
  else target.set(sha256(bytes), at)
}

/** What checking needs. */
export interface LogCrypto {
  readonly sha256: Sha256
  /** Ed25519 (RFC 8032): raw 32-byte public key, message, 64-byte signature. False for anything malformed. */
  readonly verifySignature: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean
}

/** Who signs: the raw 32-byte public key, and the 64-byte Ed25519 signature of a message by its private key. */
export interface SigningKey {
  readonly publicKey: Uint8Array
  readonly sign: (message: Uint8Array) => Uint8Array
}

const blockBytes = 64

/** HMAC-SHA256 (RFC 2104). Salts of many labels are made faster by commitment.ts. */
export function hmacSha256(sha256: Sha256, key: Uint8Array, message: Uint8Array): Uint8Array {
  const short = key.length > blockBytes ? sha256(key) : key
  const inner = new Uint8Array(blockBytes + message.length).fill(0x36, 0, blockBytes)
  const outer = new Uint8Array(blockBytes + 32).fill(0x5c, 0, blockBytes)
  for (const [i, byte] of short.entries()) {
    inner[i] = byte ^ 0x36
    outer[i] = byte ^ 0x5c
  }
  inner.set(message, blockBytes)
  outer.set(sha256(inner), blockBytes)
  return sha256(outer)
}
