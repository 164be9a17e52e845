/** Asking that a document be published, and who may then do it (interface.md: a second person, or a day between). */
import type { Session } from '../engine/engine.js'
import type { Programme } from '../programme.js'
import { timestamp } from '../programme.js'
import { problem } from './problems.js'

/** What was asked. `textsSha256` in hex, over every text of the document. */
export interface PublicationRequest {
  readonly documentId: string
  readonly textsSha256: string
  /** Whole seconds since 1970. */
  readonly askedAt: number
  readonly askedBy: string
}

/** One day: how long the same person waits who has no second reader. */
const waitSeconds = 24 * 60 * 60

/** Writes down that somebody asked; asking again for changed texts takes the place of what was asked before. */
export async function askPublication(
  session: Session,
  programme: Programme,
  request: Pick<PublicationRequest, 'documentId' | 'textsSha256'>,
): Promise<void> {
  await session.query(
    `insert into publication_requests (programme_id, document_id, texts_sha256, asked_at, asked_by)
     values ($1, $2, decode($3, 'hex'), $4::bigint, $5)
     on conflict (programme_id, document_id) do update
     set texts_sha256 = excluded.texts_sha256, asked_at = excluded.asked_at, asked_by = excluded.asked_by
     where publication_requests.texts_sha256 <> excluded.texts_sha256`,
    [
      programme.programmeId,
      request.documentId,
      request.textsSha256,
      Math.floor(programme.now().getTime() / 1000),
      programme.person,
    ],
  )
}

/** What was asked of a document, or null. */
export async function publicationRequest(
  session: Session,
  programmeId: string,
  documentId: string,
): Promise<PublicationRequest | null> {
  const asked = await publicationRequests(session, programmeId)
  return asked.find((each) => each.documentId === documentId) ?? null
}

/** What was asked of every document, the oldest first; what was published since is among them. */
export async function publicationRequests(
  session: Session,
  programmeId: string,
): Promise<readonly PublicationRequest[]> {
  const rows = await session.query<RequestRow>(
    `select document_id, encode(texts_sha256, 'hex') as texts_sha256, asked_at, asked_by from publication_requests
     where programme_id = $1 order by asked_at, document_id`,
    [programmeId],
  )
  return rows.map((row) => ({
    documentId: row.document_id,
    textsSha256: row.texts_sha256,
    askedAt: row.asked_at,
    askedBy: row.asked_by,
  }))
}

interface RequestRow extends Record<string, unknown> {
  readonly document_id: string
  readonly texts_sha256: string
  readonly asked_at: number
  readonly asked_by: string
}

/**
 * Whether the person may publish these texts now; true where a second person read them. Throws `publication-not-asked`
 * where other texts or none were asked for, `publication-too-soon` for the person who asked, within a day.
 */
export function secondReader(
  programme: Programme,
  request: PublicationRequest | null,
  texts: Pick<PublicationRequest, 'documentId' | 'textsSha256'>,
): boolean {
  const { documentId } = texts
  if (request?.textsSha256 !== texts.textsSha256) throw problem.publicationNotAsked({ document: documentId })
  if (request.askedBy !== programme.person) return true
  const from = request.askedAt + waitSeconds
  if (programme.now().getTime() / 1000 < from)
    throw problem.publicationTooSoon({ document: documentId, from: timestamp(new Date(from * 1000)) })
  return false
}
