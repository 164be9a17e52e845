/**
 * The ledger of one cell: each event either moves the cell between ground that is recorded, ground that was released,
 * and ground that nobody holds, and writes a line; or it changes nothing (docs/land-release.md has the table).
 */
import type { CellEvent, ClaimEvent, EndEvent, ReleaseEvent } from './cell-events.js'
import { mostCertain } from './hazard-steps.js'
import type { DifferenceReason, Line } from './lines.js'
import type { KnownDate, Moment } from './moment.js'
import { beforeAll } from './moment.js'
import type { Release } from './records.js'

/** A line written for the whole cell. */
export interface Entry {
  readonly line: Exclude<Line, 'opening' | 'recorded_without_date' | 'moved_in' | 'moved_out'> | 'moved'
  readonly sign: 1 | -1
  /** null: no hazard held the ground; its class and place are those of what the same report releases elsewhere. */
  readonly class: string | null
  /** The class that a `moved` cell has afterwards. */
  readonly classAfter?: string
  readonly place: string | null
  /** The record that causes it. */
  readonly recordId: string
  /** Of ground contaminated again: the report that had released it, or the hazard that was closed. */
  readonly earlier?: string
  readonly reason?: DifferenceReason
  readonly date: KnownDate
}

/** Since when a cell is recorded, and by which hazards. */
export interface Spell {
  readonly class: string
  /** Of the hazard that brought the ground in. */
  readonly place: string | null
  readonly isUndated: boolean
  readonly holders: ReadonlyMap<string, ClaimEvent>
}

/** How a spell ended. */
type Ended =
  | { readonly how: 'released'; readonly by: string }
  | { readonly how: 'closed' | 'redrawn'; readonly by: string; readonly spell: Spell }

/** A cell between two events. */
export interface CellState {
  /** null: no record holds it. */
  readonly spell: Spell | null
  /** How its last spell ended; null: it had none. */
  readonly ended: Ended | null
}

/** Ground of which nothing was said yet. */
export const untouched: CellState = { spell: null, ended: null }

/** What one event does. */
export interface Advance {
  readonly state: CellState
  readonly entries: readonly Entry[]
  /** A release of ground that was released before and not recorded again: nothing is counted. */
  readonly twiceReleased?: Release
}

/** The cell after the event, and the lines that the event writes. */
export function advance(state: CellState, event: CellEvent): Advance {
  switch (event.what) {
    case 'claim':
    case 'class':
      return claim(state, event)
    case 'release':
      return release(state, event)
    case 'closed':
    case 'redrawn':
      return end(state, event)
  }
}

function claim(state: CellState, event: ClaimEvent): Advance {
  const { spell, ended } = state
  // A hazard whose ground was released holds it no longer, whatever class it is given later.
  if (event.what === 'class' && !spell?.holders.has(event.recordId)) return unchanged(state)
  if (spell) return withHolders(state, spell, new Map(spell.holders).set(event.recordId, event), event)
  const opened: Spell = {
    class: event.class,
    place: event.place,
    isUndated: event.at === beforeAll,
    holders: new Map([[event.recordId, event]]),
  }
  const cause = { recordId: event.recordId, date: event.date, class: event.class, place: event.place }
  const entries: readonly Entry[] = opened.isUndated
    ? []
    : [{ ...cause, sign: 1, ...lineOfClaim(event, ended) }]
  return { state: { spell: opened, ended }, entries }
}

function lineOfClaim(
  { reason }: ClaimEvent,
  ended: Ended | null,
): { line: 'contaminated_again' | 'boundary_growth' | 'newly_identified'; earlier?: string } {
  if (ended && ended.how !== 'redrawn') return { line: 'contaminated_again', earlier: ended.by }
  return { line: reason === 'grown' ? 'boundary_growth' : 'newly_identified' }
}

/** The spell goes on with other holders, and perhaps under another class. */
function withHolders(
  { ended }: CellState,
  spell: Spell,
  holders: ReadonlyMap<string, ClaimEvent>,
  event: CellEvent,
): Advance {
  const after = mostCertain([...holders.values()].map((holder) => holder.class)) ?? spell.class
  const state = { spell: { ...spell, class: after, holders }, ended }
  if (after === spell.class) return { state, entries: [] }
  const { recordId, date } = event
  const moved = { line: 'moved', sign: 1, class: spell.class, classAfter: after, place: spell.place } as const
  return { state, entries: [{ ...moved, recordId, date }] }
}

function end(state: CellState, event: EndEvent): Advance {
  const { spell, ended } = state
  if (!spell?.holders.has(event.recordId)) return unchanged(state)
  const holders = new Map(spell.holders)
  holders.delete(event.recordId)
  if (holders.size > 0) return withHolders(state, spell, holders, event)
  const { recordId, date, what } = event
  const cause = { recordId, date, class: spell.class, place: spell.place, sign: -1 } as const
  const entry: Entry =
    what === 'redrawn'
      ? { ...cause, line: 'corrections' }
      : { ...cause, line: 'difference', reason: 'closed_without_report' }
  const isAgain = ended?.how === 'released' && what === 'redrawn'
  return {
    // Ground that was released once and drawn in by mistake is again what it was: released.
    state: { spell: null, ended: isAgain ? ended : { how: what, by: recordId, spell } },
    entries: [entry],
  }
}

function release(state: CellState, event: ReleaseEvent): Advance {
  const { spell, ended } = state
  const { recordId, date } = event
  if (!spell && ended?.how === 'released') return { state, entries: [], twiceReleased: event.release }
  const held = spell ?? (ended?.how === 'released' ? null : ended?.spell) ?? null
  const cause = {
    recordId,
    date,
    class: held?.class ?? null,
    place: held ? held.place : event.release.place,
  }
  const released: Entry = { ...cause, line: event.release.kind, sign: -1 }
  const brought = spell ? [] : [{ ...cause, sign: 1, ...lineOfLateRelease(ended, event) } as const]
  return {
    state: { spell: null, ended: { how: 'released', by: recordId } },
    entries: [...brought, released],
  }
}

/** What a release takes that no hazard holds (any more) must have come from somewhere. */
function lineOfLateRelease(
  ended: Ended | null,
  { release: { saysGrowth } }: ReleaseEvent,
): { line: 'corrections' | 'boundary_growth' | 'difference'; reason?: DifferenceReason } {
  // The hazard was drawn smaller first, and the report of the release came after: the correction is taken back.
  if (ended?.how === 'redrawn') return { line: 'corrections' }
  if (ended?.how === 'closed') return { line: 'difference', reason: 'reported_after_closing' }
  return saysGrowth ? { line: 'boundary_growth' } : { line: 'difference', reason: 'beyond_recorded' }
}

function unchanged(state: CellState): Advance {
  return { state, entries: [] }
}

/** Runs a cell through its events up to a moment; `onward` are the events from it on. */
export function runUntil(
  start: CellState,
  events: readonly CellEvent[],
  boundary: Moment | null,
): { state: CellState; advances: readonly Advance[]; onward: readonly CellEvent[] } {
  const advances: Advance[] = []
  let state = start
  let count = 0
  for (const event of events) {
    if (boundary !== null && event.at >= boundary) break
    const made = advance(state, event)
    advances.push(made)
    state = made.state
    count += 1
  }
  return { state, advances, onward: events.slice(count) }
}
