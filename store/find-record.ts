/** From what a person types to a record or a draft: a record id, a number of their own, or import.row. */
import { kinds } from '../core/record/kinds.js'
import { waitingStates } from '../core/review/states.js'
import type { Session } from './engine/engine.js'
import type { Draft } from './import/drafts.js'
import { draftsWhere } from './import/drafts.js'
import { keyOfLocalId } from './import/row-key.js'
import { problem } from './programme-problems.js'
import { isRecordId } from './record-id.js'
import { kindOfRecord, recordsByLocalId } from './record-reading.js'

/** Drafts named by `import`, `import.row`, the id or the number of their record; open ones only. */
export async function findDrafts(
  session: Session,
  programmeId: string,
  id: string,
): Promise<readonly Draft[]> {
  const [, submission, row] = /^(\d{1,15})(?:\.(\d{1,9}))?$/.exec(id) ?? []
  const states = waitingStates
  if (submission !== undefined) {
    const rowNumber = row === undefined ? undefined : Number(row)
    const found = await draftsWhere(session, programmeId, {
      submission: Number(submission),
      rowNumber,
      states,
    })
    if (found.length > 0) return found
  }
  const recordId = await findRecordId(session, programmeId, id)
  if (recordId !== null) return draftsWhere(session, programmeId, { recordId, states })
  // A record that nobody accepted yet stands in no table, but its row is found by its number.
  const rowKeys = kinds.map((kind) => keyOfLocalId(kind.kind, id))
  return draftsWhere(session, programmeId, { rowKeys, states })
}

/** The record id that is meant, or null. Refused with `record-ambiguous` where records of several kinds have the number. */
export async function findRecordId(
  session: Session,
  programmeId: string,
  id: string,
): Promise<string | null> {
  if (isRecordId(id)) return id
  const matches: { readonly kind: string; readonly recordId: string }[] = []
  for (const { kind, table } of kinds) {
    const found = await recordsByLocalId(session, programmeId, table, [id.trim()])
    const recordId = found.get(id.trim())
    if (recordId) matches.push({ kind, recordId })
  }
  if (matches.length > 1) throw problem.recordAmbiguous({ id, matches })
  return matches[0]?.recordId ?? null
}

/** The record id that is meant, or `record-unknown`. */
export async function neededRecordId(session: Session, programmeId: string, id: string): Promise<string> {
  const found = await findRecordId(session, programmeId, id)
  if (found === null || (await kindOfRecord(session, programmeId, found)) === null)
    throw problem.recordUnknown({ id })
  return found
}

/**
 * The person that is meant by a record id, a number of their own, or the row (`import.row`) that waits and tells of them.
 * Refused with `record-unknown`, or `record-ambiguous` where the row tells of several.
 */
export async function neededPersonId(session: Session, programmeId: string, id: string): Promise<string> {
  const found = await findRecordId(session, programmeId, id)
  if (found !== null) return found
  const told = (await findDrafts(session, programmeId, id)).flatMap((draft) => draft.records)
  const persons = [...new Set(told.filter(({ kind }) => kind === 'person').map(({ recordId }) => recordId))]
  const [only, another] = persons
  if (only === undefined) throw problem.recordUnknown({ id })
  if (another === undefined) return only
  throw problem.recordAmbiguous({
    id,
    matches: persons.map((recordId) => ({ kind: 'person', recordId })),
  })
}
