/** One line that must not be an argument: asked on the terminal without being shown, else read from standard input. */
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** The line; empty where none is given. `shown`: whether what is typed may be seen. */
export async function askLine(question: string, shown = false): Promise<string> {
  const { stdin, stderr } = process
  if (stdin.isTTY) stderr.write(question)
  const unseen = new Writable({ write: (_text, _encoding, done) => done() })
  const output = stdin.isTTY && !shown ? unseen : stderr
  const lines = createInterface({ input: stdin, output, terminal: stdin.isTTY && !shown, historySize: 0 })
  lines.on('SIGINT', () => lines.close())
  try {
    for await (const line of lines) return line
    return ''
  } finally {
    lines.close()
    if (stdin.isTTY && !shown) stderr.write('\n')
  }
}
