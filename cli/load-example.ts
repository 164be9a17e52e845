/** Loading one side of the invented example: its programme, settings, METHOD.md and every list. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodeVerifierKey } from '../core/log/verifier-key.js'
import { importFiles } from '../intake/import/import-files.js'
import { importSignatures } from '../intake/signatures/import-signatures.js'
import { loadMapping } from '../intake/table/load-mapping.js'
import { documentNaming } from '../publish/signed-document.js'
import { keepCheckpoint, programmeVerifierKey } from '../store/checkpoint.js'
import { initProgramme } from '../store/open-programme.js'
import { changeMethod, changeSettings } from '../store/programme-changes.js'
import type { Call } from './command.js'
import { counted } from './output.js'

/** The lists of an example, in an order in which each finds what it names. */
const lists = ['places', 'casualties', 'items', 'activities', 'claims'] as const

/** An example that is loaded and open, for several commands on one opened register. */
export interface LoadedExample {
  /** A call whose `withProgramme` uses the register that is open. */
  readonly call: Call
  readonly verifierKey: () => string
  readonly close: () => Promise<void>
}

/** Makes the programme where it is not there, and imports what is new. */
export async function loadExample(call: Call, code: string, examples: string): Promise<LoadedExample> {
  const { programme, close } = await initProgramme(call, code)
  try {
    const settings = join(examples, 'programme.json')
    await changeSettings(programme, settings, readFileSync(settings, 'utf8'))
    await changeMethod(programme, readFileSync(join(examples, 'METHOD.md'), 'utf8'))
    for (const list of lists) {
      const mapping = await loadMapping(join(examples, `mapping-${list}.json`))
      const report = await importFiles(programme, {
        paths: [join(examples, `${list}.csv`)],
        mapping,
        source: `${code.toLowerCase()}-${list}`,
        accept: true,
        dryRun: false,
      })
      const stood = report.unchanged > 0 ? `, ${counted(report.unchanged, 'row')} stood already` : ''
      const waiting = report.waiting > 0 ? `, ${counted(report.waiting, 'row')} wait` : ''
      call.output.line(`${list}.csv: ${counted(report.accepted, 'row')} taken in${stood}${waiting}`)
    }
    await keepCheckpoint(programme)
    const list = join(examples, 'signatories.csv')
    const { id, textSha256 } = await documentNaming(list)
    const signed = await importSignatures(programme, {
      path: list,
      documentId: id,
      textSha256,
      dryRun: false,
    })
    const before = signed.unchanged > 0 ? `, ${counted(signed.unchanged, 'row')} stood already` : ''
    call.output.line(`signatories.csv: ${counted(signed.given, 'signature')} taken in${before}`)
  } catch (error) {
    await close()
    throw error
  }
  return {
    call: { ...call, programmeCode: code, withProgramme: (work) => work(programme) },
    verifierKey: () => encodeVerifierKey(programmeVerifierKey(programme)),
    close,
  }
}
