/** How many records of a kind use each code, as staff may read them. */
import type { Kind } from '../../core/record/definition.js'
import type { Session } from '../engine/engine.js'
import type { StaffScope } from './staff-role.js'
import { asStaff } from './staff-role.js'
import { staffFields } from './staff-values.js'
import { staffView } from './staff-view.js'

/** Current records in which a field has a code itself; those with a code under it are counted there. */
export interface CodeCount {
  readonly field: string
  readonly code: string
  readonly count: number
}

/** The counts of every coded field of a kind that staff may read, in one pass over its records. */
export async function countCodes(
  session: Session,
  scope: StaffScope,
  kind: Kind,
): Promise<readonly CodeCount[]> {
  const coded = staffFields(kind).flatMap(({ field: { name, value } }) =>
    value.type === 'code' ? [{ name, isSeveral: value.several === true }] : [],
  )
  const single = coded.flatMap(({ name, isSeveral }) => (isSeveral ? [] : [name]))
  const several = coded.flatMap(({ name, isSeveral }) => (isSeveral ? [name] : []))
  const statements = [
    ...(single.length > 0 ? [ofOne(kind, single)] : []),
    ...several.map((name) => ofSeveral(kind, name)),
  ]
  if (statements.length === 0) return []
  return asStaff(session, scope, (staff) =>
    // programme_id: in the view.
    staff.query<CodeCount & Record<string, unknown>>(
      `select field, code, count from (${statements.join(' union all ')}) as used where code is not null order by field, code`,
      [],
    ),
  )
}

const isCurrent = `role = 'accepted' and current_from is not null and current_to is null`

/** One scan for all fields that have one code each. */
function ofOne(kind: Kind, names: readonly string[]): string {
  const which = names.map((name) => `when grouping(${name}) = 0 then '${name}'`).join(' ')
  const code = names.map((name) => `when grouping(${name}) = 0 then ${name}`).join(' ')
  const sets = names.map((name) => `(${name})`).join(', ')
  // programme_id: in the view.
  return `select case ${which} end as field, case ${code} end as code, count(*) as count
    from ${staffView(kind)} where ${isCurrent} group by grouping sets (${sets})`
}

function ofSeveral(kind: Kind, name: string): string {
  // programme_id: in the view.
  return `select '${name}' as field, each.code, count(*) as count
    from ${staffView(kind)}, unnest(${name}) as each (code) where ${isCurrent} group by each.code`
}
