/** Starts and stops the service. */
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Programme } from '../store/programme.js'
import { settingsNow } from '../store/settings.js'
import { SignInAttempts } from './api/sign-in-attempts.js'
import { makeApp } from './app.js'
import { ImportJobs } from './imports/import-jobs.js'
import { SentBytes } from './imports/sent-bytes.js'
import { MailLoop } from './mail/mail-loop.js'
import { problem } from './problems.js'
import { RegisterReading } from './register-reading.js'
import { ClientLimits } from './signing/client-limits.js'
import { warmUp } from './warm-up.js'
import { builtPages } from './web-application.js'

/** Where and how to serve. */
export interface ServeOptions {
  readonly port: number
  /** The address of this machine at which to listen; loopback unless somebody says otherwise. */
  readonly host: string
  /** The address under which others know this service, where a proxy stands before it. */
  readonly address: string | null
  readonly log: (line: string) => void
  /** Where the password of the mail server may stand. */
  readonly environment?: NodeJS.ProcessEnv
  /** The folder of the built pages, where it is not that of the build. */
  readonly pages?: string
  /** How many bytes of files each person may send within a day. */
  readonly mostSentBytes?: number
}

/** A running service. */
export interface RunningService {
  /** `http://127.0.0.1:PORT` */
  readonly address: string
  /** Makes ready what is slow for whoever asks first; ends early when the service is closed. */
  readonly warmUp: () => Promise<void>
  /** Lets the requests that run end, then closes. */
  readonly close: () => Promise<void>
}

const loopback = ['127.0.0.1', 'localhost', '[::1]'] as const

/** Serves a programme; refused with `port-taken`. Port 0 takes a free one. */
export async function serveProgramme(programme: Programme, options: ServeOptions): Promise<RunningService> {
  const { host, address, log } = options
  const isLoopback = host === '127.0.0.1' || host === '::1' || host === 'localhost'
  const { mail } = await settingsNow(programme)
  const named = [address, mail?.address ?? null].flatMap((each) =>
    each === null ? [] : [new URL(each).hostname],
  )
  const loop = new MailLoop(programme, options.environment ?? {}, log)
  const imports = new ImportJobs(log)
  const register = new RegisterReading(programme)
  const app = makeApp({
    register,
    now: programme.now,
    log,
    address: address?.replace(/\/+$/, '') ?? null,
    clients: new ClientLimits(programme.now),
    attempts: new SignInAttempts(programme.now),
    imports,
    sent: new SentBytes(programme.now, options.mostSentBytes),
    wakeMail: () => loop.wake(),
    mailTrouble: () => loop.trouble,
    pages: options.pages ?? builtPages,
    hosts: isLoopback ? [...loopback, ...named] : null,
  })
  const server = createAdaptorServer({ fetch: app.fetch })
  const taken = await listening(server, options).catch(async (error: unknown) => {
    await loop.stop()
    throw error
  })
  loop.wake()
  let isClosed = false
  const name = host.includes(':') ? `[${host}]` : host
  return {
    address: `http://${name}:${taken.port}`,
    warmUp: () => warmUp(register, () => isClosed),
    close: async () => {
      isClosed = true
      await new Promise<void>((done) => {
        server.close(() => done())
        // Connections that clients keep open without a request would hold the end up.
        if ('closeIdleConnections' in server) server.closeIdleConnections()
      })
      await imports.close()
      await loop.stop()
    },
  }
}

function listening(
  server: ReturnType<typeof createAdaptorServer>,
  { host, port }: ServeOptions,
): Promise<AddressInfo> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(problem.portTaken({ host, port, why: error.code ?? error.message })),
    )
    server.listen(port, host, () => done(server.address() as AddressInfo))
  })
}
