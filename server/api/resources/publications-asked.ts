/** Texts of which somebody asked that they be published, and that nobody has published yet. */
import { splitDocument, titleIn } from '../../../core/document/front-matter.js'
import { Problem } from '../../../core/problem.js'
import { asTexts, textsHash } from '../../../publish/written-document.js'
import { publicationRequests } from '../../../store/documents/publication-requests.js'
import type { DocumentText } from '../../../store/documents/texts.js'
import { documentTexts } from '../../../store/documents/texts.js'
import { timesOfEntries } from '../../../store/log-reading.js'
import { publishedDocuments } from '../../../store/publications.js'
import type { Reading } from '../../register-reading.js'

/** A text that waits to be published. */
export interface PublicationAsked {
  readonly documentId: string
  readonly title: string
  /** Whole seconds since 1970. */
  readonly askedAt: number
  /** The id of an account. */
  readonly askedBy: string
}

/** The oldest first. What was changed after it was asked for, or was published since, waits no longer. */
export async function publicationsAsked({
  session,
  programmeId,
}: Pick<Reading, 'session' | 'programmeId'>): Promise<readonly PublicationAsked[]> {
  const requests = await publicationRequests(session, programmeId)
  if (requests.length === 0) return []
  const published = await publishedDocuments(session, programmeId)
  const last = new Map(published.map(({ documentId, index }) => [documentId, index + 1]))
  const times = await timesOfEntries(session, programmeId, [...last.values()])
  const waiting: PublicationAsked[] = []
  for (const { documentId, textsSha256, askedAt, askedBy } of requests) {
    const time = times.get(last.get(documentId) ?? 0)
    if (time !== undefined && Date.parse(time) / 1000 >= askedAt) continue
    const texts = await documentTexts(session, programmeId, documentId)
    const original = texts.find(({ isOriginal }) => isOriginal)
    if (!original || textsHash(asTexts(documentId, texts)) !== textsSha256) continue
    waiting.push({ documentId, title: titleOf(original), askedAt, askedBy })
  }
  return waiting
}

/** A text whose head cannot be read any more, since the form of heads changed, is listed by its id. */
export function titleOf({ text, documentId, language }: DocumentText): string {
  try {
    return titleIn(splitDocument(text, documentId).frontMatter, language)
  } catch (error) {
    if (error instanceof Problem) return documentId
    throw error
  }
}
