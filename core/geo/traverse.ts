/** A traverse: a way around an area, leg by leg, that should end where it began. */
import type { Doubt } from '../record/doubt.js'
import type { Position } from './crs.js'
import { followLeg, type Leg, measureLeg } from './geodesic.js'

/** A point of a traverse as computed from its legs, and as the adjustment would move it. */
export interface TraversePoint {
  readonly position: Position
  /** Metres walked to it from the beginning. */
  readonly distanceMetres: number
  /** The proposal of Bowditch; never put in place of the computed position by itself. */
  readonly adjusted: Position
  /** How far the adjustment would move it, metres. */
  readonly shiftMetres: number
}

/** By how much a traverse misses the point where it should end. */
export interface Closure {
  readonly lengthMetres: number
  /** From the last computed point to the one where it should end. */
  readonly gap: Leg
  /** n of 1:n, a whole number; null where the gap is under a millimetre. */
  readonly oneIn: number | null
}

/** Every step of a traverse, its closure and the adjustment that is offered. */
export interface Traverse {
  readonly points: readonly TraversePoint[]
  readonly closure: Closure
}

/**
 * Walks the legs (bearings from true north) from `start` on WGS 84. The gap is measured to `end`, which is the start again
 * unless another known point is given. Adjustment by the compass rule (Bowditch 1808): each point moves in the direction
 * of the gap by the share of the way walked until then; at the size of a minefield this equals the rule in a plane within
 * a tenth of a millimetre.
 */
export function walkTraverse(start: Position, legs: readonly Leg[], end: Position = start): Traverse {
  const walked: { position: Position; distanceMetres: number }[] = []
  let here = { position: start, distanceMetres: 0 }
  for (const leg of legs) {
    here = {
      position: followLeg(here.position, leg),
      distanceMetres: here.distanceMetres + leg.distanceMetres,
    }
    walked.push(here)
  }
  const gap = measureLeg(here.position, end)
  const lengthMetres = here.distanceMetres
  const points = walked.map((point) => {
    const shiftMetres = lengthMetres === 0 ? 0 : (gap.distanceMetres * point.distanceMetres) / lengthMetres
    const adjusted = followLeg(point.position, {
      bearingDegrees: gap.bearingDegrees,
      distanceMetres: shiftMetres,
    })
    return { ...point, adjusted, shiftMetres }
  })
  const oneIn = gap.distanceMetres < 0.001 ? null : Math.floor(lengthMetres / gap.distanceMetres)
  return { points, closure: { lengthMetres, gap, oneIn } }
}

/** What a programme asks of a traverse. Both hold where both are given. */
export interface ClosureLimit {
  readonly metres?: number
  /** n of the worst 1:n that is accepted. */
  readonly oneIn?: number
}

/** The finding that a traverse closes worse than the limit, or null. The points are kept as computed. */
export function findOpenTraverse(closure: Closure, limit: ClosureLimit): Doubt | null {
  const { gap, oneIn, lengthMetres } = closure
  const isTooFar = limit.metres !== undefined && gap.distanceMetres > limit.metres
  const isTooCoarse = limit.oneIn !== undefined && oneIn !== null && oneIn < limit.oneIn
  if (!isTooFar && !isTooCoarse) return null
  const asked = [
    ...(limit.metres === undefined ? [] : [`${limit.metres} m`]),
    ...(limit.oneIn === undefined ? [] : [`1:${limit.oneIn}`]),
  ]
  const text = shownClosure(closure)
  return {
    rule: 'traverse-does-not-close',
    severity: 'note',
    text,
    message: `The traverse of ${lengthMetres.toFixed(2)} m ends ${text} from where it should, and the limit is ${asked.join(' and ')}: look for a leg that was written down wrong. The points stay as computed; the adjustment by the compass rule is a proposal.`,
  }
}

/** The closure as people write it: metres to the centimetre and 1:n. */
export function shownClosure({ gap, oneIn }: Closure): string {
  return `${gap.distanceMetres.toFixed(2)} m${oneIn === null ? '' : ` (1:${oneIn})`}`
}
