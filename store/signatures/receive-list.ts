/** Receiving a list of signatures: its bytes are kept and its entry stands in the log before a single row is read. */
import { toHex } from '../../core/log/bytes.js'
import { appendEntries } from '../append.js'
import { decodeBody } from '../bodies.js'
import type { Session } from '../engine/engine.js'
import { prepareEntry } from '../entries.js'
import { keepFile } from '../import/submissions.js'
import type { Programme } from '../programme.js'
import { timestamp } from '../programme.js'

/** What the entry of a list says that it holds; the lists of records say their kind. */
export const kindOfLists = 'signature'

/** A list of signatures under a document. */
export interface ReceivedList {
  readonly path: string
  readonly name: string
  readonly sha256: Uint8Array
  readonly sizeBytes: number
  readonly documentId: string
}

/** Number of the submission-received entry; that of before where the same bytes came for the same document. */
export async function receiveList(programme: Programme, list: ReceivedList): Promise<number> {
  return programme.engine.transaction(async (session) => {
    const before = await receivedBefore(session, programme.programmeId, list)
    if (before !== null) return before
    const entry = prepareEntry('submission-received', {
      at: timestamp(programme.now()),
      by: 'data_entry',
      file_name: list.name,
      sha256: toHex(list.sha256),
      size_bytes: String(list.sizeBytes),
      kind: kindOfLists,
      note: list.documentId,
    })
    const { first } = await appendEntries(session, programme, [entry])
    await keepFile(session, programme.programmeId, list)
    return first
  })
}

async function receivedBefore(
  session: Session,
  programmeId: string,
  { sha256, documentId }: ReceivedList,
): Promise<number | null> {
  const rows = await session.query<{ n: number; body: Uint8Array }>(
    `select l.n, b.body from log_entries l
     join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
     where l.programme_id = $1 and l.type = 'submission-received' order by l.n desc`,
    [programmeId],
  )
  for (const { n, body } of rows) {
    const { kind, note, sha256: hash } = decodeBody(body)
    if (kind === kindOfLists && note === documentId && hash === toHex(sha256)) return n + 1
  }
  return null
}
