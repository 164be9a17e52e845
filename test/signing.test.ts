/** Signing by e-mail, against a real mail server on loopback. */
import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { signatureOf } from '../core/signature/signature.js'
import { readBounce } from '../intake/mail/read-bounce.js'
import { signedTexts } from '../publish/signatories.js'
import { signedDocument } from '../publish/signed-document.js'
import type { RunningService } from '../server/listen.js'
import { serveProgramme } from '../server/listen.js'
import { sendWaiting } from '../server/mail/send-waiting.js'
import { changeMail } from '../store/programme-changes.js'
import { settingsNow } from '../store/settings.js'
import { askToSign } from '../store/signing/ask.js'
import { noteBounce } from '../store/signing/bounces.js'
import { countRequests } from '../store/signing/count-requests.js'
import { openForSigning, openTexts, secondsOf } from '../store/signing/documents.js'
import { followLink } from '../store/signing/links.js'
import { takeDueMail } from '../store/signing/outbox.js'
import { MailServer } from './support/mail-server.js'
import { describeEngines, sharedRegister } from './support/registers.js'
import { everyFile, SignedAppeal } from './support/signatures.js'

describeEngines('signing by e-mail', (kind) => {
  const register = sharedRegister(kind)
  const lines: string[] = []
  let appeal: SignedAppeal
  let service: RunningService
  const server = new MailServer({ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'] })
  const { mails } = server
  before(async () => {
    appeal = await SignedAppeal.start(register)
    const port = await server.listen()
    const settings = {
      host: '127.0.0.1',
      port,
      security: 'none',
      sender: 'appeal@example.org',
      address: 'https://sign.example.org',
      most_per_client_an_hour: 6,
    }
    await changeMail(appeal.programme, 'mail.json', JSON.stringify(settings))
    const document = await signedDocument(join(appeal.folder, 'letter.md'))
    await openForSigning(appeal.programme, 'letter', await signedTexts(document))
    service = await serveProgramme(appeal.programme, {
      port: 0,
      host: '127.0.0.1',
      address: null,
      log: (line) => lines.push(line),
    })
  })
  after(async () => {
    await service?.close()
    await server.close()
    appeal?.remove()
  })

  const post = (path: string, form: Readonly<Record<string, string>>, headers = {}) =>
    fetch(service.address + path, { method: 'POST', body: new URLSearchParams(form), headers })
  const ask = (address: string, more: Readonly<Record<string, string>> = {}) =>
    post('/sign/documents/letter', {
      name: 'Tessa Vole',
      address,
      capacity: 'supporter',
      sign: 'yes',
      name_in_public: 'yes',
      ...more,
    })
  const send = () => sendWaiting(appeal.programme, {})
  const counts = () =>
    appeal.programme.engine.transaction((session) =>
      countRequests(session, appeal.programme.programmeId, {
        documentId: 'letter',
        now: secondsOf(appeal.programme.now()),
      }),
    )
  const tokenIn = (mail = '') => {
    const [head = '', body = ''] = mail.split('\r\n\r\n')
    const text = /base64/i.test(head) ? Buffer.from(body, 'base64').toString() : body
    return /token=([\w-]{43})/.exec(text)?.[1] ?? ''
  }
  const settled = async () => {
    // The service sends by itself too; the lock of the outbox lets this run wait for that one.
    await send()
  }

  test('the list of texts stands in the language of the reader, or in the one that was chosen', async () => {
    const list = async (path: string, accepted: string) =>
      (await fetch(service.address + path, { headers: { 'Accept-Language': accepted } })).text()
    match(
      await list('/sign', 'fr-CH, en;q=0.5'),
      /<html lang="fr" dir="ltr">[\s\S]*<h1>Textes que l’on peut signer ici/,
    )
    match(await list('/sign?language=ar', 'fr'), /<html lang="ar" dir="rtl">[\s\S]*<h1>نصوص يمكن توقيعها هنا/)
    match(
      await list('/sign', 'xx'),
      /<h1>Texts that can be signed here<\/h1>[\s\S]*\/sign\/documents\/letter/,
    )
  })

  test('counts 0 until the button of the link was pressed, 1 after it, and 0 after the withdrawal', async () => {
    equal((await ask('tessa@example.org')).status, 202)
    await settled()
    equal(mails.length, 1)
    const token = tokenIn(mails[0])
    const page = await (await fetch(`${service.address}/sign/confirm?token=${token}`)).text()
    match(page, /<form method="post" action="\/sign\/confirm">/)
    equal((await appeal.count()).signed, 0)
    const later = () => new Date(appeal.programme.now().getTime() + 73 * 3_600_000)
    await rejects(followLink({ ...appeal.programme, now: later }, token, 'confirm'), { code: 'link-over' })
    for (let press = 0; press < 2; press += 1) equal((await post('/sign/confirm', { token })).status, 200)
    deepEqual((await appeal.count()).ways, [{ of: 'email_link', count: 1 }])
    await settled()
    equal(mails.length, 2)
    const published = await appeal.publish()
    for (const path of everyFile(published.directory)) ok(!readFileSync(path).includes('tessa@'), path)
    equal((await post('/sign/withdraw', { token: tokenIn(mails[1]) })).status, 200)
    equal((await appeal.count()).signed, 0)
    equal((await post('/sign/confirm', { token: 'x'.repeat(43) })).status, 410)
    ok(!lines.join('\n').includes('tessa@') && !lines.join('\n').includes(token))
  })

  test('sends a message again, 1 time, that a process had taken up when it ended', async () => {
    const { engine, programmeId } = appeal.programme
    const now = secondsOf(appeal.programme.now())
    const text = (await engine.transaction((session) => openTexts(session, programmeId)))[0]
    ok(text)
    const settings = (await settingsNow(appeal.programme)).mail
    ok(settings)
    const signature = signatureOf({ signatory: 'Orrin Dar', capacity: ['supporter'] })
    const asked = { text, signature, address: 'orrin@example.org', mailbox: 'orrin@example.org', doubts: [] }
    equal(await askToSign(appeal.programme, asked, settings), 'kept')
    const taken = await takeDueMail(appeal.programme, 3600)
    ok(taken && taken.tokenEndsAt === now + 3600)
    const before = mails.length
    await send()
    await send()
    deepEqual(
      mails.slice(before).map((mail) => /^Message-ID: <([^@]+)@/im.exec(mail)?.[1]),
      [taken.messageId],
    )
  })

  test('refuses a form of another page and a line end in an address, and keeps 0 of either', async () => {
    const asked = (await counts()).asked
    equal(
      (await post('/sign/documents/letter', { name: 'x' }, { Origin: 'https://other.example' })).status,
      403,
    )
    equal((await ask('a@example.org\r\nBcc: b@example.org')).status, 422)
    equal((await counts()).asked, asked)
  })

  test('tries again after 451, marks an address after 550, and keeps 1 unknown bounce as a finding', async () => {
    server.reply = 451
    equal((await ask('later@mailinator.com')).status, 202)
    await settled()
    deepEqual(
      (await counts()).findings.map(({ of }) => of),
      ['disposable-address'],
    )
    ok((await counts()).deliveries.some(({ of, count }) => of === 'delayed' && count === 1))
    server.reply = 550
    equal((await ask('gone@gmial.com')).status, 202)
    await settled()
    ok((await counts()).deliveries.some(({ of, count }) => of === 'undeliverable' && count === 1))
    server.reply = 250
    const path = join(appeal.folder, 'bounce.eml')
    const report =
      'Reporting-MTA: dns; mx.example.org\r\n\r\nFinal-Recipient: rfc822; a@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n'
    writeFileSync(
      path,
      `MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n${report}\r\n--b--\r\n`,
    )
    const bounce = await readBounce(path)
    deepEqual([bounce.meaning, bounce.status], ['undeliverable', '5.1.1'])
    equal(await noteBounce(appeal.programme, bounce), 'unknown')
    equal(await noteBounce(appeal.programme, bounce), 'known')
  })

  test('answers the 4th form of one mailbox like the 1st, and the 7th of one client with 429', async () => {
    for (let form = 0; form < 3; form += 1) equal((await ask('Later+x@mailinator.com')).status, 202)
    equal((await counts()).heldBack, 1)
    equal((await ask('other@example.org')).status, 429)
  })
})
