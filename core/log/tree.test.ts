import { deepEqual, equal, rejects, throws } from 'node:assert/strict'
import { createHash, randomInt } from 'node:crypto'
import { test } from 'node:test'
import { toHex } from './bytes.js'
import type { Sha256 } from './crypto.js'
import { leafHash, merkleRoot, nodeHash } from './merkle.js'
import { verifyConsistency, verifyInclusion } from './proof.js'
import type { Tile } from './tiles.js'
import { appendLeaves, edgeTiles, rootOfEdge } from './tiles.js'
import type { TreeReader } from './tree.js'
import { treeReader } from './tree.js'

const sha256: Sha256 = (bytes) => Uint8Array.from(createHash('sha256').update(bytes).digest())

/** RFC 6962, 2.1, word for word: the naive recomputation. */
function mth(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 0) return sha256(new Uint8Array(0))
  if (hashes.length === 1) return hashes[0]!
  let split = 1
  while (split * 2 < hashes.length) split *= 2
  return nodeHash(sha256, mth(hashes.slice(0, split)), mth(hashes.slice(split)))
}

function leafOf(n: number): Uint8Array {
  return leafHash(sha256, Buffer.from(`entry ${n}`))
}

/** A store of tiles that counts what is read. */
class Store {
  size = 0
  root = sha256(new Uint8Array(0))
  readonly tiles = new Map<string, Tile>()
  readonly leaves: Uint8Array[] = []
  reads = 0

  append(count: number): readonly Tile[] {
    const leaves = Array.from({ length: count }, (_, i) => leafOf(this.size + i))
    const edge = edgeTiles(this.size).map(({ level, index }) => this.tiles.get(`${level}/${index}`)!)
    const appended = appendLeaves(sha256, this.size, edge, leaves)
    for (const tile of appended.changed) this.tiles.set(`${tile.level}/${tile.index}`, tile)
    this.leaves.push(...leaves)
    this.size = appended.size
    this.root = appended.root
    return appended.changed
  }

  reader(): TreeReader {
    return treeReader(sha256, this.size, async (level, index) => {
      this.reads += 1
      return this.tiles.get(`${level}/${index}`)?.hashes ?? null
    })
  }
}

function random(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

function flipped(path: readonly Uint8Array[], node: number, bit: number): readonly Uint8Array[] {
  return path.map((entry, i) =>
    i === node
      ? Uint8Array.from(entry, (byte, b) => (b === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
      : entry,
  )
}

test('a tree that grows by batches of any size has the roots of the naive one', (t) => {
  const seed = Number(process.env.SEED ?? randomInt(2 ** 31))
  t.diagnostic(`SEED=${seed}`)
  const next = random(seed)
  for (let round = 0; round < 4; round += 1) {
    const store = new Store()
    while (store.size < 1500) {
      store.append([0, 1, 2, 255, 256, 257, next(40), next(600)][next(8)]!)
      equal(toHex(store.root), toHex(mth(store.leaves)), `SEED=${seed}, size ${store.size}`)
      equal(toHex(merkleRoot(sha256, store.leaves)), toHex(store.root))
    }
  }
})

test('every earlier root and every proof is found again, and one flipped bit is refused', async (t) => {
  const seed = Number(process.env.SEED ?? randomInt(2 ** 31))
  t.diagnostic(`SEED=${seed}`)
  const next = random(seed)
  const store = new Store()
  while (store.size < 700) store.append(1 + next(150))
  const tree = store.reader()
  for (let round = 0; round < 120; round += 1) {
    const later = 1 + next(store.size)
    const earlier = 1 + next(later)
    const index = next(later)
    const laterRoot = await tree.rootAt(later)
    const earlierRoot = await tree.rootAt(earlier)
    equal(toHex(laterRoot), toHex(mth(store.leaves.slice(0, later))), `SEED=${seed}`)

    const path = await tree.inclusionPath(index, later)
    const inclusion = { leafHash: leafOf(index), index, size: later, path, root: laterRoot }
    equal(verifyInclusion(sha256, inclusion), true, `SEED=${seed}, ${index} of ${later}`)
    for (let node = 0; node < path.length; node += 1) {
      const wrong = { ...inclusion, path: flipped(path, node, next(256)) }
      equal(verifyInclusion(sha256, wrong), false, `SEED=${seed}, ${index} of ${later}`)
    }

    const way = await tree.consistencyPath(earlier, later)
    const consistency = { earlierSize: earlier, earlierRoot, laterSize: later, laterRoot, path: way }
    equal(verifyConsistency(sha256, consistency), true, `SEED=${seed}, ${earlier} to ${later}`)
    for (let node = 0; node < way.length; node += 1) {
      const wrong = { ...consistency, path: flipped(way, node, next(256)) }
      equal(verifyConsistency(sha256, wrong), false, `SEED=${seed}, ${earlier} to ${later}`)
    }
  }
})

test('every bit of one proof counts', async () => {
  const store = new Store()
  store.append(300)
  const path = await store.reader().inclusionPath(77, 300)
  const claim = { leafHash: leafOf(77), index: 77, size: 300, path, root: store.root }
  equal(verifyInclusion(sha256, claim), true)
  for (let bit = 0; bit < path.length * 256; bit += 1) {
    const wrong = { ...claim, path: flipped(path, Math.floor(bit / 256), bit % 256) }
    equal(verifyInclusion(sha256, wrong), false, `bit ${bit}`)
  }
})

test('a tree of three levels is appended to and read through a handful of tiles', async () => {
  const store = new Store()
  store.append(65_530)
  deepEqual(
    store.append(2).map((tile) => [tile.level, tile.index, tile.hashes.length / 32]),
    [[0, 255, 252]],
  )
  // The batch that fills the 65,536th place completes a tile on each of two levels.
  deepEqual(
    store.append(2000).map((tile) => [tile.level, tile.index, tile.hashes.length / 32]),
    [
      ...[255, 256, 257, 258, 259, 260, 261, 262].map((index) => [0, index, 256]),
      [0, 263, 204],
      [1, 0, 256],
      [1, 1, 7],
      [2, 0, 1],
    ],
  )
  deepEqual(edgeTiles(store.size), [
    { level: 0, index: 263, width: 204 },
    { level: 1, index: 1, width: 7 },
    { level: 2, index: 0, width: 1 },
  ])
  equal(toHex(store.root), toHex(mth(store.leaves)))
  const tree = store.reader()
  const path = await tree.inclusionPath(12_345, 67_000)
  const root = await tree.rootAt(67_000)
  equal(toHex(root), toHex(mth(store.leaves.slice(0, 67_000))))
  equal(verifyInclusion(sha256, { leafHash: leafOf(12_345), index: 12_345, size: 67_000, path, root }), true)
  equal(store.reads <= 6, true, `${store.reads} tiles were read`)
})

test('a stored tile that has grown since serves the smaller tree', async () => {
  const store = new Store()
  store.append(10)
  const small = { root: store.root, edge: edgeTiles(10) }
  store.append(100)
  const grown = small.edge.map(({ level, index }) => store.tiles.get(`${level}/${index}`)!)
  equal(toHex(rootOfEdge(sha256, 10, grown)), toHex(small.root))
  equal(toHex(await store.reader().rootAt(10)), toHex(small.root))
})

test('an empty log has the root of nothing, and appending nothing changes nothing', async () => {
  const store = new Store()
  deepEqual(edgeTiles(0), [])
  deepEqual(store.append(0), [])
  equal(toHex(store.root), toHex(sha256(new Uint8Array(0))))
  equal(toHex(await store.reader().rootAt(0)), toHex(store.root))
  store.append(513)
  const before = toHex(store.root)
  deepEqual(store.append(0), [])
  equal(toHex(store.root), before)
  deepEqual(await store.reader().consistencyPath(0, 513), [])
  deepEqual(await store.reader().consistencyPath(513, 513), [])
})

test('a missing or cut tile is named, not hashed over', async () => {
  const store = new Store()
  store.append(600)
  const tile = store.tiles.get('0/1')!
  store.tiles.set('0/1', { ...tile, hashes: tile.hashes.subarray(0, 32 * 100) })
  await rejects(store.reader().inclusionPath(300, 600), {
    code: 'log-tile-missing',
    details: { level: 0, index: 1, width: 256, found: 100 },
  })
  throws(() => appendLeaves(sha256, 600, [], [leafOf(600)]), { code: 'log-tile-missing' })
})

test('questions about entries that the tree does not have are bugs', async () => {
  const store = new Store()
  store.append(5)
  const tree = store.reader()
  await rejects(tree.rootAt(6), /outside/)
  await rejects(tree.inclusionPath(5, 5), /outside/)
  await rejects(tree.inclusionPath(0, 6), /outside/)
  await rejects(tree.consistencyPath(4, 3), /outside/)
  await rejects(tree.rootAt(1.5), /outside/)
})
