/** /api/session: who is signed in here and what they may do; signing in and out, links and passwords. */
import { z } from 'zod'
import type { Account } from '../../../core/access/account.js'
import { pageLanguages } from '../../../core/access/languages.js'
import { rights, rightsOf } from '../../../core/access/roles.js'
import { readSignInName } from '../../../core/access/sign-in-name.js'
import { accountOfLink, redeemLink } from '../../../store/accounts/links.js'
import { changePerson } from '../../../store/accounts/people.js'
import { endSession, endSessions } from '../../../store/accounts/sessions.js'
import type { Started } from '../../../store/accounts/sign-in.js'
import { changePassword, signIn } from '../../../store/accounts/sign-in.js'
import type { Programme } from '../../../store/programme.js'
import { type Settings, settingsNow } from '../../../store/settings.js'
import { accountForm, passwordText, secretText, shownNameText } from '../forms.js'
import type { ApiCall, Route } from '../route.js'
import { needAccount, route } from '../route.js'
import { giveSession, sessionSecretOf, takeSession } from '../session-cookie.js'

/** What a page learns when it starts, and when somebody signed in. */
export const sessionForm = z.object({
  account: accountForm.nullable(),
  rights: z.array(z.enum(rights)),
  /** The time zone is told to whoever is signed in: it says where the register is kept. */
  programme: z.object({ code: z.string(), name: z.string(), timeZone: z.string().nullable() }),
  languages: z.array(z.enum(pageLanguages)),
})

function sessionAnswer(account: Account | null, { code }: Programme, settings: Settings) {
  const allowed = rightsOf(account?.roles ?? [])
  const timeZone = account === null ? null : settings.timeZone
  return {
    account,
    rights: allowed,
    programme: { code, name: settings.name, timeZone },
    languages: pageLanguages,
  }
}

/** The browser gets the new secret; the page gets what it gets when it asks who is signed in. */
export async function startedAnswer({ call, serving, programme }: ApiCall, { account, secret }: Started) {
  giveSession(call, serving, secret)
  return sessionAnswer(account, programme, await settingsNow(programme))
}

export const sessionRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/session',
    access: 'open',
    summary: 'who is signed in and what they may do; account is null where nobody is',
    answer: sessionForm,
    run: async ({ account, programme, reading }) => sessionAnswer(account, programme, reading.settings),
  }),
  route({
    method: 'POST',
    path: '/api/session',
    access: 'open',
    summary: 'sign in by name and password',
    body: z.strictObject({ name: z.string().max(200), password: passwordText }),
    answer: sessionForm,
    run: async (given) => {
      const { call, serving, programme, body } = given
      const name = readSignInName(body.name) ?? ''
      const before = sessionSecretOf(call, serving)
      const started = await serving.attempts.run(call, name, () => signIn(programme, { ...body, before }))
      return startedAnswer(given, started)
    },
  }),
  route({
    method: 'PATCH',
    path: '/api/session',
    access: 'signed_in',
    onlyInPerson: true,
    summary: 'change the language of the pages and the name as it is shown, of who is signed in',
    body: z.strictObject({ language: z.enum(pageLanguages).optional(), shownName: shownNameText.optional() }),
    answer: sessionForm,
    run: async ({ account, programme, body }) => {
      const { accountId } = needAccount(account)
      const { state: _, ...now } = await programme.engine.transaction((session) =>
        changePerson(session, programme, { accountId }, body),
      )
      return sessionAnswer(now, programme, await settingsNow(programme))
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/session',
    access: 'open',
    summary: 'sign out here, or with everywhere=true in every browser',
    query: z.strictObject({ everywhere: z.enum(['true', 'false']).optional() }),
    run: async ({ call, serving, programme, account, query }) => {
      const secret = sessionSecretOf(call, serving)
      await programme.engine.transaction(async (session) => {
        if (secret !== null) await endSession(session, programme.programmeId, secret)
        if (account !== null && query.everywhere === 'true')
          await endSessions(session, programme.programmeId, account.accountId)
      })
      takeSession(call, serving)
      return undefined
    },
  }),
  route({
    method: 'POST',
    path: '/api/session/link/look',
    access: 'open',
    summary: 'whose link this is, so that the page greets them in their language; the link is not used up',
    body: z.strictObject({ link: secretText }),
    answer: accountForm.pick({ name: true, shownName: true, language: true }),
    run: async ({ call, serving, programme, body }) => {
      const { name, shownName, language } = await serving.attempts.run(call, null, () =>
        programme.engine.transaction((session) => accountOfLink(session, programme, body.link)),
      )
      return { name, shownName, language }
    },
  }),
  route({
    method: 'POST',
    path: '/api/session/link',
    access: 'open',
    summary: 'set a password by a link, which is used up, and sign in',
    body: z.strictObject({ link: secretText, password: passwordText }),
    answer: sessionForm,
    run: async (given) => {
      const { call, serving, programme, body } = given
      return startedAnswer(given, await serving.attempts.run(call, null, () => redeemLink(programme, body)))
    },
  }),
  route({
    method: 'POST',
    path: '/api/session/password',
    access: 'signed_in',
    onlyInPerson: true,
    showsSecret: true,
    summary: 'change the password; every other session ends',
    body: z.strictObject({ present: passwordText, next: passwordText }),
    answer: sessionForm,
    run: async (given) => {
      const { call, serving, programme, body } = given
      const account = needAccount(given.account)
      const started = await serving.attempts.run(call, account.name, () =>
        changePassword(programme, account, body),
      )
      return startedAnswer(given, started)
    },
  }),
]
