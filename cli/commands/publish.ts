import { resolve } from 'node:path'
import { summary } from '../../core/document/report.js'
import { translationLines, translationsJson } from '../../core/document/translation-report.js'
import { encodeVerifierKey } from '../../core/log/verifier-key.js'
import { publishDocument } from '../../publish/publish-document.js'
import { programmeVerifierKey } from '../../store/checkpoint.js'
import type { Command } from '../command.js'
import { grouped } from '../output.js'
import { neededOption, oneWord } from '../words.js'

/** Seals a document in the log and writes it as plain files that anyone can check. */
export const publish: Command = {
  name: 'publish',
  summary: 'seal a document in the log and write it as plain files',
  usage: 'DOC --out DIR',
  options: { out: { type: 'string' } },
  run: async (call) => {
    const path = resolve(oneWord(call, publish, 'the document'))
    const out = resolve(neededOption(call, publish, 'out'))
    return call.withProgramme(async (programme) => {
      const published = await publishDocument(programme, path, out)
      const key = encodeVerifierKey(programmeVerifierKey(programme))
      const { documentId, asOf, entry, directory, zip, again } = published
      call.output.value({
        document: documentId,
        asOf,
        entry,
        directory,
        zip,
        key,
        again,
        ...translationsJson(published.held),
      })
      call.output.line(summary(published.checked.numbers))
      for (const line of translationLines(published.held)) call.output.line(line)
      call.output.line(
        `${documentId}, counted as of entry ${grouped(asOf)}, ${again ? 'was sealed before as' : 'is sealed as'} entry ${grouped(entry)}.`,
      )
      call.output.line(`Folder: ${directory}`)
      call.output.line(`Zip:    ${zip}`)
      call.output.line(
        'Print this key in the letter that goes with it; whoever has it can check the folder without asking anyone:',
      )
      call.output.line(`  ${key}`)
      return 0
    })
  },
}
