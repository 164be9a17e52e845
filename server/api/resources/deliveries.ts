/** What became of a published document: to whom it was sent, what came back, and what is due. */
import { z } from 'zod'
import { deliverySteps } from '../../../core/document/deliveries.js'
import { addresseeIn, splitDocument } from '../../../core/document/front-matter.js'
import { addDelivery, deliveryState } from '../../../publish/delivery.js'
import { writtenTexts } from '../../../publish/written-document.js'
import type { Programme } from '../../../store/programme.js'
import { publishedDocuments } from '../../../store/publications.js'
import { plainText } from '../forms.js'
import type { Route } from '../route.js'
import { route } from '../route.js'

const word = plainText(500)
const path = '/api/documents/{id}/deliveries'

export const deliveryRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path,
    access: 'write_document',
    readsByItself: true,
    summary:
      'Every publication of a document, each recorded step of its delivery, how each ask stands, and who had an earlier publication and not the last one.',
    run: async ({ programme, path: { id = '' } }) => {
      const head = await headOf(programme, id)
      const addressees = head.to.map((each) => ({
        id: each.id,
        name: addresseeIn(each, head.language, head.language),
        channel: each.channel ?? null,
      }))
      const publications = await publicationsOf(programme, id)
      const none = { today: null, deliveries: [], asks: [], corrections: [] }
      if (publications.length === 0) return { addressees, publications, ...none }
      const { today, recorded, asks, corrections } = await deliveryState(programme, head)
      return { addressees, publications, today, deliveries: recorded, asks, corrections }
    },
  }),
  route({
    method: 'POST',
    path,
    access: 'publish',
    summary:
      'Records that the last publication was sent, received, replied to, or not answered. The same step again is no new entry.',
    body: z.strictObject({
      addressee: word,
      step: z.enum(deliverySteps),
      on: z.iso.date().optional(),
      ask: word.nullable().default(null),
      reference: word.nullable().default(null),
      note: word.nullable().default(null),
    }),
    run: async ({ programme, path: { id = '' }, body }) => {
      const { entry, again, delivery } = await addDelivery(programme, await headOf(programme, id), body)
      return { entry, again, ...delivery }
    },
  }),
]

async function headOf(programme: Programme, documentId: string) {
  const { text } = await writtenTexts(programme, documentId)
  return splitDocument(text, documentId).frontMatter
}

/** The publications of a document, the last first. */
async function publicationsOf(programme: Programme, documentId: string) {
  const { engine, programmeId } = programme
  const published = await engine.transaction((session) => publishedDocuments(session, programmeId))
  return published
    .filter((document) => document.documentId === documentId)
    .map(({ index, asOf }) => ({ entry: index + 1, asOf }))
    .reverse()
}
