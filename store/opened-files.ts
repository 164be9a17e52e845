/**
 * What was opened: one row for each rows file of each published document, made from the document-published entries.
 * The k rule is held against all of them (docs/decisions/what-was-opened.md).
 */
import type { OpenedFile } from '../core/disclosure/opened.js'
import { openedValue, readOpened } from '../core/disclosure/opened.js'
import type { Value } from '../core/record/definition.js'
import { decodeBody } from './bodies.js'
import type { Session } from './engine/engine.js'

/** A rows file that was published, and where. */
export interface PublishedFile extends OpenedFile {
  /** Number of the document-published entry. */
  readonly entry: number
  readonly documentId: string
}

/** Keeps what a publication opens. */
export async function keepOpened(
  session: Session,
  programmeId: string,
  publication: {
    readonly entry: number
    readonly documentId: string
    readonly opened: readonly OpenedFile[]
  },
): Promise<void> {
  for (const file of publication.opened) {
    const opened = JSON.stringify(openedValue([file]))
    await session.query(
      'insert into opened_files (programme_id, entry, path, document_id, opened) values ($1, $2, $3, $4, $5)',
      [programmeId, publication.entry, file.breakdown.path, publication.documentId, opened],
    )
  }
}

/** Every rows file that was published in the entries up to one, oldest first. */
export async function openedFiles(
  session: Session,
  programmeId: string,
  upTo: number,
): Promise<readonly PublishedFile[]> {
  const rows = await session.query<{ entry: number; document_id: string; opened: string }>(
    `select entry, document_id, opened from opened_files
     where programme_id = $1 and entry <= $2 order by entry, path`,
    [programmeId, upTo],
  )
  return rows.flatMap(({ entry, document_id, opened }) =>
    readOpened(JSON.parse(opened) as Value).map((file) => ({ ...file, entry, documentId: document_id })),
  )
}

/** Makes the table of a programme anew from its log, under every key that the log ever had. */
export async function deriveOpened(session: Session, programmeId: string): Promise<void> {
  const rows = await session.query<{ n: number; body: Uint8Array }>(
    `select l.n, b.body from log_entries l
     join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
     where l.programme_id = $1 and l.type = 'document-published' order by l.n`,
    [programmeId],
  )
  for (const { n, body } of rows) {
    const { document_id, opened } = decodeBody(body)
    const publication = { entry: n + 1, documentId: String(document_id), opened: readOpened(opened ?? null) }
    await keepOpened(session, programmeId, publication)
  }
}
