/** How often something may be done in an hour by one client, or by one name. Kept in memory, as a keyed hash, and only for that hour. */
import { createHmac, randomBytes } from 'node:crypto'

const hourMilliseconds = 3_600_000
/** Past this the oldest are forgotten: a crowd of clients must not fill the memory. */
const mostClients = 50_000

/** Counts clients by their network address. The key of the hash is made at the start and is nowhere else. */
export class ClientLimits {
  readonly #key = randomBytes(32)
  readonly #clients = new Map<string, number[]>()

  constructor(readonly now: () => Date) {}

  /** Whole minutes until this client may send again; null: it may now, and this time is counted. */
  take(client: string, most: number): number | null {
    const now = this.now().getTime()
    this.#forgetBefore(now - hourMilliseconds)
    const key = this.#keyOf(client)
    const times = (this.#clients.get(key) ?? []).filter((time) => time > now - hourMilliseconds)
    const [oldest] = times
    if (times.length >= most && oldest !== undefined)
      return Math.max(1, Math.ceil((oldest + hourMilliseconds - now) / 60_000))
    // Written anew at the end, so that the map is in the order of last use.
    this.#clients.delete(key)
    this.#clients.set(key, [...times, now])
    return null
  }

  /** Takes back the last time that was counted: it was no attempt that counts. */
  giveBack(client: string): void {
    const key = this.#keyOf(client)
    const times = this.#clients.get(key)?.slice(0, -1) ?? []
    if (times.length > 0) this.#clients.set(key, times)
    else this.#clients.delete(key)
  }

  #keyOf(client: string): string {
    return createHmac('sha256', this.#key).update(networkOf(client)).digest('base64')
  }

  #forgetBefore(before: number): void {
    for (const [key, times] of this.#clients) {
      if ((times.at(-1) ?? 0) > before && this.#clients.size <= mostClients) return
      this.#clients.delete(key)
    }
  }
}

/** An IPv4 address itself; of an IPv6 address its first 64 bits, which one household has. */
function networkOf(client: string): string {
  const plain = client.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!plain.includes(':')) return plain
  const [head = ''] = plain.split('%')
  const [before = '', after] = head.split('::')
  const groups = before === '' ? [] : before.split(':')
  const tail = after === undefined || after === '' ? [] : after.split(':')
  const zeros = after === undefined ? 0 : Math.max(0, 8 - groups.length - tail.length)
  return [...groups, ...Array<string>(zeros).fill('0'), ...tail].slice(0, 4).join(':')
}
