/** Which of some records somebody may read. */
import type { Kind } from '../../core/record/definition.js'
import type { Session } from '../engine/engine.js'
import { Parameters } from '../figure/parameters.js'
import type { ListAsked } from './list-conditions.js'
import { conditionsOf } from './list-conditions.js'
import type { ListOf } from './list-records.js'
import type { StaffScope } from './staff-role.js'
import { asStaff } from './staff-role.js'
import { staffRecords, staffView } from './staff-view.js'

/** Those of these ids, in their order, under which a record is current that is read as staff of that scope. */
export async function seenRecords(
  session: Session,
  scope: StaffScope,
  kind: Kind,
  recordIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await asStaff(session, scope, (staff) =>
    staff.query<{ record_id: string }>(
      // programme_id: in the view.
      `select record_id from ${staffView(kind)} where record_id = any($1::uuid[])
         and role = 'accepted' and current_from is not null and current_to is null`,
      [recordIds],
    ),
  )
  const seen = new Set(rows.map((row) => row.record_id))
  return recordIds.filter((id) => seen.has(id))
}

/** Those of these ids, in their order, that a list of what is asked shows, whatever its page. */
export async function matchingRecords(
  session: Session,
  { kind, scope }: ListOf,
  asked: ListAsked,
  recordIds: readonly string[],
): Promise<readonly string[]> {
  const parameters = new Parameters()
  const records = staffRecords(kind, scope, parameters)
  const within = { how: 'among', recordIds } as const
  const conditions = conditionsOf(kind, { programmeId: scope.programmeId, asked, within }, parameters)
  const rows = await session.query<{ record_id: string }>(
    // programme_id: in the records of staff.
    `select record_id from (${records}) r where ${conditions.join(' and ')}`,
    parameters.values,
  )
  const matching = new Set(rows.map((row) => row.record_id))
  return recordIds.filter((id) => matching.has(id))
}
