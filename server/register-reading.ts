/** The register as it is read by one request: one snapshot, its last entry, and what was worked out for that entry. */

import { logSize } from '../store/append.js'
import type { Session } from '../store/engine/engine.js'
import { knownPlaces, PlaceTree } from '../store/place-list.js'
import type { Programme } from '../store/programme.js'
import type { Settings } from '../store/settings.js'
import { settingsAsOf } from '../store/settings.js'

/** What a request is answered from. */
export interface Reading {
  readonly session: Session
  readonly programmeId: string
  /** The number of the last entry of the log; every answer carries it. */
  readonly entry: number
  readonly settings: Settings
  /** Gives what was made under that key for this entry, or makes it. */
  kept<T>(key: string, make: () => Promise<T>): Promise<T>
  /** Gives what was begun ahead under that key for this entry, once, or makes it now. */
  taken<T>(key: string, make: (reading: Reading) => Promise<T>): Promise<T>
  /** Begins what the same reader is likely to ask for next, in a snapshot of its own, while it takes in this answer. */
  begin<T>(key: string, make: (reading: Reading) => Promise<T>): void
}

/** Names of places for the properties of records. */
export interface PlaceNames {
  readonly name: (recordId: string) => string | null
  readonly region: (recordId: string) => string | null
}

// A tile is a few ten kilobytes: some hundred of them, counts and extents stay well under a hundred megabytes.
const mostKept = 1500
// A page holds at most some ten megabytes; it lies here until it is asked for or newer ones push it out.
const mostAhead = 4

/** Reads a programme for requests, and keeps answers while the log does not grow. */
export class RegisterReading {
  readonly #kept = new Map<string, unknown>()
  readonly #ahead = new Map<string, Promise<unknown>>()
  #entry = -1
  #settings: Settings | null = null

  constructor(readonly programme: Programme) {}

  /** Runs work in one snapshot of the register. */
  async read<T>(work: (reading: Reading) => Promise<T>): Promise<T> {
    const { engine, programmeId } = this.programme
    // Begun when this snapshot is given back: the embedded register lends one at a time.
    const afterwards: (() => void)[] = []
    const answer = await engine.transaction(async (session) => {
      // Elsewhere another process may append between two statements; the embedded register has one process.
      if (engine.kind === 'server')
        await session.query('set transaction isolation level repeatable read, read only')
      const entry = await logSize(session, programmeId)
      if (entry !== this.#entry) await this.#turnTo(session, entry)
      const settings = this.#settings
      if (!settings) throw new Error('settings are read with the entry')
      const reading: Reading = {
        session,
        programmeId,
        entry,
        settings,
        kept: (key, make) => this.#keep(entry, key, make),
        taken: (key, make) => this.#take(`${entry} ${key}`) ?? make(reading),
        begin: (key, make) => afterwards.push(() => this.#begin(`${entry} ${key}`, make)),
      }
      return work(reading)
    })
    for (const begin of afterwards) begin()
    return answer
  }

  #take<T>(key: string): Promise<T> | null {
    const begun = this.#ahead.get(key)
    if (begun === undefined) return null
    this.#ahead.delete(key)
    return begun as Promise<T>
  }

  #begin<T>(key: string, make: (reading: Reading) => Promise<T>): void {
    if (this.#ahead.has(key)) return
    const begun = this.read(make)
    this.#ahead.set(key, begun)
    // Whoever takes it is told of a failure; where nobody comes, nobody asked.
    begun.catch(() => undefined)
    const [oldest] = this.#ahead.keys()
    if (this.#ahead.size > mostAhead && oldest !== undefined) this.#ahead.delete(oldest)
  }

  async #turnTo(session: Session, entry: number): Promise<void> {
    this.#settings = await settingsAsOf(session, this.programme, entry)
    this.#kept.clear()
    this.#ahead.clear()
    this.#entry = entry
  }

  /** Least recently used goes first. A request that began before the log grew keeps nothing for later ones. */
  async #keep<T>(entry: number, key: string, make: () => Promise<T>): Promise<T> {
    if (this.#kept.has(key) && entry === this.#entry) {
      const value = this.#kept.get(key) as T
      this.#kept.delete(key)
      this.#kept.set(key, value)
      return value
    }
    const value = await make()
    if (entry !== this.#entry) return value
    this.#kept.set(key, value)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest)
    return value
  }
}

/** Names and regions of every place of the register. */
export function placeNames(reading: Reading): Promise<PlaceNames> {
  return reading.kept('place names', async () => {
    const places = await knownPlaces(reading.session, reading.programmeId)
    const names = new Map(places.map(({ recordId, name }) => [recordId, name] as const))
    const tree = new PlaceTree(places)
    return {
      name: (recordId: string) => names.get(recordId) ?? null,
      region: (recordId: string) => tree.regionOf(recordId),
    }
  })
}
