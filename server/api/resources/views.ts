/** /api/views: lists that somebody keeps under a name, on whichever computer they sign in, and those that others share. */
import { z } from 'zod'
import { may } from '../../../core/access/roles.js'
import {
  endView,
  endViewLeft,
  keepView,
  listOthersViews,
  listViews,
  mostViews,
  shareView,
} from '../../../store/accounts/views.js'
import type { Session } from '../../../store/engine/engine.js'
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
const keptForm = viewForm.extend({ viewId: z.uuid(), isShared: z.boolean() })
const othersForm = viewForm.extend({ viewId: z.uuid(), by: z.string(), hasLeft: z.boolean() })

function ofCaller({ account, programme }: Pick<ApiCall, 'account' | 'programme'>) {
  return { programmeId: programme.programmeId, accountId: needAccount(account).accountId }
}

export const viewRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/views',
    access: 'read_register',
    onlyInPerson: true,
    summary:
      'your saved views of lists, and under `shared` those that others share, with whose they are; `hasLeft`: their account has ended',
    answer: z.object({ views: z.array(keptForm), shared: z.array(othersForm) }),
    run: async (call) => ({
      views: await listViews(call.reading.session, ofCaller(call)),
      shared: await listOthersViews(call.reading.session, ofCaller(call)),
    }),
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
    method: 'PATCH',
    path: '/api/views/{id}',
    access: 'read_register',
    onlyInPerson: true,
    summary:
      'share one of your saved views with everybody of the programme, or take it back; whoever uses it sees what they may see',
    body: z.strictObject({ isShared: z.boolean() }),
    answer: keptForm,
    run: (call) =>
      call.programme.engine.transaction((session) =>
        shareView(session, ofCaller(call), call.path.id ?? '', call.body.isShared),
      ),
  }),
  route({
    method: 'DELETE',
    path: '/api/views/{id}',
    access: 'read_register',
    onlyInPerson: true,
    summary:
      'remove one of your saved views; administrators also one that somebody shared whose account has ended',
    run: async (call) => {
      await call.programme.engine.transaction((session) => end(session, call, call.path.id ?? ''))
      return undefined
    },
  }),
]

async function end(session: Session, call: ApiCall, viewId: string): Promise<void> {
  const of = ofCaller(call)
  const isOwn = (await listViews(session, of)).some((view) => view.viewId === viewId)
  if (!isOwn && may(needAccount(call.account).roles, 'administer')) return endViewLeft(session, of, viewId)
  return endView(session, of, viewId)
}

/** What is asked, without what is not. */
function stated(query: z.output<typeof listQuestion>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
}
