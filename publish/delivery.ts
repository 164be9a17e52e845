/** Recording what became of a document: who was sent it, what came back, and silence after the day that was named. */
import { basename } from 'node:path'
import { dayIn } from '../core/day.js'
import type { AskState, Delivery, DeliveryRefusal, RecordedDelivery } from '../core/document/deliveries.js'
import { askStates, correctionsDue, refusalOf } from '../core/document/deliveries.js'
import type { FrontMatter } from '../core/document/front-matter.js'
import { splitDocument } from '../core/document/front-matter.js'
import type { Problem } from '../core/problem.js'
import { deliveriesOf, recordDelivery } from '../store/deliveries.js'
import type { Programme } from '../store/programme.js'
import { lastCountedEntry, publishedDocuments } from '../store/publications.js'
import { settingsAsOf } from '../store/settings.js'
import { deliveryNotFitting, documentNotPublished } from './problems.js'
import { readText } from './read-text.js'

/** How a document stands with those it is addressed to. */
export interface DeliveryState {
  readonly documentId: string
  readonly frontMatter: FrontMatter
  /** Number of the entry that published it last. */
  readonly publication: number
  readonly today: string
  readonly recorded: readonly RecordedDelivery[]
  readonly asks: readonly AskState[]
  /** Who was sent an earlier publication and not the last one. */
  readonly corrections: readonly string[]
}

/** Reads the head of the document at `path`. */
export async function headAt(path: string): Promise<FrontMatter> {
  return splitDocument(await readText(path), basename(path)).frontMatter
}

/** How the document of that head stands. Throws `document-not-published`. */
export async function deliveryState(programme: Programme, frontMatter: FrontMatter): Promise<DeliveryState> {
  const { programmeId, engine } = programme
  const { id: documentId } = frontMatter
  return engine.transaction(async (session) => {
    const published = (await publishedDocuments(session, programmeId)).filter(
      (document) => document.documentId === documentId,
    )
    const last = published.at(-1)
    if (!last) throw documentNotPublished({ document: documentId })
    const { timeZone } = await settingsAsOf(session, programme, await lastCountedEntry(session, programmeId))
    const today = dayIn(timeZone, programme.now())
    const recorded = await deliveriesOf(session, programmeId, documentId)
    const publication = last.index + 1
    return {
      documentId,
      frontMatter,
      publication,
      today,
      recorded,
      asks: askStates(frontMatter, recorded, today),
      corrections: correctionsDue(recorded, publication),
    }
  })
}

/** What somebody wants to record; the day is today and the publication the last one where they are not named. */
export type NewDelivery = Pick<Delivery, 'addressee' | 'step' | 'ask' | 'reference' | 'note'> & {
  readonly on?: string | undefined
}

/** The entry that records the step; `again` where the same stood already. Throws `delivery-not-fitting`. */
export async function addDelivery(
  programme: Programme,
  head: FrontMatter,
  step: NewDelivery,
): Promise<{ readonly entry: number; readonly again: boolean; readonly delivery: Delivery }> {
  const state = await deliveryState(programme, head)
  const { frontMatter, recorded, today, publication, documentId } = state
  const channel = frontMatter.to.find(({ id }) => id === step.addressee)?.channel ?? null
  const delivery: Delivery = {
    ...step,
    on: step.on ?? today,
    publication,
    channel: step.step === 'sent' ? channel : null,
  }
  const refusal = refusalOf(delivery, frontMatter, { recorded, today })
  if (refusal) throw refused(refusal, delivery)
  const same = recorded.find((entry) => sameStep(entry, delivery))
  if (same) return { entry: same.entry, again: true, delivery }
  return { entry: await recordDelivery(programme, documentId, delivery), again: false, delivery }
}

function sameStep(one: Delivery, other: Delivery): boolean {
  const keys = ['publication', 'addressee', 'step', 'on', 'ask', 'channel', 'reference', 'note'] as const
  return keys.every((key) => one[key] === other[key])
}

function refused(refusal: DeliveryRefusal, { addressee, ask, on }: Delivery): Problem {
  return deliveryNotFitting({
    reason: refusal.why,
    addressee,
    ask,
    on,
    known: 'known' in refusal ? refusal.known : [],
    today: 'today' in refusal ? refusal.today : null,
    replyBy: 'replyBy' in refusal ? refusal.replyBy : null,
    repliedOn: 'on' in refusal ? refusal.on : null,
  })
}
