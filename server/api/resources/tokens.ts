/** /api/tokens: for programs that call by themselves, with `Authorization: Bearer ...`. */
import { z } from 'zod'
import { may, roles } from '../../../core/access/roles.js'
import type { Token } from '../../../store/accounts/tokens.js'
import { endToken, listTokens, makeToken } from '../../../store/accounts/tokens.js'
import { shownNameText } from '../forms.js'
import type { ApiCall, Route } from '../route.js'
import { needAccount, route } from '../route.js'

const mostDays = 366

const tokenForm = z.object({
  tokenId: z.uuid(),
  accountId: z.uuid(),
  label: z.string(),
  roles: z.array(z.enum(roles)),
  madeAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
})

function shown(token: Token) {
  const time = (seconds: number) => new Date(seconds * 1000).toISOString()
  return { ...token, madeAt: time(token.madeAt), expiresAt: time(token.expiresAt) }
}

/** Whose tokens somebody sees and ends: an administrator's are everybody's (null). */
function ownerSeen({ account }: Pick<ApiCall, 'account'>): string | null {
  const { accountId, roles: held } = needAccount(account)
  return may(held, 'administer') ? null : accountId
}

export const tokenRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/tokens',
    access: 'signed_in',
    onlyInPerson: true,
    summary: 'the tokens that you made, and for an administrator those of everybody, without their secrets',
    answer: z.object({ tokens: z.array(tokenForm) }),
    run: async (given) => {
      const { session, programmeId } = given.reading
      const tokens = await listTokens(session, programmeId, ownerSeen(given))
      return { tokens: tokens.map(shown) }
    },
  }),
  route({
    method: 'POST',
    path: '/api/tokens',
    access: 'signed_in',
    onlyInPerson: true,
    onlyFresh: true,
    showsSecret: true,
    status: 201,
    summary: 'a token for a program, with some of your roles; its secret is shown once',
    body: z.strictObject({
      label: shownNameText,
      roles: z.array(z.enum(roles)).min(1),
      days: z.int().min(1).max(mostDays).default(90),
    }),
    answer: tokenForm.extend({ secret: z.string() }),
    run: async ({ programme, account, body }) => {
      const { token, secret } = await programme.engine.transaction((session) =>
        makeToken(session, programme, needAccount(account), body),
      )
      return { ...shown(token), secret }
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/tokens/{id}',
    access: 'signed_in',
    onlyInPerson: true,
    summary: 'end a token that you made, or as an administrator anybody’s',
    run: async (given) => {
      const { programme, path } = given
      await programme.engine.transaction((session) =>
        endToken(session, programme.programmeId, path.id ?? '', ownerSeen(given)),
      )
      return undefined
    },
  }),
]
