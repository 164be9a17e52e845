/** One mine recorded to one mine found: as many pairs as can be had within a tolerance, and of those the shortest. */
import munkres from 'munkres'
import { metresBetween, type Spot } from './plane.js'
import { indexSpots } from './spot-index.js'

/** A recorded and a found mine by their places in the two lists. */
export interface Pair {
  readonly recorded: number
  readonly found: number
  readonly metres: number
}

/**
 * The optimal assignment: no spot is used twice, no pair is longer than `toleranceMetres`, there are as many pairs as
 * possible, and their lengths sum to the least possible. Nearest-neighbour counting would use one find for several mines.
 * Solved by the Hungarian method (Munkres 1957) in each group of spots that hang together.
 */
export function matchOneToOne(
  recorded: readonly Spot[],
  found: readonly Spot[],
  toleranceMetres: number,
): readonly Pair[] {
  const pairs = groupsWithin(recorded, found, toleranceMetres).flatMap(({ left, right }) => {
    // One pair more is worth more than any lengths saved.
    const refused = (toleranceMetres + 1) * (left.length + right.length + 1)
    const costs = left.map((a) =>
      right.map((b) => {
        const metres = distance(recorded, a, found, b)
        return metres <= toleranceMetres ? metres : refused
      }),
    )
    return munkres(costs).flatMap(([row, column]): readonly Pair[] => {
      const [a, b] = [left[row] ?? -1, right[column] ?? -1]
      const metres = distance(recorded, a, found, b)
      return metres <= toleranceMetres ? [{ recorded: a, found: b, metres }] : []
    })
  })
  return pairs.sort((a, b) => a.recorded - b.recorded)
}

function distance(recorded: readonly Spot[], a: number, found: readonly Spot[], b: number): number {
  const [from, to] = [recorded[a], found[b]]
  return from && to ? metresBetween(from, to) : Infinity
}

interface Group {
  readonly left: number[]
  readonly right: number[]
}

/** Spots joined by pairs within tolerance, directly or over others; those that stand alone are left out. */
function groupsWithin(
  recorded: readonly Spot[],
  found: readonly Spot[],
  toleranceMetres: number,
): readonly Group[] {
  const near = indexSpots(found, Math.max(toleranceMetres, 1))
  const partners = recorded.map((spot) => near.within(spot, toleranceMetres).map(({ number }) => number))
  const back: number[][] = found.map(() => [])
  for (const [a, list] of partners.entries()) for (const b of list) back[b]?.push(a)
  const seen = new Set<number>()
  const groups: Group[] = []
  for (const [start, list] of partners.entries())
    if (list.length > 0 && !seen.has(start)) groups.push(groupFrom(start, partners, back, seen))
  return groups
}

function groupFrom(
  start: number,
  partners: readonly (readonly number[])[],
  back: readonly (readonly number[])[],
  seen: Set<number>,
): Group {
  const right = new Set<number>()
  const left = [start]
  seen.add(start)
  // The list grows while it is walked.
  for (const a of left)
    for (const b of partners[a] ?? []) {
      if (right.has(b)) continue
      right.add(b)
      for (const other of back[b] ?? []) {
        if (seen.has(other)) continue
        seen.add(other)
        left.push(other)
      }
    }
  return { left, right: [...right] }
}

/** Tolerances at which matching is reported, in metres. */
export const matchingTolerances = [1, 5, 10, 25, 50, 100] as const

/** One line of the table of matches. */
export interface MatchLine {
  readonly toleranceMetres: number
  readonly matched: number
  /** Of the pairs matched, those whose recorded and found device are the same. */
  readonly sameDevice: number
  readonly recorded: number
  readonly found: number
  /** matched / recorded; null where nothing was recorded. */
  readonly precision: number | null
  /** matched / found; null where nothing was found. */
  readonly recall: number | null
}

/** Something of a device at a spot, as recorded or as found. */
export interface PlacedDevice {
  readonly spot: Spot
  readonly device: string
}

/** Matches at each tolerance. */
export function matchTable(
  recorded: readonly PlacedDevice[],
  found: readonly PlacedDevice[],
): readonly MatchLine[] {
  const spotsOf = (devices: readonly PlacedDevice[]): readonly Spot[] => devices.map(({ spot }) => spot)
  return matchingTolerances.map((toleranceMetres) => {
    const pairs = matchOneToOne(spotsOf(recorded), spotsOf(found), toleranceMetres)
    const matched = pairs.length
    return {
      toleranceMetres,
      matched,
      sameDevice: pairs.filter((pair) => recorded[pair.recorded]?.device === found[pair.found]?.device)
        .length,
      recorded: recorded.length,
      found: found.length,
      precision: recorded.length === 0 ? null : matched / recorded.length,
      recall: found.length === 0 ? null : matched / found.length,
    }
  })
}
