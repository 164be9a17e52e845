/** Lists of signatures of growing size: what a signature takes must not grow with their number. */
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { ways, waysBeforeWitness } from '../core/signature/codes.js'
import { Chance } from '../examples/generate/random.js'
import type { Options } from './options.js'
import type { EngineName } from './place.js'
import { withPlace } from './place.js'
import { runJob } from './processes.js'
import type { Line } from './report.js'
import { grouped, limitLine, ratioLine, seconds } from './report.js'
import type { SignatureTimes } from './signatures-job.js'

/** MiB of one process. */
const residentLimit = 1536
/** A signature of the largest list may take so many times what one of the smallest takes. */
const linearLimit = 1.3
const mebibyte = 2 ** 20

/** What each process is for, in the order of their running. */
const work = {
  takeSignatures: 'taking in and counting',
  publishSignatures: 'publishing',
  verifySignatures: 'verifying',
} as const
type Job = keyof typeof work

const stepNames = {
  taken: 'taking in',
  counted: 'counting by capacity and way',
  published: 'publishing',
  verified: 'verifying the folder with a receipt',
  unpacked: 'verifying the .zip',
} as const

type Found = SignatureTimes<string> & { readonly job: Job }

/** Takes in, counts, publishes and verifies each size once, each in a process of its own. */
export async function measureSignatures(
  engine: EngineName,
  { sizes }: Options,
  folder: string,
): Promise<readonly Line[]> {
  const found: Found[] = []
  for (const size of sizes) {
    const signed = join(folder, `signed-${engine}-${size}`)
    mkdirSync(signed)
    const list = join(signed, 'signatures.csv')
    writeInventedSignatures(list, size)
    await withPlace(engine, async (place) => {
      for (const job of Object.keys(work) as Job[])
        found.push({ job, ...(await runJob(job, { place, list, folder: signed })) })
    })
    rmSync(signed, { recursive: true })
  }
  return [...found.map((times) => memoryLine(engine, times)), ...linearLines(engine, found)]
}

function memoryLine(engine: EngineName, { job, signatures, steps, residentBytes }: Found): Line {
  return limitLine({
    what: `memory while ${work[job]} ${grouped(signatures)} signatures`,
    engine,
    measured: Object.values(steps).map(seconds).join(', '),
    value: residentBytes / mebibyte,
    limit: residentLimit,
    unit: 'MiB',
  })
}

/** Of each step, what a thousand of the largest list take against a thousand of the smallest. */
function linearLines(engine: EngineName, found: readonly Found[]): readonly Line[] {
  return Object.entries(stepNames).flatMap(([step, words]) => {
    const having = found.filter(({ steps }) => steps[step] !== undefined)
    const [first, last] = [having.at(0), having.at(-1)]
    if (!first || !last || first === last) return []
    const thousand = ({ steps, signatures }: Found) => ((steps[step] ?? 0) / signatures) * 1000
    const what = `${words}, a thousand of ${grouped(last.signatures)} signatures against ${grouped(first.signatures)}`
    // Each has a fixed cost that the small list pays for few: only growing is a fault.
    return [
      ratioLine(what, engine, {
        milliseconds: thousand(last),
        against: thousand(first),
        of: '',
        limit: linearLimit,
      }),
    ]
  })
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
