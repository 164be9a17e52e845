/** Loading one side of the invented example: its programme, settings, METHOD.md and every list. */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { splitDocument } from '../core/document/front-matter.js'
import { encodeVerifierKey } from '../core/log/verifier-key.js'
import type { ImportRequest } from '../intake/import/import-files.js'
import { importFiles } from '../intake/import/import-files.js'
import { importSignatures } from '../intake/signatures/import-signatures.js'
import { loadMapping } from '../intake/table/load-mapping.js'
import { documentNaming } from '../publish/signed-document.js'
import { translationsBeside } from '../publish/translations.js'
import { keepCheckpoint, programmeVerifierKey } from '../store/checkpoint.js'
import { documentTexts, saveDocumentText } from '../store/documents/texts.js'
import type { Engine } from '../store/engine/engine.js'
import { makeProgramme } from '../store/open-programme.js'
import type { Programme } from '../store/programme.js'
import { changeMethod, changeSettings } from '../store/programme-changes.js'
import { peopleWhoReview } from '../store/review/own-work.js'
import type { Call } from './command.js'
import { counted } from './output.js'

/** The lists of an example, in an order in which each finds what it names. */
const lists = ['places', 'casualties', 'items', 'activities', 'claims'] as const

/** An example that is loaded and open, for several commands on one opened register. */
export interface LoadedExample {
  /** A call whose `withProgramme` uses the register that is open. */
  readonly call: Call
  readonly verifierKey: () => string
}

/** Makes the programme where it is not there, and imports what is new. */
export async function loadExample(
  call: Call,
  engine: Engine,
  code: string,
  examples: string,
): Promise<LoadedExample> {
  const programme = await makeExample(call, engine, code, examples)
  await changeMethod(programme, readFileSync(join(examples, 'METHOD.md'), 'utf8'))
  for (const list of lists) {
    const line = await takeExample(programme, {
      path: join(examples, `${list}.csv`),
      mapping: await loadMapping(join(examples, `mapping-${list}.json`)),
      source: `${code.toLowerCase()}-${list}`,
    })
    call.output.line(line)
  }
  await saveTexts(programme, examples)
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
  return {
    call: { ...call, programmeCode: code, withProgramme: (work) => work(programme) },
    verifierKey: () => encodeVerifierKey(programmeVerifierKey(programme)),
  }
}

/** Makes the programme of an example where it is not there, with its settings. */
export async function makeExample(
  call: Call,
  engine: Engine,
  code: string,
  folder: string,
): Promise<Programme> {
  const { programme } = await makeProgramme(engine, call, code)
  const settings = join(folder, 'programme.json')
  await changeSettings(programme, settings, readFileSync(settings, 'utf8'))
  return programme
}

/** Takes in a file of an example, and says in a line what became of it; what was taken in before stands. */
export async function takeExample(
  programme: Programme,
  file: { readonly path: string; readonly mapping: ImportRequest['mapping']; readonly source: string },
): Promise<string> {
  const { path, mapping, source } = file
  // Where two people review, what is new waits for them, as everywhere.
  const people = await programme.engine.transaction((session) => peopleWhoReview(session, programme))
  const { accepted, unchanged, waiting } = await importFiles(programme, {
    paths: [path],
    mapping,
    source,
    accept: people <= 1,
    dryRun: false,
  })
  const stood = unchanged > 0 ? `, ${counted(unchanged, 'row')} stood already` : ''
  const wait = waiting > 0 ? `, ${counted(waiting, 'row')} wait` : ''
  return `${basename(path)}: ${counted(accepted, 'row')} taken in${stood}${wait}`
}

/** The appeal and its translations as texts that are written in the register; those that stand there already stay. */
async function saveTexts(programme: Programme, examples: string): Promise<void> {
  const path = join(examples, 'appeal.md')
  const original = readFileSync(path, 'utf8')
  const { id, language } = splitDocument(original, 'appeal').frontMatter
  const known = await programme.engine.transaction((session) =>
    documentTexts(session, programme.programmeId, id),
  )
  if (known.length > 0) return
  const translations = Object.entries(await translationsBeside(path))
  const text = { documentId: id, revision: 0 }
  await saveDocumentText(programme, { ...text, language, isOriginal: true, text: original })
  for (const [tag, translated] of translations)
    await saveDocumentText(programme, { ...text, language: tag, isOriginal: false, text: translated })
}
