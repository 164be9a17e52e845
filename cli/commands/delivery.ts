import { resolve } from 'node:path'
import type { AskState, RecordedDelivery } from '../../core/document/deliveries.js'
import { deliverySteps } from '../../core/document/deliveries.js'
import type { DeliveryState } from '../../publish/delivery.js'
import { addDelivery, deliveryState, headAt } from '../../publish/delivery.js'
import type { Call, Command, ExitStatus } from '../command.js'
import { grouped } from '../output.js'
import { neededOption, wrongUse } from '../words.js'

/** What became of a published document with those it is addressed to. */
export const delivery: Command = {
  name: 'delivery',
  summary: 'record to whom a document was sent, and what came back',
  usage:
    'DOC [list | sent --to ID | received --to ID | replied --to ID [--ask ID] | silent --to ID --ask ID] [--on DATE] [--reference TEXT] [--note TEXT]',
  options: {
    to: { type: 'string' },
    ask: { type: 'string' },
    on: { type: 'string' },
    reference: { type: 'string' },
    note: { type: 'string' },
  },
  run: async (call) => {
    const [path, step = 'list', ...more] = call.words
    if (path === undefined || more.length > 0) throw wrongUse(delivery, 'Say which document.')
    return step === 'list' ? list(call, resolve(path)) : record(call, resolve(path), step)
  },
}

async function record(call: Call, path: string, word: string): Promise<ExitStatus> {
  const step = deliverySteps.find((known) => known === word)
  if (!step) throw wrongUse(delivery, `There is no "delivery DOC ${word}".`)
  const on = call.option('on')
  if (on !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(on))
    throw wrongUse(delivery, `--on "${on}" is no day YYYY-MM-DD.`)
  const addressee = neededOption(call, delivery, 'to')
  const text = (name: string) => call.option(name) ?? null
  return call.withProgramme(async (programme) => {
    const {
      entry,
      again,
      delivery: made,
    } = await addDelivery(programme, await headAt(path), {
      addressee,
      step,
      on,
      ask: text('ask'),
      reference: text('reference'),
      note: text('note'),
    })
    call.output.value({ entry, again, ...made })
    call.output.line(
      `${made.addressee}: ${made.step} on ${made.on}, ${again ? 'stood already as' : 'recorded as'} entry ${grouped(entry)}.`,
    )
    return 0
  })
}

async function list(call: Call, path: string): Promise<ExitStatus> {
  return call.withProgramme(async (programme) => {
    const state = await deliveryState(programme, await headAt(path))
    const { documentId, publication, today, recorded, asks, corrections } = state
    call.output.value({ document: documentId, publication, today, deliveries: recorded, asks, corrections })
    for (const line of stateLines(state)) call.output.line(line)
    return 0
  })
}

function stateLines({ documentId, publication, today, recorded, asks, corrections }: DeliveryState) {
  return [
    `${documentId}, published last as entry ${grouped(publication)}; today is ${today}.`,
    ...(recorded.length > 0 ? recorded.map(deliveryLine) : ['Nothing is recorded of its delivery.']),
    ...asks.map(askLine),
    ...(corrections.length > 0
      ? [
          `An earlier publication went to ${corrections.join(', ')}, the last one did not: send it to the same.`,
        ]
      : []),
  ]
}

function deliveryLine({ addressee, step, on, ask, channel, reference, note, publication }: RecordedDelivery) {
  const beside = [
    ask === null ? null : `ask ${ask}`,
    channel === null ? null : `by ${channel}`,
    reference,
    note,
    `entry ${grouped(publication)}`,
  ].filter((part) => part !== null)
  return `  ${on}  ${addressee}  ${step} (${beside.join('; ')})`
}

function askLine({ ask, addressee, replyBy, state, on }: AskState): string {
  const asked = `${ask}, asked of ${addressee}${replyBy === null ? '' : ` by ${replyBy}`}`
  switch (state) {
    case 'replied':
      return `  ${asked}: a reply is recorded, ${on}`
    case 'silent':
      return `  ${asked}: silence is recorded, ${on}`
    case 'due':
      return `  ${asked}: the day has passed and no reply is recorded; record one, or the silence`
    case 'open':
      return `  ${asked}: open`
  }
}
