import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sealReceipt } from '../../publish/receipt-file.js'
import { randomBytes } from '../../store/node-crypto.js'
import { issueReceipt } from '../../store/receipts.js'
import { askLine } from '../ask-line.js'
import type { Call, Command } from '../command.js'
import { oneWord, wrongUse } from '../words.js'

/** What is said before a receipt is given, in plain words. */
const risk = `A receipt shows its holder that one record is counted in what was published, and in which part.
Whoever has the file and its phrase can see that too, and can see the fields that it opens.
If somebody could force the holder to show it, it is better not to have one: it can be issued again at any time.
The file has no name in it. A wrong phrase is answered like a record that is not there.`

const leastPhrase = 12

/** Gives a person what finds their own record in every bundle. */
export const receipt: Command = {
  name: 'receipt',
  summary: 'give a person what finds their own record in every bundle',
  usage: 'RECORD [--signature] [--fields F,F…] [--out DIR] [--risk-explained]',
  options: {
    signature: { type: 'boolean' },
    fields: { type: 'string' },
    out: { type: 'string' },
    'risk-explained': { type: 'boolean' },
  },
  run: async (call) => {
    const record = oneWord(call, receipt, 'the record, or the entry of the signature')
    const fields = (call.option('fields') ?? '').split(',').filter((field) => field !== '')
    call.output.remark(risk)
    if (!(await isExplained(call)))
      throw wrongUse(receipt, 'Nothing was written: the risk was not explained.')
    const phrase = await askLine('The holder chooses a phrase of several words: ')
    if (phrase.trim().length < leastPhrase)
      throw wrongUse(receipt, `A phrase has at least ${leastPhrase} letters. Nothing was written.`)
    return call.withProgramme(async (programme) => {
      const made = await issueReceipt(
        programme,
        record,
        fields,
        call.flag('signature') ? 'signature' : 'record',
      )
      const bytes = sealReceipt(made, phrase)
      // Neither a person nor a place nor a day, and no word that says what the file is.
      const name = `note-${Buffer.from(randomBytes(4)).toString('hex')}.bin`
      const path = join(resolve(call.option('out') ?? '.'), name)
      writeFileSync(path, bytes, { mode: 0o600, flag: 'wx' })
      call.output.value({ path, bytes: bytes.length, fields })
      call.output.line(`Written: ${path}`)
      call.output.line('The log says that a receipt was issued, and only inside of which record.')
      return 0
    })
  },
}

async function isExplained(call: Call): Promise<boolean> {
  if (call.flag('risk-explained')) return true
  if (!process.stdin.isTTY) return false
  const answer = await askLine('Was this said to the person, and do they want a receipt? Type yes: ', true)
  return answer.trim().toLowerCase() === 'yes'
}
