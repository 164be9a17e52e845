/** What a witness asks before it cosigns: that the log only ever grew since what it saw last (C2SP tlog-witness). */
import { sameBytes, toHex } from './bytes.js'
import type { Checkpoint } from './checkpoint.js'
import type { Sha256 } from './crypto.js'
import { checkpointOlder, consistencyMissing, logForked } from './problems.js'
import { verifyConsistency } from './proof.js'

/** A state of a log that a witness saw: its number of entries and its root. */
export type SeenState = Pick<Checkpoint, 'size' | 'root'>

/**
 * Whether a checkpoint continues what was seen, null where nothing was. `paths` are those that came with it, each said
 * to lead from what was seen. Throws `checkpoint-older`, `log-forked` and `consistency-missing`.
 */
export function checkContinues(
  sha256: Sha256,
  checkpoint: Checkpoint,
  seen: SeenState | null,
  paths: readonly (readonly Uint8Array[])[],
): void {
  if (!seen || seen.size === 0) return
  const { origin, size, root } = checkpoint
  if (size < seen.size) throw checkpointOlder({ origin, size, seen: seen.size })
  if (size === seen.size) {
    if (!sameBytes(root, seen.root))
      throw logForked({ origin, size, seen: toHex(seen.root), given: toHex(root) })
    return
  }
  if (paths.length === 0) throw consistencyMissing({ origin, size, seen: seen.size })
  const holds = paths.some((path) =>
    verifyConsistency(sha256, {
      earlierSize: seen.size,
      earlierRoot: seen.root,
      laterSize: size,
      laterRoot: root,
      path,
    }),
  )
  if (!holds) throw logForked({ origin, size: seen.size, seen: toHex(seen.root), given: 'another beginning' })
}
