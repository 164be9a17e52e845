/** What a mail server can do to signing by e-mail: each against a real one on loopback, and none loses a message. */
import { deepEqual, equal, ok, rejects } from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { signatureOf } from '../core/signature/signature.js'
import { readBounce } from '../intake/mail/read-bounce.js'
import { signedTexts } from '../publish/signatories.js'
import { signedDocument } from '../publish/signed-document.js'
import { sendWaiting } from '../server/mail/send-waiting.js'
import type { Programme } from '../store/programme.js'
import { changeMail } from '../store/programme-changes.js'
import { settingsNow } from '../store/settings.js'
import { askToSign } from '../store/signing/ask.js'
import { noteBounce } from '../store/signing/bounces.js'
import { openForSigning, openTexts } from '../store/signing/documents.js'
import { MailServer } from './support/mail-server.js'
import { describeEngines, sharedRegister } from './support/registers.js'
import { SignedAppeal } from './support/signatures.js'

describeEngines('a mail server', (kind) => {
  const register = sharedRegister(kind)
  let appeal: SignedAppeal
  let port = 0
  const right = { TRUEBEARING_MAIL_PASSWORD: 'right words' }
  const server = new MailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === 'appeal' && password === 'right words'
        ? done(null, { user: 'appeal' })
        : done(Object.assign(new Error('no'), { responseCode: 535 })),
  })
  const { mails } = server
  const settings = async (more: Readonly<Record<string, unknown>>) =>
    changeMail(
      appeal.programme,
      'mail.json',
      JSON.stringify({
        ...{ host: '127.0.0.1', port, security: 'none', user: 'appeal', sender: 'appeal@example.org' },
        ...{ address: 'https://sign.example.org', ...more },
      }),
    )
  const ask = async (address: string) => {
    const { programme } = appeal
    const [text] = await programme.engine.transaction((session) => openTexts(session, programme.programmeId))
    const { mail } = await settingsNow(programme)
    ok(text && mail)
    const signature = signatureOf({ signatory: address, capacity: ['supporter'] })
    await askToSign(programme, { text, signature, address, mailbox: address, doubts: [] }, mail)
  }
  const outbox = () =>
    appeal.programme.engine.transaction((session) =>
      session.query<{ state: string; attempts: number; message_id: string }>(
        'select state, attempts, message_id from mail_outbox where programme_id = $1 order by queued_at, message_id',
        [appeal.programme.programmeId],
      ),
    )
  const at = (hours: number): Programme => ({
    ...appeal.programme,
    now: () => new Date(appeal.programme.now().getTime() + hours * 3_600_000),
  })

  before(async () => {
    appeal = await SignedAppeal.start(register)
    port = await server.listen()
    await settings({})
    const document = await signedDocument(join(appeal.folder, 'letter.md'))
    await openForSigning(appeal.programme, 'letter', await signedTexts(document))
  })
  after(async () => {
    await server.close()
    appeal?.remove()
  })

  test('a wrong password ends the run and costs the message 0 of its 8 attempts; the right one sends it', async () => {
    await ask('a@example.org')
    await rejects(sendWaiting(appeal.programme, { TRUEBEARING_MAIL_PASSWORD: 'wrong' }), {
      code: 'mail-server-refuses',
      message: /the name or the password/,
    })
    deepEqual(
      (await outbox()).map(({ state, attempts }) => [state, attempts]),
      [['waiting', 0]],
    )
    equal((await sendWaiting(appeal.programme, right)).taken, 1)
    equal(mails.length, 1)
  })

  test('a certificate that nobody vouches for is refused: 0 letters of the message go out', async () => {
    await settings({ security: 'starttls' })
    await ask('b@example.org')
    await rejects(sendWaiting(appeal.programme, right), {
      code: 'mail-server-refuses',
      message: /does not encrypt/,
    })
    equal(mails.length, 1)
    equal((await outbox()).filter(({ state }) => state === 'waiting').length, 1)
    await settings({})
    equal((await sendWaiting(appeal.programme, right)).taken, 1)
  })

  test('after 451 nothing is sent at once, and a day later the same message goes out 1 time', async () => {
    server.reply = 451
    await ask('c@example.org')
    equal((await sendWaiting(appeal.programme, right)).waiting, 1)
    server.reply = 250
    const before = mails.length
    equal((await sendWaiting(appeal.programme, right)).taken, 0)
    equal((await sendWaiting(at(24), right)).taken, 1)
    equal((await sendWaiting(at(48), right)).taken, 0)
    equal(mails.length, before + 1)
  })

  test('a bounce is matched by the Message-ID of 1 of 3 messages, without an envelope id', async () => {
    const id = /^Message-ID: (<[^>]+>)/im.exec(mails.at(-1) ?? '')?.[1] ?? ''
    const report =
      'Reporting-MTA: dns; mx.example.org\r\n\r\nFinal-Recipient: rfc822; c@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n'
    const path = join(appeal.folder, 'bounce.eml')
    writeFileSync(
      path,
      `MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n${report}\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${id}\r\nSubject: x\r\n\r\n--b--\r\n`,
    )
    equal(await noteBounce(appeal.programme, await readBounce(path)), 'undeliverable')
    equal(await noteBounce(appeal.programme, await readBounce(path)), 'known')
  })
})
