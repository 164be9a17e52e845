/** The invented registers in a browser: each at its own address, from when it stands until somebody ends it. */
import { linkAddress } from '../server/api/link-address.js'
import type { RunningService } from '../server/listen.js'
import { serveProgramme } from '../server/listen.js'
import { firstLink } from '../store/accounts/people.js'
import type { Engine } from '../store/engine/engine.js'
import { findProgramme } from '../store/open-programme.js'
import type { Programme } from '../store/programme.js'
import type { Call } from './command.js'
import { untilEnded } from './until-ended.js'

/** Serves registers of one open engine; port null serves none. */
export class ServedExamples {
  readonly #services = new Map<string, RunningService>()
  readonly #lines: string[] = []

  constructor(
    readonly call: Call,
    readonly engine: Engine,
    readonly port: number | null,
  ) {}

  /** Serves those that stand and are not served yet, in their order, each at the next port, and says where. */
  async serveStanding(codes: readonly string[]): Promise<void> {
    if (this.port === null) return
    const said = this.#lines.length
    for (const code of codes) {
      if (this.#services.has(code)) continue
      const programme = await findProgramme(this.engine, this.call, code)
      if (programme) await this.#serve(programme, this.port === 0 ? 0 : this.port + this.#services.size)
    }
    this.#say(this.#lines.slice(said))
  }

  async #serve(programme: Programme, port: number): Promise<void> {
    const service = await serveProgramme(programme, {
      port,
      host: '127.0.0.1',
      address: null,
      environment: this.call.environment,
      log: () => undefined,
    })
    this.#services.set(programme.code, service)
    // By its name, not its number: a browser makes keys for names alone.
    const address = service.address.replace('127.0.0.1', 'localhost')
    this.#lines.push(
      `${programme.code}: what it publishes is at ${address}/public, its register at ${address}.`,
    )
    const first = await firstLink(programme)
    if (!first) return
    this.#lines.push(
      `To enter the register, set the password of "${first.person.name}" here, once, within a day:`,
      linkAddress(address, first.link.secret),
    )
  }

  #say(lines: readonly string[]): void {
    if (lines.length === 0) return
    this.call.output.line()
    for (const line of lines) this.call.output.line(line)
  }

  /** Says where they are once more, since what was shown in between stands above it, and waits. */
  async untilEnded(): Promise<void> {
    const ended = untilEnded()
    this.#say(this.#lines)
    this.call.output.line('Ctrl+C ends it.')
    await ended
  }

  async close(): Promise<void> {
    for (const service of this.#services.values()) await service.close()
  }
}
