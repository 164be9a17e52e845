/** Receiving a file: its bytes are kept and its entry stands in the log before a single row is read. */

import { toHex } from '../../core/log/bytes.js'
import { appendEntries } from '../append.js'
import { prepareEntry } from '../entries.js'
import type { Programme } from '../programme.js'
import { timestamp } from '../programme.js'
import type { Submission } from './submissions.js'
import { findSubmission, insertSubmission, keepChunks, keepFile } from './submissions.js'

/** A file and how it is to be read. */
export interface ReceivedFile {
  readonly file: {
    readonly path: string
    readonly name: string
    readonly sha256: Uint8Array
    readonly sizeBytes: number
  }
  readonly mapping: { readonly bytes: Uint8Array; readonly sha256: Uint8Array; readonly name: string }
  readonly source: string
  readonly kind: string
}

/** The submission of the same file read in the same way: the sender repeats, the answer is the same. */
export async function receivedBefore(
  programme: Programme,
  received: ReceivedFile,
): Promise<Submission | null> {
  return programme.engine.transaction((session) =>
    findSubmission(session, programme.programmeId, {
      sha256: received.file.sha256,
      mappingSha256: received.mapping.sha256,
      source: received.source,
    }),
  )
}

/** Keeps the file and its mapping and appends the submission-received entry, in one transaction. */
export async function receiveFile(programme: Programme, received: ReceivedFile): Promise<Submission> {
  const { file, mapping, source, kind } = received
  const entry = prepareEntry('submission-received', {
    at: timestamp(programme.now()),
    by: 'data_entry',
    file_name: file.name,
    sha256: toHex(file.sha256),
    size_bytes: String(file.sizeBytes),
    source,
    mapping_sha256: toHex(mapping.sha256),
    kind,
  })
  return programme.engine.transaction(async (session) => {
    const { first } = await appendEntries(session, programme, [entry])
    await keepFile(session, programme.programmeId, file)
    await keepChunks(
      session,
      programme.programmeId,
      { name: mapping.name, sha256: mapping.sha256, sizeBytes: mapping.bytes.length },
      [mapping.bytes],
    )
    const submission: Submission = {
      entry: first,
      sha256: file.sha256,
      mappingSha256: mapping.sha256,
      source,
      kind,
      receivedBy: programme.person,
      state: 'open',
    }
    await insertSubmission(session, programme.programmeId, submission)
    return submission
  })
}
