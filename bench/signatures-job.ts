/** One list of signatures taken in, counted by capacity and way, and signatories.csv made of it, in one process. */
import { readSignatories } from '../core/document/signatories.js'
import { importSignatures } from '../intake/signatures/import-signatures.js'
import { signatoriesText } from '../publish/signatories.js'
import { logSize } from '../store/append.js'
import { initProgramme } from '../store/open-programme.js'
import { countSignatures } from '../store/signatures/read-signatures.js'
import type { Place } from './place.js'

/** What each step took, in milliseconds. */
export interface SignatureTimes {
  readonly signatures: number
  readonly taken: number
  readonly counted: number
  readonly printed: number
  /** Reading signatories.csv as `verify` does. */
  readonly read: number
  readonly residentBytes: number
}

const textSha256 = 'ab'.repeat(32)

/** Takes in the list as `signatories import` does; throws where a count is not the one of the list. */
export async function measureSignatures({
  place,
  list,
}: {
  place: Place
  list: string
}): Promise<SignatureTimes> {
  const register = { ...place, now: () => new Date('2026-11-24T12:00:00Z'), person: 'bench' }
  const { programme, close } = await initProgramme(register, 'BENCH')
  try {
    const { engine, programmeId } = programme
    const started = performance.now()
    const report = await importSignatures(programme, {
      path: list,
      documentId: 'appeal',
      textSha256,
      dryRun: false,
    })
    const taken = performance.now()
    const residentBytes = process.resourceUsage().maxRSS * 1024
    const asOf = await engine.transaction((session) => logSize(session, programmeId))
    const signed = { documentId: 'appeal', texts: [textSha256], asOf }
    const counts = await engine.transaction((session) => countSignatures(session, programmeId, signed))
    const counted = performance.now()
    const text = await signatoriesText(programme, signed, { nonce: '7c'.repeat(32), k: 5 })
    const printed = performance.now()
    const read = readSignatories(text)
    const end = performance.now()
    if (counts.signed !== report.rows || read.value?.signed !== report.rows)
      throw new Error(`${counts.signed} of ${report.rows} rows were counted`)
    return {
      signatures: report.rows,
      taken: taken - started,
      counted: counted - taken,
      printed: printed - counted,
      read: end - printed,
      residentBytes,
    }
  } finally {
    await close()
  }
}
