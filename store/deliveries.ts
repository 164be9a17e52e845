/** Deliveries of published documents in the log. What they say stays inside: the log commits to it, nothing publishes it. */
import type { Delivery, DeliveryStep, RecordedDelivery } from '../core/document/deliveries.js'
import { deliverySteps } from '../core/document/deliveries.js'
import type { Value } from '../core/record/definition.js'
import { appendEntries } from './append.js'
import { keepCheckpoint } from './checkpoint.js'
import type { Session } from './engine/engine.js'
import { prepareEntry } from './entries.js'
import { bodiesOfType } from './log-reading.js'
import type { Programme } from './programme.js'
import { timestamp } from './programme.js'
import { problem } from './programme-problems.js'

/** Appends a step. Gives the number of its entry. */
export async function recordDelivery(
  programme: Programme,
  documentId: string,
  delivery: Delivery,
): Promise<number> {
  if (programme.readOnlyBecause) throw problem.readOnly({ ...programme.readOnlyBecause })
  const { publication, addressee, step, on, ask, channel, reference, note } = delivery
  const entry = prepareEntry('delivery-recorded', {
    at: timestamp(programme.now()),
    by: 'publisher',
    document_id: documentId,
    publication: String(publication),
    addressee,
    step,
    on,
    ask,
    channel,
    reference,
    note,
  })
  const { first } = await programme.engine.transaction((session) =>
    appendEntries(session, programme, [entry]),
  )
  await keepCheckpoint(programme)
  return first
}

/** Every step of a document, oldest first. */
export async function deliveriesOf(
  session: Session,
  programmeId: string,
  documentId: string,
): Promise<readonly RecordedDelivery[]> {
  const entries = await bodiesOfType(session, programmeId, 'delivery-recorded')
  return entries.flatMap(({ n, values }) => {
    const step = deliverySteps.find((known): known is DeliveryStep => known === values.step)
    if (values.document_id !== documentId || !step) return []
    return [
      {
        entry: n + 1,
        publication: Number(values.publication),
        addressee: String(values.addressee),
        step,
        on: String(values.on),
        ask: textOrNull(values.ask),
        channel: textOrNull(values.channel),
        reference: textOrNull(values.reference),
        note: textOrNull(values.note),
      },
    ]
  })
}

function textOrNull(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null
}
