/** A passphrase: from a file, or asked on the terminal without being shown. Never an argument. */
import { createInterface } from 'node:readline'
import type { Call } from './command.js'
import { readText } from './commands/programme.js'
import { problem } from './problems.js'

/** The passphrase of `--passphrase-file F` (its first line), else asked. */
export async function passphraseOf(call: Call): Promise<string> {
  const file = call.option('passphrase-file')
  const text = file === undefined ? await ask() : (readText(file).split(/\r?\n/)[0] ?? '')
  if (text === '') throw problem.passphraseNeeded({})
  return text
}

async function ask(): Promise<string> {
  if (!process.stdin.isTTY) throw problem.passphraseNeeded({})
  process.stderr.write('Passphrase: ')
  process.stdin.setRawMode(true)
  const lines = createInterface({ input: process.stdin, terminal: false })
  try {
    for await (const line of lines) return line
    return ''
  } finally {
    lines.close()
    process.stdin.setRawMode(false)
    process.stderr.write('\n')
  }
}
