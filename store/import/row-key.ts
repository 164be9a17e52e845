/** The key by which a row with a number of its own is found again, in whatever file it stands. */
import { createHash } from 'node:crypto'

/** 16 bytes as hex: enough that no two of a thousand million rows meet by chance. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

/** The key of a row that has a number of its own. */
export function keyOfLocalId(kind: string, localId: string): string {
  return shortHash(`number\n${kind}\n${localId.trim()}`)
}
