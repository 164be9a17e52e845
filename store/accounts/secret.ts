/** Secrets that somebody holds: the store keeps their SHA-256 alone, so that whoever reads the database cannot use them. */
import { createHash } from 'node:crypto'
import { randomBytes } from '../node-crypto.js'

/** 256 bits of chance as text that may stand in a cookie, an address or a header. */
export function newSecret(): string {
  return Buffer.from(randomBytes(32)).toString('base64url')
}

/** What the store keeps of a secret. A secret of 256 bits needs no salt and no slow hash: it cannot be guessed. */
export function hashOfSecret(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest()
}
