/** Whose key signed a bundle: the one that was given, or the one inside it. */
import { toHex, toUtf8 } from '../log/bytes.js'
import type { OpenedCheckpoint } from '../log/checkpoint.js'
import { openCheckpoint } from '../log/checkpoint.js'
import type { LogCrypto } from '../log/crypto.js'
import { openNote } from '../log/note.js'
import type { VerifierKey } from '../log/verifier-key.js'
import { encodeVerifierKey, parseVerifierKey } from '../log/verifier-key.js'
import { manifestName, manifestNote, manifestSignatureName } from './manifest.js'
import type { Contents, ProblemList } from './problem-list.js'
import { textFile } from './problem-list.js'
import { sayOfFile } from './sentences.js'

export const keyName = 'log/key.vkey'
export const checkpointName = 'log/checkpoint'

/** Whose key it is. */
export interface KeyReport {
  /** `name+id` of the key that was used; empty where there is none. */
  readonly id: string
  /** SHA-256 of the public key in hex. */
  readonly fingerprint: string
  /** Whether it is the key that was given. */
  readonly trusted: boolean
}

/** SHA-256 of the 32-byte public key in hex; its first 8 digits end the log's origin. */
export function fingerprintOf(crypto: Pick<LogCrypto, 'sha256'>, key: VerifierKey): string {
  return toHex(crypto.sha256(key.publicKey))
}

/** The key under which everything is checked: the given one, else the one inside. */
export async function bundleKey(
  contents: Contents,
  crypto: LogCrypto,
  given: VerifierKey | undefined,
  problems: ProblemList,
): Promise<VerifierKey | null> {
  const text = textFile(contents, keyName, problems)
  const inside =
    text === null ? null : await problems.attempt(keyName, () => parseVerifierKey(crypto.sha256, text))
  const origin = /^truebearing\/[^/]+\/([0-9a-f]{8})$/.exec(inside?.name ?? '')
  if (inside && (inside.type !== 'note' || origin?.[1] !== fingerprintOf(crypto, inside).slice(0, 8))) {
    problems.add(keyName, 1, "the key's name is not that of a log under this key")
  }
  if (inside && text !== `${encodeVerifierKey(inside)}\n`) {
    problems.add(keyName, 1, 'the key is not written in its one form')
  }
  if (given && inside && encodeVerifierKey(given) !== encodeVerifierKey(inside)) {
    problems.add(keyName, 1, sayOfFile('other_key', { key: `${inside.name}+${inside.id}` }))
  }
  return given ?? inside
}

/** Checks manifest.sig. */
export async function checkManifestSignature(
  contents: Contents,
  crypto: LogCrypto,
  key: VerifierKey,
  problems: ProblemList,
): Promise<void> {
  const manifest = contents.get(manifestName)
  const signature = contents.get(manifestSignatureName)
  if (!signature) problems.add(manifestSignatureName, null, sayOfFile('missing'))
  if (!manifest || !signature) return
  await problems.attempt(manifestSignatureName, () => {
    const note = openNote(crypto, signature, [key])
    if (note.unknown.length > 0) {
      problems.add(manifestSignatureName, null, sayOfFile('other_signature'))
    }
    if (note.text === manifestNote(toHex(crypto.sha256(manifest)))) return
    problems.add(manifestName, null, sayOfFile('changed_signed', { name: manifestSignatureName }))
  })
}

/** Reads log/checkpoint; null, and a problem, where the key did not sign it. */
export async function checkCheckpoint(
  contents: Contents,
  crypto: LogCrypto,
  key: VerifierKey,
  problems: ProblemList,
): Promise<OpenedCheckpoint | null> {
  const bytes = contents.get(checkpointName)
  if (bytes) return problems.attempt(checkpointName, () => openCheckpoint(crypto, bytes, key))
  problems.add(checkpointName, null, sayOfFile('missing'))
  return null
}

/** The key of a line or file that somebody gives with `--key`. Throws `verifier-key-not-readable`. */
export function givenKey(crypto: Pick<LogCrypto, 'sha256'>, text: string): VerifierKey {
  return parseVerifierKey(crypto.sha256, text.trim())
}

/** The UTF-8 bytes of log/key.vkey. */
export function keyFile(key: VerifierKey): Uint8Array {
  return toUtf8(`${encodeVerifierKey(key)}\n`)
}
