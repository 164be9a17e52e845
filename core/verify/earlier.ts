/** An earlier (or later) checkpoint that somebody kept, against the one of a bundle. */
import { fromUtf8, toUtf8 } from '../log/bytes.js'
import type { Checkpoint } from '../log/checkpoint.js'
import { openCheckpoint } from '../log/checkpoint.js'
import { verifyConsistency } from '../log/proof.js'
import type { BundleFiles } from './files.js'
import type { Proofs } from './proofs.js'
import { readProofs } from './proofs.js'
import type { Sealed } from './sealed.js'
import { proofsName } from './sealed.js'
import { checkpointName } from './signatures.js'

/** What somebody kept: the bytes of a checkpoint, or a whole bundle. */
export type Earlier =
  | { readonly type: 'checkpoint'; readonly bytes: Uint8Array }
  | { readonly type: 'bundle'; readonly files: BundleFiles }

const name = '--earlier'

/** Whether both are states of one log, the shorter the beginning of the longer. */
export async function checkEarlier(sealed: Sealed, proofs: Proofs | null, earlier: Earlier): Promise<void> {
  const { crypto, key, checkpoint, problems } = sealed
  await problems.attempt(name, async () => {
    const bytes = earlier.type === 'checkpoint' ? earlier.bytes : await earlier.files.readFile(checkpointName)
    if (!bytes) {
      problems.add(name, null, `it has no ${checkpointName}`)
      return
    }
    const kept = openCheckpoint(crypto, bytes, key)
    const others = earlier.type === 'bundle' ? await proofsIn(earlier.files) : null
    if (!isShown(sealed, { kept, proofs, others })) {
      const what =
        kept.size === checkpoint.size
          ? `two different logs of ${kept.size} entries were signed with this key`
          : `nothing shows that the log of ${Math.min(kept.size, checkpoint.size)} entries is the beginning of that of ${Math.max(kept.size, checkpoint.size)}`
      problems.add(checkpointName, null, `${what}: compare with ${name}`)
    }
  })
}

async function proofsIn(files: BundleFiles): Promise<Proofs | null> {
  const text = fromUtf8((await files.readFile(proofsName)) ?? new Uint8Array(0))
  return (text !== null && readProofs(text).value) || null
}

interface Both {
  readonly kept: Checkpoint
  readonly proofs: Proofs | null
  readonly others: Proofs | null
}

function isShown({ crypto, key, checkpoint }: Sealed, { kept, proofs, others }: Both): boolean {
  const [shorter, longer] = kept.size <= checkpoint.size ? [kept, checkpoint] : [checkpoint, kept]
  const shown = kept.size <= checkpoint.size ? proofs : others
  const holds = (path: readonly Uint8Array[]) =>
    verifyConsistency(crypto.sha256, {
      earlierSize: shorter.size,
      earlierRoot: shorter.root,
      laterSize: longer.size,
      laterRoot: longer.root,
      path,
    })
  if (shorter.size === longer.size || shorter.size === 0) return holds([])
  const paths = [
    ...(shown?.roots.filter(({ size }) => size === shorter.size) ?? []),
    ...(shown?.consistency.filter(
      (entry) => openCheckpoint(crypto, toUtf8(entry.checkpoint), key).size === shorter.size,
    ) ?? []),
  ]
  return paths.some(({ path }) => holds(path))
}
