import { equal, throws } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { toHex } from './bytes.js'
import { fixedTree } from './fixed-tree.js'
import { merkleRoot } from './merkle.js'

const sha256 = (bytes: Uint8Array) => Uint8Array.from(createHash('sha256').update(bytes).digest())

test('a tree laid out once has the root of RFC 6962, however many leaves, and again with other leaves', () => {
  for (let count = 1; count <= 70; count += 1) {
    const tree = fixedTree(sha256, count)
    for (const round of [1, 2]) {
      const leaves = Array.from({ length: count }, (_, index) => sha256(Uint8Array.of(round, index)))
      leaves.forEach((leaf, index) => {
        tree.buffer.set(leaf, tree.leafAt[index])
      })
      equal(toHex(tree.root()), toHex(merkleRoot(sha256, leaves)), `${count} leaves, round ${round}`)
    }
  }
  throws(() => fixedTree(sha256, 0), /0 leaves/)
})
