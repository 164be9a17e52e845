/** What an account may know and open of the files of a record: as of its fields, decided here alone. */
import type { Account } from '../../core/access/account.js'
import { may } from '../../core/access/roles.js'
import { whatGoesOut } from '../../core/hidden/hidden.js'
import { isClosed, openingName } from '../../core/record/attachment.js'
import type { Kind, Values } from '../../core/record/definition.js'
import type { Session } from '../engine/engine.js'
import type { Draft } from '../import/drafts.js'
import type { Programme } from '../programme.js'
import { standingRecords } from '../record-reading.js'
import { draftId } from '../review/acts.js'
import { secondsOf } from '../signing/documents.js'
import { mayKnowOf, noteOpening } from '../staff/open-confidential.js'
import { problem as staffProblem } from '../staff/problems.js'
import type { StaffScope } from '../staff/staff-role.js'
import { scopeOfAccount } from '../staff/staff-role.js'
import { staffKinds } from '../staff/staff-view.js'
import type { Attachment, ErasedAttachment } from './attachments.js'
import { attachmentsOf, neededAttachment } from './attachments.js'
import type { FileHolder } from './held-by.js'
import { problem } from './problems.js'

/** A record whose files are asked for, or a row that reports on it and that the account may see. */
export interface AskedRecord extends FileHolder {
  readonly programmeId: string
  readonly account: Account
  readonly kind: Kind
  readonly row: Draft | null
}

/** For how long an opening lets its file be read. */
const openedSeconds = 600

/**
 * The current values of a record that the account may know of; null where it is withdrawn. Where a row is asked for whose
 * record does not stand, what the row says. Throws `record-not-there`, also for a record whose kind is confidential and an
 * account that may open nothing, and `draft-unknown` for such a row.
 */
export async function seenRecord(session: Session, asked: AskedRecord): Promise<Values | null> {
  const { programmeId, account, kind, recordId, row } = asked
  const record = (await standingRecords(session, programmeId, [recordId])).get(recordId)
  const isOpenTo = staffKinds.includes(kind) || may(account.roles, 'open_confidential')
  const mayKnow = async () =>
    isOpenTo && mayKnowOf(session, await scopeOf(session, asked), { kind, recordId })
  if (row !== null) {
    if (!staffKinds.includes(kind) && !(await mayKnow()))
      throw staffProblem.draftUnknown({ id: draftId(row) })
    return record?.current?.values ?? row.records.find((each) => each.recordId === recordId)?.values ?? null
  }
  if (record?.kind !== kind.kind || !(await mayKnow()))
    throw staffProblem.recordNotThere({ kind: kind.kind, id: recordId })
  return record.current?.values ?? null
}

function scopeOf(session: Session, { programmeId, account }: AskedRecord): Promise<StaffScope> {
  return scopeOfAccount(session, programmeId, account)
}

/** A file as a list shows it: of a closed one everything is left out that a person typed or a sender named. */
export type ListedAttachment = (Attachment & { readonly isClosed: boolean }) | ErasedAttachment

/** The files of a record or row as the account may see them in a list. Throws as `seenRecord` does. */
export async function listAttachments(
  session: Session,
  asked: AskedRecord,
): Promise<readonly ListedAttachment[]> {
  const values = await seenRecord(session, asked)
  const found = await attachmentsOf(session, asked.programmeId, asked)
  return asListed(found, asked.kind, values)
}

/** Files as a list shows them; `values` are the current ones of their record, null where it is withdrawn. */
export function asListed(
  found: readonly (Attachment | ErasedAttachment)[],
  kind: Kind,
  values: Values | null,
): readonly ListedAttachment[] {
  return found.map((each) => {
    if ('erased' in each) return each
    return isClosed(each, kind, values)
      ? { ...withoutWords(each), isClosed: true }
      : { ...each, isClosed: false }
  })
}

function withoutWords(attachment: Attachment): Attachment {
  const { custody, withdrawn } = attachment
  return {
    ...attachment,
    fileName: null,
    givenBy: null,
    note: null,
    custody: custody.map((step) => ({ ...step, heldBy: null, note: null })),
    withdrawn: withdrawn && { ...withdrawn, reason: null },
  }
}

/** A file that is opened, and why. */
export interface AttachmentOpening extends AskedRecord {
  readonly attachment: number
  readonly reason: string
}

/**
 * Writes into the log that somebody opens a file, and gives all that is said of it: the entry lets its bytes be read for
 * ten minutes. The act comes first, whatever stops the machine. Throws `record-not-there`, `attachment-unknown`,
 * `attachment-erased` and `programme-read-only`.
 */
export async function openAttachment(
  session: Session,
  programme: Programme,
  opening: AttachmentOpening,
): Promise<{ readonly entry: number; readonly attachment: Attachment }> {
  const { attachment: entry, account, kind, recordId, row, reason } = opening
  await seenRecord(session, opening)
  const attachment = await neededAttachment(session, programme.programmeId, { recordId, row, entry })
  const noted = { account, kind, recordId, field: openingName(entry), reason }
  return { entry: await noteOpening(session, programme, noted), attachment }
}

/** A file whose bytes are asked for, its original or what goes out of it; `opened` is the entry of its opening, or null. */
export interface AskedBytes extends AskedRecord {
  readonly isOriginal: boolean
  readonly attachment: number
  readonly opened: number | null
  readonly now: Date
}

/**
 * The file whose bytes the account may read now. Throws `record-not-there`, `attachment-unknown`, `attachment-erased`, and,
 * where the account did not open it in the last ten minutes, `attachment-closed` for a closed one and `attachment-original`
 * for the original of one of which something else goes out.
 */
export async function readableAttachment(session: Session, asked: AskedBytes): Promise<Attachment> {
  const { programmeId, kind, recordId, row, attachment: entry } = asked
  const values = await seenRecord(session, asked)
  const attachment = await neededAttachment(session, programmeId, { recordId, row, entry })
  const isOfItself = whatGoesOut(attachment.foundType, attachment.sizeBytes) === 'itself'
  const because = isClosed(attachment, kind, values)
    ? problem.attachmentClosed({ entry })
    : asked.isOriginal && !isOfItself
      ? problem.attachmentOriginal({ entry })
      : null
  if (because !== null && !(await isOpened(session, asked))) throw because
  return attachment
}

async function isOpened(session: Session, asked: AskedBytes): Promise<boolean> {
  const { programmeId, account, recordId, attachment, opened, now } = asked
  if (opened === null || !may(account.roles, 'open_confidential')) return false
  const rows = await session.query(
    `select entry from confidential_openings
     where programme_id = $1 and entry = $2 and account_id = $3 and record_id = $4 and field = $5
       and opened_at > $6`,
    [
      programmeId,
      opened,
      account.accountId,
      recordId,
      openingName(attachment),
      secondsOf(now) - openedSeconds,
    ],
  )
  return rows.length > 0
}
