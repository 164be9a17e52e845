/** The tag of a record in one file of one bundle (formats.md, "Receipt secret"). */
import { concatBytes, toHex, toUtf8 } from '../log/bytes.js'
import type { Sha256 } from '../log/crypto.js'
import { hmacSha256 } from '../log/crypto.js'

/**
 * HMAC-SHA256 over the bundle's nonce and the file's path in the bundle, under the record's receipt secret; hex. Whoever
 * does not have the secret can join no two files by it.
 */
export function rowTag(
  sha256: Sha256,
  { secret, nonce, path }: { readonly secret: Uint8Array; readonly nonce: Uint8Array; readonly path: string },
): string {
  if (secret.length !== 32 || nonce.length !== 32)
    throw new Error('a receipt secret and a nonce have 32 bytes')
  return toHex(hmacSha256(sha256, secret, concatBytes([nonce, toUtf8(path)])))
}
