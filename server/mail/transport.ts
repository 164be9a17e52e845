/** Handing one message to the mail server (RFC 5321), and what its answer means. */
import nodemailer from 'nodemailer'
import type { ComposedMail } from '../../core/mail/compose.js'
import type { MailSettings } from '../../store/mail-settings.js'
import type { SendOutcome } from '../../store/signing/outbox.js'
import { problem } from './problems.js'

/** A message with its envelope. `messageId` is a UUID. */
export interface OutgoingMail extends ComposedMail {
  readonly messageId: string
  readonly to: string
}

/** A way to a mail server; one connection, closed after use. */
export interface MailTransport {
  /** Throws `mail-server-refuses` where the trouble is the server's or the settings', not this message's. */
  send(mail: OutgoingMail): Promise<SendOutcome>
  close(): void
}

const patienceMilliseconds = 30_000

/** Opens nothing yet: the first message connects. `password` null where the settings name no user. */
export function mailTransport(settings: MailSettings, password: string | null): MailTransport {
  const { host, port, security, user } = settings
  const transport = nodemailer.createTransport({
    host,
    port,
    pool: true,
    maxConnections: 1,
    maxMessages: 100,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true },
    connectionTimeout: patienceMilliseconds,
    greetingTimeout: patienceMilliseconds,
    socketTimeout: 2 * patienceMilliseconds,
    // Neither a log nor a file nor an address outside is read or written on behalf of a message.
    logger: false,
    debug: false,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
  })
  return {
    send: async (mail) => {
      try {
        await transport.sendMail(messageOf(mail, settings))
        return { became: 'taken' }
      } catch (error) {
        return outcomeOf(error)
      }
    },
    close: () => transport.close(),
  }
}

function messageOf(mail: OutgoingMail, { sender }: MailSettings) {
  const domain = sender.slice(sender.lastIndexOf('@') + 1)
  return {
    from: { name: '', address: sender },
    to: { name: '', address: mail.to },
    envelope: { from: sender, to: [mail.to] },
    messageId: `<${mail.messageId}@${domain}>`,
    subject: mail.subject,
    text: mail.text,
    textEncoding: 'base64' as const,
    // RFC 3834: nobody's holiday notice answers it.
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.language },
    dsn: {
      id: mail.messageId,
      return: 'headers' as const,
      notify: ['failure', 'delay'] as ('failure' | 'delay')[],
    },
  }
}

interface SmtpError {
  readonly code?: string
  readonly responseCode?: number
  readonly response?: string
  readonly command?: string
}

/** Of the recipient or the text alone: a 5xx is for good, a 4xx for now. All else is the server's. */
function outcomeOf(error: unknown): SendOutcome {
  const { code = '', responseCode = 0, response = '', command = '' } = error as SmtpError
  if (!(error instanceof Error) || code === '') throw error
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(response)?.[0]
  const said = [responseCode || code, ...(status === undefined ? [] : [status])].join(' ')
  const isOfMessage = code === 'EENVELOPE' || code === 'EMESSAGE'
  if (isOfMessage && command !== 'MAIL FROM') {
    // Without an answer: the address has letters that the server cannot write to.
    if (responseCode >= 500 || responseCode === 0) return { became: 'refused', code: said }
    return { became: 'later', code: said }
  }
  if (code === 'EAUTH') throw problem.serverRefuses({ why: 'login', code: said })
  if (command === 'MAIL FROM') throw problem.serverRefuses({ why: 'sender', code: said })
  if (command === 'DATA') return { became: 'later', code: said }
  if (code === 'ETLS' || /certificate|TLS|SSL/i.test(error.message))
    throw problem.serverRefuses({ why: 'encryption', code: said })
  throw problem.serverRefuses({ why: 'unreached', code: said })
}
