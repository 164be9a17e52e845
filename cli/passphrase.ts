/** A passphrase: from a file, or asked on the terminal without being shown. Never an argument. */
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
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

/** With readline's editing, so that a key taken back is no part of the passphrase; Ctrl+C gives none. */
async function ask(): Promise<string> {
  if (!process.stdin.isTTY) throw problem.passphraseNeeded({})
  process.stderr.write('Passphrase: ')
  const unseen = new Writable({ write: (_text, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: unseen, terminal: true, historySize: 0 })
  lines.on('SIGINT', () => lines.close())
  try {
    for await (const line of lines) return line
    return ''
  } finally {
    lines.close()
    process.stderr.write('\n')
  }
}
