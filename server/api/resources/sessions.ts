/** /api/sessions: where one is signed in oneself. Of a browser nothing is kept, so that times alone tell them apart. */
import { z } from 'zod'
import { endSessionOf, listSessions } from '../../../store/accounts/sessions.js'
import type { Route } from '../route.js'
import { needAccount, route } from '../route.js'
import { sessionSecretOf } from '../session-cookie.js'

const sessionForm = z.object({
  sessionId: z.string(),
  startedAt: z.iso.datetime(),
  usedAt: z.iso.datetime(),
  isThis: z.boolean(),
})

export const ownSessionRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/sessions',
    access: 'signed_in',
    onlyInPerson: true,
    summary: 'where you are signed in, the newest first',
    answer: z.object({ sessions: z.array(sessionForm) }),
    run: async ({ call, serving, programme, account, reading }) => {
      const secret = sessionSecretOf(call, serving)
      const { accountId } = needAccount(account)
      const found = await listSessions(reading.session, programme, accountId, secret)
      const time = (seconds: number) => new Date(seconds * 1000).toISOString()
      return {
        sessions: found.map(({ startedAt, usedAt, ...rest }) => ({
          ...rest,
          startedAt: time(startedAt),
          usedAt: time(usedAt),
        })),
      }
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/sessions/{id}',
    access: 'signed_in',
    onlyInPerson: true,
    summary: 'sign out one browser of yours',
    run: async ({ programme, path, account }) => {
      const { accountId } = needAccount(account)
      await programme.engine.transaction((session) =>
        endSessionOf(session, programme.programmeId, accountId, path.id ?? ''),
      )
      return undefined
    },
  }),
]
