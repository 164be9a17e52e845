/** /api/session: who is signed in here, and what they may do. */
import { z } from 'zod'
import { pageLanguages } from '../../../core/access/languages.js'
import { rights, rightsOf } from '../../../core/access/roles.js'
import { accountForm } from '../forms.js'
import type { Route } from '../route.js'
import { route } from '../route.js'

const sessionForm = z.object({
  account: accountForm.nullable(),
  rights: z.array(z.enum(rights)),
  programme: z.object({ code: z.string(), name: z.string() }),
  languages: z.array(z.enum(pageLanguages)),
})

export const sessionRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/session',
    access: 'open',
    summary: 'who is signed in and what they may do; account is null where nobody is',
    answer: sessionForm,
    run: async ({ account, programme, reading }) => ({
      account,
      rights: rightsOf(account?.roles ?? []),
      programme: { code: programme.code, name: reading.settings.name },
      languages: pageLanguages,
    }),
  }),
]
