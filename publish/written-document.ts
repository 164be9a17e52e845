/** Documents written in the register itself: their texts, checked, shown as their readers will see them, and published. */
import { join } from 'node:path'
import { toHex, toUtf8 } from '../core/log/bytes.js'
import { problem } from '../store/documents/problems.js'
import type { DocumentText } from '../store/documents/texts.js'
import { documentTexts } from '../store/documents/texts.js'
import { nodeCrypto } from '../store/node-crypto.js'
import type { Programme } from '../store/programme.js'
import { outsideFiles } from '../store/programme.js'
import type { DocumentTexts } from './check-document.js'

/** Where bundles lie that were published from the register: one folder a document, the .zip beside it. */
export function publishedFolder({ directory, code }: Pick<Programme, 'directory' | 'code'>): string {
  return join(outsideFiles(directory, code).folder, 'published')
}

/** The texts of a document as they are now. Throws `document-unknown` where there is none. */
export async function writtenTexts(programme: Programme, documentId: string): Promise<DocumentTexts> {
  const texts = await programme.engine.transaction((session) =>
    documentTexts(session, programme.programmeId, documentId),
  )
  return asTexts(documentId, texts)
}

/** The text that counts, and the translations. Throws `document-unknown` where nothing is written. */
export function asTexts(documentId: string, texts: readonly DocumentText[]): DocumentTexts {
  const original = texts.find(({ isOriginal }) => isOriginal)
  if (!original) throw problem.documentUnknown({ document: documentId })
  const others = texts.filter(({ isOriginal }) => !isOriginal)
  return {
    name: documentId,
    text: original.text,
    translations: Object.fromEntries(others.map(({ language, text }) => [language, text])),
  }
}

/** One hash over all texts of a document, hex: what a second person looked at is what is published. */
export function textsHash({ text, translations }: DocumentTexts): string {
  const others = Object.entries(translations).sort(([one], [other]) => (one < other ? -1 : 1))
  return toHex(nodeCrypto.sha256(toUtf8(JSON.stringify([text, others]))))
}
