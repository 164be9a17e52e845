/** Verifying a published folder in this process, against sha256sum of its files and as many bare hashes. */
import { execFileSync } from 'node:child_process'
import crypto from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { verifyPath } from '../publish/verify-path.js'
import { nodeCrypto } from '../store/node-crypto.js'
import { countHashes, hashBare, hashesIn } from './hash-counter.js'

/** Milliseconds of each round, taken in turns, in a process that has verified before. */
export interface VerifyTimes {
  readonly verify: readonly number[]
  /** The program sha256sum, from its start to its end, and the bare hashes. */
  readonly sums: readonly number[]
  /** The same files hashed in this process, without starting anything, and the bare hashes. */
  readonly bare: readonly number[]
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
  const times = { verify: [] as number[], sums: [] as number[], bare: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now()
    await verified(bundle)
    const between = performance.now()
    execFileSync('sha256sum', [...files])
    hashBare(counts)
    const after = performance.now()
    for (const file of files) crypto.createHash('sha256').update(readFileSync(file)).digest('hex')
    hashBare(counts)
    times.verify.push(between - started)
    times.sums.push(after - between)
    times.bare.push(performance.now() - after)
  }
  return { ...times, hashes: hashesIn(counts), bytes: sizeOf(files) }
}

function sizeOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + statSync(file).size, 0)
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
