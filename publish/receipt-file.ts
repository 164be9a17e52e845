/**
 * The bytes of a receipt file: a 16-byte salt, then the receipt under AES-256-CTR with a key that scrypt makes of the
 * phrase. Nothing in it says whether a phrase is the right one: any phrase gives bytes of the same length.
 */
import { createCipheriv, createDecipheriv, scryptSync } from 'node:crypto'
import type { Receipt } from '../core/verify/receipt.js'
import { receiptBytes, receiptText } from '../core/verify/receipt.js'
import { randomBytes } from '../store/node-crypto.js'
import { receiptTooLarge } from './problems.js'

const saltBytes = 16
// RFC 7914: 32 MiB and about a tenth of a second for each phrase that somebody tries.
const scryptOptions = { N: 1 << 15, r: 8, p: 1, maxmem: 64 << 20 }
// A key encrypts one file only: its salt is new each time.
const counter = new Uint8Array(16)

function keyOf(phrase: string, salt: Uint8Array): Buffer {
  return scryptSync(phrase.normalize('NFC').trim(), salt, 32, scryptOptions)
}

/** Encrypts a receipt. Throws `receipt-too-large` where it opens more than fits. */
export function sealReceipt(receipt: Receipt, phrase: string): Uint8Array {
  const text = receiptText(receipt)
  if (text === null) throw receiptTooLarge({ fields: receipt.openings.length - 1 })
  const salt = randomBytes(saltBytes)
  const cipher = createCipheriv('aes-256-ctr', keyOf(phrase, salt), counter)
  return Buffer.concat([salt, cipher.update(text, 'utf8'), cipher.final()])
}

/** What a phrase makes of a receipt file; empty where the file cannot be one. */
export function openReceipt(file: Uint8Array, phrase: string): Uint8Array {
  if (file.length !== saltBytes + receiptBytes) return new Uint8Array(0)
  const decipher = createDecipheriv('aes-256-ctr', keyOf(phrase, file.subarray(0, saltBytes)), counter)
  return Uint8Array.from(Buffer.concat([decipher.update(file.subarray(saltBytes)), decipher.final()]))
}
