/** The Merkle tree of RFC 6962, section 2.1, over hashes that are already leaf hashes. */
import { concatBytes } from './bytes.js'
import type { Sha256 } from './crypto.js'
import { hashInto } from './crypto.js'

/** Length of a hash in bytes. */
export const hashBytes = 32

/** SHA-256(0x00 ‖ leaf). */
export function leafHash(sha256: Sha256, leaf: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + leaf.length)
  bytes.set(leaf, 1)
  return sha256(bytes)
}

/** SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + 2 * hashBytes)
  bytes[0] = 1
  bytes.set(left, 1)
  bytes.set(right, 1 + hashBytes)
  return sha256(bytes)
}

/** The root of a list of leaf hashes, 32 bytes each; of none, SHA-256 of nothing. */
export function merkleRoot(sha256: Sha256, hashes: readonly Uint8Array[]): Uint8Array {
  return packedRoot(sha256, concatBytes(hashes))
}

/** The root of leaf hashes that stand one after the other. */
export function packedRoot(sha256: Sha256, hashes: Uint8Array): Uint8Array {
  let count = countOf(hashes)
  if (count === 0) return sha256(new Uint8Array(0))
  const row = new Uint8Array(hashes)
  const node = nodeBuffer()
  while (count > 1) count = foldRow(sha256, row, count, node)
  return row.slice(0, hashBytes)
}

/** The inclusion path (RFC 6962, 2.1.1) of one of the leaf hashes that stand one after the other, lowest first. */
export function packedPath(sha256: Sha256, hashes: Uint8Array, index: number): readonly Uint8Array[] {
  let count = countOf(hashes)
  if (!Number.isInteger(index) || index < 0 || index >= count) throw new Error(`no leaf ${index} of ${count}`)
  const row = Uint8Array.from(hashes)
  const node = nodeBuffer()
  const path: Uint8Array[] = []
  for (let at = index; count > 1; at = Math.floor(at / 2)) {
    const sibling = at % 2 === 0 ? at + 1 : at - 1
    if (sibling < count) path.push(Uint8Array.from(packedHash(row, sibling)))
    count = foldRow(sha256, row, count, node)
  }
  return path
}

/** The hash at a position of hashes that stand one after the other (a view). */
export function packedHash(hashes: Uint8Array, at: number): Uint8Array {
  return hashes.subarray(at * hashBytes, (at + 1) * hashBytes)
}

function countOf(hashes: Uint8Array): number {
  if (hashes.length % hashBytes !== 0) throw new Error(`${hashes.length} bytes are no row of hashes`)
  return hashes.length / hashBytes
}

function nodeBuffer(): Uint8Array {
  return new Uint8Array(1 + 2 * hashBytes).fill(1, 0, 1)
}

/**
 * Replaces a row of nodes by the row above it. A last node without a neighbour moves up as it is, which gives the
 * same tree as RFC 6962's split at the largest power of two.
 */
function foldRow(sha256: Sha256, row: Uint8Array, count: number, node: Uint8Array): number {
  const pairs = Math.floor(count / 2)
  for (let i = 0; i < pairs; i += 1) {
    // Byte by byte: a view for each node would cost more than its hash.
    const from = 2 * i * hashBytes
    for (let at = 0; at < 2 * hashBytes; at += 1) node[1 + at] = row[from + at] ?? 0
    hashInto(sha256, node, row, i * hashBytes)
  }
  if (count % 2 === 0) return pairs
  row.copyWithin(pairs * hashBytes, (count - 1) * hashBytes, count * hashBytes)
  return pairs + 1
}
