/** Reading a tree of tiles: the root of any earlier size, inclusion and consistency proofs (RFC 6962, 2.1). */
import type { Sha256 } from './crypto.js'
import { hashBytes, nodeHash, packedRoot } from './merkle.js'
import { logTileMissing } from './problems.js'
import { hashesAtLevel, tileWidth } from './tiles.js'

/**
 * Gives the hashes of a tile, 32 bytes each: at least `width` of them (a tile that has grown since begins with the
 * same ones), or fewer, or null, where the store is damaged.
 */
export type ReadTile = (level: number, index: number, width: number) => Promise<Uint8Array | null>

/** The leaves from `from` up to but without `to`. `from` is a multiple of a power of two that is at least as long. */
interface Range {
  readonly from: number
  readonly to: number
}

/** A tree of `size` leaves, read tile by tile; every question reads O(log size) tiles. */
export interface TreeReader {
  readonly size: number
  /** The root of the first `size` leaves; of none, SHA-256 of nothing. */
  rootAt(size: number): Promise<Uint8Array>
  /** The inclusion path of leaf `index` (0-based) in the tree of the first `size` leaves, lowest node first. */
  inclusionPath(index: number, size: number): Promise<readonly Uint8Array[]>
  /** The consistency path from the first `earlier` to the first `later` leaves; empty from 0 or to the same size. */
  consistencyPath(earlier: number, later: number): Promise<readonly Uint8Array[]>
}

/**
 * Reads a tree of `size` leaves. Tiles are kept until the reader is let go: make one for each request.
 * Throws `log-tile-missing` where a tile is missing or too short, and a bug where a size is outside the tree.
 */
export function treeReader(sha256: Sha256, size: number, readTile: ReadTile): TreeReader {
  const read = keeping(readTile)
  const hashOf = (range: Range) => rangeHash(sha256, size, read, range)
  const hashesOf = (ranges: readonly Range[]) => Promise.all(ranges.map(hashOf))
  return {
    size,
    async rootAt(earlier) {
      checkOrder(0, earlier, size)
      return earlier === 0 ? sha256(new Uint8Array(0)) : hashOf({ from: 0, to: earlier })
    },
    async inclusionPath(index, within) {
      checkOrder(0, index, within - 1)
      checkOrder(0, within, size)
      return hashesOf(inclusionRanges(index, { from: 0, to: within }))
    },
    async consistencyPath(earlier, later) {
      checkOrder(0, earlier, later)
      checkOrder(0, later, size)
      return earlier === 0 || earlier === later ? [] : hashesOf(consistencyRanges(earlier, later))
    },
  }
}

function checkOrder(least: number, value: number, most: number): void {
  if (Number.isSafeInteger(value) && least <= value && value <= most) return
  throw new Error(`${value} is outside ${least} to ${most}`)
}

function keeping(readTile: ReadTile): ReadTile {
  const kept = new Map<string, Promise<Uint8Array | null>>()
  return (level, index, width) => {
    const key = `${level}/${index}`
    const found = kept.get(key) ?? readTile(level, index, width)
    kept.set(key, found)
    return found
  }
}

/** PATH(m, D[n]) as ranges of leaves, lowest first. */
function inclusionRanges(index: number, whole: Range): readonly Range[] {
  const ranges: Range[] = []
  let { from, to } = whole
  while (to - from > 1) {
    const middle = from + largestPowerOfTwoBelow(to - from)
    if (index < middle) {
      ranges.unshift({ from: middle, to })
      to = middle
    } else {
      ranges.unshift({ from, to: middle })
      from = middle
    }
  }
  return ranges
}

/** SUBPROOF(m, D[n], true) as ranges of leaves, lowest first; 0 < earlier < later. */
function consistencyRanges(earlier: number, later: number): readonly Range[] {
  const ranges: Range[] = []
  let from = 0
  let to = later
  while (to !== earlier) {
    const middle = from + largestPowerOfTwoBelow(to - from)
    if (earlier <= middle) {
      ranges.unshift({ from: middle, to })
      to = middle
    } else {
      ranges.unshift({ from, to: middle })
      from = middle
    }
  }
  // From 0 the subtree is the earlier tree itself, whose root the verifier has.
  return from === 0 ? ranges : [{ from, to }, ...ranges]
}

/** The largest power of two smaller than a count above 1. */
function largestPowerOfTwoBelow(count: number): number {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}

/** MTH of a range: its whole subtrees, each from one tile, joined from the right. */
async function rangeHash(sha256: Sha256, size: number, read: ReadTile, range: Range): Promise<Uint8Array> {
  const subtrees: Promise<Uint8Array>[] = []
  for (let from = range.from; from < range.to; ) {
    const count = largestPowerOfTwoBelow(range.to - from + 1)
    subtrees.push(subtreeHash(sha256, size, read, { from, to: from + count }))
    from += count
  }
  const hashes = await Promise.all(subtrees)
  return hashes.reduceRight((right, left) => nodeHash(sha256, left, right))
}

/** The root of a whole subtree: 2^h leaves from a multiple of 2^h on. */
async function subtreeHash(sha256: Sha256, size: number, read: ReadTile, range: Range): Promise<Uint8Array> {
  let level = 0
  let leavesEach = 1
  while (leavesEach * tileWidth <= range.to - range.from) {
    leavesEach *= tileWidth
    level += 1
  }
  const first = range.from / leavesEach
  const count = (range.to - range.from) / leavesEach
  const index = Math.floor(first / tileWidth)
  const width = Math.min(tileWidth, hashesAtLevel(size, level) - index * tileWidth)
  const hashes = await read(level, index, width)
  const found = hashes ? Math.floor(hashes.length / hashBytes) : 0
  if (!hashes || found < width) throw logTileMissing({ level, index, width, found })
  const at = (first - index * tileWidth) * hashBytes
  return packedRoot(sha256, hashes.subarray(at, at + count * hashBytes))
}
