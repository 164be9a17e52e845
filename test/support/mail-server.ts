/** A real mail server on loopback, for tests of mail. */
import type { SMTPServerOptions } from 'smtp-server'
import { SMTPServer } from 'smtp-server'

/** A server that keeps what it is given, and answers each recipient as it is told to. */
export class MailServer {
  /** Every message as it came. */
  readonly mails: string[] = []
  /** The code with which a recipient is answered; 250 takes the message. */
  reply = 250
  readonly #server: SMTPServer

  constructor(options: SMTPServerOptions) {
    this.#server = new SMTPServer({
      logger: false,
      onRcptTo: (_address, _session, done) =>
        done(this.reply === 250 ? null : Object.assign(new Error('not now'), { responseCode: this.reply })),
      onData: (stream, _session, done) => {
        let text = ''
        stream.on('data', (chunk: Buffer) => {
          text += chunk.toString()
        })
        stream.on('end', () => {
          this.mails.push(text)
          done()
        })
      },
      ...options,
    })
  }

  /** Listens on a free port, and gives it. */
  listen(): Promise<number> {
    return new Promise((done) => {
      const listening = this.#server.listen(0, '127.0.0.1', () =>
        done((listening.address() as { port: number }).port),
      )
    })
  }

  close(): Promise<void> {
    return new Promise((done) => this.#server.close(() => done()))
  }
}
