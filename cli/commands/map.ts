import { resolve } from 'node:path'
import { isKind, kinds } from '../../core/record/kinds.js'
import { proposeMapping } from '../../intake/table/propose.js'
import type { Command } from '../command.js'
import { neededOption, oneWord, wrongUse } from '../words.js'

/** Proposes a mapping from headers and values; the mapping itself is the output, remarks go to standard error. */
export const map: Command = {
  name: 'map',
  summary: 'propose a mapping for a table, from its headers and values',
  usage: 'FILE --kind K [--layer L]',
  options: { kind: { type: 'string' }, layer: { type: 'string' } },
  run: async (call) => {
    const path = resolve(oneWord(call, map, 'the file to look at'))
    const kind = neededOption(call, map, 'kind')
    if (!isKind(kind))
      throw wrongUse(
        map,
        `There is no kind "${kind}". Kinds: ${kinds.map((entry) => entry.kind).join(', ')}.`,
      )
    const { mapping, notes } = await proposeMapping(path, kind, { layer: call.option('layer') })
    call.output.text(JSON.stringify(mapping, null, 2))
    for (const note of notes) call.output.remark(note)
    return 0
  },
}
