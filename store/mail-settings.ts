/** How a programme sends mail. The password is no setting: it comes from the surroundings or from a file (server/mail/). */
import { z } from 'zod'
import { addressText, readAddress } from '../core/mail/address.js'

const loopbackHosts = ['127.0.0.1', '::1', 'localhost']

/** Whether a host is this machine itself. */
export function isLoopback(host: string): boolean {
  return loopbackHosts.includes(host.toLowerCase().replace(/^\[|\]$/g, ''))
}

function isAddress(text: string): boolean {
  const read = readAddress(text)
  return read !== null && addressText(read) === text
}

function isPublicAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, search, hash, username } = new URL(text)
  const isEncrypted = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
  return isEncrypted && search === '' && hash === '' && username === ''
}

/** The file that `truebearing mail set FILE` reads. */
export const mailSettings = z
  .strictObject({
    host: z.string().regex(/^[A-Za-z0-9.:-]+$/, 'is no name of a mail server'),
    port: z.int().min(1).max(65535),
    /** `tls` from the first byte, `starttls` before anything is said, `none` to this machine itself alone. */
    security: z.enum(['tls', 'starttls', 'none']),
    /** The name that is signed in with; left out where the server asks for none. */
    user: z.string().min(1).max(254).optional(),
    /** The address from which messages come, and to which bounces go. */
    sender: z.string().refine(isAddress, 'is no e-mail address'),
    /** Where signers reach `truebearing serve`; links are made of it and of nothing that a request says. */
    address: z.string().refine(isPublicAddress, 'is no address such as https://sign.example.org'),
    /** How long a link to confirm can be used. */
    link_hours: z.int().min(1).max(720).default(72),
    /** Messages that are sent to one mailbox in 24 hours. */
    most_per_mailbox_a_day: z.int().min(1).default(3),
    /** Forms that are taken from one client in an hour. */
    most_per_client_an_hour: z.int().min(1).default(20),
    /** Forms that are taken for one document in an hour. */
    most_per_document_an_hour: z.int().min(1).default(5000),
  })
  .refine(({ security, host }) => security !== 'none' || isLoopback(host), {
    path: ['security'],
    message: 'may be none only where the mail server is this machine itself; use tls or starttls',
  })

/** The settings of mail. */
export type MailSettings = z.infer<typeof mailSettings>
