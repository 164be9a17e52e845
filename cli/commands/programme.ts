import { readFileSync } from 'node:fs'
import { changeMethod, changeSettings } from '../../store/programme-changes.js'
import { settingsNow } from '../../store/settings.js'
import type { Call, Command, ExitStatus } from '../command.js'
import { problem } from '../problems.js'
import { wrongUse } from '../words.js'

/** Settings and METHOD.md, each change an entry of the log. */
export const programme: Command = {
  name: 'programme',
  summary: 'show or change the settings and METHOD.md',
  usage: '[show | set FILE | method FILE]',
  run: async (call) => {
    const [action = 'show', file] = call.words
    if (action === 'show' && call.words.length <= 1) return show(call)
    if ((action === 'set' || action === 'method') && file !== undefined && call.words.length === 2) {
      return change(call, action, file)
    }
    throw wrongUse(programme, 'Say show, set FILE or method FILE.')
  },
}

async function show(call: Call): Promise<ExitStatus> {
  return call.withProgramme(async (opened) => {
    const { method, ...settings } = await settingsNow(opened)
    call.output.value({ code: opened.code, ...settings, method })
    call.output.line(`Programme ${opened.code}`)
    for (const [name, value] of Object.entries(settings)) {
      call.output.line(`  ${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`)
    }
    call.output.line(
      method === null
        ? '  METHOD.md: none yet; nothing can be published'
        : `  METHOD.md: ${method.length} characters`,
    )
    if (opened.readOnlyBecause) call.output.line(`  read-only: ${opened.readOnlyBecause.what}`)
    return 0
  })
}

async function change(call: Call, action: 'set' | 'method', file: string): Promise<ExitStatus> {
  const text = readText(file)
  return call.withProgramme(async (opened) => {
    const changed =
      action === 'set' ? await changeSettings(opened, file, text) : await changeMethod(opened, text)
    call.output.value({ changed })
    call.output.line(
      changed.length > 0 ? `Changed: ${changed.join(', ')}.` : 'Nothing to change: it is so already.',
    )
    return 0
  })
}

/** The text of a file that the user named. */
export function readText(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'it is not UTF-8 text'
    throw problem.fileNotReadable({ path, why })
  }
}
