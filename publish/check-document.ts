/** Checking a document and its translations against the register as it is now. */
import { basename } from 'node:path'
import type { CheckedDocument, CheckedDraft } from '../core/document/check.js'
import { checkDocument, checkDraft } from '../core/document/check.js'
import type { HeldTranslation } from '../core/document/hold-translation.js'
import { holdTranslations } from '../core/document/hold-translation.js'
import { parseDocument, readDocument } from '../core/document/parse.js'
import type { Programme } from '../store/programme.js'
import { lastCountedEntry } from '../store/publications.js'
import { documentRegister } from './document-register.js'
import { readText } from './read-text.js'
import { translationsBeside } from './translations.js'

/** A document and its texts in other languages. */
export interface DocumentTexts {
  /** The document's id where its text gives none: its file name. */
  readonly name: string
  readonly text: string
  /** By language tag. */
  readonly translations: Readonly<Record<string, string>>
}

/** A document and its texts in other languages, checked. */
export interface CheckedFile {
  readonly text: string
  readonly checked: CheckedDocument
  readonly asOf: number
  /** By language tag, as read. */
  readonly translations: Readonly<Record<string, string>>
  readonly held: readonly HeldTranslation[]
}

/** A document file checked against the register, small numbers withheld, and its translations held against it. */
export async function checkFile(programme: Programme, path: string): Promise<CheckedFile> {
  return checkTexts(programme, await textsAt(path))
}

/** A document file and the translations beside it. */
export async function textsAt(path: string): Promise<DocumentTexts> {
  const text = await readText(path)
  return { name: basename(path).replace(/\.md$/i, ''), text, translations: await translationsBeside(path) }
}

/** Texts checked against the register as it is now, small numbers withheld. */
export async function checkTexts(programme: Programme, texts: DocumentTexts): Promise<CheckedFile> {
  const asOf = await lastCounted(programme)
  const document = parseDocument(texts.text, texts.name)
  const checked = await checkDocument(document, documentRegister(programme, asOf))
  return withTranslations(texts, checked, asOf)
}

/** The same of texts that are being written: what cannot be counted is told beside the verdicts on the rest. */
export async function checkDraftTexts(
  programme: Programme,
  texts: DocumentTexts,
): Promise<CheckedFile & Pick<CheckedDraft, 'leftOut'>> {
  const asOf = await lastCounted(programme)
  const document = readDocument(texts.text, texts.name)
  const { checked, leftOut } = await checkDraft(document, documentRegister(programme, asOf))
  return { ...(await withTranslations(texts, checked, asOf)), leftOut }
}

function lastCounted(programme: Programme): Promise<number> {
  return programme.engine.transaction((session) => lastCountedEntry(session, programme.programmeId))
}

async function withTranslations(
  { text, translations }: DocumentTexts,
  checked: CheckedDocument,
  asOf: number,
): Promise<CheckedFile> {
  const held = await holdTranslations(checked, translations, asOf)
  return { text, asOf, checked, translations, held }
}
