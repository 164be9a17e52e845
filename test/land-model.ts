/** Land accounts by sets of squares, event after event over all ground: the reference that cells are held against. */
import type { AccountScope } from '../core/land/account.js'
import { makeLedger } from '../core/land/account.js'
import { stepsOf } from '../core/land/hazard-steps.js'
import type { KnownDate } from '../core/land/moment.js'
import { boundaryAt, momentOfEnd } from '../core/land/moment.js'
import type {
  Cell,
  HazardHistory,
  HazardVersion,
  LandRecords,
  Release,
  ShapeKey,
} from '../core/land/records.js'
import { reaches } from '../core/land/records.js'
import { stateAccount } from '../core/land/statement.js'

/** All time, everywhere, all classes together, at depth. */
export const everything: AccountScope = { bounds: null, layer: 'depth', groupOf: () => 'all', places: null }

/** The lines of an account that hold something, and its closing. */
export function account(
  records: LandRecords,
  shapes: ReadonlyMap<string, readonly string[]>,
  scope: Partial<AccountScope> = {},
  squareMetres = 10_000,
): Record<string, number | boolean> {
  const ledger = makeLedger(records, cellsOf(shapes, squareMetres), { ...everything, ...scope })
  const { lines, closing, isBalanced } = stateAccount(ledger)
  const held = lines.filter((line) => line.squareMetres !== 0 || line.line === 'difference')
  return {
    ...Object.fromEntries(held.map((line) => [line.line, line.squareMetres])),
    closing,
    isBalanced,
  }
}

/** A day as the register keeps it. */
export function dayDate(day: string): KnownDate {
  const after = new Date(Date.parse(`${day}T00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  return { from: `${day} 00:00:00`, until: `${after} 00:00:00` }
}

export const noDate: KnownDate = { from: null, until: null }

/** The bounds of a period of days, both inclusive. */
export function period(from: string | null, to: string): NonNullable<AccountScope['bounds']> {
  return { from: from && dayDate(from).from, until: dayDate(to).until ?? '' }
}

/** A version of a hazard: open, suspected, dated to the day, unless said otherwise. */
export function version(
  shape: ShapeKey | null,
  day: string | null,
  other: Partial<HazardVersion> = {},
): HazardVersion {
  return {
    version: 1,
    shape,
    class: 'suspected_hazardous_area',
    status: 'open',
    place: null,
    isConfirmed: false,
    informationDate: day === null ? noDate : dayDate(day),
    statusChangedOn: noDate,
    ...other,
  }
}

export function hazard(recordId: string, ...versions: readonly HazardVersion[]): HazardHistory {
  return { recordId, versions: versions.map((entry, index) => ({ ...entry, version: index + 1 })) }
}

/** A release to depth that has no layer and says nothing of growth, unless said otherwise. */
export function release(
  recordId: string,
  kind: Release['kind'],
  day: string | null,
  other: Partial<Release> = {},
): Release {
  const date = day === null ? noDate : dayDate(day)
  return { recordId, shape: recordId, kind, layer: null, date, place: null, saysGrowth: false, ...other }
}

/** Squares of a grid, named 'x,y': east from x0 to x1, north from y0 to y1. */
export function squares([x0, y0, x1, y1]: readonly [number, number, number, number]): readonly string[] {
  const named: string[] = []
  for (let x = x0; x < x1; x += 1) for (let y = y0; y < y1; y += 1) named.push(`${x},${y}`)
  return named
}

/** Cells of equal area from shapes that are sets of squares. */
export function cellsOf(
  shapes: ReadonlyMap<ShapeKey, readonly string[]>,
  squareMetres: number,
): readonly Cell[] {
  const covers = new Map<string, ShapeKey[]>()
  for (const [shape, named] of shapes)
    for (const square of named) covers.set(square, [...(covers.get(square) ?? []), shape])
  return [...covers.values()].map((keys) => ({ squareMetres, shapes: keys }))
}

type Ground = ReadonlySet<string>
const without = (one: Ground, other: Ground): Ground =>
  new Set([...one].filter((square) => !other.has(square)))
const both = (one: Ground, other: Ground): Ground => new Set([...one].filter((square) => other.has(square)))
const either = (one: Ground, other: Ground): Ground => new Set([...one, ...other])
const nothing: Ground = new Set()

interface Act {
  readonly at: string
  readonly rank: number
  readonly id: string
  readonly run: () => void
}

/**
 * What the lines of an account come to, in squares, without moves between classes, for ground of any class anywhere.
 * Sets of ground: held by each hazard, released, closed without a report, drawn away. Dates must be days or none, and
 * no ground may be recorded both with and without a date.
 */
export function countSquares(
  { hazards, releases }: LandRecords,
  shapes: ReadonlyMap<ShapeKey, readonly string[]>,
  { bounds, layer }: Pick<AccountScope, 'bounds' | 'layer'>,
): Readonly<Record<string, number>> {
  const groundOf = (shape: ShapeKey | null): Ground => new Set(shape === null ? [] : shapes.get(shape))
  const held = new Map<string, Ground>()
  let released = nothing
  let closed = nothing
  let redrawn = nothing
  const flows = new Map<string, [string, number][]>()
  let isWithin = false
  const heldByAny = () => [...held.values()].reduce(either, nothing)
  const book = (line: string, ground: Ground, sign: 1 | -1) => {
    if (isWithin) for (const square of ground) flows.set(square, [...(flows.get(square) ?? []), [line, sign]])
  }
  const acts: Act[] = []
  for (const history of hazards) {
    const steps = stepsOf(history)
    for (const [index, step] of steps.entries()) {
      const before = steps[index - 1]
      const id = history.recordId
      const now = step.isHeld ? groundOf(step.shape) : nothing
      const then = before?.isHeld ? groundOf(before.shape) : nothing
      const come = () => {
        const fresh = without(without(now, then), heldByAny())
        const again = both(fresh, either(released, closed))
        const isGrowth = before?.isHeld && before.shape !== null
        if (step.begins !== '') {
          book('contaminated_again', again, 1)
          book(isGrowth ? 'boundary_growth' : 'newly_identified', without(fresh, again), 1)
        }
        held.set(id, either(held.get(id) ?? nothing, without(now, then)))
        redrawn = without(redrawn, fresh)
      }
      const go = () => {
        const gone = both(without(then, now), held.get(id) ?? nothing)
        held.set(id, without(held.get(id) ?? nothing, gone))
        const lost = without(gone, heldByAny())
        if (step.isClosed) {
          book('difference', lost, -1)
          closed = either(closed, lost)
          released = without(released, lost)
        } else {
          book('corrections', lost, -1)
          closed = without(closed, lost)
          redrawn = either(redrawn, without(lost, released))
        }
      }
      acts.push({ at: step.begins, rank: 0, id, run: come })
      if (step.ends !== null) acts.push({ at: step.ends, rank: step.isClosed ? 4 : 3, id, run: go })
    }
  }
  for (const entry of releases) {
    const at = momentOfEnd(entry.date)
    if (at === null || !reaches(entry, layer)) continue
    const run = () => {
      const ground = groundOf(entry.shape)
      const open = heldByAny()
      const counted = without(ground, without(released, open))
      const late = without(counted, open)
      const beyond = without(without(late, closed), redrawn)
      book('corrections', both(late, redrawn), 1)
      book('difference', both(late, closed), 1)
      book(entry.saysGrowth ? 'boundary_growth' : 'difference', beyond, 1)
      book(entry.kind, counted, -1)
      for (const [id, claim] of held) held.set(id, without(claim, ground))
      released = either(released, counted)
      closed = without(closed, ground)
      redrawn = without(redrawn, ground)
    }
    acts.push({ at, rank: 2, id: entry.recordId, run })
  }
  acts.sort((one, other) => compare(one.at, other.at) || one.rank - other.rank || compare(one.id, other.id))
  const from = bounds?.from == null ? ' ' : boundaryAt(bounds.from)
  const until = bounds === null ? '￿' : boundaryAt(bounds.until)
  for (const act of acts) if (act.at < from) act.run()
  const opening = heldByAny()
  isWithin = true
  for (const act of acts) if (act.at >= from && act.at < until) act.run()
  const closing = heldByAny()
  return { opening: opening.size, closing: closing.size, ...netted(flows) }
}

/** Differences and corrections that were set right on the same ground in the same period are none. */
function netted(flows: ReadonlyMap<string, readonly [string, number][]>): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {}
  for (const entries of flows.values())
    for (const [line, sign] of entries) sums[line] = (sums[line] ?? 0) + sign
  return sums
}

function compare(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
