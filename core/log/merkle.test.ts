import { deepEqual, equal, throws } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { concatBytes, toHex } from './bytes.js'
import type { Sha256 } from './crypto.js'
import { leafHash, merkleRoot, nodeHash, packedPath, packedRoot } from './merkle.js'

const sha256: Sha256 = (bytes) => Uint8Array.from(createHash('sha256').update(bytes).digest())

// The eight leaves and the roots of each size: transparency-dev/merkle, proof/verify_test.go (Apache-2.0).
const leaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const hashes = leaves.map((leaf) => leafHash(sha256, Buffer.from(leaf, 'hex')))

test('the roots of the published eight leaves come out for every size', () => {
  for (const [size, root] of roots.entries()) {
    equal(toHex(merkleRoot(sha256, hashes.slice(0, size))), root, `size ${size}`)
    equal(toHex(packedRoot(sha256, concatBytes(hashes.slice(0, size)))), root, `size ${size}`)
  }
})

test('the published inclusion path of the sixth of eight leaves comes out', () => {
  deepEqual(packedPath(sha256, concatBytes(hashes), 5).map(toHex), [
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ])
  // The third of three has no neighbour of its own: its path is the node above the first two.
  deepEqual(packedPath(sha256, concatBytes(hashes.slice(0, 3)), 2).map(toHex), [roots[2]])
})

test('a leaf cannot pass for a node: the two are hashed with different first bytes', () => {
  const [left, right] = [hashes[0]!, hashes[1]!]
  equal(toHex(nodeHash(sha256, left, right)), roots[2])
  equal(toHex(leafHash(sha256, concatBytes([left, right]))) === roots[2], false)
})

test('the hashes that were handed in are left as they were', () => {
  const packed = concatBytes(hashes)
  const before = toHex(packed)
  packedRoot(sha256, packed)
  packedPath(sha256, packed, 3)
  equal(toHex(packed), before)
})

test('bytes that are no row of hashes, and leaves that are not there, are bugs', () => {
  throws(() => packedRoot(sha256, new Uint8Array(33)), /no row of hashes/)
  for (const index of [-1, 8, 1.5]) throws(() => packedPath(sha256, concatBytes(hashes), index), /no leaf/)
})
