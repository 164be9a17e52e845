/** /api/passkeys: keys by which somebody signs in without a password; and signing in by one. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import {
  addPasskey,
  countPasskey,
  endPasskeys,
  findPasskey,
  keepChallenge,
  listPasskeys,
  takeChallenge,
} from '../../../store/accounts/passkeys.js'
import { endSession, startSession } from '../../../store/accounts/sessions.js'
import { provePassword } from '../../../store/accounts/sign-in.js'
import type { Programme } from '../../../store/programme.js'
import { settingsNow } from '../../../store/settings.js'
import { passwordText, shownNameText } from '../forms.js'
import { problem } from '../problems.js'
import type { Route } from '../route.js'
import { needAccount, route } from '../route.js'
import { sessionSecretOf } from '../session-cookie.js'
import { askForKey, askForNewKey, checkKey, keyPlaceOf, readNewKey } from '../web-authn.js'
import { sessionForm, startedAnswer } from './session.js'

const base64Text = z.string().max(16_384)

/** What `PublicKeyCredential.toJSON()` gives (WebAuthn level 3, 5.1); what else browsers add is left out. */
const credentialForm = {
  id: base64Text,
  rawId: base64Text,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
}

const newKeyForm = z.object({
  ...credentialForm,
  response: z.object({
    clientDataJSON: base64Text,
    attestationObject: base64Text,
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
})

const keyForm = z.object({
  ...credentialForm,
  response: z.object({
    clientDataJSON: base64Text,
    authenticatorData: base64Text,
    signature: base64Text,
    userHandle: base64Text.optional(),
  }),
})

const passkeyForm = z.object({ passkeyId: z.uuid(), label: z.string(), madeAt: z.iso.datetime() })

function shown({ passkeyId, label, madeAt }: { passkeyId: string; label: string; madeAt: number }) {
  return { passkeyId, label, madeAt: new Date(madeAt * 1000).toISOString() }
}

/** Uses a challenge up, in a transaction of its own: a key that does not fit has had its try. */
function askedOf(programme: Programme, accountId: string | null) {
  return (challenge: string) =>
    programme.engine.transaction((session) => takeChallenge(session, programme, challenge, accountId))
}

const ownKeys: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/passkeys',
    access: 'signed_in',
    onlyInPerson: true,
    summary: 'your keys',
    answer: z.object({ passkeys: z.array(passkeyForm) }),
    run: async ({ account, reading }) => {
      const { accountId } = needAccount(account)
      const found = await listPasskeys(reading.session, reading.programmeId, accountId)
      return { passkeys: found.map(shown) }
    },
  }),
  route({
    method: 'POST',
    path: '/api/passkeys/options',
    access: 'signed_in',
    onlyInPerson: true,
    showsSecret: true,
    summary: 'what a browser is asked for a new key (parseCreationOptionsFromJSON); your password first',
    body: z.strictObject({ present: passwordText }),
    answer: z.looseObject({ challenge: z.string() }),
    run: async ({ call, serving, programme, body, account: caller }) => {
      const place = keyPlaceOf(call, serving)
      const account = needAccount(caller)
      await serving.attempts.run(call, account.name, () => provePassword(programme, account, body.present))
      const { name } = await settingsNow(programme)
      const known = await programme.engine.transaction((session) =>
        listPasskeys(session, programme.programmeId, account.accountId),
      )
      const options = await askForNewKey(place, account, known, name)
      await programme.engine.transaction((session) =>
        keepChallenge(session, programme, options.challenge, account.accountId),
      )
      return options
    },
  }),
  route({
    method: 'POST',
    path: '/api/passkeys',
    access: 'signed_in',
    onlyInPerson: true,
    status: 201,
    summary: 'add the key that a browser made',
    body: z.strictObject({ label: shownNameText, response: newKeyForm }),
    answer: passkeyForm,
    run: async ({ call, serving, programme, body, account }) => {
      const { accountId } = needAccount(account)
      const response = body.response as RegistrationResponseJSON
      const half = await readNewKey(keyPlaceOf(call, serving), response, askedOf(programme, accountId))
      const made = await programme.engine.transaction((session) =>
        addPasskey(session, programme, accountId, { ...half, label: body.label }),
      )
      return shown(made)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/passkeys/{id}',
    access: 'signed_in',
    onlyInPerson: true,
    summary: 'end one of your keys',
    run: async ({ programme, path, account }) => {
      const { accountId } = needAccount(account)
      await programme.engine.transaction((session) =>
        endPasskeys(session, programme.programmeId, accountId, path.id ?? ''),
      )
      return undefined
    },
  }),
]

const signingIn: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/session/passkey/options',
    access: 'open',
    summary: 'what a browser is asked to sign in by a key (parseRequestOptionsFromJSON)',
    answer: z.looseObject({ challenge: z.string() }),
    run: async ({ call, serving, programme }) => {
      const options = await askForKey(keyPlaceOf(call, serving))
      await programme.engine.transaction((session) =>
        keepChallenge(session, programme, options.challenge, null),
      )
      return options
    },
  }),
  route({
    method: 'POST',
    path: '/api/session/passkey',
    access: 'open',
    summary: 'sign in by a key',
    body: z.strictObject({ response: keyForm }),
    answer: sessionForm,
    run: async (given) => {
      const { call, serving, programme, body } = given
      const response = body.response as AuthenticationResponseJSON
      const started = await serving.attempts.run(call, null, async () => {
        const place = keyPlaceOf(call, serving)
        const found = await programme.engine.transaction((session) =>
          findPasskey(session, programme.programmeId, response.id),
        )
        if (found === null) throw problem.passkeyRefused({})
        const counter = await checkKey(place, response, found.half, askedOf(programme, null))
        return startByKey(programme, { response, counter, before: sessionSecretOf(call, serving) })
      })
      return startedAnswer(given, started)
    },
  }),
]

/** Looks the key up again in the transaction that starts the session: it may have ended while it was checked. */
function startByKey(
  programme: Programme,
  key: {
    readonly response: AuthenticationResponseJSON
    readonly counter: number
    readonly before: string | null
  },
) {
  const { engine, programmeId } = programme
  return engine.transaction(async (session) => {
    const found = await findPasskey(session, programmeId, key.response.id)
    const isNew = await countPasskey(session, programmeId, key.response.id, key.counter)
    if (found === null || !isNew) throw problem.passkeyRefused({})
    if (key.before !== null) await endSession(session, programmeId, key.before)
    const { account } = found
    return { account, secret: await startSession(session, programme, account.accountId) }
  })
}

export const passkeyRoutes: readonly Route[] = [...ownKeys, ...signingIn]
