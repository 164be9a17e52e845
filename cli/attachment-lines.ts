/** The files of a record as the command line tells of them. */
import { differsFromClaim } from '../core/record/attachment.js'
import type { Kind, Values } from '../core/record/definition.js'
import { kindNamed } from '../core/record/kinds.js'
import { attachmentsOf } from '../store/attachments/attachments.js'
import type { ListedAttachment } from '../store/attachments/seen-attachments.js'
import { asListed } from '../store/attachments/seen-attachments.js'
import type { Session } from '../store/engine/engine.js'
import { neededRecordId } from '../store/find-record.js'
import { standingRecords } from '../store/record-reading.js'
import { grouped } from './output.js'

/** A record that is meant by its id or number; `values` are its current ones, null where it is withdrawn. */
export interface MeantRecord {
  readonly recordId: string
  readonly kind: Kind
  readonly values: Values | null
}

/** The record that is meant, or `record-unknown`. */
export async function neededRecord(
  session: Session,
  programmeId: string,
  record: string,
): Promise<MeantRecord> {
  const recordId = await neededRecordId(session, programmeId, record)
  const found = (await standingRecords(session, programmeId, [recordId])).get(recordId)
  if (!found) throw new Error(`record ${recordId} has a kind and no version`)
  return { recordId, kind: kindNamed(found.kind), values: found.current?.values ?? null }
}

/** The files of a record, closed ones without names and words. */
export async function attachmentsAsked(
  session: Session,
  programmeId: string,
  record: string,
): Promise<readonly ListedAttachment[]> {
  const { recordId, kind, values } = await neededRecord(session, programmeId, record)
  return asListed(await attachmentsOf(session, programmeId, { recordId, row: null }), kind, values)
}

/** A line for each file, with its custody below it. */
export function attachmentLines(attachments: readonly ListedAttachment[]): readonly string[] {
  if (attachments.length === 0) return ['The record has no files.']
  return attachments.flatMap((each) => {
    if ('erased' in each) return [`entry ${grouped(each.entry)}  erased by law`]
    const { entry, shows, foundType, claimedType, sizeBytes, sha256 } = each
    const claimed = differsFromClaim(claimedType, foundType) ? ` (its sender said ${claimedType})` : ''
    const state = [each.isClosed ? 'closed' : null, each.withdrawn ? 'withdrawn' : null].filter(
      (word) => word,
    )
    const beside = [each.fileName, each.givenBy && `given by ${each.givenBy}`, ...state].filter(
      (word) => word,
    )
    return [
      `entry ${grouped(entry)}  ${shows}, ${foundType}${claimed}, ${grouped(sizeBytes)} bytes, ${sha256}${beside.length > 0 ? `; ${beside.join('; ')}` : ''}`,
      ...each.custody.map(
        ({ step, heldBy, on, entry: at }) =>
          `  ${[on ?? 'no day', step, heldBy].filter((word) => word).join('  ')} (entry ${grouped(at)})`,
      ),
    ]
  })
}
