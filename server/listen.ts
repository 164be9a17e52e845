/** Starts and stops the service. */
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Programme } from '../store/programme.js'
import { makeApp } from './app.js'
import { problem } from './problems.js'
import { RegisterReading } from './register-reading.js'

/** Where and how to serve. */
export interface ServeOptions {
  readonly port: number
  /** The address of this machine at which to listen; loopback unless somebody says otherwise. */
  readonly host: string
  /** The address under which others know this service, where a proxy stands before it. */
  readonly address: string | null
  readonly log: (line: string) => void
}

/** A running service. */
export interface RunningService {
  /** `http://127.0.0.1:PORT` */
  readonly address: string
  /** Lets the requests that run end, then closes. */
  readonly close: () => Promise<void>
}

const loopback = ['127.0.0.1', 'localhost', '[::1]'] as const

/** Serves a programme; refused with `port-taken`. Port 0 takes a free one. */
export async function serveProgramme(programme: Programme, options: ServeOptions): Promise<RunningService> {
  const { host, address, log } = options
  const isLoopback = host === '127.0.0.1' || host === '::1' || host === 'localhost'
  const named = address === null ? [] : [new URL(address).hostname]
  const app = makeApp({
    register: new RegisterReading(programme),
    now: programme.now,
    log,
    address: address?.replace(/\/+$/, '') ?? null,
    hosts: isLoopback ? [...loopback, ...named] : null,
  })
  const server = createAdaptorServer({ fetch: app.fetch })
  const taken = await new Promise<AddressInfo>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(problem.portTaken({ host, port: options.port, why: error.code ?? error.message })),
    )
    server.listen(options.port, host, () => done(server.address() as AddressInfo))
  })
  const name = host.includes(':') ? `[${host}]` : host
  return {
    address: `http://${name}:${taken.port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        // Connections that clients keep open without a request would hold the end up.
        if ('closeIdleConnections' in server) server.closeIdleConnections()
      }),
  }
}
