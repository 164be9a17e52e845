/** /api/codes: how often each code of a kind is used. */
import { z } from 'zod'
import { kindNamed } from '../../../core/record/kinds.js'
import { countCodes } from '../../../store/staff/count-codes.js'
import { scopeOfAccount } from '../../../store/staff/staff-role.js'
import { staffKinds } from '../../../store/staff/staff-view.js'
import type { Route } from '../route.js'
import { needAccount, route } from '../route.js'

export const codeRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/codes',
    access: 'read_register',
    summary:
      'How many current records of a kind that you may read have each code itself; a record with a code under it is counted there. Fields and codes that are confidential are not counted.',
    query: z.strictObject({ kind: z.enum(staffKinds.map(({ kind }) => kind)) }),
    answer: z.object({
      counts: z.array(z.object({ field: z.string(), code: z.string(), count: z.int() })),
    }),
    run: async ({ reading: { session, programmeId }, account, query }) => {
      const scope = await scopeOfAccount(session, programmeId, needAccount(account))
      return { counts: await countCodes(session, scope, kindNamed(query.kind)) }
    },
  }),
]
