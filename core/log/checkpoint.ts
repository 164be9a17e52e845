/** Checkpoints: the signed state of a log (C2SP tlog-checkpoint). */
import { fromBase64, toBase64, toHex } from './bytes.js'
import type { LogCrypto, Sha256, SigningKey } from './crypto.js'
import { hashBytes } from './merkle.js'
import type { NoteSigner, Signed } from './note.js'
import { openNote, signNote } from './note.js'
import { checkpointNotReadable } from './problems.js'
import type { VerifierKey } from './verifier-key.js'

/** That the first `size` entries of the log named `origin` have this root. */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  /** 32 bytes. */
  readonly root: Uint8Array
}

/** A checkpoint whose log's signature holds. */
export interface OpenedCheckpoint extends Checkpoint {
  /** Given witnesses whose cosignatures hold. */
  readonly witnesses: readonly Signed[]
  /** Names on lines by keys that were not given. */
  readonly unknown: readonly string[]
}

/** The origin of a log, also its key's name: `truebearing/<programme code>/<first 8 hex of SHA-256 of the key>`. */
export function originOf(sha256: Sha256, programmeCode: string, publicKey: Uint8Array): string {
  return `truebearing/${programmeCode}/${toHex(sha256(publicKey).subarray(0, 4))}`
}

/** Who signs the checkpoints of a programme: its key under the log's origin. */
export function logSigner(sha256: Sha256, programmeCode: string, key: SigningKey): NoteSigner {
  return { name: originOf(sha256, programmeCode, key.publicKey), key }
}

/** The three lines of a checkpoint. */
export function checkpointText(checkpoint: Checkpoint): string {
  const { origin, size, root } = checkpoint
  if (origin === '' || origin.includes('\n')) throw new Error(`no origin: ${JSON.stringify(origin)}`)
  if (!Number.isSafeInteger(size) || size < 0) throw new Error(`no size of a log: ${size}`)
  if (root.length !== hashBytes) throw new Error(`a root of ${root.length} bytes`)
  return `${origin}\n${size}\n${toBase64(root)}\n`
}

/**
 * Reads the text of a checkpoint: exactly three lines. Extension lines, which C2SP allows, are refused: no log of ours
 * writes them, and nobody would check what they say. Throws `checkpoint-not-readable`.
 */
export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split('\n')
  const [origin, digits, encoded, rest] = lines
  if (lines.length !== 4 || !origin || digits === undefined || encoded === undefined || rest !== '') {
    throw checkpointNotReadable({ reason: 'it does not have three lines' })
  }
  const size = Number(digits)
  if (!/^(0|[1-9][0-9]{0,15})$/.test(digits) || !Number.isSafeInteger(size)) {
    throw checkpointNotReadable({ reason: 'its second line is no number of entries' })
  }
  const root = fromBase64(encoded)
  if (!root || root.length !== hashBytes) {
    throw checkpointNotReadable({ reason: 'its third line is no hash in base64' })
  }
  return { origin, size, root }
}

/** The signed note of a checkpoint; the signer's name is the log's origin. */
export function signCheckpoint(
  sha256: Sha256,
  state: { readonly size: number; readonly root: Uint8Array },
  signer: NoteSigner,
): Uint8Array {
  return signNote(sha256, checkpointText({ origin: signer.name, ...state }), signer)
}

/**
 * Reads a checkpoint that the log's own key signed; witnesses alone do not suffice. Throws the problems of `openNote`,
 * and `checkpoint-not-readable` also where the checkpoint is of another log than the key's.
 */
export function openCheckpoint(
  crypto: LogCrypto,
  bytes: Uint8Array,
  logKey: VerifierKey,
  witnesses: readonly VerifierKey[] = [],
): OpenedCheckpoint {
  // The log's key alone first, so that its missing signature is told as such.
  openNote(crypto, bytes, [logKey])
  const note = openNote(crypto, bytes, [logKey, ...witnesses])
  const checkpoint = parseCheckpoint(note.text)
  if (checkpoint.origin !== logKey.name) {
    throw checkpointNotReadable({ reason: `it is of the log ${checkpoint.origin}, not of ${logKey.name}` })
  }
  return {
    ...checkpoint,
    witnesses: note.signed.filter((entry) => entry.key !== logKey),
    unknown: [...new Set(note.unknown.map((entry) => entry.name))],
  }
}
