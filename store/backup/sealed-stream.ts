/**
 * An encrypted stream that tells when a byte was changed, a piece left out or the end cut off: AES-256-GCM in frames
 * (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015), under a key that scrypt makes from a passphrase.
 * Layout: magic line · 16-byte salt · 7-byte nonce prefix · frames of 4-byte length, ciphertext, 16-byte tag.
 */
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { problem } from '../backup-problems.js'

const magic = Buffer.from('truebearing backup 1\n')
const frameBytes = 1 << 18
const tagBytes = 16
// 2^15 rounds, 8 blocks: 32 MiB and about a tenth of a second, the RFC 7914 choice for interactive use.
const scryptOptions = { N: 1 << 15, r: 8, p: 1, maxmem: 64 << 20 }

function keyFrom(passphrase: string, salt: Uint8Array): Buffer {
  return scryptSync(passphrase.normalize('NFC'), salt, 32, scryptOptions)
}

function nonceOf(prefix: Uint8Array, frame: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.set(prefix, 0)
  nonce.writeUInt32BE(frame, 7)
  nonce[11] = last ? 1 : 0
  return nonce
}

/** Encrypts a stream of bytes. */
export async function* seal(
  plain: AsyncIterable<Uint8Array>,
  passphrase: string,
): AsyncGenerator<Uint8Array> {
  const salt = randomBytes(16)
  const prefix = randomBytes(7)
  const key = keyFrom(passphrase, salt)
  yield Buffer.concat([magic, salt, prefix])
  let frame = 0
  const sealFrame = (bytes: Uint8Array, last: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(prefix, frame, last))
    frame += 1
    const text = Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(text.length)
    return Buffer.concat([length, text])
  }
  let waiting = Buffer.alloc(0)
  for await (const chunk of plain) {
    waiting = Buffer.concat([waiting, chunk])
    for (; waiting.length > frameBytes; waiting = waiting.subarray(frameBytes)) {
      yield sealFrame(waiting.subarray(0, frameBytes), false)
    }
  }
  yield sealFrame(waiting, true)
}

/** Decrypts what `seal` made. Throws `backup-unreadable` for a wrong passphrase, a changed byte or a cut end. */
export async function* open(
  sealed: AsyncIterable<Uint8Array>,
  passphrase: string,
): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(sealed)
  const head = await reader.take(magic.length + 23)
  if (!head?.subarray(0, magic.length).equals(magic)) throw problem.notABackup({})
  const key = keyFrom(passphrase, head.subarray(magic.length, magic.length + 16))
  const prefix = head.subarray(magic.length + 16)
  for (let frame = 0; ; frame += 1) {
    const length = await reader.take(4)
    const size = length?.readUInt32BE() ?? 0
    const bytes = length && size >= tagBytes && size <= frameBytes + tagBytes ? await reader.take(size) : null
    if (!bytes) throw problem.backupUnreadable({ frame })
    const last = await reader.atEnd()
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(prefix, frame, last))
    decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes))
    yield unsealed(decipher, bytes.subarray(0, bytes.length - tagBytes), frame)
    if (last) return
  }
}

function unsealed(
  decipher: ReturnType<typeof createDecipheriv>,
  text: Uint8Array,
  frame: number,
): Uint8Array {
  try {
    return Buffer.concat([decipher.update(text), decipher.final()])
  } catch {
    // node:crypto says only "unable to authenticate data" for a wrong key and a changed byte alike.
    throw problem.backupUnreadable({ frame })
  }
}

/** Takes exact numbers of bytes from a stream of chunks. */
class ByteReader {
  #chunks: AsyncIterator<Uint8Array>
  #waiting = Buffer.alloc(0)
  #ended = false

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#chunks = source[Symbol.asyncIterator]()
  }

  /** Exactly `count` bytes, or null where the stream ends before. */
  async take(count: number): Promise<Buffer | null> {
    while (this.#waiting.length < count && !this.#ended) await this.#more()
    if (this.#waiting.length < count) return null
    const taken = this.#waiting.subarray(0, count)
    this.#waiting = this.#waiting.subarray(count)
    return taken
  }

  async atEnd(): Promise<boolean> {
    while (this.#waiting.length === 0 && !this.#ended) await this.#more()
    return this.#waiting.length === 0
  }

  async #more(): Promise<void> {
    const next = await this.#chunks.next()
    if (next.done) this.#ended = true
    else this.#waiting = Buffer.concat([this.#waiting, next.value])
  }
}
