/** `witness CHECKPOINT`: a second person on a second machine cosigns what they saw, and nothing that contradicts it. */
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { readJson, stableJson } from '../core/document/figures-file.js'
import { fromHex, fromUtf8, toHex } from '../core/log/bytes.js'
import type { Checkpoint } from '../core/log/checkpoint.js'
import { openCheckpoint } from '../core/log/checkpoint.js'
import { cosignature, encodeNote, parseNote, withSignature } from '../core/log/note.js'
import type { VerifierKey } from '../core/log/verifier-key.js'
import { verifierKey } from '../core/log/verifier-key.js'
import type { SeenState } from '../core/log/witness.js'
import { checkContinues } from '../core/log/witness.js'
import { readProofs } from '../core/verify/proofs.js'
import { proofsName } from '../core/verify/sealed.js'
import { checkpointName, givenKey } from '../core/verify/signatures.js'
import { makeSigningKey, readSigningKey } from '../store/keys.js'
import { nodeCrypto } from '../store/node-crypto.js'
import { writeWholeFile } from '../store/whole-file.js'
import { bundleNotFound, witnessStateNotReadable } from './problems.js'
import { openBundle } from './read-bundle.js'

/** What a witness does once. */
export interface WitnessRequest {
  /** A checkpoint, or a bundle that holds one with its proofs. */
  readonly path: string
  /** The log's verifier key, as received by another way. */
  readonly logKey: string
  /** What was seen before; made on first use. */
  readonly stateFile: string
  /** The witness's own private key; made on first use, mode 0600. */
  readonly keyFile: string
  /** Under which name the witness signs. */
  readonly name: string
  /** The JSON of `log prove N --from M`. */
  readonly proof?: string
  /** Seconds since 1970. */
  readonly at: number
}

/** A cosigned checkpoint. */
export interface Witnessed {
  readonly checkpoint: Checkpoint
  /** The note with the witness's line. */
  readonly note: Uint8Array
  /** The key by which others check that line. */
  readonly key: VerifierKey
  /** Entries that were seen before; null where nothing was. */
  readonly before: number | null
}

const stateShape = z.record(
  z.string(),
  z.strictObject({ size: z.int().min(0), root: z.string().regex(/^[0-9a-f]{64}$/) }),
)
const proofShape = z.looseObject({
  size: z.int(),
  consistency: z.looseObject({ from: z.int(), path: z.array(z.string()) }).nullable(),
})

/**
 * Cosigns a checkpoint (C2SP tlog-cosignature) and remembers it. Throws the problems of notes and checkpoints,
 * `checkpoint-older`, `log-forked`, `consistency-missing`, `witness-state-not-readable`.
 */
export async function witnessCheckpoint(request: WitnessRequest): Promise<Witnessed> {
  const logKey = givenKey(nodeCrypto, request.logKey)
  const { note, paths } = await readGiven(request)
  const checkpoint = openCheckpoint(nodeCrypto, note, logKey)
  const state = readState(request.stateFile)
  const seen = state.get(checkpoint.origin) ?? null
  checkContinues(nodeCrypto.sha256, checkpoint, seen, paths(seen?.size ?? 0, checkpoint.size))
  const key = readSigningKey(request.keyFile) ?? makeSigningKey(request.keyFile)
  const signer = { name: request.name, key }
  const text = parseNote(note)
  const line = cosignature(nodeCrypto.sha256, text.text, signer, request.at)
  // Remembered before it is handed out: a cosigned state that was forgotten could be contradicted.
  state.set(checkpoint.origin, checkpoint)
  writeState(request.stateFile, state)
  return {
    checkpoint,
    note: encodeNote(withSignature(text, line)),
    key: verifierKey(nodeCrypto.sha256, request.name, key.publicKey, 'cosignature'),
    before: seen?.size ?? null,
  }
}

type Paths = (from: number, to: number) => readonly (readonly Uint8Array[])[]

async function readGiven({ path, proof }: WitnessRequest): Promise<{ note: Uint8Array; paths: Paths }> {
  const bytes = await readCheckpoint(path)
  const shown = proof === undefined ? null : readJson(readFileSync(proof, 'utf8'), proofShape).value
  const paths: Paths = (from, to) => [
    ...bytes.paths(from),
    ...(shown?.consistency && shown.consistency.from === from && shown.size === to
      ? [shown.consistency.path.flatMap((hex) => fromHex(hex) ?? [])]
      : []),
  ]
  return { note: bytes.note, paths }
}

async function readCheckpoint(path: string) {
  const none = () => [] as (readonly Uint8Array[])[]
  if (!existsSync(path)) throw bundleNotFound({ path, why: 'there is no such file' })
  const isNote = !path.endsWith('.zip') && isPlainFile(path)
  if (isNote) return { note: new Uint8Array(readFileSync(path)), paths: none }
  const bundle = await openBundle(path)
  const note = await bundle.readFile(checkpointName)
  if (!note) throw bundleNotFound({ path, why: `it has no ${checkpointName}` })
  const text = fromUtf8((await bundle.readFile(proofsName)) ?? new Uint8Array(0))
  const proofs = text === null ? undefined : readProofs(text).value
  const paths = (from: number) =>
    [...(proofs?.roots ?? []), ...(proofs?.consistency ?? [])]
      .filter(({ size }) => size === from)
      .map((entry) => entry.path)
  return { note, paths }
}

function isPlainFile(path: string): boolean {
  try {
    readFileSync(path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EISDIR') return false
    throw error
  }
}

function readState(path: string): Map<string, SeenState> {
  if (!existsSync(path)) return new Map()
  const read = readJson(readFileSync(path, 'utf8'), stateShape)
  if (!read.value) throw witnessStateNotReadable({ path, reason: read.reason })
  return new Map(
    Object.entries(read.value).map(([origin, { size, root }]) => [
      origin,
      { size, root: fromHex(root) ?? new Uint8Array(0) },
    ]),
  )
}

function writeState(path: string, state: ReadonlyMap<string, SeenState>): void {
  const entries = [...state].map(([origin, { size, root }]) => [origin, { size, root: toHex(root) }])
  writeWholeFile(path, stableJson(Object.fromEntries(entries)))
}
