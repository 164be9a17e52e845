/** Signing by e-mail as whoever runs the appeal sees it: opened, counted without a name, told why no mail goes, closed. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { eraseSignature } from '../intake/erase/erase-signature.js'
import { changeMail } from '../store/programme-changes.js'
import type { SignedIn } from './served-accounts.js'
import { codeOf, servedAccounts } from './served-accounts.js'
import { MailServer } from './support/mail-server.js'
import { describeEngines, sharedRegister } from './support/registers.js'
import { appeal } from './support/signatures.js'

interface Answer {
  readonly isOpen: boolean
  readonly openedAt: number | null
  readonly closedAt: number | null
  readonly languages: readonly string[]
  readonly isTextNow: boolean
  readonly textsSha256: string
  readonly address: string | null
  readonly requests: Readonly<Record<string, number>>
  readonly addresses: number
  readonly mail: {
    readonly isOn: boolean
    readonly trouble: { readonly why: string; readonly code: string | null } | null
    readonly messages: readonly {
      readonly of: string
      readonly code: string | null
      readonly count: number
    }[]
    readonly lastTakenAt: number | null
  }
}

describeEngines('signing by e-mail over HTTP', (kind) => {
  const service = servedAccounts(sharedRegister(kind), 'SIGNMAIL')
  const path = '/api/documents/letter/signing'
  const server = new MailServer({ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'] })
  let writer: SignedIn
  let publisher: SignedIn
  let port = 0

  const mail = (more: Readonly<Record<string, unknown>>) =>
    changeMail(
      service.programme,
      'mail.json',
      JSON.stringify({
        ...{
          host: '127.0.0.1',
          port,
          security: 'none',
          user: 'secretary-of-mail',
          sender: 'appeal@example.org',
        },
        ...{ address: 'https://sign.example.org/', link_hours: 48, ...more },
      }),
    )
  const save = async (id: string, text: string, revision: number, language = '') => {
    const where = `/api/documents/${id}${language && `/${language}`}`
    equal((await service.ask('PUT', where, { as: writer, body: { text, revision } })).status, 200)
  }
  const state = async (as = writer) => {
    const text = await (await service.ask('GET', path, { as })).text()
    ok(!/example\.org(?!\/sign)|Vole|Vess|secretary-of-mail/.test(text), text)
    return JSON.parse(text) as Answer
  }
  const open = async (as = publisher, textsSha256?: string) =>
    service.ask('POST', path, { as, body: { textsSha256: textsSha256 ?? (await state()).textsSha256 } })
  const post = async (where: string, form: Readonly<Record<string, string>>) =>
    (await fetch(service.address + where, { method: 'POST', body: new URLSearchParams(form) })).status
  const ask = (name: string) =>
    post('/sign/documents/letter', {
      ...{ name, address: `${name.replace(' ', '.').toLowerCase()}@example.org`, capacity: 'supporter' },
      ...{ sign: 'yes', name_in_public: 'yes' },
    })
  /** Looks until the loop of the service has done it. */
  const until = async (isSo: (now: Answer) => boolean) => {
    for (let look = 0; look < 400; look += 1) {
      const now = await state()
      if (isSo(now)) return now
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    throw new Error(`it did not come about: ${JSON.stringify(await state())}`)
  }
  const messages = ({ mail }: Answer) => mail.messages.map(({ of, code, count }) => [of, code, count])
  const tokenIn = (mail = '') => {
    const [head = '', body = ''] = mail.split('\r\n\r\n')
    const text = /base64/i.test(head) ? Buffer.from(body, 'base64').toString() : body
    return /token=([\w-]{43})/.exec(text)?.[1] ?? ''
  }

  before(async () => {
    writer = await service.person('ann', ['analyst'])
    publisher = await service.person('enno', ['publisher'])
    port = await server.listen()
    await save('letter', appeal, 0)
    await save('letter', appeal.replace('We ask for an answer.', 'Nous demandons une réponse.'), 0, 'fr')
  })
  after(async () => {
    await server.close()
  })

  test('a text that was never opened has 0 requests, and is not opened while no mail is sent', async () => {
    const now = await state()
    deepEqual([now.isOpen, now.openedAt, now.address, now.mail.isOn], [false, null, null, false])
    deepEqual([now.requests.asked, now.addresses, now.mail.messages], [0, 0, []])
    equal(await codeOf(await open()), '409 mail-off')
    equal(await codeOf(await service.ask('DELETE', path, { as: publisher })), '404 not-open-for-signing')
  })

  test('it is opened by a publisher, in the 2 texts that were shown and with a list, and told with its address', async () => {
    await mail({})
    equal(await codeOf(await open(writer)), '403 right-missing')
    equal(await codeOf(await open(publisher, '0'.repeat(64))), '409 signing-texts-changed')
    const bare = appeal.replace('id: letter', 'id: bare').replace('signatories: signatories.csv\n', '')
    await save('bare', bare, 0)
    const body = { textsSha256: '0'.repeat(64) }
    const refused = await service.ask('POST', '/api/documents/bare/signing', { as: publisher, body })
    equal(await codeOf(refused), '409 document-not-signed')
    equal((await state()).isOpen, false)
    equal((await open()).status, 200)
    const now = await state()
    deepEqual([now.isOpen, now.languages, now.isTextNow], [true, ['en', 'fr'], true])
    equal(now.address, 'https://sign.example.org/sign/documents/letter')
    equal((await fetch(`${service.address}/sign/documents/letter`)).status, 200)
  })

  test('1 who asked is counted and waits, and that no password is given is said without a word of the settings', async () => {
    equal(await ask('Tessa Vole'), 202)
    const now = await until(({ mail }) => mail.trouble !== null)
    deepEqual([now.requests.asked, now.requests.waiting, now.addresses], [1, 1, 1])
    deepEqual([now.mail.trouble?.why, now.mail.trouble?.code], ['password_missing', null])
    deepEqual(messages(now), [['waiting', null, 1]])
  })

  test('a server that is not there is told as such, and one that takes nothing for now by its code', async () => {
    await mail({ user: undefined, port: 1 })
    equal(await ask('Lirra Vess'), 202)
    const { trouble } = (await until(({ mail }) => mail.trouble?.why === 'unreached')).mail
    match(trouble?.code ?? '', /^E[A-Z]+$/)
    server.reply = 451
    await mail({ user: undefined })
    equal(await ask('Orrin Dar'), 202)
    const now = await until(({ mail }) => mail.messages[0]?.count === 3 && mail.trouble === null)
    deepEqual(messages(now), [['delayed', '451', 3]])
    equal(now.mail.lastTakenAt, null)
  })

  test('4 messages are taken once the server takes them; 2 who press their button are confirmed, and 1 of them erased', async () => {
    server.reply = 250
    service.pass(2)
    equal(await ask('Mirel Oss'), 202)
    ok((await until((now) => messages(now).join() === 'taken,,4')).mail.lastTakenAt)
    const confirm = async (address: string) => {
      const sent = server.mails.filter((text) => text.includes(`To: ${address}`)).at(-1)
      equal(await post('/sign/confirm', { token: tokenIn(sent) }), 200, address)
    }
    await confirm('tessa.vole@example.org')
    await confirm('lirra.vess@example.org')
    const before = server.mails.length
    equal(await ask('Tessa Vole'), 202)
    await until(() => server.mails.slice(before).some((text) => text.includes('To: tessa.vole')))
    await until(({ mail }) => mail.messages.every(({ of }) => of === 'taken'))
    await confirm('tessa.vole@example.org')
    const { requests, addresses } = await state()
    deepEqual([requests.asked, requests.confirmed, requests.repeated, addresses], [5, 2, 1, 5])
    const { signatures } = (await (
      await service.ask('GET', '/api/documents/letter/signatories', { as: writer })
    ).json()) as { signatures: { entry: number; printed: { name: string } | null }[] }
    const tessa = signatures.find(({ printed }) => printed?.name === 'Tessa Vole')
    await eraseSignature(service.programme, String(tessa?.entry), 'she asked for it')
    const now = await state()
    deepEqual([now.requests.confirmed, now.requests.erased, now.requests.withdrawn], [1, 1, 0])
    equal(now.addresses, 3, 'an address by which she only confirmed again is kept')
  })

  test('2 whose link ended in 48 hours are expired, and a text that was changed is told until it is opened again', async () => {
    service.pass(49 * 60)
    writer = await service.person('bela', ['analyst'])
    publisher = await service.person('cira', ['publisher'])
    equal((await state()).requests.expired, 2)
    await save('letter', appeal.replace('an answer', 'an answer in writing'), 1)
    equal((await state()).isTextNow, false)
    equal((await open()).status, 200)
    equal((await state()).isTextNow, true)
  })

  test('closing deletes the 2 addresses that are left, and the form and the second closing are refused', async () => {
    equal(await ask('Sav Oss'), 202)
    const closed = await service.ask('DELETE', path, { as: publisher })
    deepEqual(await closed.json(), { documentId: 'letter', addresses: 2 })
    const { isOpen, closedAt, addresses, requests } = await state()
    deepEqual([isOpen, closedAt !== null, addresses], [false, true, 0])
    deepEqual([requests.asked, requests.confirmed, requests.expired, requests.waiting], [6, 1, 3, 0])
    equal(await ask('Sav Oss'), 404)
    equal(await codeOf(await service.ask('DELETE', path, { as: publisher })), '404 not-open-for-signing')
  })
})
