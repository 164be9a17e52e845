/** Signing a document by e-mail as whoever runs the appeal sees it: whether it is open, in numbers; opened and closed. */
import { z } from 'zod'
import { splitDocument } from '../../../core/document/front-matter.js'
import { textsToSign } from '../../../publish/signatories.js'
import { asTexts, textsHash, writtenTexts } from '../../../publish/written-document.js'
import { problem as documentProblem } from '../../../store/documents/problems.js'
import { documentTexts } from '../../../store/documents/texts.js'
import type { SigningText } from '../../../store/signing/documents.js'
import { closeForSigning, openForSigning, secondsOf, signingPage } from '../../../store/signing/documents.js'
import { problem } from '../../../store/signing/problems.js'
import type { OpenedText } from '../../../store/signing/state.js'
import { signingState } from '../../../store/signing/state.js'
import type { Route } from '../route.js'
import { route } from '../route.js'

const path = '/api/documents/{id}/signing'

export const signingRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path,
    access: 'write_document',
    summary:
      'Whether a document is open for signing by e-mail, in which languages and at which address; counts of requests and messages, and why mail could last not be sent. No name, no address of anybody, and nothing of how mail is sent. textsSha256 is of its texts as they are now: what opening asks for.',
    run: async ({ reading, programme, serving, path: { id = '' } }) => {
      const { session, programmeId, settings } = reading
      const written = asTexts(id, await documentTexts(session, programmeId, id))
      const now = secondsOf(programme.now())
      const { texts, messages, lastTakenAt, ...state } = await signingState(session, programmeId, {
        documentId: id,
        now,
      })
      const { mail } = settings
      return {
        ...state,
        isOpen: state.openedAt !== null && state.closedAt === null,
        languages: texts.map(({ language }) => language),
        isTextNow: texts.length > 0 && areTheSame(texts, textsToSign(written)),
        namesList: splitDocument(written.text, id).frontMatter.signatories !== undefined,
        textsSha256: textsHash(written),
        address: mail && signingPage(mail, id),
        mail: {
          isOn: mail !== null,
          linkHours: mail?.link_hours ?? null,
          trouble: serving.mailTrouble(),
          messages,
          lastTakenAt,
        },
      }
    },
  }),
  route({
    method: 'POST',
    path,
    access: 'publish',
    onlyInPerson: true,
    summary:
      'Opens a document for signing by e-mail, in its texts as they are now; or one that is open, in its texts as they are now. Anybody with the address reads them from then on. textsSha256 is that of the texts that were shown.',
    body: z.strictObject({ textsSha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    run: async ({ programme, path: { id = '' }, body }) => {
      const texts = await writtenTexts(programme, id)
      if (splitDocument(texts.text, id).frontMatter.signatories === undefined)
        throw documentProblem.documentNotSigned({ document: id })
      if (textsHash(texts) !== body.textsSha256) throw problem.textsChanged({ document: id })
      const opened = textsToSign(texts)
      await openForSigning(programme, id, opened)
      return { documentId: id, languages: opened.map(({ language }) => language) }
    },
  }),
  route({
    method: 'DELETE',
    path,
    access: 'publish',
    onlyInPerson: true,
    summary:
      'Ends signing by e-mail under a document and deletes every address; addresses says how many. Signatures stand, and can be withdrawn by their links.',
    run: async ({ programme, path: { id = '' } }) => ({
      documentId: id,
      addresses: await closeForSigning(programme, id),
    }),
  }),
]

function areTheSame(opened: readonly OpenedText[], now: readonly SigningText[]): boolean {
  const named = (texts: readonly OpenedText[]) =>
    texts.map(({ language, textSha256 }) => `${language} ${textSha256}`).sort()
  return named(opened).join('\n') === named(now).join('\n')
}
