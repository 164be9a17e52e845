/** Bytes to text, piece by piece. Nothing is dropped or replaced: what cannot be read is marked and found again. */
import { isUtf8 } from 'node:buffer'
import { type Encoding, lettersOf, type SingleByteEncoding, unreadableByte } from './encodings.js'

/** Decodes a stream of bytes; `end` gives what was left over. */
export interface Decoder {
  write(bytes: Buffer): string
  end(): string
}

/** The decoder of an encoding. A byte order mark is the caller's to skip. */
export function decoderOf(encoding: Encoding): Decoder {
  if (encoding === 'utf-8') return new Utf8Decoder()
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return new Utf16Decoder(encoding === 'utf-16be')
  return singleByteDecoder(encoding)
}

function singleByteDecoder(encoding: SingleByteEncoding): Decoder {
  const letters = lettersOf(encoding)
  const units = Uint16Array.from(letters, (letter) => letter?.charCodeAt(0) ?? 0xffff)
  const write = (bytes: Buffer): string => {
    const decoded = new Uint16Array(bytes.length)
    let unreadable = false
    for (let at = 0; at < bytes.length; at += 1) {
      const unit = units[bytes[at] ?? 0] ?? 0xffff
      if (unit === 0xffff) unreadable = true
      decoded[at] = unit
    }
    if (!unreadable) return Buffer.from(decoded.buffer).toString('utf16le')
    return Array.from(bytes, (byte) => letters[byte] ?? unreadableByte(byte)).join('')
  }
  return { write, end: () => '' }
}

class Utf8Decoder implements Decoder {
  private rest = Buffer.alloc(0)

  write(bytes: Buffer): string {
    const all = this.rest.length > 0 ? Buffer.concat([this.rest, bytes]) : bytes
    const whole = all.length - incompleteTail(all)
    this.rest = Buffer.from(all.subarray(whole))
    return decodeUtf8(all.subarray(0, whole))
  }

  end(): string {
    const text = decodeUtf8(this.rest)
    this.rest = Buffer.alloc(0)
    return text
  }
}

/** How many bytes at the end begin a letter that is not complete. */
function incompleteTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return byte >= (back === 1 ? 0xc0 : back === 2 ? 0xe0 : 0xf0) ? back : 0
  }
  return 0
}

function decodeUtf8(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8')
  const parts: string[] = []
  let at = 0
  while (at < bytes.length) {
    const ascii = asciiRun(bytes, at)
    if (ascii > 0) {
      parts.push(bytes.toString('latin1', at, at + ascii))
      at += ascii
      continue
    }
    const length = letterLength(bytes, at)
    parts.push(length > 0 ? bytes.toString('utf8', at, at + length) : unreadableByte(bytes[at] ?? 0))
    at += Math.max(1, length)
  }
  return parts.join('')
}

function asciiRun(bytes: Buffer, from: number): number {
  let at = from
  while (at < bytes.length && (bytes[at] ?? 0x80) < 0x80) at += 1
  return at - from
}

/** How many bytes the valid UTF-8 letter at `at` has; 0 where there is none (Unicode 15, table 3-7). */
export function letterLength(bytes: Buffer, at: number): number {
  const first = bytes[at] ?? 0
  const second = bytes[at + 1] ?? 0
  const follows = (byte: number): boolean => (byte & 0xc0) === 0x80
  if (!follows(second)) return 0
  if (first >= 0xc2 && first <= 0xdf) return 2
  if (!follows(bytes[at + 2] ?? 0)) return 0
  if (first === 0xe0) return second >= 0xa0 ? 3 : 0
  if (first === 0xed) return second <= 0x9f ? 3 : 0
  if (first >= 0xe1 && first <= 0xef) return 3
  if (!follows(bytes[at + 3] ?? 0)) return 0
  if (first === 0xf0) return second >= 0x90 ? 4 : 0
  if (first === 0xf4) return second <= 0x8f ? 4 : 0
  return first >= 0xf1 && first <= 0xf3 ? 4 : 0
}

class Utf16Decoder implements Decoder {
  private rest = Buffer.alloc(0)

  constructor(private readonly bigEndian: boolean) {}

  write(bytes: Buffer): string {
    const all = Buffer.concat([this.rest, bytes])
    let whole = all.length - (all.length % 2)
    // The first half of a pair waits for the second.
    if (whole >= 2 && isHighSurrogate(this.unitAt(all, whole - 2))) whole -= 2
    this.rest = Buffer.from(all.subarray(whole))
    return this.decode(Buffer.from(all.subarray(0, whole)))
  }

  end(): string {
    const whole = this.rest.length - (this.rest.length % 2)
    const text = this.decode(Buffer.from(this.rest.subarray(0, whole)))
    const last = this.rest.length % 2 === 1 ? unreadableByte(this.rest[whole] ?? 0) : ''
    this.rest = Buffer.alloc(0)
    return text + last
  }

  private unitAt(bytes: Buffer, at: number): number {
    return this.bigEndian ? bytes.readUInt16BE(at) : bytes.readUInt16LE(at)
  }

  /** `bytes` is a copy: it is turned in place. */
  private decode(bytes: Buffer): string {
    const text = (this.bigEndian ? bytes.swap16() : bytes).toString('utf16le')
    return text.replace(/\p{Surrogate}/gu, (half) => {
      const unit = half.charCodeAt(0)
      const [first, second] = this.bigEndian ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8]
      return unreadableByte(first) + unreadableByte(second)
    })
  }
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}
