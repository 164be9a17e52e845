/** The programme's signing key: an Ed25519 private key in a file of its own, mode 0600, in no backup. */

import type { KeyObject } from 'node:crypto'
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { SigningKey } from '../core/log/crypto.js'
import { problem } from './programme-problems.js'
import { writeWholeFile } from './whole-file.js'

function rawPublicKey(key: KeyObject): Uint8Array {
  // The last 32 bytes of the SPKI form are the key itself (RFC 8410, 4).
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
  return new Uint8Array(spki.subarray(spki.length - 32))
}

function signingKey(key: KeyObject): SigningKey {
  return { publicKey: rawPublicKey(key), sign: (message) => new Uint8Array(sign(null, message, key)) }
}

/** Makes a key and writes it; an old key is kept beside it under its name with `.old`. */
export function makeSigningKey(path: string): SigningKey {
  const { privateKey } = generateKeyPairSync('ed25519')
  if (existsSync(path)) writeWholeFile(`${path}.old`, readFileSync(path), 0o600)
  writeWholeFile(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), 0o600)
  return signingKey(privateKey)
}

/** The key in a file, or null where there is no file. */
export function readSigningKey(path: string): SigningKey | null {
  if (!existsSync(path)) return null
  try {
    return signingKey(createPrivateKey(readFileSync(path)))
  } catch {
    // node:crypto names a damaged key by OpenSSL's own codes; what to do is the same for all of them.
    throw problem.keyNotReadable({ path })
  }
}
