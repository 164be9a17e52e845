/** log/proofs.json: that one entry stands in the log, what it commits to, and that the log only ever grew. */
import { z } from 'zod'
import type { Read } from '../document/figures-file.js'
import { readJson, stableJson } from '../document/figures-file.js'
import { fromBase64, fromHex, toBase64, toHex } from '../log/bytes.js'
import type { Opening } from '../log/commitment.js'

/** A tree of some size, and the path by which it is shown to be the beginning of the checkpoint's tree. */
export interface RootProof {
  readonly size: number
  readonly root: Uint8Array
  readonly path: readonly Uint8Array[]
}

/** A checkpoint published earlier, as its signed note, and the path from it to this one. */
export interface CheckpointProof {
  readonly checkpoint: string
  readonly size: number
  readonly path: readonly Uint8Array[]
}

/** What proofs.json holds. */
export interface Proofs {
  /** 0-based; shown as `entry` = index + 1. */
  readonly index: number
  /** Of the checkpoint's tree. */
  readonly size: number
  /** The canonical bytes of the leaf of the `document-published` entry. */
  readonly leaf: Uint8Array
  /** All of its labels, in the order of their bytes. */
  readonly openings: readonly Opening[]
  readonly inclusion: readonly Uint8Array[]
  /** The trees on which the figures rest: one for each entry as of which something was counted. */
  readonly roots: readonly RootProof[]
  /** Every earlier published checkpoint of this log. */
  readonly consistency: readonly CheckpointProof[]
}

const count = z.int().min(0)
const value: z.ZodType<Opening['value']> = z.lazy(() =>
  z.union([z.string(), z.boolean(), z.null(), z.array(value)]),
)
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'is no hash in hex')
const path = z.array(hash).max(128)

const shape = z.strictObject({
  truebearing: z.literal(1),
  entry: z.int().min(1),
  index: count,
  size: count,
  leaf: z.string(),
  openings: z.array(z.tuple([z.string(), z.string(), value])).max(100),
  inclusion: path,
  roots: z.array(z.strictObject({ size: count, root: hash, path })).max(10_000),
  consistency: z.array(z.strictObject({ size: count, checkpoint: z.string(), path })).max(10_000),
})

/** The text of log/proofs.json. */
export function proofsText(proofs: Proofs): string {
  const hexes = (hashes: readonly Uint8Array[]) => hashes.map(toHex)
  return stableJson({
    truebearing: 1,
    entry: proofs.index + 1,
    index: proofs.index,
    size: proofs.size,
    leaf: toBase64(proofs.leaf),
    openings: proofs.openings.map(({ label, salt, value: opened }) => [label, salt, opened]),
    inclusion: hexes(proofs.inclusion),
    roots: proofs.roots.map((entry) => ({
      size: entry.size,
      root: toHex(entry.root),
      path: hexes(entry.path),
    })),
    consistency: proofs.consistency.map((entry) => ({
      size: entry.size,
      checkpoint: entry.checkpoint,
      path: hexes(entry.path),
    })),
  })
}

/** Reads log/proofs.json; its bytes must be those that `proofsText` writes. */
export function readProofs(text: string): Read<Proofs> {
  const read = readJson(text, shape)
  if (!read.value) return read
  const { entry, index, size, openings } = read.value
  const leaf = fromBase64(read.value.leaf)
  if (!leaf) return { reason: 'leaf: is no base64' }
  if (entry !== index + 1) return { reason: `entry: is ${entry}, and the index is ${index}` }
  const proofs: Proofs = {
    index,
    size,
    leaf,
    openings: openings.map(([label, salt, opened]) => ({ label, salt, value: opened })),
    inclusion: bytesOf(read.value.inclusion),
    roots: read.value.roots.map((root) => ({
      size: root.size,
      root: bytesOf([root.root])[0] ?? new Uint8Array(0),
      path: bytesOf(root.path),
    })),
    consistency: read.value.consistency.map((earlier) => ({ ...earlier, path: bytesOf(earlier.path) })),
  }
  return proofsText(proofs) === text
    ? { value: proofs }
    : { reason: 'it is not written in its one stable form' }
}

function bytesOf(hexes: readonly string[]): readonly Uint8Array[] {
  return hexes.flatMap((hex) => fromHex(hex) ?? [])
}
