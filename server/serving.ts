/** What every resource is handed. */
import type { Context } from 'hono'
import type { SignInAttempts } from './api/sign-in-attempts.js'
import type { ImportJobs } from './imports/import-jobs.js'
import type { SentBytes } from './imports/sent-bytes.js'
import type { MailTrouble } from './mail/mail-loop.js'
import type { Reading, RegisterReading } from './register-reading.js'
import type { ClientLimits } from './signing/client-limits.js'

/** A register that is served, and how. */
export interface Serving {
  readonly register: RegisterReading
  readonly now: () => Date
  /** A line of the log of requests; it holds no query, because that says where somebody wants to go. */
  readonly log: (line: string) => void
  /** The address under which others know this service, without a slash at the end; null: as each request names it. */
  readonly address: string | null
  /** Host names that a request may name; null: any. */
  readonly hosts: readonly string[] | null
  /** The folder of the built pages. */
  readonly pages: string
  /** How often each client and each name failed to sign in. */
  readonly attempts: SignInAttempts
  /** How often each client sent a form. */
  readonly clients: ClientLimits
  /** Imports that run by themselves. */
  readonly imports: ImportJobs
  /** How much each person sent within a day. */
  readonly sent: SentBytes
  /** Says that a message waits. */
  readonly wakeMail: () => void
  /** Why the last try to send mail failed; null where none did. */
  readonly mailTrouble: () => MailTrouble | null
}

/** What the wrapper puts beside a request. */
export interface Variables {
  readonly requestId: string
  readonly reading: Reading
  readonly base: string
}

/** A request as a resource gets it. */
export type Call = Context<{ Variables: Variables }>
