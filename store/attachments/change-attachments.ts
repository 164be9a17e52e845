/** What is written of files of records: that one was added, who held it, that it was withdrawn. Each is an entry of the log. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { AttachmentContent, CustodyWord } from '../../core/record/attachment.js'
import type { Kind } from '../../core/record/definition.js'
import { appendEntries, lockLog } from '../append.js'
import type { Session } from '../engine/engine.js'
import { prepareEntry } from '../entries.js'
import { erasedFiles } from '../import/erased-rows.js'
import { keepChunks } from '../import/submissions.js'
import type { Programme } from '../programme.js'
import { timestamp } from '../programme.js'
import { problem as programmeProblem } from '../programme-problems.js'
import { standingRecords } from '../record-reading.js'
import { problem as staffProblem } from '../staff/problems.js'
import { attachmentsOf, neededAttachment } from './attachments.js'
import type { FileHolder } from './held-by.js'
import { problem } from './problems.js'

/** A file on this machine, and what is said of it. */
export interface NewAttachment extends FileHolder {
  readonly kind: Kind
  readonly path: string
  /** Hex. */
  readonly sha256: string
  readonly sizeBytes: number
  readonly fileName: string
  readonly claimedType: string | null
  readonly foundType: string
  readonly shows: AttachmentContent
  readonly closed: boolean
  readonly givenBy: string | null
  readonly givenOn: string | null
  readonly note: string | null
  /** The roles of whoever adds it. */
  readonly by: string
}

/** The entry of a file that was added; `again` where the same bytes belonged to the record already, under that entry. */
export interface AddedAttachment {
  readonly entry: number
  readonly again: boolean
}

/**
 * Keeps the bytes under their hash and appends the entry, in the transaction of the caller: durable together, or neither.
 * Throws `record-not-there`, `file-empty`, `file-erased`, `file-moved` and `programme-read-only`.
 */
export async function addAttachment(
  session: Session,
  programme: Programme,
  added: NewAttachment,
): Promise<AddedAttachment> {
  const { programmeId } = programme
  if (programme.readOnlyBecause) throw programmeProblem.readOnly({ ...programme.readOnlyBecause })
  const { sha256 } = added
  if (added.sizeBytes === 0) throw problem.fileEmpty({})
  if (added.row === null) await needStanding(session, programmeId, added)
  const erased = (await erasedFiles(session, programmeId)).get(sha256)
  if (erased !== undefined) throw problem.fileErased({ entry: erased })
  // The bytes first: entries of others do not wait for a long file.
  const file = { name: 'attached', sha256: Buffer.from(sha256, 'hex'), sizeBytes: added.sizeBytes }
  await keepChunks(session, programmeId, file, sameBytes(added))
  await lockLog(session, programmeId)
  const known = (await attachmentsOf(session, programmeId, added)).find(
    (each) => !('erased' in each) && each.sha256 === sha256 && each.withdrawn === null,
  )
  if (known) return { entry: known.entry, again: true }
  const { first } = await appendEntries(session, programme, [entryOf(programme, added)])
  return { entry: first, again: false }
}

async function needStanding(
  session: Session,
  programmeId: string,
  { kind, recordId }: NewAttachment,
): Promise<void> {
  const record = (await standingRecords(session, programmeId, [recordId])).get(recordId)
  if (record?.kind !== kind.kind || !record.current)
    throw staffProblem.recordNotThere({ kind: kind.kind, id: recordId })
}

/** The file in pieces of 1 MiB. One that is no longer what was hashed ends the transaction. */
async function* sameBytes({ path, sha256 }: NewAttachment): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(piece as Uint8Array)
    yield piece as Uint8Array
  }
  if (hash.digest('hex') !== sha256) throw problem.fileMoved({})
}

function entryOf(programme: Programme, added: NewAttachment) {
  return prepareEntry('attachment-added', {
    at: timestamp(programme.now()),
    by: added.by,
    record_id: added.recordId,
    sha256: added.sha256,
    size_bytes: String(added.sizeBytes),
    file_name: added.fileName,
    claimed_type: added.claimedType,
    found_type: added.foundType,
    shows: added.shows,
    closed: added.closed,
    given_by: added.givenBy,
    given_on: added.givenOn,
    note: added.note,
    submission: added.row && String(added.row.submission),
    row: added.row && String(added.row.rowNumber),
  })
}

/** A step of custody, as it is written down. */
export interface NewCustodyStep extends FileHolder {
  /** The entry of the file. */
  readonly attachment: number
  readonly step: CustodyWord
  readonly heldBy: string
  readonly on: string | null
  readonly note: string | null
  readonly by: string
}

/** Appends a step; gives its entry. Throws `attachment-unknown`, `attachment-erased` and `programme-read-only`. */
export async function recordCustody(
  session: Session,
  programme: Programme,
  { recordId, row, attachment, step, heldBy, on, note, by }: NewCustodyStep,
): Promise<number> {
  await neededAttachment(session, programme.programmeId, { recordId, row, entry: attachment })
  const entry = prepareEntry('custody-recorded', {
    at: timestamp(programme.now()),
    by,
    record_id: recordId,
    attachment: String(attachment),
    step,
    held_by: heldBy,
    on,
    note,
  })
  return (await appendEntries(session, programme, [entry])).first
}

/**
 * Takes a file from its record or row; the bytes stay. Gives the entry. Throws `attachment-unknown`, `attachment-erased`,
 * `attachment-withdrawn` and `programme-read-only`.
 */
export async function withdrawAttachment(
  session: Session,
  programme: Programme,
  {
    recordId,
    row,
    attachment,
    reason,
    by,
  }: FileHolder & Pick<NewCustodyStep, 'attachment' | 'by'> & { readonly reason: string },
): Promise<number> {
  await lockLog(session, programme.programmeId)
  const known = await neededAttachment(session, programme.programmeId, { recordId, row, entry: attachment })
  if (known.withdrawn) throw problem.attachmentWithdrawn({ entry: attachment })
  const entry = prepareEntry('attachment-withdrawn', {
    at: timestamp(programme.now()),
    by,
    record_id: recordId,
    attachment: String(attachment),
    reason,
  })
  return (await appendEntries(session, programme, [entry])).first
}
