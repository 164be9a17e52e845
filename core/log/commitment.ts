/**
 * Commitments to the fields of an entry: SHA-256(0x00 ‖ canonical [label, salt, value]), sorted by the label's bytes;
 * each is itself the RFC 6962 leaf hash of the fields tree. Imports make some sixty a record, so that everything
 * that does not depend on the record is laid out once, in `makeCommitter`.
 */
import type { Value, Values } from '../record/definition.js'
import { base64UrlCodes, compareBytes, toBase64Url, toUtf8 } from './bytes.js'
import { committedText } from './canonical.js'
import type { Sha256 } from './crypto.js'
import { hmacSha256 } from './crypto.js'
import { hashBytes } from './merkle.js'

/** Length in bytes of the random secret beside each entry's body. */
export const secretBytes = 32

const saltBytes = 16
const saltDigits = 22

/** What opens one commitment. */
export interface Opening {
  readonly label: string
  /** 16 bytes, base64url without padding. */
  readonly salt: string
  readonly value: Value
}

/** Makes the commitments of entries that have the same labels. */
export interface Committer {
  /** Sorted by their UTF-8 bytes; commitments stand in this order. */
  readonly labels: readonly string[]
  /** The commitments, 32 bytes each, one after the other. A label that `values` does not have is null. */
  commitments(values: Values, secret: Uint8Array): Uint8Array
}

/** Labels sorted by their UTF-8 bytes. Throws a bug where one stands twice. */
export function sortLabels(labels: readonly string[]): readonly string[] {
  if (new Set(labels).size !== labels.length) throw new Error(`a label twice in ${labels.join(', ')}`)
  return labels
    .map((label) => ({ label, bytes: toUtf8(label) }))
    .sort((one, other) => compareBytes(one.bytes, other.bytes))
    .map((entry) => entry.label)
}

/** SHA-256(0x00 ‖ canonical [label, salt, value]), by the definition; `makeCommitter` gives the same, faster. */
export function commitmentOf(sha256: Sha256, opening: Opening): Uint8Array {
  const { label, salt, value } = opening
  return sha256(toUtf8(`\u0000${committedText([label, salt, value])}`))
}

/** The salt of a label under an entry's secret: the first 16 bytes of HMAC-SHA256(secret, label), base64url. */
export function saltOf(sha256: Sha256, secret: Uint8Array, label: string): string {
  return toBase64Url(hmacSha256(sha256, secret, toUtf8(label)).subarray(0, saltBytes))
}

/** The openings of an entry, in the order of the commitments; `chosen` leaves out every other label. */
export function openingsOf(
  sha256: Sha256,
  labels: readonly string[],
  entry: { readonly values: Values; readonly secret: Uint8Array },
  chosen: readonly string[] = labels,
): readonly Opening[] {
  return sortLabels(labels)
    .filter((label) => chosen.includes(label))
    .map((label) => ({
      label,
      salt: saltOf(sha256, entry.secret, label),
      value: entry.values[label] ?? null,
    }))
}

/** One label laid out: HMAC's inner message, and 0x00 ‖ `["label","` with room for the salt and the value. */
interface Layout {
  readonly label: string
  readonly inner: Uint8Array
  readonly saltAt: number
  /** The whole message where the value is null. */
  readonly empty: Uint8Array
  readonly head: Uint8Array
}

function layOut(label: string): Layout {
  const bytes = toUtf8(label)
  const inner = new Uint8Array(64 + bytes.length).fill(0x36, 0, 64)
  inner.set(bytes, 64)
  const head = toUtf8(`\u0000[${JSON.stringify(label)},"${'A'.repeat(saltDigits)}",`)
  const empty = new Uint8Array(head.length + 5)
  empty.set(head)
  empty.set(toUtf8('null]'), head.length)
  return { label, inner, saltAt: head.length - saltDigits - 2, empty, head }
}

/** Makes the committer of an entry type; make it once and keep it. Not to be used by two threads. */
export function makeCommitter(sha256: Sha256, labels: readonly string[]): Committer {
  const sorted = sortLabels(labels)
  const layouts = sorted.map(layOut)
  const known = new Set(sorted)
  const outer = new Uint8Array(64 + hashBytes).fill(0x5c, 0, 64)
  const innerKey = new Uint8Array(secretBytes)
  const message = growing()

  function commit(layout: Layout, value: Value): Uint8Array {
    layout.inner.set(innerKey)
    outer.set(sha256(layout.inner), 64)
    const salt = sha256(outer)
    if (value === null) {
      writeSalt(salt, layout.empty, layout.saltAt)
      return sha256(layout.empty)
    }
    const whole = message(layout.head, committedText(value))
    writeSalt(salt, whole, layout.saltAt)
    return sha256(whole)
  }

  return {
    labels: sorted,
    commitments(values, secret) {
      for (const label in values) if (!known.has(label)) throw new Error(`no label ${label} in the schema`)
      setSecret(secret, innerKey, outer)
      const commitments = new Uint8Array(layouts.length * hashBytes)
      for (const [i, layout] of layouts.entries()) {
        commitments.set(commit(layout, values[layout.label] ?? null), i * hashBytes)
      }
      return commitments
    },
  }
}

/** Writes HMAC's key into both of its messages: what stands before the label, and before the inner digest. */
function setSecret(secret: Uint8Array, inner: Uint8Array, outer: Uint8Array): void {
  if (secret.length !== secretBytes) throw new Error(`a secret of ${secret.length} bytes`)
  for (let i = 0; i < secretBytes; i += 1) {
    const byte = secret[i] ?? 0
    inner[i] = byte ^ 0x36
    outer[i] = byte ^ 0x5c
  }
}

/** Lays head ‖ value ‖ `]` into a buffer that is kept and grows to the longest value; gives a view of it. */
function growing(): (head: Uint8Array, value: string) => Uint8Array {
  const encoder = new TextEncoder()
  let buffer = new Uint8Array(1024)
  return (head, value) => {
    // UTF-8 takes at most three bytes for each UTF-16 unit.
    const most = head.length + 3 * value.length + 1
    if (most > buffer.length) buffer = new Uint8Array(2 * most)
    buffer.set(head)
    const end = head.length + encoder.encodeInto(value, buffer.subarray(head.length)).written
    buffer[end] = 0x5d
    return buffer.subarray(0, end + 1)
  }
}

/** Writes the first 16 bytes of a hash as 22 digits of base64url. */
function writeSalt(hash: Uint8Array, target: Uint8Array, start: number): void {
  let held = 0
  let bits = 0
  let at = start
  for (let i = 0; i < saltBytes; i += 1) {
    held = ((held << 8) | (hash[i] ?? 0)) & 0xffff
    for (bits += 8; bits >= 6; at += 1) {
      bits -= 6
      target[at] = base64UrlCodes[(held >> bits) & 63] ?? 0
    }
  }
  target[at] = base64UrlCodes[(held << (6 - bits)) & 63] ?? 0
}
