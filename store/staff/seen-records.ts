/** Which of some records somebody may read. */
import type { Kind } from '../../core/record/definition.js'
import type { Session } from '../engine/engine.js'
import type { StaffScope } from './staff-role.js'
import { asStaff } from './staff-role.js'
import { staffView } from './staff-view.js'

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
