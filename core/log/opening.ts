/** Opening commitments: the fields root, and whether openings belong to it. */
import { concatBytes, fromBase64Url, sameBytes } from './bytes.js'
import { isCommittable } from './canonical.js'
import type { Opening } from './commitment.js'
import { commitmentOf, sortLabels } from './commitment.js'
import type { Sha256 } from './crypto.js'
import { packedPath, packedRoot } from './merkle.js'
import { verifyInclusion } from './proof.js'

const saltBytes = 16

/**
 * `fields` of a leaf: the Merkle root over the commitments, 32 bytes each in the order of the schema's labels. After
 * an erasure the commitments that were kept give the same root.
 */
export function fieldsRoot(sha256: Sha256, commitments: Uint8Array): Uint8Array {
  return packedRoot(sha256, commitments)
}

/** The path by which one commitment is shown to stand in the fields tree without opening the others. */
export function openingPath(
  sha256: Sha256,
  labels: readonly string[],
  commitments: Uint8Array,
  label: string,
): readonly Uint8Array[] {
  return packedPath(sha256, commitments, sortLabels(labels).indexOf(label))
}

/** Openings of every label of an entry, and what they should belong to. */
export interface WholeOpening {
  /** The labels of the schema, in any order. */
  readonly labels: readonly string[]
  /** One for each label, in the order of the labels' bytes. */
  readonly openings: readonly Opening[]
  readonly fields: Uint8Array
}

/** Whether the openings are exactly those of the schema's labels and give the fields root. */
export function verifyOpenings(sha256: Sha256, claim: WholeOpening): boolean {
  const sorted = sortLabels(claim.labels)
  const { openings } = claim
  if (openings.length !== sorted.length) return false
  if (!openings.every((opening, i) => opening.label === sorted[i] && isReadable(opening))) return false
  const commitments = openings.map((opening) => commitmentOf(sha256, opening))
  return sameBytes(packedRoot(sha256, concatBytes(commitments)), claim.fields)
}

/** One opening with its path, and what it should belong to. */
export interface SingleOpening {
  readonly labels: readonly string[]
  readonly opening: Opening
  readonly path: readonly Uint8Array[]
  readonly fields: Uint8Array
}

/** Whether one opening stands at its label's place under the fields root. */
export function verifyOpening(sha256: Sha256, claim: SingleOpening): boolean {
  const index = sortLabels(claim.labels).indexOf(claim.opening.label)
  if (index < 0 || !isReadable(claim.opening)) return false
  return verifyInclusion(sha256, {
    leafHash: commitmentOf(sha256, claim.opening),
    index,
    size: claim.labels.length,
    path: claim.path,
    root: claim.fields,
  })
}

/** Openings come out of files that a stranger wrote: one that nobody could have committed to is refused, not a bug. */
function isReadable(opening: Opening): boolean {
  return fromBase64Url(opening.salt)?.length === saltBytes && isCommittable(opening.value)
}
