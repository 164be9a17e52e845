/** `verify PATH [--key K] [--earlier PATH] [--receipt FILE]`: the whole check of core/verify over what lies on the disk. */
import { readFile, stat } from 'node:fs/promises'
import type { LogCrypto } from '../core/log/crypto.js'
import type { VerifierKey } from '../core/log/verifier-key.js'
import type { Earlier } from '../core/verify/earlier.js'
import { openZip } from '../core/verify/read-zip.js'
import { givenKey } from '../core/verify/signatures.js'
import type { Verification } from '../core/verify/verify.js'
import { verifyBundle } from '../core/verify/verify.js'
import { bundleNotFound } from './problems.js'
import { openBundle } from './read-bundle.js'
import { openReceipt } from './receipt-file.js'

/** What stands on the command line. */
export interface VerifyRequest {
  readonly path: string
  /** A verifier key, or a file that holds one. */
  readonly key?: string
  /** A bundle or a checkpoint that was kept. */
  readonly earlier?: string
  readonly receipt?: ReceiptRequest
}

/** A receipt file, and the phrase that its holder gave. */
export interface ReceiptRequest {
  readonly path: string
  readonly phrase: string
}

/** Checks a folder or .zip. Throws `bundle-not-found` and `verifier-key-not-readable`; everything else is in the answer. */
export async function verifyPath(request: VerifyRequest, crypto: LogCrypto): Promise<Verification> {
  const key = request.key === undefined ? undefined : await readKey(request.key, crypto)
  const earlier = request.earlier === undefined ? undefined : await readEarlier(request.earlier)
  const bundle = await openBundle(request.path)
  const file = request.receipt && (await readOr(request.receipt.path))
  const receipt = file && openReceipt(file, request.receipt?.phrase ?? '')
  return verifyBundle(bundle, { ...crypto, key, earlier, receipt })
}

async function readKey(text: string, crypto: LogCrypto): Promise<VerifierKey> {
  if (/^[^+]+\+[0-9a-f]{8}\+/.test(text)) return givenKey(crypto, text)
  return givenKey(crypto, new TextDecoder().decode(await readOr(text)))
}

async function readEarlier(path: string): Promise<Earlier> {
  const found = await stat(path).catch((error: Error) => {
    throw bundleNotFound({ path, why: error.message })
  })
  if (found.isDirectory()) return { type: 'bundle', files: await openBundle(path) }
  const bytes = await readOr(path)
  // The first bytes of every .zip.
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  return isZip ? { type: 'bundle', files: openZip(bytes, path) } : { type: 'checkpoint', bytes }
}

async function readOr(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path))
  } catch (error) {
    if (error instanceof Error) throw bundleNotFound({ path, why: error.message })
    throw error
  }
}
