/** The cryptography of core/log without anything of the browser's: a page from a folder has no crypto.subtle. */
import { ctr } from '@noble/ciphers/aes.js'
import { ed25519 } from '@noble/curves/ed25519.js'
import { scrypt } from '@noble/hashes/scrypt.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { LogCrypto } from '../../core/log/crypto.js'
import { phraseOf, receiptBytes, receiptLock } from '../../core/verify/receipt.js'

/** As RFC 8032 has it, and as node:crypto does: no malleable signature, no key of small order by another rule. */
function verifySignature(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false })
  } catch {
    // What is no point of the curve is refused by throwing; to us it is a signature that does not hold.
    return false
  }
}

export const pageCrypto: LogCrypto = { sha256: (bytes) => sha256(bytes), verifySignature }

/** What a phrase makes of a receipt file; empty where the file cannot be one. As publish/receipt-file.ts does. */
export function openReceipt(file: Uint8Array, phrase: string): Uint8Array {
  const { saltBytes, keyBytes, counter } = receiptLock
  if (file.length !== saltBytes + receiptBytes) return new Uint8Array(0)
  const key = scrypt(phraseOf(phrase), file.slice(0, saltBytes), { ...receiptLock.scrypt, dkLen: keyBytes })
  return ctr(key, Uint8Array.from(counter)).decrypt(file.slice(saltBytes))
}
