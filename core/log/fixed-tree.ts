/** Trees that all have the same number of leaves, such as those over the commitments of one schema. */
import type { Sha256 } from './crypto.js'
import { hashInto } from './crypto.js'
import { hashBytes } from './merkle.js'

/** A tree whose every node has its place in one buffer, so that hashing it copies nothing and makes nothing. */
export interface FixedTree {
  /** Leaf hashes are written here, each at its place. */
  readonly buffer: Uint8Array
  readonly leafAt: readonly number[]
  /** The root (RFC 6962, section 2.1) of what the buffer holds; 32 new bytes. */
  root(): Uint8Array
}

interface Node {
  /** 0x01, left, right. */
  readonly message: Uint8Array
  readonly hashAt: number
}

/** Lays out a tree of so many leaves, at least one. Not to be used by two threads. */
export function fixedTree(sha256: Sha256, leaves: number): FixedTree {
  if (!Number.isInteger(leaves) || leaves < 1) throw new Error(`a tree of ${leaves} leaves`)
  const messageBytes = 1 + 2 * hashBytes
  const buffer = new Uint8Array(hashBytes + (leaves - 1) * messageBytes)
  const leafAt: number[] = []
  const nodes: Node[] = []
  let used = hashBytes

  function place(count: number, hashAt: number): void {
    if (count === 1) {
      leafAt.push(hashAt)
      return
    }
    const at = used
    used += messageBytes
    buffer[at] = 1
    let left = 1
    while (left * 2 < count) left *= 2
    place(left, at + 1)
    place(count - left, at + 1 + hashBytes)
    nodes.push({ message: buffer.subarray(at, at + messageBytes), hashAt })
  }

  place(leaves, 0)
  return {
    buffer,
    leafAt,
    root() {
      for (const { message, hashAt } of nodes) hashInto(sha256, message, buffer, hashAt)
      return buffer.slice(0, hashBytes)
    },
  }
}
