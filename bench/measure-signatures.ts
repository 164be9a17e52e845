/** Lists of signatures of growing size: what a signature takes must not grow with their number. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { ways, waysBeforeWitness } from '../core/signature/codes.js'
import { Chance } from '../examples/generate/random.js'
import type { Options } from './options.js'
import type { EngineName } from './place.js'
import { withPlace } from './place.js'
import { runJob } from './processes.js'
import type { Line } from './report.js'
import { grouped, limitLine, ratioLine } from './report.js'
import type { SignatureTimes } from './signatures-job.js'

const residentLimits = { embedded: 1536, server: 512 } as const
/** A signature of the largest list may take so many times what one of the smallest takes. */
const linearLimit = 1.3
const mebibyte = 2 ** 20

/** Takes in, counts and prints each size once. */
export async function measureSignatures(
  engine: EngineName,
  { sizes }: Options,
  folder: string,
): Promise<readonly Line[]> {
  const found: SignatureTimes[] = []
  for (const size of sizes) {
    const list = join(folder, `signatures-${size}.csv`)
    writeInventedSignatures(list, size)
    found.push(await withPlace(engine, (place) => runJob('measureSignatures', { place, list })))
  }
  const memory = found.map(({ signatures, taken, residentBytes }) =>
    limitLine({
      what: `memory while taking in ${grouped(signatures)} signatures`,
      engine,
      measured: `${(taken / 1000).toFixed(1)} s`,
      value: residentBytes / mebibyte,
      limit: residentLimits[engine],
      unit: 'MiB',
    }),
  )
  const [first, last] = [found.at(0), found.at(-1)]
  if (!first || !last || first === last) return memory
  const steps = {
    taken: 'taking in',
    counted: 'counting',
    printed: 'printing signatories.csv',
    read: 'reading it back',
  }
  const linear = Object.entries(steps).map(([step, words]) => {
    const each = (times: SignatureTimes) => (times[step as keyof typeof steps] / times.signatures) * 1000
    const what = `${words}, a thousand of ${grouped(last.signatures)} signatures against ${grouped(first.signatures)}`
    // Counting has a fixed cost that the small list pays for few: only growing is a fault.
    return ratioLine(what, engine, {
      milliseconds: each(last),
      against: each(first),
      of: '',
      limit: linearLimit,
    })
  })
  return [...memory, ...linear]
}

/** A list of invented signers; one in five agreed to be named. Always the same for a size. */
function writeInventedSignatures(path: string, size: number): void {
  const chance = new Chance(20411302)
  const file = openSync(path, 'w')
  const plain = ['survivor', 'supporter', 'supporter; survivor']
  const given = ways.map(({ code }) => code).filter((code) => !waysBeforeWitness.includes(code))
  const header =
    'number,name,capacity,kin_of,kin_outcome,way,signed_on,language,explained_by,name_in_public,capacity_in_public\n'
  try {
    writeSync(file, header)
    for (let number = 1; number <= size; number += 5000) {
      const lines: string[] = []
      for (let index = number; index < Math.min(number + 5000, size + 1); index += 1) {
        const isKin = chance.happens(0.2)
        const capacity = isKin ? 'kin' : chance.pick(plain)
        const inPublic = chance.happens(0.2) ? 'yes,yes' : 'no,no'
        const kin = isKin ? `Dead ${letters(chance)} Invented,killed` : ','
        lines.push(
          `${index},Signer ${letters(chance)} ${letters(chance)},${capacity},${kin},${chance.pick(given)},2041-03-02,en,Pell Arran,${inPublic}\n`,
        )
      }
      writeSync(file, lines.join(''))
    }
  } finally {
    closeSync(file)
  }
}

function letters(chance: Chance): string {
  return Array.from({ length: 6 }, () => String.fromCharCode(97 + chance.integer(0, 25))).join('')
}
