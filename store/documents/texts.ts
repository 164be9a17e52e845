/** Texts of documents while they are written: every save is a revision, the newest is current. */
import type { Session } from '../engine/engine.js'
import type { Programme } from '../programme.js'
import { problem as programmeProblem } from '../programme-problems.js'
import { problem } from './problems.js'

/** One text as it is now. */
export interface DocumentText {
  readonly documentId: string
  /** The language tag; the authoritative text is in the language of its front matter. */
  readonly language: string
  /** Whether it is the authoritative text; the others are translations. */
  readonly isOriginal: boolean
  readonly revision: number
  readonly text: string
  /** Whole seconds since 1970. */
  readonly savedAt: number
  readonly savedBy: string
}

interface TextRow extends Record<string, unknown> {
  readonly document_id: string
  readonly language: string
  readonly revision: number
  readonly is_original: boolean
  readonly text: string
  readonly saved_at: number
  readonly saved_by: string
}

const columns = 'document_id, language, revision, is_original, text, saved_at, saved_by'

function toText(row: TextRow): DocumentText {
  return {
    documentId: row.document_id,
    language: row.language,
    revision: row.revision,
    isOriginal: row.is_original,
    text: row.text,
    savedAt: row.saved_at,
    savedBy: row.saved_by,
  }
}

/** The newest text of each language of a document, by language; one that counted before another took its place is not among them. */
export async function documentTexts(
  session: Session,
  programmeId: string,
  documentId: string,
): Promise<readonly DocumentText[]> {
  const rows = await session.query<TextRow>(
    `select distinct on (language) ${columns} from document_texts
     where programme_id = $1 and document_id = $2 order by language, revision desc`,
    [programmeId, documentId],
  )
  return standing(rows.map(toText))
}

/** Every document that is being written, the one saved last first, with its newest authoritative text. */
export async function writtenDocuments(
  session: Session,
  programmeId: string,
): Promise<readonly DocumentText[]> {
  const rows = await session.query<TextRow>(
    `select distinct on (document_id, language) ${columns} from document_texts
     where programme_id = $1 order by document_id, language, revision desc`,
    [programmeId],
  )
  const texts = rows.map(toText)
  const documentIds = [...new Set(texts.map(({ documentId }) => documentId))]
  return documentIds
    .flatMap((id) => standing(texts.filter(({ documentId }) => documentId === id)))
    .sort((one, other) => other.savedAt - one.savedAt)
}

/** A document has one text that counts: where its language was changed, the one that was saved last. */
function standing(texts: readonly DocumentText[]): readonly DocumentText[] {
  const [original] = texts
    .filter(({ isOriginal }) => isOriginal)
    .sort((one, other) => other.savedAt - one.savedAt || other.revision - one.revision)
  return texts.filter((text) => !text.isOriginal || text === original)
}

/**
 * Saves a text as the revision after `revision` (0: the first). Throws `document-changed` where another was saved since,
 * `read-only` where the register may not be written.
 */
export async function saveDocumentText(
  programme: Programme,
  text: Pick<DocumentText, 'documentId' | 'language' | 'revision' | 'isOriginal' | 'text'>,
): Promise<DocumentText> {
  if (programme.readOnlyBecause) throw programmeProblem.readOnly({ ...programme.readOnlyBecause })
  const { documentId, language, revision } = text
  const savedAt = Math.floor(programme.now().getTime() / 1000)
  return programme.engine.transaction(async (session) => {
    // The key decides between two that save the same revision at once: one is kept, the other is told.
    const [row] = await session.query<TextRow>(
      `insert into document_texts (programme_id, ${columns})
       select $1, $2, $3, $4::int + 1, $5, $6, $7::bigint, $8
       where $4::int = (select coalesce(max(revision), 0) from document_texts
         where programme_id = $1 and document_id = $2 and language = $3)
       on conflict do nothing returning ${columns}`,
      [
        programme.programmeId,
        documentId,
        language,
        revision,
        text.isOriginal,
        text.text,
        savedAt,
        programme.person,
      ],
    )
    if (row) return toText(row)
    const texts = await documentTexts(session, programme.programmeId, documentId)
    const newest = texts.find((each) => each.language === language)?.revision ?? 0
    throw problem.documentChanged({ document: documentId, language, revision: newest })
  })
}
