/**
 * Files of records, read from the log itself: each attachment-added entry with the custody that was recorded of it. There
 * is no table of them, so that nothing has to be derived, rebuilt or erased a second time.
 */
import type { CustodyWord } from '../../core/record/attachment.js'
import { custodySteps } from '../../core/record/attachment.js'
import type { Value, Values } from '../../core/record/definition.js'
import { decodeBody } from '../bodies.js'
import type { Session } from '../engine/engine.js'
import type { DraftName } from '../import/drafts.js'
import type { FileHolder } from './held-by.js'
import { belongingTo } from './held-by.js'
import { problem } from './problems.js'

/** One step of custody. */
export interface CustodyStep {
  readonly entry: number
  /** UTC, RFC 3339. */
  readonly at: string
  readonly by: string | null
  readonly step: CustodyWord
  readonly heldBy: string | null
  /** YYYY-MM-DD. */
  readonly on: string | null
  readonly note: string | null
}

/** A file of a record as the log tells of it. `entry` is the number (n + 1) of its attachment-added entry. */
export interface Attachment {
  readonly entry: number
  readonly recordId: string
  /** The row that it was added to; null: to the record itself. */
  readonly row: DraftName | null
  readonly at: string
  /** The role of whoever added it. */
  readonly by: string | null
  /** Hex. */
  readonly sha256: string
  readonly sizeBytes: number
  /** As its sender named it: a text, never a path. */
  readonly fileName: string | null
  readonly claimedType: string | null
  /** The media type that its bytes say. */
  readonly foundType: string
  readonly shows: string
  readonly closed: boolean
  readonly givenBy: string | null
  /** YYYY-MM-DD. */
  readonly givenOn: string | null
  readonly note: string | null
  readonly custody: readonly CustodyStep[]
  /** `reason` is left out where the file is closed. */
  readonly withdrawn: { readonly entry: number; readonly at: string; readonly reason: string | null } | null
}

/** A file whose bytes and description were erased by law: that it was there is all that is left. */
export interface ErasedAttachment {
  readonly entry: number
  readonly recordId: string
  readonly erased: true
}

interface Row extends Record<string, unknown> {
  readonly n: number
  readonly type: string
  readonly body: Uint8Array | null
}

/**
 * The files of a record, or of a row that waits, oldest first, those that were withdrawn or erased among them. Of an
 * erased one nobody can tell which it belonged to.
 */
export async function attachmentsOf(
  session: Session,
  programmeId: string,
  holder: FileHolder,
): Promise<readonly (Attachment | ErasedAttachment)[]> {
  const found = await allAttachments(session, programmeId, holder.recordId)
  const isOfRecordAlone = found.every((each) => 'erased' in each || each.row === null)
  if (isOfRecordAlone && holder.row === null) return found
  const belongs = await belongingTo(session, programmeId, holder)
  return found.filter((each) => 'erased' in each || belongs(each.row))
}

async function allAttachments(
  session: Session,
  programmeId: string,
  recordId: string,
): Promise<readonly (Attachment | ErasedAttachment)[]> {
  const rows = await session.query<Row>(
    `select l.n, l.type, b.body from log_entries l
     left join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
     where l.programme_id = $1 and l.record_id = $2
       and l.type in ('attachment-added', 'custody-recorded', 'attachment-withdrawn')
     order by l.n`,
    [programmeId, recordId],
  )
  const told = rows.map(({ n, type, body }) => ({ entry: n + 1, type, values: body && decodeBody(body) }))
  return told
    .filter(({ type }) => type === 'attachment-added')
    .map(({ entry, values }) => {
      if (values === null) return { entry, recordId, erased: true as const }
      const about = told.filter((each) => each.values?.attachment === String(entry))
      return { ...describedBy(values), entry, recordId, ...followedBy(about) }
    })
}

/** The file of a record or row under that entry. Throws `attachment-unknown` and `attachment-erased`. */
export async function neededAttachment(
  session: Session,
  programmeId: string,
  { entry, ...holder }: FileHolder & { readonly entry: number },
): Promise<Attachment> {
  const found = (await attachmentsOf(session, programmeId, holder)).find((each) => each.entry === entry)
  if (!found) throw problem.attachmentUnknown({ entry: String(entry) })
  if ('erased' in found) throw problem.attachmentErased({ entry })
  return found
}

function describedBy(values: Values) {
  const { submission, row } = values
  return {
    row: typeof submission === 'string' ? { submission: Number(submission), rowNumber: Number(row) } : null,
    at: String(values.at),
    by: textOf(values.by),
    sha256: String(values.sha256),
    sizeBytes: Number(values.size_bytes),
    fileName: textOf(values.file_name),
    claimedType: textOf(values.claimed_type),
    foundType: String(values.found_type),
    shows: String(values.shows),
    closed: values.closed === true,
    givenBy: textOf(values.given_by),
    givenOn: textOf(values.given_on),
    note: textOf(values.note),
  }
}

interface Told {
  readonly entry: number
  readonly type: string
  readonly values: Values | null
}

function followedBy(about: readonly Told[]): Pick<Attachment, 'custody' | 'withdrawn'> {
  const end = about.find(({ type }) => type === 'attachment-withdrawn')
  return {
    custody: about.flatMap(({ entry, values }) => stepOf(entry, values)),
    withdrawn: end?.values
      ? { entry: end.entry, at: String(end.values.at), reason: textOf(end.values.reason) }
      : null,
  }
}

function stepOf(entry: number, values: Values | null): readonly CustodyStep[] {
  const step = custodySteps.find((each) => each === values?.step)
  if (!step || values === null) return []
  const { at, by, held_by, on, note } = values
  return [
    {
      entry,
      at: String(at),
      by: textOf(by),
      step,
      heldBy: textOf(held_by),
      on: textOf(on),
      note: textOf(note),
    },
  ]
}

function textOf(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null
}
