/**
 * The bytes of a receipt file: a 16-byte salt, then the receipt under AES-256-CTR with a key that scrypt makes of the
 * phrase. Nothing in it says whether a phrase is the right one: any phrase gives bytes of the same length.
 */
import { createCipheriv, createDecipheriv, scryptSync } from 'node:crypto'
import type { Receipt } from '../core/verify/receipt.js'
import { phraseOf, receiptBytes, receiptLock, receiptText } from '../core/verify/receipt.js'
import { randomBytes } from '../store/node-crypto.js'
import { receiptTooLarge } from './problems.js'

const { saltBytes, keyBytes, counter } = receiptLock
const scryptOptions = { ...receiptLock.scrypt, maxmem: 64 << 20 }

function keyOf(phrase: string, salt: Uint8Array): Buffer {
  return scryptSync(phraseOf(phrase), salt, keyBytes, scryptOptions)
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
