import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { encodeVerifierKey } from '../../core/log/verifier-key.js'
import { witnessCheckpoint } from '../../publish/witness.js'
import type { Command } from '../command.js'
import { grouped } from '../output.js'
import { neededOption, oneWord } from '../words.js'

/** A second person, on a second machine, signs what they saw of a log. */
export const witness: Command = {
  name: 'witness',
  summary: 'cosign a checkpoint, as a second person on a second machine',
  usage: 'CHECKPOINT --key K --name NAME [--proof FILE] [--out FILE]',
  options: {
    key: { type: 'string' },
    name: { type: 'string' },
    proof: { type: 'string' },
    out: { type: 'string' },
  },
  run: async (call) => {
    const path = resolve(oneWord(call, witness, 'the checkpoint, or a bundle'))
    const key = neededOption(call, witness, 'key')
    const proof = call.option('proof')
    const folder = join(call.directory, 'witness')
    const found = await witnessCheckpoint({
      path,
      logKey: existsSync(resolve(key)) ? readFileSync(resolve(key), 'utf8') : key,
      stateFile: join(folder, 'seen.json'),
      keyFile: join(folder, 'key.pem'),
      name: neededOption(call, witness, 'name'),
      ...(proof === undefined ? {} : { proof: resolve(proof) }),
      at: Math.floor(call.now().getTime() / 1000),
    })
    const { origin, size } = found.checkpoint
    const ownKey = encodeVerifierKey(found.key)
    const note = Buffer.from(found.note).toString()
    const out = call.option('out')
    if (out !== undefined) writeFileSync(resolve(out), found.note)
    call.output.value({ origin, size, before: found.before, key: ownKey, note })
    if (out === undefined) call.output.line(note.trimEnd())
    call.output.remark(
      found.before === null
        ? `The first that was seen of ${origin}: ${grouped(size)} entries. Compare its key with the letter.`
        : `${origin} continues the ${grouped(found.before)} entries that were seen; it has ${grouped(size)} now.`,
    )
    call.output.remark(`Others check this line with ${ownKey}`)
    return 0
  },
}
