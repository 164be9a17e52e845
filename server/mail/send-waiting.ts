/** Sending what waits in the outbox, one message after the other. */
import { splitDocument, titleIn } from '../../core/document/front-matter.js'
import { composeMail } from '../../core/mail/compose.js'
import { Problem } from '../../core/problem.js'
import type { MailSettings } from '../../store/mail-settings.js'
import type { Programme } from '../../store/programme.js'
import { settingsNow } from '../../store/settings.js'
import { forgetOverdue } from '../../store/signing/documents.js'
import type { DueMail } from '../../store/signing/outbox.js'
import { noteOutcome, takeDueMail } from '../../store/signing/outbox.js'
import { problem as signingProblem } from '../../store/signing/problems.js'
import { mailPassword } from './password.js'
import type { MailTransport } from './transport.js'
import { mailTransport } from './transport.js'

/** What became of the messages of one run, by state. */
export interface SendReport {
  taken: number
  refused: number
  given_up: number
  /** To be tried again later. */
  waiting: number
}

/** Opens the way to the mail server that the settings name. Throws `mail-off`, `mail-password-missing`, `mail-password-open`. */
export async function openTransport(
  programme: Programme,
  environment: NodeJS.ProcessEnv,
): Promise<{ readonly transport: MailTransport; readonly settings: MailSettings; readonly contact: string }> {
  const { mail, contact } = await settingsNow(programme)
  if (mail === null) throw signingProblem.mailOff({})
  const password = mail.user === undefined ? null : mailPassword(programme, environment)
  return { transport: mailTransport(mail, password), settings: mail, contact }
}

/**
 * Sends every message that is due. One run at a time in a programme. A server that cannot be used ends the run with
 * `mail-server-refuses`; the message that met it waits as before.
 */
export async function sendWaiting(programme: Programme, environment: NodeJS.ProcessEnv): Promise<SendReport> {
  const report: SendReport = { taken: 0, refused: 0, given_up: 0, waiting: 0 }
  const { transport, settings, contact } = await openTransport(programme, environment)
  try {
    await programme.engine.exclusive(`mail ${programme.programmeId}`, async () => {
      await forgetOverdue(programme)
      for (;;) {
        const due = await takeDueMail(programme, settings.link_hours * 3600)
        if (due === null) return
        const state = await sendOne(programme, transport, due, { settings, contact })
        report[state as keyof SendReport] += 1
      }
    })
  } finally {
    transport.close()
  }
  return report
}

async function sendOne(
  programme: Programme,
  transport: MailTransport,
  due: DueMail,
  from: { readonly settings: MailSettings; readonly contact: string },
): Promise<string> {
  const mail = { ...composed(due, from), messageId: due.messageId, to: due.address }
  try {
    return await noteOutcome(programme, due, await transport.send(mail))
  } catch (error) {
    if (error instanceof Problem) await noteOutcome(programme, due, { became: 'not-tried' })
    throw error
  }
}

function composed(
  due: DueMail,
  { settings, contact }: { readonly settings: MailSettings; readonly contact: string },
) {
  const { frontMatter } = splitDocument(due.text, due.documentId)
  const path = due.purpose === 'confirm' ? 'confirm' : 'withdraw'
  return composeMail({
    purpose: due.purpose,
    language: due.language,
    title: titleIn(frontMatter, due.language),
    publisher: frontMatter.publisher ?? null,
    contact,
    link: `${settings.address.replace(/\/+$/, '')}/sign/${path}?token=${due.token}`,
    until: due.tokenEndsAt === null ? '' : minuteText(due.tokenEndsAt),
  })
}

/** 2041-03-02 14:05 UTC: the same to whoever reads it wherever. */
function minuteText(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
