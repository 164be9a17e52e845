import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ReceiptAnswer } from '../../core/verify/receipt.js'
import type { Verification } from '../../core/verify/verify.js'
import { keySentence } from '../../core/verify/verify.js'
import { verifyPath } from '../../publish/verify-path.js'
import { nodeCrypto } from '../../store/node-crypto.js'
import { askLine } from '../ask-line.js'
import type { Command } from '../command.js'
import type { Output } from '../output.js'
import { counted, grouped, table } from '../output.js'
import { oneWord } from '../words.js'

/** The whole check of a published folder or .zip, without the register. */
export const verify: Command = {
  name: 'verify',
  summary: 'check a published folder or .zip, without the register',
  usage: 'PATH [--key K] [--earlier PATH] [--receipt FILE]',
  options: { key: { type: 'string' }, earlier: { type: 'string' }, receipt: { type: 'string' } },
  run: async (call) => {
    const path = resolve(oneWord(call, verify, 'the folder or .zip'))
    const key = call.option('key')
    const earlier = call.option('earlier')
    const receipt = call.option('receipt')
    const found = await verifyPath(
      {
        path,
        key: key !== undefined && existsSync(resolve(key)) ? resolve(key) : key,
        earlier: earlier === undefined ? undefined : resolve(earlier),
        receipt:
          receipt === undefined ? undefined : { path: resolve(receipt), phrase: await askLine('Phrase: ') },
      },
      nodeCrypto,
    )
    call.output.value(jsonOf(found))
    print(call.output, found, key !== undefined)
    return found.ok && found.receipt?.found !== false ? 0 : 1
  },
}

function printReceipt(output: Output, { what, counted: places }: ReceiptAnswer): void {
  output.line(`Receipt: ${what}`)
  for (const { path, row, queries } of places) {
    output.line(`  ${path}${row.length === 0 ? '' : ` as ${row.join(', ')}`}`)
    for (const query of queries) output.line(`    one of: ${query}`)
  }
}

/** formats.md, `--json` of verify. */
function jsonOf({ ok, key, problems, figures, receipt }: Verification) {
  return { ok, key: { id: key.id, trusted: key.trusted }, problems, figures, receipt }
}

function print(output: Output, found: Verification, keyGiven: boolean): void {
  const rows = found.figures.map((figure) => [
    figure.total === null ? 'withheld' : grouped(figure.total),
    figure.query,
  ])
  for (const line of table(rows, [0])) output.line(`  ${line}`)
  if (found.figures.length > 0) output.line()
  for (const { file, line, what } of found.problems)
    output.line(`≠ ${file}${line === null ? '' : `, line ${line}`}: ${what}`)
  output.line(
    found.ok
      ? 'Unchanged: these files belong together and are as they were sealed.'
      : `${counted(found.problems.length, 'thing')} ${found.problems.length === 1 ? 'does' : 'do'} not hold.`,
  )
  if (found.receipt) printReceipt(output, found.receipt)
  output.line(`Checked with ${keySentence(found, keyGiven)}.`)
  for (const note of found.notes) output.line(`· ${note}`)
  output.line('This does not show that a record is true, nor that no other record exists.')
}
