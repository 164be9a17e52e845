/** How much each person sent within a day. Kept in memory: a service that starts anew begins at nothing. */
import { problem } from './problems.js'

const hourMilliseconds = 60 * 60 * 1000
const hoursADay = 24

/** Some sixteen of the largest files, or a day's photographs; what fills a disk has more. */
export const mostSentBytes = 4 * 1024 * 1024 * 1024

/** Bytes by person and hour, so that a day moves on hour by hour and holds no list of requests. */
export class SentBytes {
  readonly #hours = new Map<string, Map<number, number>>()

  constructor(
    readonly now: () => Date,
    readonly mostBytes = mostSentBytes,
  ) {}

  /** Hands bytes on and counts each piece as it comes. Throws `sent-too-much`; a file that ends so counts for nothing. */
  async *counted(person: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let length = 0
    for await (const piece of bytes) {
      if (this.#sentBy(person) + piece.length > this.mostBytes) {
        this.#add(person, -length)
        throw problem.sentTooMuch({ mostBytes: this.mostBytes })
      }
      this.#add(person, piece.length)
      length += piece.length
      yield piece
    }
  }

  #hour(): number {
    return Math.floor(this.now().getTime() / hourMilliseconds)
  }

  #sentBy(person: string): number {
    const sent = this.#hours.get(person) ?? new Map<number, number>()
    for (const earlier of sent.keys()) if (earlier <= this.#hour() - hoursADay) sent.delete(earlier)
    return [...sent.values()].reduce((sum, each) => sum + each, 0)
  }

  #add(person: string, length: number): void {
    const sent = this.#hours.get(person) ?? new Map<number, number>()
    this.#hours.set(person, sent)
    sent.set(this.#hour(), (sent.get(this.#hour()) ?? 0) + length)
  }
}
