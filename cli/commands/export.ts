import { resolve } from 'node:path'
import { isKind, kindNamed, kinds } from '../../core/record/kinds.js'
import { type Audience, type Exported, exportRecords } from '../../publish/export/export-records.js'
import { formats } from '../../publish/export/formats.js'
import type { Call, Command, ExitStatus } from '../command.js'
import { counted, grouped } from '../output.js'
import { Progress } from '../progress.js'
import { neededOption, oneWord, wholeNumber, wrongUse } from '../words.js'

/** Writes the records of a kind as a file that other programs read, and that import reads back. */
export const exportCommand: Command = {
  name: 'export',
  summary: `write records as ${formats.map(({ name }) => name).join(', ')}`,
  usage: 'KIND --out FILE [--public | --confidential] [--as-of N]',
  options: {
    out: { type: 'string' },
    public: { type: 'boolean' },
    confidential: { type: 'boolean' },
    'as-of': { type: 'string' },
  },
  run: async (call) => {
    const word = oneWord(call, exportCommand, 'the kind of record')
    if (!isKind(word))
      throw wrongUse(
        exportCommand,
        `There is no kind "${word}". There are: ${kinds.map(({ kind }) => kind).join(', ')}.`,
      )
    const request = {
      kind: kindNamed(word),
      path: resolve(neededOption(call, exportCommand, 'out')),
      audience: audienceOf(call),
      asOf: asOfOf(call),
    }
    return call.withProgramme(async (programme) => {
      const stop = new AbortController()
      const onSignal = (): void => stop.abort()
      process.once('SIGINT', onSignal).once('SIGTERM', onSignal)
      const progress = new Progress(call.output, 'writing', null)
      try {
        const exported = await exportRecords(programme, {
          ...request,
          signal: stop.signal,
          progress: (records) => progress.update(records, records),
        })
        progress.end()
        return say(call, exported)
      } finally {
        progress.end()
        process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
      }
    })
  },
}

function audienceOf(call: Call): Audience {
  if (call.flag('public') && call.flag('confidential'))
    throw wrongUse(
      exportCommand,
      'A public file holds nothing confidential: give --public or --confidential.',
    )
  if (call.flag('public')) return 'public'
  return call.flag('confidential') ? 'confidential' : 'staff'
}

function asOfOf(call: Call): number | null {
  const text = call.option('as-of')
  return text === undefined ? null : wholeNumber(exportCommand, text, 'The entry')
}

const audienceLines: Readonly<Record<Audience, string>> = {
  staff:
    'For inside the house: this file holds restricted fields, record by record. What leaves the house is a figure or a file made with --public.',
  confidential:
    'For named roles only: this file holds confidential fields, record by record. Each making of such a file is noted in the log.',
  public:
    'For anybody: this file holds what the definitions call public, and places as the public map draws them.',
}

function say(call: Call, exported: Exported): ExitStatus {
  const { audience, path, records, heldBack, asOf, bytes, mappings, notes, noted } = exported
  call.output.value(exported)
  call.output.line(audienceLines[audience])
  call.output.line(
    `${counted(records, 'record')} as of entry ${grouped(asOf)}, ${grouped(bytes)} bytes: ${path}`,
  )
  if (heldBack > 0)
    call.output.line(
      `${counted(heldBack, 'record')} left out, because the whole record is confidential at present. --confidential writes them.`,
    )
  for (const note of notes) call.output.line(note)
  for (const mapping of mappings)
    call.output.line(`Read back by: truebearing import ${path} --mapping ${mapping} --source S`)
  if (noted !== null) call.output.line(`Noted as entry ${grouped(noted)} of the log.`)
  return 0
}
