/** Passkeys in a real browser, with the virtual authenticator of Chromium. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import type { RunningService } from '../server/listen.js'
import { serveProgramme } from '../server/listen.js'
import { makeLink, redeemLink } from '../store/accounts/links.js'
import type { Programme } from '../store/programme.js'
import { password, signedIn } from './served-accounts.js'
import { newProgramme } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'

const executablePath = '/usr/bin/chromium'
const skip = existsSync(executablePath)
  ? false
  : `NO BROWSER: ${executablePath} is not there (Debian's package chromium), so no passkey was made`
if (skip) console.error(skip)

/** An answer as the page got it. */
interface Answered {
  readonly status: number
  readonly body: Record<string, unknown>
}

/** In the page: sends JSON as a page of the service does. */
async function send(page: Page, method: string, path: string, body?: unknown): Promise<Answered> {
  return page.evaluate(
    async ({ method, path, body }) => {
      const headers: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' }
      const answer = await fetch(path, {
        method,
        headers,
        body: body === undefined ? null : JSON.stringify(body),
      })
      const text = await answer.text()
      return { status: answer.status, body: text === '' ? {} : JSON.parse(text) }
    },
    { method, path, body },
  )
}

/** In the page: lets the browser answer what the service asks, as it would be written in a page. */
async function answerOfKey(page: Page, what: 'create' | 'get', options: unknown): Promise<unknown> {
  const script = `(async () => {
    const options = ${JSON.stringify(options)}
    const credential = ${
      what === 'create'
        ? 'await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })'
        : 'await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })'
    }
    return credential.toJSON()
  })()`
  return page.evaluate(script)
}

describeEngines('passkeys', (kind) => {
  if (skip) return
  const shared = sharedRegister(kind)
  let browser: Browser
  let programme: Programme
  let service: RunningService
  let page: Page
  let authenticator: CDPSession
  let folder = ''
  const named = (host: string) => service.address.replace('127.0.0.1', host)

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'truebearing-pages-'))
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>invented</title>')
    programme = await newProgramme(shared.engine, shared.place, 'KEYS')
    const log = () => undefined
    service = await serveProgramme(programme, {
      port: 0,
      host: '127.0.0.1',
      address: null,
      log,
      pages: folder,
    })
    await signedIn(programme, named('localhost'), { name: 'mira', roles: ['analyst'], hasPassword: true })
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
    page = await browser.newPage()
    await page.goto(named('localhost'))
    authenticator = await page.context().newCDPSession(page)
    await authenticator.send('WebAuthn.enable')
    await authenticator.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
      },
    })
  })
  after(async () => {
    await browser?.close()
    await service?.close()
    rmSync(folder, { recursive: true })
  })

  const signInByKey = async (change: (response: never) => unknown = (response) => response) => {
    const { body: options } = await send(page, 'POST', '/api/session/passkey/options')
    const response = await answerOfKey(page, 'get', options)
    return send(page, 'POST', '/api/session/passkey', { response: change(response as never) })
  }

  test('a key is added after the password, and signs in 2 times without it', async () => {
    await send(page, 'POST', '/api/session', { name: 'mira', password })
    equal((await send(page, 'POST', '/api/passkeys/options', { present: 'not that river' })).status, 401)
    const { body: options } = await send(page, 'POST', '/api/passkeys/options', { present: password })
    const response = await answerOfKey(page, 'create', options)
    const added = await send(page, 'POST', '/api/passkeys', { label: 'my telephone', response })
    deepEqual([added.status, added.body.label], [201, 'my telephone'])
    const again = await send(page, 'POST', '/api/passkeys', { label: 'again', response })
    equal(again.body.title, 'passkey-refused')
    for (const count of [1, 2]) {
      await send(page, 'DELETE', '/api/session')
      equal((await send(page, 'GET', '/api/session')).body.account, null)
      const signed = await signInByKey()
      equal(signed.status, 200, String(count))
      equal((signed.body.account as { name: string }).name, 'mira')
    }
  })

  test('what a key is asked names no key and no person', async () => {
    const { body } = await send(page, 'POST', '/api/session/passkey/options')
    deepEqual([body.allowCredentials, body.userVerification, body.rpId], [undefined, 'required', 'localhost'])
    match(String(body.challenge), /^[\w-]{43}$/)
  })

  test('an answer that came before, to what was never asked, or of another hand is refused: 3 of them', async () => {
    await send(page, 'DELETE', '/api/session')
    const { body: options } = await send(page, 'POST', '/api/session/passkey/options')
    const response = await answerOfKey(page, 'get', options)
    equal((await send(page, 'POST', '/api/session/passkey', { response })).status, 200)
    await send(page, 'DELETE', '/api/session')
    const replayed = await send(page, 'POST', '/api/session/passkey', { response })
    const invented = await answerOfKey(page, 'get', { ...options, challenge: 'A'.repeat(43) })
    const unasked = await send(page, 'POST', '/api/session/passkey', { response: invented })
    const changed = await signInByKey((given: { response: { signature: string } }) => ({
      ...given,
      response: { ...given.response, signature: given.response.signature.replace(/^..../, 'AAAA') },
    }))
    for (const { status, body } of [replayed, unasked, changed])
      deepEqual([status, body.title], [401, 'passkey-refused'])
    equal((await send(page, 'GET', '/api/session')).body.account, null)
  })

  test('an address in numbers has no keys, and says so', async () => {
    const other = await browser.newPage()
    await other.goto(named('127.0.0.1'))
    equal((await send(other, 'POST', '/api/session/passkey/options')).body.title, 'passkey-needs-a-name')
    await other.close()
  })

  test('a key that was ended signs in no more, and none is left after a link set a new password', async () => {
    const signed = await signInByKey()
    const accountId = (signed.body.account as { accountId: string }).accountId
    const keys = async () =>
      (await send(page, 'GET', '/api/passkeys')).body.passkeys as { passkeyId: string }[]
    const [key] = await keys()
    equal((await send(page, 'DELETE', `/api/passkeys/${key?.passkeyId}`)).status, 204)
    equal((await signInByKey()).body.title, 'passkey-refused')
    const { body: options } = await send(page, 'POST', '/api/passkeys/options', { present: password })
    const response = await answerOfKey(page, 'create', options)
    equal((await send(page, 'POST', '/api/passkeys', { label: 'second', response })).status, 201)
    equal((await keys()).length, 1)
    const link = await programme.engine.transaction((session) => makeLink(session, programme, accountId))
    await redeemLink(programme, { link: link.secret, password: 'seven quiet hills' })
    equal((await signInByKey()).body.title, 'passkey-refused')
    await send(page, 'POST', '/api/session', { name: 'mira', password: 'seven quiet hills' })
    ok((await keys()).length === 0)
  })
})
