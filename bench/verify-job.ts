/** Verifying a published folder in this process, against hashing its files and as many bare hashes. */
import crypto from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { verifyPath } from '../publish/verify-path.js'
import { nodeCrypto } from '../store/node-crypto.js'
import { countHashes, hashBare, hashesIn } from './hash-counter.js'

/** Milliseconds of each round, taken in turns, in a process that has verified before. */
export interface VerifyTimes {
  readonly verify: readonly number[]
  readonly sums: readonly number[]
  readonly hashes: number
  readonly bytes: number
}

/** Verifies the folder that many times; fails where something does not hold. */
export async function measureVerify({
  bundle,
  rounds,
}: {
  bundle: string
  rounds: number
}): Promise<VerifyTimes> {
  const files = filesOf(bundle)
  const counts = await countHashes(() => verified(bundle))
  const verify: number[] = []
  const sums: number[] = []
  let bytes = 0
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now()
    await verified(bundle)
    const between = performance.now()
    bytes = 0
    for (const file of files) {
      const content = readFileSync(file)
      bytes += content.length
      crypto.createHash('sha256').update(content).digest('hex')
    }
    hashBare(counts)
    verify.push(between - started)
    sums.push(performance.now() - between)
  }
  return { verify, sums, hashes: hashesIn(counts), bytes }
}

async function verified(bundle: string): Promise<void> {
  const { ok, problems } = await verifyPath({ path: bundle }, nodeCrypto)
  if (!ok) throw new Error(`the bundle does not verify: ${problems.map(({ what }) => what).join('; ')}`)
}

/** Every file of the folder. */
export function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
