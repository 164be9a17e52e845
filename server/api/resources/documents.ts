/** Texts with figures: written, checked number by number, shown as their readers will see them, asked for, published. */
import { join } from 'node:path'
import { z } from 'zod'
import { checkJson } from '../../../core/document/check.js'
import { splitDocument } from '../../../core/document/front-matter.js'
import { summary } from '../../../core/document/report.js'
import { numbersShown, translationShown } from '../../../core/document/shown-numbers.js'
import { translationsJson } from '../../../core/document/translation-report.js'
import { fromUtf8 } from '../../../core/log/bytes.js'
import { pageName } from '../../../core/verify/page.js'
import { checkDraftTexts } from '../../../publish/check-document.js'
import { previewTexts, publishTexts } from '../../../publish/publish-document.js'
import { publishedFolder, textsHash, writtenTexts } from '../../../publish/written-document.js'
import { problem } from '../../../store/documents/problems.js'
import {
  askPublication,
  publicationRequest,
  secondReader,
} from '../../../store/documents/publication-requests.js'
import type { DocumentText } from '../../../store/documents/texts.js'
import { documentTexts, saveDocumentText, writtenDocuments } from '../../../store/documents/texts.js'
import { publishedDocuments } from '../../../store/publications.js'
import { type Route, route } from '../route.js'
import { publicationsAsked, titleOf } from './publications-asked.js'

const mostLetters = 2_000_000
const revision = z.int().min(0)
const languageTag = z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/)
const saved = z.strictObject({ text: z.string().max(mostLetters), revision })

export const documentRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/documents',
    access: 'write_document',
    summary:
      'The texts that are being written, newest first, with when it was asked that they be published as they are now; and what was published.',
    run: async ({ reading }) => {
      const { session, programmeId } = reading
      const texts = await writtenDocuments(session, programmeId)
      const published = await publishedDocuments(session, programmeId)
      const asked = new Map((await publicationsAsked(reading)).map((each) => [each.documentId, each]))
      return {
        documents: texts
          .filter(({ isOriginal }) => isOriginal)
          .map((text) => ({ ...listed(text, texts), askedAt: asked.get(text.documentId)?.askedAt ?? null })),
        published: published
          .map(({ documentId, index, asOf }) => ({ documentId, entry: index + 1, asOf }))
          .reverse(),
      }
    },
  }),
  route({
    method: 'GET',
    path: '/api/documents/{id}',
    access: 'write_document',
    summary: 'One text as it is now, its translations, and who asked that it be published.',
    run: async ({ reading, path }) => {
      const { session, programmeId } = reading
      const documentId = path.id ?? ''
      const texts = await documentTexts(session, programmeId, documentId)
      if (texts.length === 0) throw problem.documentUnknown({ document: documentId })
      const request = await publicationRequest(session, programmeId, documentId)
      const original = texts.find(({ isOriginal }) => isOriginal)
      return { texts, title: original ? titleOf(original) : documentId, request }
    },
  }),
  route({
    method: 'PUT',
    path: '/api/documents/{id}',
    access: 'write_document',
    summary: 'Saves the authoritative text as the revision after the one that was read (0: a new one).',
    body: saved,
    run: async ({ programme, path, body }) => {
      // Its head must be read: the id and the language stand in it.
      const { frontMatter } = splitDocument(body.text, path.id ?? '')
      const { id, language } = frontMatter
      if (id !== path.id) throw problem.documentNamedOtherwise({ document: path.id ?? '', named: id })
      return saveDocumentText(programme, { documentId: id, language, isOriginal: true, ...body })
    },
  }),
  route({
    method: 'PUT',
    path: '/api/documents/{id}/{language}',
    access: 'write_document',
    summary: 'Saves a translation; its numbers are held against the authoritative text.',
    body: saved,
    run: async ({ programme, path, body }) => {
      const read = languageTag.safeParse(path.language)
      if (!read.success) throw problem.languageUnknown({ language: path.language ?? '' })
      // A translation of nothing would be listed nowhere.
      await writtenTexts(programme, path.id ?? '')
      return saveDocumentText(programme, {
        documentId: path.id ?? '',
        language: read.data,
        isOriginal: false,
        ...body,
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/documents/{id}/check',
    access: 'write_document',
    summary:
      'Every number of a text, saved or not yet, against the register: its place in the text, what was counted and why, and which figures cannot be counted; or of a translation against the text that counts.',
    body: z.strictObject({
      text: z.string().max(mostLetters).optional(),
      /** Of the translation that the text is, or whose saved text is asked about. */
      language: languageTag.optional(),
    }),
    run: async ({ programme, path: { id = '' }, body: { text, language } }) => {
      const isOfOriginal = language === undefined
      const saved = isOfOriginal && text !== undefined ? null : await writtenTexts(programme, id)
      const texts = saved ?? { name: id, text: text ?? '', translations: {} }
      const other = isOfOriginal ? undefined : (text ?? texts.translations[language] ?? '')
      const translations = { ...texts.translations, ...(!isOfOriginal && { [language]: other ?? '' }) }
      const { checked, held, leftOut, asOf } = await checkDraftTexts(programme, { ...texts, translations })
      const translation = held.find(({ tag }) => tag === language)
      return {
        ...checkJson(checked),
        ...translationsJson(held),
        numbers: translation
          ? translationShown(other ?? '', translation, checked)
          : numbersShown(texts.text, checked),
        remarks: translation ? translation.remarks : checked.document.remarks,
        summary: summary(checked.numbers),
        leftOut: leftOut.map((problem) => problem.toJSON()),
        asOf,
      }
    },
  }),
  route({
    method: 'POST',
    path: '/api/documents/{id}/preview',
    access: 'write_document',
    summary: 'The page of a text as its readers would see it if it were published now.',
    body: z.strictObject({ language: z.string().optional() }),
    run: async ({ programme, path, body }) => {
      const texts = await writtenTexts(programme, path.id ?? '')
      const files = await previewTexts(programme, texts)
      const name = body.language === undefined ? pageName : `index.${body.language}.html`
      const page = files.get(name) ?? files.get(pageName)
      return {
        html: page ? fromUtf8(page) : '',
        files: [...files.keys()],
        namesPeople: namesPeople(texts.text),
      }
    },
  }),
  route({
    method: 'POST',
    path: '/api/documents/{id}/ask',
    access: 'write_document',
    summary: 'Asks that the texts, as they are now, be published; a second person does it.',
    body: z.strictObject({}),
    run: async ({ programme, path }) => {
      const documentId = path.id ?? ''
      const texts = await writtenTexts(programme, documentId)
      return programme.engine.transaction(async (session) => {
        await askPublication(session, programme, { documentId, textsSha256: textsHash(texts) })
        return { request: await publicationRequest(session, programme.programmeId, documentId) }
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/documents/{id}/publish',
    access: 'publish',
    onlyInPerson: true,
    summary: 'Seals the texts that were asked for in the log and publishes them. It cannot be undone.',
    body: z.strictObject({}),
    run: async ({ programme, path }) => {
      const documentId = path.id ?? ''
      const texts = await writtenTexts(programme, documentId)
      const request = await programme.engine.transaction((session) =>
        publicationRequest(session, programme.programmeId, documentId),
      )
      const bySecondReader = secondReader(programme, request, { documentId, textsSha256: textsHash(texts) })
      const made = await publishTexts(programme, texts, join(publishedFolder(programme), documentId))
      return { documentId, entry: made.entry, asOf: made.asOf, again: made.again, bySecondReader }
    },
  }),
]

function namesPeople(text: string): boolean {
  return splitDocument(text, 'text').frontMatter.signatories !== undefined
}

function listed(text: DocumentText, all: readonly DocumentText[]) {
  return {
    documentId: text.documentId,
    title: titleOf(text),
    language: text.language,
    revision: text.revision,
    savedAt: text.savedAt,
    savedBy: text.savedBy,
    translations: all
      .filter(({ documentId, isOriginal }) => documentId === text.documentId && !isOriginal)
      .map(({ language }) => language),
  }
}
