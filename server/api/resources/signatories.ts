/** Who signs a document: lists taken in, counts and names as they would be published, withdrawals, the half-page. */

import { z } from 'zod'
import { documentSheet } from '../../../core/document/document-sheet.js'
import { splitDocument } from '../../../core/document/front-matter.js'
import type { Finding } from '../../../core/finding.js'
import { toHex, toUtf8 } from '../../../core/log/bytes.js'
import type { SignatureImport } from '../../../intake/signatures/import-signatures.js'
import { importSignatures } from '../../../intake/signatures/import-signatures.js'
import { signerSheetPdf } from '../../../publish/print/signer-sheet-file.js'
import { hashesOf } from '../../../publish/signatories.js'
import { seenList, seenSignatures, withoutCell } from '../../../publish/signatory-list.js'
import { asTexts, writtenTexts } from '../../../publish/written-document.js'
import { keepCheckpoint } from '../../../store/checkpoint.js'
import { problem } from '../../../store/documents/problems.js'
import { documentTexts } from '../../../store/documents/texts.js'
import { nodeCrypto } from '../../../store/node-crypto.js'
import type { Programme } from '../../../store/programme.js'
import { settingsNow } from '../../../store/settings.js'
import { withdrawSignature } from '../../../store/signatures/give-signatures.js'
import { isSignatureOf, openSignatureField, takenLists } from '../../../store/signatures/list-signatures.js'
import { countSignatures } from '../../../store/signatures/read-signatures.js'
import type { Following } from '../../imports/import-jobs.js'
import { problem as importProblem } from '../../imports/problems.js'
import { bodyOf, discardUpload, keepUpload, uploadPath } from '../../imports/uploads.js'
import { fromZero, pageSize, reasonText } from '../forms.js'
import type { ApiCall, Route } from '../route.js'
import { needAccount, route } from '../route.js'

/** A list can be doubtful row by row; its counts are of all. */
const mostFindings = 200

const path = '/api/documents/{id}/signatories'

export const signatoryRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path,
    access: 'write_document',
    summary:
      'Who signed the texts of a document as they are now: counts by capacity and way, checks of the lists, and a page of signatures. Named are those whom the published list would name; next is the entry after which the following page begins.',
    query: z.strictObject({
      after: fromZero.default(0),
      limit: pageSize,
    }),
    run: async ({ reading, path: { id = '' }, query }) => {
      const { session, programmeId, entry: asOf, settings } = reading
      const { text, translations } = asTexts(id, await documentTexts(session, programmeId, id))
      const signed = { documentId: id, texts: hashesOf(text, translations), asOf, k: settings.k }
      const asked = { after: query.after, most: query.limit }
      const lists = await takenLists(session, programmeId, id)
      return {
        ...(await countSignatures(session, programmeId, signed)),
        ...(await seenSignatures(session, programmeId, signed, asked)),
        namesList: splitDocument(text, id).frontMatter.signatories ?? null,
        lists: lists.map(seenList),
      }
    },
  }),
  route({
    method: 'POST',
    path,
    access: 'write_document',
    upload: true,
    status: 202,
    summary:
      'Takes in a list of signatories (docs/signatories.md), as the body, under the text of the document as it is now; or says by a dry run what it would do. It runs by itself: ask /api/documents/{id}/signatories/jobs/{job} how far it is. The same list again changes nothing.',
    query: z.strictObject({
      name: z.string().min(1).max(300),
      dryRun: z.enum(['true', 'false']).default('false'),
    }),
    run: async ({ call, serving, programme, path: { id = '' }, query }) => {
      const { text } = await writtenTexts(programme, id)
      if (splitDocument(text, id).frontMatter.signatories === undefined)
        throw problem.documentNotSigned({ document: id })
      const file = { name: query.name, purpose: 'import' } as const
      const bytes = serving.sent.counted(programme.person, bodyOf(call))
      const upload = await keepUpload(programme, file, bytes)
      const discard = () => discardUpload(programme, upload.id)
      const textSha256 = toHex(nodeCrypto.sha256(toUtf8(text)))
      const dryRun = query.dryRun === 'true'
      const list = { ...uploadPath(programme, upload.id), documentId: id, textSha256, dryRun }
      try {
        return serving.imports.start(programme, {
          dryRun,
          subject: subjectOf(programme, id),
          folder: list.folder,
          work: (following) => takeIn(programme, list, following),
          ended: discard,
        })
      } catch (error) {
        discard()
        throw error
      }
    },
  }),
  route({
    method: 'GET',
    path: `${path}/jobs`,
    access: 'write_document',
    summary:
      'Lists of signatories that are being taken in or were since the service began, newest first, whoever sent them: how far each is, and how it ended.',
    run: async ({ serving, programme, path: { id = '' } }) => ({
      jobs: serving.imports.of(subjectOf(programme, id)),
    }),
  }),
  route({
    method: 'GET',
    path: `${path}/jobs/{job}`,
    access: 'write_document',
    summary: 'How far the taking in of a list is, and what became of it, whoever sent it.',
    run: async ({ serving, programme, path: { id = '', job = '' } }) => {
      const found = serving.imports.of(subjectOf(programme, id)).find((each) => each.id === job)
      if (!found) throw importProblem.listJobUnknown({ id: job })
      return found
    },
  }),
  route({
    method: 'DELETE',
    path: `${path}/jobs/{job}`,
    access: 'write_document',
    summary:
      'Stops the taking in of a list after the rows that are being written, whoever sent it. Signatures that were given stay given.',
    run: ({ serving, programme, path: { id = '', job = '' } }) =>
      serving.imports.cancelOf(job, subjectOf(programme, id)),
  }),
  route({
    method: 'POST',
    path: `${path}/{entry}/withdraw`,
    access: 'write_document',
    summary: 'Withdraws the signature of an entry, as its signer asked: the count falls, the history stays.',
    body: z.strictObject({ reason: reasonText }),
    run: async (call) => {
      const { programme, path: asked, body } = call
      const entry = entryOf(call)
      const isThere = await programme.engine.transaction((session) =>
        isSignatureOf(session, programme.programmeId, asked.id ?? '', entry),
      )
      if (!isThere) throw problem.signatureNotThere({ document: asked.id ?? '', entry: asked.entry ?? '' })
      return withdrawSignature(programme, String(entry), body.reason)
    },
  }),
  route({
    method: 'POST',
    path: `${path}/{entry}/open`,
    access: 'open_confidential',
    onlyInPerson: true,
    showsSecret: true,
    summary:
      'Opens one value of one signature, such as signatory, kin or witness: the value, and the entry of the log that says who opened it in which role and why.',
    body: z.strictObject({ field: z.string().regex(/^[a-z][a-z0-9_]{0,60}$/), reason: reasonText }),
    answer: z.object({ value: z.unknown(), entry: z.int() }),
    run: async (call) => {
      const { programme, account, path: asked, body } = call
      const opening = { account: needAccount(account), documentId: asked.id ?? '', entry: entryOf(call) }
      const opened = await programme.engine.transaction((session) =>
        openSignatureField(session, programme, { ...opening, ...body }),
      )
      await keepCheckpoint(programme)
      return opened
    },
  }),
  route({
    method: 'GET',
    path: '/api/documents/{id}/sheet',
    access: 'write_document',
    readsByItself: true,
    summary:
      'The half-page that stays with a signer as PDF, in the language of the document or another of the eight.',
    query: z.strictObject({ language: z.string().max(20).optional() }),
    run: async ({ programme, path: { id = '' }, query }) => {
      const { text } = await writtenTexts(programme, id)
      const { frontMatter } = splitDocument(text, id)
      const { contact } = await settingsNow(programme)
      const sheet = documentSheet(frontMatter, { language: query.language, contact })
      const pdf = await signerSheetPdf(sheet, frontMatter.date)
      return new Response(new Uint8Array(pdf), {
        headers: {
          'Content-Type': 'application/pdf',
          'Content-Disposition': `attachment; filename="signing.${sheet.language}.pdf"`,
        },
      })
    },
  }),
]

/** What everybody who writes the document follows a taking in by. */
function subjectOf({ programmeId }: Pick<Programme, 'programmeId'>, documentId: string): string {
  return `signatories ${programmeId} ${documentId}`
}

/** Takes in a list, and keeps the first of its checks without the text of their cells. */
async function takeIn(
  programme: Programme,
  list: Pick<SignatureImport, 'path' | 'documentId' | 'textSha256' | 'dryRun'>,
  { signal, progress }: Following,
) {
  const checks: Finding[] = []
  let findings = 0
  const report = await importSignatures(programme, {
    ...list,
    signal,
    progress,
    findings: (found) => {
      checks.push(...found.slice(0, mostFindings - checks.length))
      findings += found.length
      progress({ findings })
    },
  })
  return { ...report, checks: checks.map(withoutCell) }
}

/** The number of an entry; anything else names no signature. */
function entryOf({ path: { id = '', entry = '' } }: Pick<ApiCall, 'path'>): number {
  if (!/^\d{1,15}$/.test(entry)) throw problem.signatureNotThere({ document: id, entry })
  return Number(entry)
}
