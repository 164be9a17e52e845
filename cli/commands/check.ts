import { resolve } from 'node:path'
import type { CheckedDocument } from '../../core/document/check.js'
import { reportLines } from '../../core/document/report.js'
import { checkFile } from '../../publish/publish-document.js'
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
      const { checked } = await checkFile(programme, path)
      call.output.value(checkJson(checked))
      for (const line of reportLines(checked)) call.output.line(line)
      return holds(checked, call.flag('strict')) ? 0 : 1
    })
  },
}

/** formats.md, `--json` of check. */
function checkJson({ numbers, arithmetic }: CheckedDocument) {
  return {
    numbers: numbers.map(({ text, line, value, verdict, counted }) => ({
      text,
      line,
      value,
      verdict,
      counted,
    })),
    arithmetic: arithmetic.map(({ line, expression, holds: sum }) => ({ line, expression, holds: sum })),
  }
}

/** Whether nothing differs; strict also refuses what the register does not cover and numbers bound to nothing. */
function holds({ numbers, arithmetic }: CheckedDocument, strict: boolean): boolean {
  const failing = new Set([
    'differs',
    'not-as-worded',
    'withheld',
    ...(strict ? ['not-covered', 'unbound'] : []),
  ])
  return numbers.every(({ verdict }) => !failing.has(verdict)) && arithmetic.every((sum) => sum.holds)
}
