/** What happens to one cell: the steps of the hazards and the releases that cover it, as events in order of time. */
import type { Step } from './hazard-steps.js'
import type { KnownDate, Moment } from './moment.js'
import { beforeAll, momentOfEnd } from './moment.js'
import type { Cell, Layer, Release, ShapeKey } from './records.js'
import { reaches } from './records.js'

/** Why a hazard comes to hold a cell. */
export type ClaimReason = 'recorded' | 'grown' | 'reopened'

/** A hazard begins to hold the cell, or holds it under another class. */
export interface ClaimEvent {
  readonly what: 'claim' | 'class'
  readonly at: Moment
  readonly recordId: string
  readonly reason: ClaimReason
  readonly class: string
  readonly place: string | null
  readonly isConfirmed: boolean
  readonly date: KnownDate
}

/** A hazard no longer holds the cell: it was closed, or drawn anew without it, or is of no class of an account. */
export interface EndEvent {
  readonly what: 'closed' | 'redrawn'
  readonly at: Moment
  readonly recordId: string
  readonly date: KnownDate
}

/** A report releases the cell. */
export interface ReleaseEvent {
  readonly what: 'release'
  readonly at: Moment
  readonly recordId: string
  readonly release: Release
  readonly date: KnownDate
}

export type CellEvent = ClaimEvent | EndEvent | ReleaseEvent

/** The events of a cell, and what ended on days that nobody knows. */
export interface CellEvents {
  readonly dated: readonly CellEvent[]
  readonly undatedReleases: readonly Release[]
  /** Hazards that hold the cell until a day that nobody knows. */
  readonly undatedClosings: ReadonlySet<string>
}

/** Steps and releases by the shapes that they name. */
export interface ShapeIndex {
  readonly stepsOf: ReadonlyMap<ShapeKey, readonly (readonly Step[])[]>
  readonly releasesOf: ReadonlyMap<ShapeKey, readonly Release[]>
}

/** Indexes hazards (the steps of each) and releases once for all cells. */
export function indexShapes(hazards: readonly (readonly Step[])[], releases: readonly Release[]): ShapeIndex {
  const stepsOf = new Map<ShapeKey, (readonly Step[])[]>()
  for (const steps of hazards) {
    const shapes = new Set(steps.flatMap(({ shape }) => (shape === null ? [] : [shape])))
    for (const shape of shapes) stepsOf.set(shape, [...(stepsOf.get(shape) ?? []), steps])
  }
  const releasesOf = new Map<ShapeKey, Release[]>()
  for (const release of releases)
    releasesOf.set(release.shape, [...(releasesOf.get(release.shape) ?? []), release])
  return { stepsOf, releasesOf }
}

/** The events of one cell in one layer. */
export function eventsOf(cell: Cell, index: ShapeIndex, layer: Layer): CellEvents {
  const covers = new Set(cell.shapes)
  const hazards = new Set(cell.shapes.flatMap((shape) => index.stepsOf.get(shape) ?? []))
  const releases = new Set(cell.shapes.flatMap((shape) => index.releasesOf.get(shape) ?? []))
  const ofHazards = [...hazards].map((steps) => eventsOfHazard(steps, covers))
  const reaching = [...releases].filter((release) => reaches(release, layer))
  const dated: CellEvent[] = ofHazards.flatMap(({ events }) => events)
  for (const release of reaching) {
    const at = momentOfEnd(release.date)
    if (at !== null)
      dated.push({ what: 'release', at, recordId: release.recordId, release, date: release.date })
  }
  return {
    dated: inOrder(dateUndatedClaims(inOrder(dated))),
    undatedReleases: reaching.filter(({ date }) => momentOfEnd(date) === null),
    undatedClosings: new Set(ofHazards.flatMap(({ undatedClosing }) => undatedClosing ?? [])),
  }
}

function eventsOfHazard(
  steps: readonly Step[],
  covers: ReadonlySet<ShapeKey>,
): { events: readonly CellEvent[]; undatedClosing: string | null } {
  const events: CellEvent[] = []
  let undatedClosing: string | null = null
  let before: Step | null = null
  let wasHeld = false
  for (const step of steps) {
    const isHeld = step.isHeld && step.shape !== null && covers.has(step.shape)
    const { recordId, date } = step
    if (isHeld && !wasHeld) {
      undatedClosing = null
      events.push(claimOf('claim', step, reasonOf(before)))
    }
    if (isHeld && wasHeld && step.class !== before?.class) events.push(claimOf('class', step, 'recorded'))
    if (!isHeld && wasHeld && step.ends === null) undatedClosing = recordId
    if (!isHeld && wasHeld && step.ends !== null)
      events.push({ what: step.isClosed ? 'closed' : 'redrawn', at: step.ends, recordId, date })
    before = step
    wasHeld = isHeld
  }
  return { events, undatedClosing }
}

function claimOf(what: 'claim' | 'class', step: Step, reason: ClaimReason): ClaimEvent {
  const { begins: at, recordId, class: name, place, isConfirmed, date } = step
  return { what, at, recordId, reason, class: name, place, isConfirmed, date }
}

/** Ground that comes in with a new outline of an open hazard is growth; with a first outline it is new. */
function reasonOf(before: Step | null): ClaimReason {
  if (before === null || before.shape === null) return 'recorded'
  if (before.isHeld) return 'grown'
  return before.isClosed ? 'reopened' : 'recorded'
}

/**
 * Ground that was recorded both without a date and with one is dated by the latter, unless something ended before it:
 * then the undated record must have come first.
 */
function dateUndatedClaims(events: readonly CellEvent[]): readonly CellEvent[] {
  const first = events.find(({ at }) => at !== beforeAll)
  if (first?.what !== 'claim') return events
  return events.map((event) =>
    event.at === beforeAll && event.what !== 'release' ? { ...event, at: first.at, date: first.date } : event,
  )
}

const order: Readonly<Record<CellEvent['what'], number>> = {
  claim: 0,
  class: 1,
  release: 2,
  redrawn: 3,
  closed: 4,
}

/** By time; at one moment first what brings ground in, then releases, then what gives it up; then by record. */
function inOrder(events: readonly CellEvent[]): readonly CellEvent[] {
  return [...events].sort(
    (one, other) =>
      compare(one.at, other.at) ||
      order[one.what] - order[other.what] ||
      compare(one.recordId, other.recordId),
  )
}

function compare(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
