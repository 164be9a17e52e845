/** What differs between two versions of a record. */
import { z } from 'zod'
import { fieldsOf } from '../../../core/record/columns.js'
import type { StaffVersion } from '../../../store/staff/one-record.js'
import { namesOfRecords, staffVersions } from '../../../store/staff/one-record.js'
import { problem } from '../../../store/staff/problems.js'
import { asStaff } from '../../../store/staff/staff-role.js'
import type { Route } from '../route.js'
import { route } from '../route.js'
import { idsIn, kindOf, neededId, scopeOf } from './records.js'

const told = z.object({ version: z.int(), entry: z.int().nullable() })

export const versionRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/{kinds}/{id}/versions/{range}',
    access: 'read_register',
    summary:
      'What differs between two accepted versions of a record, written as 1..3: the fields that say otherwise, before and after, as far as the caller may read them.',
    answer: z.object({
      before: told,
      after: told,
      changed: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
      named: z.array(z.object({ kind: z.string(), id: z.string(), name: z.string().nullable() })),
    }),
    run: async (call) => {
      const kind = kindOf(call.path.kinds)
      const id = neededId(kind, call.path.id)
      return asStaff(call.reading.session, await scopeOf(call), async (staff) => {
        const versions = await staffVersions(staff, kind, id)
        const [before, after] = versionsOf(versions, call.path.range ?? '', id)
        const changed = fieldsOf(kind).flatMap(({ name }) => {
          const [was, is] = [before.values[name] ?? null, after.values[name] ?? null]
          return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ field: name, before: was, after: is }]
        })
        const values = changed.map((each) => ({ before: each.before, after: each.after }))
        return {
          before: { version: before.version, entry: before.entry },
          after: { version: after.version, entry: after.entry },
          changed,
          named: await namesOfRecords(staff, idsIn(values)),
        }
      })
    },
  }),
]

/** The two versions of a range such as `1..3`. Throws `version-unknown`. */
function versionsOf(
  versions: readonly StaffVersion[],
  range: string,
  id: string,
): readonly [StaffVersion, StaffVersion] {
  const numbers = /^(\d{1,9})\.\.(\d{1,9})$/.exec(range)?.slice(1) ?? []
  const [before, after] = numbers.map((number) =>
    // What it copies from another record may have changed while it was current: the last of its rows counts.
    versions.findLast(({ role, version }) => role === 'accepted' && version === Number(number)),
  )
  if (!before || !after) throw problem.versionUnknown({ id, range })
  return [before, after]
}
