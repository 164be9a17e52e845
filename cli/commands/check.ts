import { resolve } from 'node:path'
import { checkExitCode, checkJson } from '../../core/document/check.js'
import { reportLines } from '../../core/document/report.js'
import {
  translationLines,
  translationsFail,
  translationsJson,
} from '../../core/document/translation-report.js'
import { checkFile } from '../../publish/check-document.js'
import { refusedTables } from '../../publish/check-tables.js'
import { tableInWords } from '../../publish/rows.js'
import type { Command } from '../command.js'
import { oneWord } from '../words.js'

/** Every number of a document against the register and against the others. Exit 1 where one does not hold. */
export const check: Command = {
  name: 'check',
  summary: 'check every number of a document against the register',
  usage: 'DOC [--strict]',
  options: { strict: { type: 'boolean' } },
  run: async (call) => {
    const path = resolve(oneWord(call, check, 'the document'))
    return call.withProgramme(async (programme) => {
      const file = await checkFile(programme, path)
      const { checked, held } = file
      const tables = await refusedTables(programme, file)
      call.output.value({
        ...checkJson(checked),
        ...translationsJson(held),
        ...(tables.length > 0 && { tables }),
      })
      for (const line of reportLines(checked)) call.output.line(line)
      if (held.length > 0)
        for (const line of ['', 'Translations', ...translationLines(held)]) call.output.line(line)
      if (tables.length > 0)
        for (const line of ['', 'Too small to publish', ...tables.map((one) => `  ${tableInWords(one)}`)])
          call.output.line(line)
      const strict = call.flag('strict')
      return tables.length > 0 || translationsFail(held, strict) ? 1 : checkExitCode(checked, strict)
    })
  },
}
