import { toBase64, toHex } from '../../core/log/bytes.js'
import { keepCheckpoint, keptCheckpoint } from '../../store/checkpoint.js'
import { listEntries, proveEntry } from '../../store/log-reading.js'
import { outsideFiles } from '../../store/programme.js'
import { recoverLog } from '../../store/recover.js'
import type { Call, Command, ExitStatus } from '../command.js'
import { counted, table } from '../output.js'
import { wholeNumber, wrongUse } from '../words.js'
import { readText } from './programme.js'

/** The log itself: its entries, its checkpoint, proofs, and what to do when a copy is all that is left. */
export const log: Command = {
  name: 'log',
  summary: 'list entries, show the checkpoint, prove an entry, recover',
  usage: '[list | checkpoint | prove N [--from M] | recover]',
  options: { from: { type: 'string' } },
  run: async (call) => {
    const [action = 'list', number] = call.words
    switch (action) {
      case 'list':
        return list(call)
      case 'checkpoint':
        return checkpoint(call)
      case 'prove':
        return prove(call, number)
      case 'recover':
        return recover(call)
      default:
        throw wrongUse(log, `There is no "log ${action}".`)
    }
  },
}

async function list(call: Call): Promise<ExitStatus> {
  const most = 1000
  return call.withProgramme(async (programme) => {
    const { size, entries } = await listEntries(programme, most)
    call.output.value({ size, entries })
    const rows = entries.map((entry) => [
      String(entry.entry),
      entry.type,
      entry.schema,
      entry.at ?? 'erased',
      entry.about ?? '',
    ])
    for (const line of table([['entry', 'type', 'schema', 'at', 'about'], ...rows], [0]))
      call.output.line(line)
    if (size > entries.length)
      call.output.line(`The last ${counted(entries.length, 'entry', 'entries')} of ${size}.`)
    return 0
  })
}

async function checkpoint(call: Call): Promise<ExitStatus> {
  return call.withProgramme(async (programme) => {
    const now = programme.readOnlyBecause ? null : await keepCheckpoint(programme)
    const kept = now ?? keptCheckpoint(programme.directory, programme.code)
    const text = kept ? readText(outsideFiles(programme.directory, programme.code).checkpoint) : ''
    call.output.value(
      kept ? { origin: kept.origin, size: kept.size, root: toBase64(kept.root), note: text } : null,
    )
    call.output.line(text.trimEnd())
    return 0
  })
}

async function prove(call: Call, number: string | undefined): Promise<ExitStatus> {
  if (number === undefined) throw wrongUse(log, 'Say which entry.')
  const entry = wholeNumber(log, number, 'The entry')
  const from = call.option('from')
  return call.withProgramme(async (programme) => {
    const proof = await proveEntry(
      programme,
      entry,
      from === undefined ? null : wholeNumber(log, from, 'The size'),
    )
    const hex = {
      entry,
      size: proof.size,
      root: toHex(proof.root),
      leaf: toBase64(proof.leaf),
      leafHash: toHex(proof.leafHash),
      inclusion: proof.inclusion.map(toHex),
      consistency: proof.consistency && {
        from: proof.consistency.from,
        root: toHex(proof.consistency.root),
        path: proof.consistency.path.map(toHex),
      },
    }
    call.output.value(hex)
    call.output.line(`Entry ${entry} stands in the log of ${proof.size} entries with root ${hex.root}.`)
    call.output.line(`leaf hash ${hex.leafHash}`)
    for (const hash of hex.inclusion) call.output.line(`  ${hash}`)
    if (hex.consistency)
      call.output.line(
        `The log of ${hex.consistency.from} entries (root ${hex.consistency.root}) is its beginning.`,
      )
    return 0
  })
}

async function recover(call: Call): Promise<ExitStatus> {
  return call.withProgramme(async (programme) => {
    const recovered = await recoverLog(programme)
    call.output.value(recovered)
    call.output.line(
      `A new key was made. The log goes on under the origin ${recovered.newOrigin}; entry ${recovered.entry} names the old checkpoint.`,
    )
    call.output.line('Tell those who hold the old key: what was signed under it stays as it was.')
    return 0
  })
}
