/** /api/views: lists that somebody keeps under a name, on whichever computer they sign in. */
import { z } from 'zod'
import { endViews, keepView, listViews, mostViews } from '../../../store/accounts/views.js'
import { plainText } from '../forms.js'
import type { ApiCall, Route } from '../route.js'
import { needAccount, route } from '../route.js'
import { listQuestion } from './list-question.js'
import { kindOf } from './records.js'

const viewForm = z.strictObject({
  kinds: z.string().max(100),
  name: plainText(80),
  query: listQuestion,
  columns: z.array(z.string().regex(/^\w{1,100}$/)).max(200),
})
const keptForm = viewForm.extend({ viewId: z.uuid() })

function ofCaller({ account, programme }: Pick<ApiCall, 'account' | 'programme'>) {
  return { programmeId: programme.programmeId, accountId: needAccount(account).accountId }
}

export const viewRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/views',
    access: 'read_register',
    onlyInPerson: true,
    summary: 'your saved views of lists; nobody else sees them',
    answer: z.object({ views: z.array(keptForm) }),
    run: async (call) => ({ views: await listViews(call.reading.session, ofCaller(call)) }),
  }),
  route({
    method: 'PUT',
    path: '/api/views',
    access: 'read_register',
    onlyInPerson: true,
    summary: `save a view of a list, in the place of yours of the same kind and name; ${mostViews} at most`,
    body: viewForm,
    answer: keptForm,
    run: async (call) => {
      const { kinds, name, query, columns } = call.body
      const view = { kinds: kindOf(kinds).table, name, query: stated(query), columns }
      return call.programme.engine.transaction((session) => keepView(session, ofCaller(call), view))
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/views/{id}',
    access: 'read_register',
    onlyInPerson: true,
    summary: 'remove one of your saved views',
    run: async (call) => {
      await call.programme.engine.transaction((session) =>
        endViews(session, ofCaller(call), call.path.id ?? ''),
      )
      return undefined
    },
  }),
]

/** What is asked, without what is not. */
function stated(query: z.output<typeof listQuestion>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
}
