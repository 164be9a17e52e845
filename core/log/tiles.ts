/**
 * The tree of a log kept as tiles of 256 hashes, shaped as in C2SP tlog-tiles: hash i of level L is the root of the
 * 256^L leaves from i * 256^L on, and stands in tile floor(i / 256) of that level. Only whole subtrees have a hash,
 * so that tiles grow at the end and nothing in them ever changes.
 */
import { concatBytes } from './bytes.js'
import type { Sha256 } from './crypto.js'
import { hashBytes, nodeHash, packedHash, packedRoot } from './merkle.js'
import { logTileMissing } from './problems.js'

/** Hashes of a full tile. */
export const tileWidth = 256

/** A tile, and how many hashes it holds: 1 to 256. */
export interface TileId {
  readonly level: number
  readonly index: number
  readonly width: number
}

/** A tile with its hashes, 32 bytes each, one after the other. */
export interface Tile {
  readonly level: number
  readonly index: number
  readonly hashes: Uint8Array
}

/** What an append made: the new size and root, and every tile to be written, new or replaced by a longer one. */
export interface Appended {
  readonly size: number
  readonly root: Uint8Array
  readonly changed: readonly Tile[]
}

/** How many hashes a level holds in a tree of that size. */
export function hashesAtLevel(size: number, level: number): number {
  return Math.floor(size / tileWidth ** level)
}

/** The tiles at the right edge that are not full: all that an append to a tree of that size, or its root, needs. */
export function edgeTiles(size: number): readonly TileId[] {
  const tiles: TileId[] = []
  for (let level = 0; hashesAtLevel(size, level) > 0; level += 1) {
    const count = hashesAtLevel(size, level)
    const width = count % tileWidth
    if (width > 0) tiles.push({ level, index: (count - width) / tileWidth, width })
  }
  return tiles
}

/** The root of the tree whose edge tiles (`edgeTiles(size)`) these are. Of size 0: SHA-256 of nothing. */
export function rootOfEdge(sha256: Sha256, size: number, edge: readonly Tile[]): Uint8Array {
  let root: Uint8Array | null = null
  for (const id of edgeTiles(size)) {
    const peaks = peaksOf(sha256, edgeHashes(edge, id))
    for (const peak of peaks) root = root === null ? peak : nodeHash(sha256, peak, root)
  }
  return root ?? sha256(new Uint8Array(0))
}

/**
 * Appends leaf hashes to a tree of `size` leaves, given its edge tiles. Hashes each leaf's way up about once, plus at
 * most one tile a level for the root; nothing older is read. Throws `log-tile-missing` where an edge tile was not given.
 */
export function appendLeaves(
  sha256: Sha256,
  size: number,
  edge: readonly Tile[],
  leafHashes: readonly Uint8Array[],
): Appended {
  const edgeIds = edgeTiles(size)
  const changed: Tile[] = []
  const newEdge: Tile[] = []
  let rising = concatBytes(leafHashes)
  for (let level = 0; rising.length > 0 || level < topLevel(edgeIds); level += 1) {
    const id = edgeIds.find((entry) => entry.level === level)
    const before = id ? edgeHashes(edge, id) : new Uint8Array(0)
    const firstIndex = Math.floor(hashesAtLevel(size, level) / tileWidth)
    const tiles = cutIntoTiles(level, firstIndex, concatBytes([before, rising]))
    if (rising.length > 0) changed.push(...tiles)
    newEdge.push(...tiles.filter((tile) => !isFull(tile)))
    rising = concatBytes(tiles.filter(isFull).map((tile) => packedRoot(sha256, tile.hashes)))
  }
  const newSize = size + leafHashes.length
  return { size: newSize, root: rootOfEdge(sha256, newSize, newEdge), changed }
}

function topLevel(ids: readonly TileId[]): number {
  return ids.reduce((top, id) => Math.max(top, id.level + 1), 0)
}

function isFull(tile: Tile): boolean {
  return tile.hashes.length === tileWidth * hashBytes
}

function cutIntoTiles(level: number, firstIndex: number, hashes: Uint8Array): readonly Tile[] {
  const tiles: Tile[] = []
  const step = tileWidth * hashBytes
  for (let at = 0; at < hashes.length; at += step) {
    // A copy: views would keep the whole batch alive, and send all of it to whoever writes the underlying buffer.
    tiles.push({
      level,
      index: firstIndex + at / step,
      hashes: Uint8Array.from(hashes.subarray(at, at + step)),
    })
  }
  return tiles
}

/** The hashes of an edge tile; a stored tile that has grown since begins with those of the smaller tree. */
function edgeHashes(edge: readonly Tile[], id: TileId): Uint8Array {
  const tile = edge.find((entry) => entry.level === id.level && entry.index === id.index)
  const found = tile ? Math.floor(tile.hashes.length / hashBytes) : 0
  if (!tile || found < id.width) throw logTileMissing({ ...id, found })
  return tile.hashes.subarray(0, id.width * hashBytes)
}

/** The roots of the whole subtrees that a row decomposes into, the smallest (rightmost) first. */
function peaksOf(sha256: Sha256, hashes: Uint8Array): readonly Uint8Array[] {
  const peaks: Uint8Array[] = []
  let end = hashes.length / hashBytes
  for (let width = 1; end > 0; width *= 2) {
    if (end % (2 * width) === 0) continue
    const subtree = hashes.subarray((end - width) * hashBytes, end * hashBytes)
    peaks.push(width === 1 ? packedHash(hashes, end - 1) : packedRoot(sha256, subtree))
    end -= width
  }
  return peaks
}
