import { equal } from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { fromHex } from './bytes.js'
import type { Sha256 } from './crypto.js'
import { leafHash } from './merkle.js'
import type { ConsistencyClaim, InclusionClaim } from './proof.js'
import { verifyConsistency, verifyInclusion } from './proof.js'

const sha256: Sha256 = (bytes) => Uint8Array.from(createHash('sha256').update(bytes).digest())
const hex = (text: string): Uint8Array => fromHex(text)!

// Vectors of transparency-dev/merkle, proof/verify_test.go (Apache-2.0).
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
].map(hex)

// [number of the leaf from 1, size, path]
const inclusions: readonly (readonly [number, number, readonly string[]])[] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [3, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    2,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
]

// [earlier size, later size, path]
const consistencies: readonly (readonly [number, number, readonly string[]])[] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
  [
    6,
    7,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
]

const some = hex('abacaba000000000000000000000000000000000000000000060061e00123456')
const nothing = new Uint8Array(0)

/** The path with one bit flipped, one node more or less: what transparency-dev's test tries as well. */
function spoiled(path: readonly Uint8Array[], root: Uint8Array): readonly (readonly Uint8Array[])[] {
  const flipped = path.map((_, at) =>
    path.map((node, i) =>
      i === at ? Uint8Array.from(node, (byte, b) => (b === 31 ? byte ^ 16 : byte)) : node,
    ),
  )
  const more = [
    [...path, nothing],
    [...path, root],
    [nothing, ...path],
    [root, ...path],
    [...path, some],
  ]
  return [...flipped, ...more, ...(path.length > 0 ? [path.slice(0, -1), path.slice(1)] : [])]
}

test('the published inclusion proofs hold, and nothing near them does', () => {
  for (const [number, size, nodes] of inclusions) {
    const path = nodes.map(hex)
    const index = number - 1
    const root = roots[size]!
    const claim = { leafHash: leafHash(sha256, Buffer.from(leaves[index]!, 'hex')), index, size, path, root }
    equal(verifyInclusion(sha256, claim), true, `${index} of ${size}`)
    const wrong: Partial<InclusionClaim>[] = [
      ...spoiled(path, root).map((entry) => ({ path: entry })),
      { index: index - 1 },
      { index: index + 1 },
      { index: index ^ 2 },
      { size: size * 2 },
      { size: Math.floor(size / 2) },
      { leafHash: some },
      { leafHash: nothing },
      { root: some },
      { root: nothing },
      { index: index + 0.5 },
      { index: Number.NaN },
      { size: Number.POSITIVE_INFINITY },
      { size: 2 ** 53 },
    ]
    for (const change of wrong) {
      equal(verifyInclusion(sha256, { ...claim, ...change }), false, JSON.stringify([index, size, change]))
    }
  }
})

test('the published consistency proofs hold, and nothing near them does', () => {
  for (const [earlierSize, laterSize, nodes] of consistencies) {
    const path = nodes.map(hex)
    const earlierRoot = roots[earlierSize]!
    const laterRoot = roots[laterSize]!
    const claim = { earlierSize, earlierRoot, laterSize, laterRoot, path }
    equal(verifyConsistency(sha256, claim), true, `${earlierSize} to ${laterSize}`)
    if (path.length === 0) continue
    const wrong: Partial<ConsistencyClaim>[] = [
      ...spoiled(path, earlierRoot).map((entry) => ({ path: entry })),
      { path: [path[0]!, ...path] },
      { path: [] },
      { earlierSize: earlierSize - 1 },
      { earlierSize: earlierSize + 1 },
      { earlierSize: earlierSize ^ 2 },
      { laterSize: laterSize * 2 },
      { laterSize: Math.floor(laterSize / 2) },
      { earlierRoot: some },
      { laterRoot: some },
      { earlierRoot: laterRoot, laterRoot: earlierRoot },
      { earlierRoot: nothing },
    ]
    for (const change of wrong) {
      equal(
        verifyConsistency(sha256, { ...claim, ...change }),
        false,
        JSON.stringify([earlierSize, laterSize, change]),
      )
    }
  }
})

test('from nothing and to the same size the path is empty and the roots are looked at', () => {
  const [empty, one] = [roots[0]!, roots[1]!]
  const claim = { earlierSize: 0, earlierRoot: empty, laterSize: 1, laterRoot: one, path: [] }
  equal(verifyConsistency(sha256, claim), true)
  equal(verifyConsistency(sha256, { ...claim, earlierRoot: some }), false)
  equal(verifyConsistency(sha256, { ...claim, path: [some] }), false)
  equal(verifyConsistency(sha256, { ...claim, earlierSize: 1, earlierRoot: one }), true)
  equal(verifyConsistency(sha256, { ...claim, earlierSize: 1, earlierRoot: some }), false)
  equal(verifyConsistency(sha256, { ...claim, earlierSize: 2, earlierRoot: one }), false)
  equal(verifyInclusion(sha256, { leafHash: some, index: 0, size: 0, path: [], root: empty }), false)
})
