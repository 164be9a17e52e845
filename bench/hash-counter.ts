/** Counts the SHA-256 that some work computes, by the length of what is hashed, so that they can be done again bare. */
import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

/** How often each length in bytes was hashed. */
export type HashCounts = Readonly<Record<string, number>>

/** Runs the work with node:crypto wrapped; slower than it would be, so that it is never the run that is timed. */
export async function countHashes(work: () => Promise<unknown>): Promise<HashCounts> {
  const counts = new Map<number, number>()
  const count = (length: number) => counts.set(length, (counts.get(length) ?? 0) + 1)
  const { hash, createHash } = crypto
  crypto.hash = ((algorithm: string, data: string | Buffer, encoding?: 'hex') => {
    count(Buffer.byteLength(data))
    return hash(algorithm, data, encoding)
  }) as typeof hash
  crypto.createHash = ((algorithm: string) => {
    const made = createHash(algorithm)
    const { update, digest } = made
    let length = 0
    made.update = ((data: string | Buffer, encoding?: 'utf8') => {
      length += Buffer.byteLength(data)
      // node:crypto's own update takes strings and bytes alike.
      return update.call(made, data as string, encoding as 'utf8')
    }) as typeof made.update
    made.digest = ((encoding?: 'hex') => {
      count(length)
      return digest.call(made, encoding as 'hex')
    }) as typeof made.digest
    return made
  }) as typeof createHash
  syncBuiltinESMExports()
  try {
    await work()
  } finally {
    Object.assign(crypto, { hash, createHash })
    syncBuiltinESMExports()
  }
  return Object.fromEntries([...counts].sort(([one], [other]) => one - other))
}

/** How many hashes were counted. */
export function hashesIn(counts: HashCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

/** Does as many SHA-256 of the same lengths and nothing else, by the quickest call that Node has; milliseconds. */
export function hashBare(counts: HashCounts): number {
  const started = performance.now()
  for (const [length, count] of Object.entries(counts)) {
    const bytes = crypto.randomBytes(Number(length))
    for (let done = 0; done < count; done += 1) crypto.hash('sha256', bytes, 'binary')
  }
  return performance.now() - started
}
