/** Names, ids and verifier key strings of the keys that sign notes (C2SP signed-note). */
import { concatBytes, fromBase64, toBase64, toHex, toUtf8 } from './bytes.js'
import type { Sha256 } from './crypto.js'
import { verifierKeyNotReadable } from './problems.js'

/** `note`: Ed25519 over the text (0x01). `cosignature`: Ed25519 of a witness, with a time (0x04). */
export type SignatureType = 'note' | 'cosignature'

/** A public key that may have signed a note. */
export interface VerifierKey {
  readonly name: string
  /** Eight hexadecimal digits. */
  readonly id: string
  readonly type: SignatureType
  /** 32 bytes. */
  readonly publicKey: Uint8Array
}

const typeBytes = { note: 1, cosignature: 4 } as const

/** Whether a text can name a key: not empty, no white space, no plus, no control character. */
export function isKeyName(name: string): boolean {
  return name !== '' && !/[\p{White_Space}\p{Cc}\p{Surrogate}+]/u.test(name)
}

/** The key of that name; its id is the first 4 bytes of SHA-256(name ‖ 0x0A ‖ type ‖ key). */
export function verifierKey(
  sha256: Sha256,
  name: string,
  publicKey: Uint8Array,
  type: SignatureType = 'note',
): VerifierKey {
  if (!isKeyName(name)) throw new Error(`${JSON.stringify(name)} cannot name a key`)
  if (publicKey.length !== 32) throw new Error(`an Ed25519 key of ${publicKey.length} bytes`)
  const digest = sha256(concatBytes([toUtf8(`${name}\n`), Uint8Array.of(typeBytes[type]), publicKey]))
  return { name, id: toHex(digest.subarray(0, 4)), type, publicKey }
}

/** `name+id+base64`, as printed in the letter and kept in log/key.vkey. */
export function encodeVerifierKey(key: VerifierKey): string {
  return `${key.name}+${key.id}+${toBase64(concatBytes([Uint8Array.of(typeBytes[key.type]), key.publicKey]))}`
}

/** Reads a verifier key string; a line end after it is allowed. Throws `verifier-key-not-readable`. */
export function parseVerifierKey(sha256: Sha256, text: string): VerifierKey {
  const [, name, id, encoded] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)\r?\n?$/.exec(text) ?? []
  if (name === undefined || id === undefined || encoded === undefined || !isKeyName(name)) {
    throw verifierKeyNotReadable({ reason: 'it does not have three parts' })
  }
  const bytes = fromBase64(encoded)
  if (bytes?.length !== 33) throw verifierKeyNotReadable({ reason: 'its last part is no Ed25519 key' })
  const type = (['note', 'cosignature'] as const).find((entry) => typeBytes[entry] === bytes[0])
  if (!type) throw verifierKeyNotReadable({ reason: `signature type ${bytes[0]} is not read here` })
  const key = verifierKey(sha256, name, Uint8Array.from(bytes.subarray(1)), type)
  if (key.id !== id) throw verifierKeyNotReadable({ reason: 'its id does not belong to the key and name' })
  return key
}
