/** The account of a period: every cell's opening, lines and closing, added up by line, class and record. */
import type { CellEvents, ShapeIndex } from './cell-events.js'
import { eventsOf, indexShapes } from './cell-events.js'
import type { Advance, CellState, Entry, Spell } from './cell-ledger.js'
import { runUntil, untouched } from './cell-ledger.js'
import { mostCertain, stepsOf } from './hazard-steps.js'
import type { DifferenceReason, Line } from './lines.js'
import { boundaryAt, mayLieIn } from './moment.js'
import type { Cell, LandRecords, Layer } from './records.js'
import { standsAt } from './standing.js'

/** Which account is asked for. */
export interface AccountScope {
  /** Instants 'YYYY-MM-DD hh:mm:ss', `until` the first after the period; `from` null: from the beginning. */
  readonly bounds: { readonly from: string | null; readonly until: string } | null
  readonly layer: Layer
  /** The group of a class, such as itself; null where its ground is not asked for. */
  readonly groupOf: (hazardClass: string) => string | null
  /** Places of which the ground is asked for; null: everywhere. */
  readonly places: ReadonlySet<string> | null
}

/** Square metres of one line of one group, as one record causes them. Taken ground is negative. */
export interface Booking {
  readonly line: Line
  readonly group: string
  readonly recordId: string
  readonly squareMetres: number
  readonly reason?: DifferenceReason
  /** Of ground contaminated again: what had released or closed it. */
  readonly earlier?: string
}

/** What is told beside the lines, in square metres. */
export interface Besides {
  /** The closing of each group, counted from the records that stand, not from the lines. */
  readonly closing: ReadonlyMap<string, number>
  /** Of the closing: recorded without a date. */
  readonly closingUndated: number
  /** Of the closing: held by a record that is confirmed. */
  readonly closingConfirmed: number
  /** Lines of records that lie outside the period as they are counted, but may lie in it. */
  readonly mayFall: number
  /** Released again without having been recorded again, by report: not counted. */
  readonly releasedTwice: ReadonlyMap<string, number>
  /** Released without a date, on ground that no record ever held, by report: not counted. */
  readonly undatedBeyond: ReadonlyMap<string, number>
}

/** Every booking of an account, and what stands beside. */
export interface Ledger extends Besides {
  readonly bookings: readonly Booking[]
}

/** Makes the ledger of a scope. Cells must cover every shape of the records. Pure. */
export function makeLedger(records: LandRecords, cells: readonly Cell[], scope: AccountScope): Ledger {
  const index = indexShapes(records.hazards.map(stepsOf), records.releases)
  const sums = new Sums(scope)
  for (const cell of cells) addCell(sums, cell, index, scope)
  return sums.ledger()
}

function addCell(sums: Sums, cell: Cell, index: ShapeIndex, scope: AccountScope): void {
  const events = eventsOf(cell, index, scope.layer)
  const { bounds } = scope
  const from = bounds === null || bounds.from === null ? boundaryOfUndated : boundaryAt(bounds.from)
  const until = bounds === null ? null : boundaryAt(bounds.until)
  const before = runUntil(untouched, events.dated, from)
  const within = runUntil(before.state, before.onward, until)
  const after = runUntil(within.state, within.onward, null)
  const area = cell.squareMetres
  if (before.state.spell) sums.addOpening(before.state.spell, area)
  sums.addEntries(settled(within.advances.flatMap(({ entries }) => entries)), area)
  for (const made of [...before.advances, ...after.advances]) sums.addMayFall(made, area)
  sums.addTwice(within, area)
  const isEnded = addUndatedEnds(sums, within.state, events, area)
  sums.addClosing(within.state, standsAt(events, until) && !isEnded, area)
}

/**
 * What was set right within the period is no difference in it: a hazard closed in May whose report came in June, a
 * correction taken back.
 */
function settled(entries: readonly Entry[]): readonly Entry[] {
  const kept: Entry[] = []
  for (const entry of entries) {
    const isTakenBack =
      entry.reason === 'reported_after_closing' || (entry.line === 'corrections' && entry.sign === 1)
    const taken = isTakenBack
      ? kept.findLastIndex(({ line, sign }) => line === entry.line && sign === -1)
      : -1
    if (taken >= 0) kept.splice(taken, 1)
    else kept.push(entry)
  }
  return kept
}

/** Nothing that has a date comes before it, and everything that has none does. */
const boundaryOfUndated = ' '

/** What ended on a day that nobody knows is taken off last: true where that was the cell. */
function addUndatedEnds(sums: Sums, { spell }: CellState, events: CellEvents, area: number): boolean {
  const [release] = events.undatedReleases
  if (!spell) {
    if (release && events.dated.length === 0) sums.addUndatedBeyond(release.recordId, release.place, area)
    return false
  }
  const closed = [...spell.holders.keys()].filter((holder) => events.undatedClosings.has(holder))
  const by = release?.recordId ?? (closed.length === spell.holders.size ? closed[0] : undefined)
  if (by === undefined) return false
  sums.addSpell('ended_without_date', spell, by, -area)
  return true
}

class Sums {
  private readonly bookings = new Map<string, { booking: Booking; squareMetres: number }>()
  private readonly taken = new Map<string, { class: string; place: string | null }>()
  private readonly beyond: { entry: Entry; squareMetres: number }[] = []
  private readonly closing = new Map<string, number>()
  private readonly releasedTwice = new Map<string, number>()
  private readonly undatedBeyond = new Map<string, number>()
  private closingUndated = 0
  private closingConfirmed = 0
  private mayFall = 0

  constructor(private readonly scope: AccountScope) {}

  addOpening(spell: Spell, area: number): void {
    const [holder] = spell.holders.keys()
    if (holder === undefined) throw new Error('a spell that nobody holds')
    this.addSpell(spell.isUndated ? 'recorded_without_date' : 'opening', spell, holder, area)
  }

  addSpell(line: Line, spell: Spell, recordId: string, squareMetres: number): void {
    const group = this.groupAt(spell.class, spell.place)
    if (group !== null) this.book({ line, group, recordId, squareMetres })
  }

  addEntries(entries: readonly Entry[], squareMetres: number): void {
    for (const entry of entries) {
      if (entry.class === null) this.beyond.push({ entry, squareMetres })
      else this.addEntry(entry, entry.class, squareMetres)
      if (isRelease(entry) && entry.class !== null) this.learnTaken(entry, entry.class)
    }
  }

  private learnTaken({ recordId, place }: Entry, hazardClass: string): void {
    const known = this.taken.get(recordId)
    if (known && mostCertain([known.class, hazardClass]) === known.class) return
    this.taken.set(recordId, { class: hazardClass, place })
  }

  private addEntry(entry: Entry, hazardClass: string, area: number): void {
    const { recordId, reason, earlier, line, place } = entry
    const group = this.groupAt(hazardClass, place)
    if (line !== 'moved') {
      const squareMetres = entry.sign * area
      if (group !== null) this.book({ line, group, recordId, squareMetres, reason, earlier })
      return
    }
    const after = this.groupAt(entry.classAfter ?? '', place)
    if (group === after) return
    if (group !== null) this.book({ line: 'moved_out', group, recordId, squareMetres: -area })
    if (after !== null) this.book({ line: 'moved_in', group: after, recordId, squareMetres: area })
  }

  addMayFall({ entries }: Advance, area: number): void {
    const { bounds } = this.scope
    if (bounds === null) return
    const isOpen = ({ date, class: name, place, line }: Entry) =>
      line !== 'moved' && mayLieIn(date, bounds) && this.groupAt(name ?? 'unknown', place) !== null
    if (entries.some(isOpen)) this.mayFall += area
  }

  addTwice({ advances }: { readonly advances: readonly Advance[] }, area: number): void {
    for (const { twiceReleased: release } of advances)
      if (release && this.isAsked(release.place)) addTo(this.releasedTwice, release.recordId, area)
  }

  addUndatedBeyond(recordId: string, place: string | null, area: number): void {
    if (this.isAsked(place)) addTo(this.undatedBeyond, recordId, area)
  }

  addClosing({ spell }: CellState, stands: boolean, area: number): void {
    if (!stands) return
    if (!spell) throw new Error('ground stands recorded that the ledger has released')
    const group = this.groupAt(spell.class, spell.place)
    if (group === null) return
    addTo(this.closing, group, area)
    if (spell.isUndated) this.closingUndated += area
    if ([...spell.holders.values()].some(({ isConfirmed }) => isConfirmed)) this.closingConfirmed += area
  }

  ledger(): Ledger {
    for (const { entry, squareMetres } of this.beyond) {
      const like = this.taken.get(entry.recordId) ?? { class: 'unknown', place: entry.place }
      this.addEntry({ ...entry, place: like.place }, like.class, squareMetres)
    }
    const { closing, closingUndated, closingConfirmed, mayFall, releasedTwice, undatedBeyond } = this
    const bookings = [...this.bookings.values()]
      .map(({ booking, squareMetres }) => ({ ...booking, squareMetres }))
      .filter(({ squareMetres }) => squareMetres !== 0)
    return { bookings, closing, closingUndated, closingConfirmed, mayFall, releasedTwice, undatedBeyond }
  }

  private groupAt(hazardClass: string, place: string | null): string | null {
    return this.isAsked(place) ? this.scope.groupOf(hazardClass) : null
  }

  private isAsked(place: string | null): boolean {
    return this.scope.places === null || (place !== null && this.scope.places.has(place))
  }

  private book(booking: Booking): void {
    const { line, group, recordId, reason, earlier } = booking
    const key = JSON.stringify([line, group, recordId, reason, earlier, booking.squareMetres < 0])
    const known = this.bookings.get(key)
    if (known) known.squareMetres += booking.squareMetres
    else this.bookings.set(key, { booking, squareMetres: booking.squareMetres })
  }
}

function isRelease({ line }: Entry): boolean {
  return line === 'cancelled' || line === 'reduced' || line === 'cleared'
}

function addTo(sums: Map<string, number>, key: string, squareMetres: number): void {
  sums.set(key, (sums.get(key) ?? 0) + squareMetres)
}
