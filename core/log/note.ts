/** The C2SP signed note: a text, an empty line, and one line for each signature. */
import { concatBytes, fromBase64, fromUtf8, sameBytes, toBase64, toHex, toUtf8 } from './bytes.js'
import type { LogCrypto, Sha256, SigningKey } from './crypto.js'
import { noteNotReadable, noteNotSigned, noteSignatureWrong } from './problems.js'
import type { VerifierKey } from './verifier-key.js'
import { isKeyName, verifierKey } from './verifier-key.js'

/** One signature line. */
export interface NoteSignature {
  readonly name: string
  /** Eight hexadecimal digits. */
  readonly id: string
  /** What follows the id: for type `note` the 64 bytes of Ed25519. */
  readonly signature: Uint8Array
}

/** A note taken apart; nothing in it has been checked. */
export interface Note {
  /** With its last line end. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** Who signs, under which name. */
export interface NoteSigner {
  readonly name: string
  readonly key: SigningKey
}

/** A signature that holds. `at`: seconds since 1970 as a witness states them, null for an ordinary signature. */
export interface Signed {
  readonly key: VerifierKey
  readonly at: number | null
}

/** A note that at least one of the given keys signed. */
export interface OpenedNote {
  readonly text: string
  readonly signed: readonly Signed[]
  /** Lines by other keys: nothing is known of them. */
  readonly unknown: readonly NoteSignature[]
}

const mostBytes = 1_000_000
const mostSignatures = 100
// The control characters of ASCII but the line end; and lone surrogates, which UTF-8 cannot write.
const refusedCharacters = /[^\P{Cc}\n\u007f-\u009f]|\p{Surrogate}/u

/** Takes a note apart without checking it. Throws `note-not-readable`. */
export function parseNote(bytes: Uint8Array): Note {
  if (bytes.length > mostBytes) throw noteNotReadable({ reason: `it is longer than ${mostBytes} bytes` })
  const whole = fromUtf8(bytes)
  if (whole === null) throw noteNotReadable({ reason: 'it is not UTF-8' })
  if (refusedCharacters.test(whole)) throw noteNotReadable({ reason: 'it holds control characters' })
  const split = whole.lastIndexOf('\n\n')
  const lines = whole.slice(split + 2)
  if (split < 0 || !lines.endsWith('\n')) throw noteNotReadable({ reason: 'it has no whole signature line' })
  const signatures = lines.slice(0, -1).split('\n').map(parseLine)
  if (signatures.length > mostSignatures) throw noteNotReadable({ reason: 'it has more than 100 signatures' })
  return { text: whole.slice(0, split + 1), signatures }
}

function parseLine(line: string): NoteSignature {
  const [, name, encoded] = /^— ([^ ]+) ([^ ]+)$/.exec(line) ?? []
  const bytes = fromBase64(encoded ?? '')
  if (name === undefined || !isKeyName(name) || !bytes || bytes.length < 5) {
    throw noteNotReadable({ reason: 'one of its signature lines is malformed' })
  }
  return { name, id: toHex(bytes.subarray(0, 4)), signature: Uint8Array.from(bytes.subarray(4)) }
}

/** The bytes of a note. A text that cannot stand in one is a bug of the caller. */
export function encodeNote(note: Note): Uint8Array {
  if (!note.text.endsWith('\n') || refusedCharacters.test(note.text)) throw new Error('no text of a note')
  const lines = note.signatures.map(({ name, id, signature }) => {
    const idBytes = Uint8Array.from({ length: 4 }, (_, i) => Number.parseInt(id.slice(2 * i, 2 * i + 2), 16))
    return `— ${name} ${toBase64(concatBytes([idBytes, signature]))}\n`
  })
  return toUtf8(`${note.text}\n${lines.join('')}`)
}

/** The ordinary signature (0x01) of a text. */
export function noteSignature(sha256: Sha256, text: string, signer: NoteSigner): NoteSignature {
  const { id } = verifierKey(sha256, signer.name, signer.key.publicKey)
  return { name: signer.name, id, signature: signer.key.sign(toUtf8(text)) }
}

/** A text signed by one key, as bytes. */
export function signNote(sha256: Sha256, text: string, signer: NoteSigner): Uint8Array {
  return encodeNote({ text, signatures: [noteSignature(sha256, text, signer)] })
}

/** The note with one signature more, or with that key's signature replaced. Nothing is checked. */
export function withSignature(note: Note, added: NoteSignature): Note {
  const others = note.signatures.filter((entry) => entry.name !== added.name || entry.id !== added.id)
  return { text: note.text, signatures: [...others, added] }
}

/**
 * Checks a note against keys that the caller trusts for some reason of its own. Lines by other keys are ignored, even
 * where they share a name or an id. Throws `note-not-readable`; `note-signature-wrong` where a line by a given key
 * does not hold; `note-not-signed` where no given key signed.
 */
export function openNote(crypto: LogCrypto, bytes: Uint8Array, keys: readonly VerifierKey[]): OpenedNote {
  const note = parseNote(bytes)
  const signed: Signed[] = []
  const unknown: NoteSignature[] = []
  for (const line of note.signatures) {
    const key = keys.find((entry) => entry.name === line.name && entry.id === line.id)
    if (!key) {
      if (!unknown.some((entry) => isSameLine(entry, line))) unknown.push(line)
      continue
    }
    const holds = checkLine(crypto, note.text, key, line.signature)
    if (!holds) throw noteSignatureWrong({ key: `${key.name}+${key.id}` })
    if (!signed.some((entry) => entry.key === key)) signed.push(holds)
  }
  if (signed.length === 0) throw noteNotSigned({ keys: keys.map((key) => `${key.name}+${key.id}`) })
  return { text: note.text, signed, unknown }
}

function isSameLine(one: NoteSignature, other: NoteSignature): boolean {
  return one.name === other.name && one.id === other.id && sameBytes(one.signature, other.signature)
}

function checkLine(crypto: LogCrypto, text: string, key: VerifierKey, signature: Uint8Array): Signed | null {
  if (key.type === 'note') {
    return crypto.verifySignature(key.publicKey, toUtf8(text), signature) ? { key, at: null } : null
  }
  const at = cosignatureTime(signature)
  if (at === null) return null
  return crypto.verifySignature(key.publicKey, cosignedMessage(text, at), signature.subarray(8))
    ? { key, at }
    : null
}

/** What a witness signs (C2SP tlog-cosignature): a time in seconds since 1970, then the whole text. */
export function cosignedMessage(text: string, at: number): Uint8Array {
  return toUtf8(`cosignature/v1\ntime ${at}\n${text}`)
}

/** A witness's signature (0x04) of a checkpoint's text, at a time in seconds since 1970 that the caller states. */
export function cosignature(sha256: Sha256, text: string, signer: NoteSigner, at: number): NoteSignature {
  if (!Number.isSafeInteger(at) || at < 0) throw new Error(`no time in seconds: ${at}`)
  const { id } = verifierKey(sha256, signer.name, signer.key.publicKey, 'cosignature')
  const time = new Uint8Array(8)
  new DataView(time.buffer).setBigUint64(0, BigInt(at))
  return { name: signer.name, id, signature: concatBytes([time, signer.key.sign(cosignedMessage(text, at))]) }
}

function cosignatureTime(signature: Uint8Array): number | null {
  if (signature.length !== 72) return null
  const time = Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0))
  return Number.isSafeInteger(time) ? time : null
}
