/** The bytes of a file as they leave the house: without what is hidden in them, or the original where it was asked for. */
import { readFileSync } from 'node:fs'
import { copyWithoutHidden, hiddenIn, mostCopiedBytes, whatGoesOut } from '../../core/hidden/hidden.js'
import type { HiddenThing } from '../../core/hidden/things.js'
import type { Attachment } from '../../store/attachments/attachments.js'
import type { KeptFiles } from '../../store/attachments/kept-bytes.js'
import { bytesOf } from '../../store/attachments/kept-bytes.js'
import { problem } from '../../store/attachments/problems.js'

type Leaving = Pick<Attachment, 'entry' | 'sha256' | 'foundType' | 'sizeBytes'>

/** What leaves, and how long it is. */
export interface LeavingBytes {
  readonly sizeBytes: number
  readonly bytes: AsyncIterable<Uint8Array>
}

/**
 * What leaves of a file; whether the original may was decided before. Throws `attachment-no-copy` where it was not asked
 * for and no copy can be made, and `file-changed`.
 */
export async function leavingBytes(
  files: KeptFiles,
  { entry, sha256, foundType, sizeBytes }: Leaving,
  isOriginal: boolean,
): Promise<LeavingBytes> {
  const goesOut = isOriginal ? 'itself' : whatGoesOut(foundType, sizeBytes)
  if (goesOut === 'itself') return { sizeBytes, bytes: bytesOf(files, sha256) }
  const copy = goesOut === 'copy' ? copyWithoutHidden(await wholeOf(files, sha256), foundType) : null
  if (copy === null) throw problem.attachmentNoCopy({ entry, type: foundType })
  return { sizeBytes: copy.length, bytes: only(copy) }
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function wholeOf(files: KeptFiles, sha256: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of bytesOf(files, sha256)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** What is hidden in a file, and whether it can leave without it. */
export interface Hidden {
  readonly hidden: readonly HiddenThing[]
  readonly goesOut: 'itself' | 'copy' | 'nothing'
}

/** What a kept file carries; of one that is too large to be held whole nothing is told. */
export async function hiddenInKept(
  files: KeptFiles,
  { sha256, foundType, sizeBytes }: Leaving,
): Promise<Hidden> {
  if (sizeBytes > mostCopiedBytes) return { hidden: [], goesOut: whatGoesOut(foundType, sizeBytes) }
  return hiddenInBytes(await wholeOf(files, sha256), foundType)
}

/** The same of a file on the disk that was not kept yet. */
export function hiddenOnDisk(path: string, type: string, sizeBytes: number): Hidden {
  if (sizeBytes > mostCopiedBytes) return { hidden: [], goesOut: whatGoesOut(type, sizeBytes) }
  return hiddenInBytes(readFileSync(path), type)
}

function hiddenInBytes(bytes: Uint8Array, type: string): Hidden {
  const goesOut = whatGoesOut(type, bytes.length)
  const isBroken = goesOut === 'copy' && copyWithoutHidden(bytes, type) === null
  return { hidden: hiddenIn(bytes, type), goesOut: isBroken ? 'nothing' : goesOut }
}
