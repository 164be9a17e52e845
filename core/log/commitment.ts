/**
 * Commitments to the fields of an entry: SHA-256(0x00 ‖ canonical [label, salt, value]), sorted by the label's bytes;
 * each is itself the RFC 6962 leaf hash of the fields tree. Imports make some sixty a record, so that everything
 * that does not depend on the record is laid out once, in `makeCommitter`.
 */
import type { Value, Values } from '../record/definition.js'
import { base64UrlCodes, compareBytes, toBase64Url, toUtf8 } from './bytes.js'
import { committedText } from './canonical.js'
import type { Sha256 } from './crypto.js'
import { hashInto, hmacSha256 } from './crypto.js'
import { fixedTree } from './fixed-tree.js'
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
  /** The root over the commitments, which is what the leaf of the entry says; the same as `packedRoot` of them. */
  root(values: Values, secret: Uint8Array): Uint8Array
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
  const salt = new Uint8Array(hashBytes)
  const message = growing()

  function commit(layout: Layout, value: Value, target: Uint8Array, at: number): void {
    layout.inner.set(innerKey)
    hashInto(sha256, layout.inner, outer, 64)
    hashInto(sha256, outer, salt, 0)
    const whole = value === null ? layout.empty : message(layout.head, committedText(value))
    writeSalt(salt, whole, layout.saltAt)
    hashInto(sha256, whole, target, at)
  }

  function commitAll(
    values: Values,
    secret: Uint8Array,
    target: Uint8Array,
    places: readonly number[],
  ): void {
    for (const label in values) if (!known.has(label)) throw new Error(`no label ${label} in the schema`)
    setSecret(secret, innerKey, outer)
    for (let i = 0; i < layouts.length; i += 1) {
      const layout = layouts[i]
      if (layout) commit(layout, values[layout.label] ?? null, target, places[i] ?? 0)
    }
  }

  const tree = fixedTree(sha256, layouts.length)
  const packed = layouts.map((_, index) => index * hashBytes)
  return {
    labels: sorted,
    commitments(values, secret) {
      const commitments = new Uint8Array(layouts.length * hashBytes)
      commitAll(values, secret, commitments, packed)
      return commitments
    },
    root(values, secret) {
      commitAll(values, secret, tree.buffer, tree.leafAt)
      return tree.root()
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
  let buffer = new Uint8Array(1024)
  // Views are kept by their length: making one costs as much as a hash.
  let views: Uint8Array[] = []
  return (head, value) => {
    // UTF-8 takes at most three bytes for each UTF-16 unit.
    const most = head.length + 3 * value.length + 1
    if (most > buffer.length) {
      buffer = new Uint8Array(2 * most)
      views = []
    }
    buffer.set(head)
    const length = writeUtf8(value, buffer, head.length) + 1
    buffer[length - 1] = 0x5d
    const known = views[length]
    if (known) return known
    const view = buffer.subarray(0, length)
    views[length] = view
    return view
  }
}

const encoder = new TextEncoder()

/** Writes a text and gives where it ends; most values are a few ASCII letters, for which the encoder is too far away. */
function writeUtf8(text: string, target: Uint8Array, start: number): number {
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    if (unit > 0x7f) return start + i + encoder.encodeInto(text.slice(i), target.subarray(start + i)).written
    target[start + i] = unit
  }
  return start + text.length
}

/** Writes the first 16 bytes of a hash as 22 digits of base64url. */
function writeSalt(hash: Uint8Array, target: Uint8Array, start: number): void {
  const digit = (held: number) => base64UrlCodes[held & 63] ?? 0
  let at = start
  // Three bytes are four digits; the one that is left over is two.
  for (let i = 0; i < saltBytes - 1; i += 3) {
    const held = ((hash[i] ?? 0) << 16) | ((hash[i + 1] ?? 0) << 8) | (hash[i + 2] ?? 0)
    target[at] = digit(held >> 18)
    target[at + 1] = digit(held >> 12)
    target[at + 2] = digit(held >> 6)
    target[at + 3] = digit(held)
    at += 4
  }
  const last = hash[saltBytes - 1] ?? 0
  target[at] = digit(last >> 2)
  target[at + 1] = digit(last << 4)
}
