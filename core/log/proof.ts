/** Checking inclusion and consistency proofs (RFC 9162, 2.1.3.2 and 2.1.4.2). */
import { sameBytes } from './bytes.js'
import type { Sha256 } from './crypto.js'
import { hashBytes, nodeHash } from './merkle.js'

/** That the leaf with this hash is number `index` (0-based) of the first `size` leaves under `root`. */
export interface InclusionClaim {
  readonly leafHash: Uint8Array
  readonly index: number
  readonly size: number
  readonly path: readonly Uint8Array[]
  readonly root: Uint8Array
}

/** Whether an inclusion proof holds. False for anything malformed. */
export function verifyInclusion(sha256: Sha256, claim: InclusionClaim): boolean {
  const { index, size, path, root } = claim
  if (!isCount(index) || !isCount(size) || index >= size) return false
  if (![claim.leafHash, root, ...path].every(isHash)) return false
  let at = index
  let last = size - 1
  let hash = claim.leafHash
  for (const sibling of path) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      hash = nodeHash(sha256, sibling, hash)
      for (; !isOdd(at) && at !== 0; at = half(at)) last = half(last)
    } else {
      hash = nodeHash(sha256, hash, sibling)
    }
    at = half(at)
    last = half(last)
  }
  return last === 0 && sameBytes(hash, root)
}

/** That the first `earlierSize` leaves under `laterRoot` are those under `earlierRoot`. */
export interface ConsistencyClaim {
  readonly earlierSize: number
  readonly earlierRoot: Uint8Array
  readonly laterSize: number
  readonly laterRoot: Uint8Array
  readonly path: readonly Uint8Array[]
}

/**
 * Whether a consistency proof holds. False for anything malformed. An empty path is right for equal sizes (then the
 * roots are equal) and from the empty tree (whose root must then be SHA-256 of nothing).
 */
export function verifyConsistency(sha256: Sha256, claim: ConsistencyClaim): boolean {
  const { earlierSize, earlierRoot, laterSize, laterRoot, path } = claim
  if (!isCount(earlierSize) || !isCount(laterSize) || earlierSize > laterSize) return false
  if (![earlierRoot, laterRoot, ...path].every(isHash)) return false
  if (earlierSize === laterSize) return path.length === 0 && sameBytes(earlierRoot, laterRoot)
  if (earlierSize === 0) return path.length === 0 && sameBytes(earlierRoot, sha256(new Uint8Array(0)))
  if (path.length === 0) return false
  const nodes = isPowerOfTwo(earlierSize) ? [earlierRoot, ...path] : path
  const roots = rootsOfConsistency(sha256, earlierSize - 1, laterSize - 1, nodes)
  return roots !== null && sameBytes(roots.earlier, earlierRoot) && sameBytes(roots.later, laterRoot)
}

/** Both roots as the path gives them; null where it has too many or too few nodes. */
function rootsOfConsistency(
  sha256: Sha256,
  earlierLast: number,
  laterLast: number,
  nodes: readonly Uint8Array[],
): { readonly earlier: Uint8Array; readonly later: Uint8Array } | null {
  const [first, ...rest] = nodes
  if (!first) return null
  let at = earlierLast
  let last = laterLast
  for (; isOdd(at); at = half(at)) last = half(last)
  let earlier = first
  let later = first
  for (const node of rest) {
    if (last === 0) return null
    if (isOdd(at) || at === last) {
      earlier = nodeHash(sha256, node, earlier)
      later = nodeHash(sha256, node, later)
      for (; !isOdd(at) && at !== 0; at = half(at)) last = half(last)
    } else {
      later = nodeHash(sha256, later, node)
    }
    at = half(at)
    last = half(last)
  }
  return last === 0 ? { earlier, later } : null
}

function isHash(bytes: Uint8Array): boolean {
  return bytes.length === hashBytes
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

// Plain arithmetic: bit operators would cut numbers to 32 bits.
function isOdd(value: number): boolean {
  return value % 2 === 1
}

function half(value: number): number {
  return Math.floor(value / 2)
}

function isPowerOfTwo(value: number): boolean {
  let rest = value
  while (rest > 1 && !isOdd(rest)) rest = half(rest)
  return rest === 1
}
