/** Pairs of recorded and found places, and the shift and rotation nearest to them. */
import { centreOf, moved, type Spot } from './plane.js'
import type { SpotIndex } from './spot-index.js'

/** A place as recorded, and the place found for it. */
export interface SpotPair {
  readonly from: Spot
  readonly to: Spot
}

/** For each group the place that its finds speak for after a motion, where any lies within `reach`. */
export function pairsAt(
  groups: readonly (readonly Spot[])[],
  near: SpotIndex,
  apply: (spot: Spot) => Spot,
  reach: number,
): readonly SpotPair[] {
  return groups.flatMap((group) => {
    const pair =
      group.length === 1 ? nearestPair(group, near, apply, reach) : middlePair(group, near, apply, reach)
    return pair ? [pair] : []
  })
}

/** A single mine and the nearest find. */
function nearestPair(
  [from]: readonly Spot[],
  near: SpotIndex,
  apply: (spot: Spot) => Spot,
  reach: number,
): SpotPair | null {
  if (!from) return null
  const [best] = [...near.within(apply(from), reach)].sort((a, b) => a.metres - b.metres)
  const to = best && near.spots[best.number]
  return to ? { from, to } : null
}

/** Of a record the middle of its mines and of the finds around them: its nearest find would always lean to no shift. */
function middlePair(
  group: readonly Spot[],
  near: SpotIndex,
  apply: (spot: Spot) => Spot,
  reach: number,
): SpotPair | null {
  const numbers = new Set(
    group.flatMap((spot) => near.within(apply(spot), reach).map(({ number }) => number)),
  )
  const found = [...numbers]
    .sort((a, b) => a - b)
    .flatMap((number) => {
      const spot = near.spots[number]
      return spot ? [spot] : []
    })
  return found.length > 0 ? { from: centreOf(group), to: centreOf(found) } : null
}

/** Moves the shift to the mean of what supports it, until it stays. */
export function refine(
  groups: readonly (readonly Spot[])[],
  near: SpotIndex,
  start: Spot,
  cellMetres: number,
): Spot {
  let shift = start
  for (let round = 0; round < 10; round += 1) {
    const pairs = pairsAt(groups, near, (spot) => moved(spot, shift), 2 * cellMetres)
    if (pairs.length === 0) return shift
    shift = centreOf(pairs.map(({ from, to }): Spot => [to[0] - from[0], to[1] - from[1]]))
  }
  return shift
}

/** A shift of the centre and a rotation about it. */
export interface Motion {
  readonly shift: Spot
  readonly rotationDegrees: number
  readonly centre: Spot
  readonly apply: (spot: Spot) => Spot
}

/** Shift and rotation together by least squares (Kabsch 1976 in the plane), pairing anew each time. */
export function improve(
  groups: readonly (readonly Spot[])[],
  near: SpotIndex,
  shift: Spot,
  cellMetres: number,
): Motion {
  let motion = motionOf([{ from: [0, 0], to: shift }])
  for (let round = 0; round < 8; round += 1) {
    const pairs = pairsAt(groups, near, motion.apply, 2 * cellMetres)
    if (pairs.length === 0) return motion
    motion = motionOf(pairs)
  }
  return motion
}

/** The rigid motion nearest to some pairs; two or fewer give a shift alone. */
export function motionOf(pairs: readonly SpotPair[]): Motion {
  const centre = centreOf(pairs.map(({ from }) => from))
  const target = centreOf(pairs.map(({ to }) => to))
  let [cross, along] = [0, 0]
  for (const { from, to } of pairs) {
    const [a, b] = [from[0] - centre[0], from[1] - centre[1]]
    const [c, d] = [to[0] - target[0], to[1] - target[1]]
    cross += a * d - b * c
    along += a * c + b * d
  }
  const angle = pairs.length > 2 ? Math.atan2(cross, along) : 0
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return {
    shift: [target[0] - centre[0], target[1] - centre[1]],
    rotationDegrees: angle === 0 ? 0 : (-angle * 180) / Math.PI,
    centre,
    apply: ([x, y]) => {
      const [east, north] = [x - centre[0], y - centre[1]]
      return [target[0] + cos * east - sin * north, target[1] + sin * east + cos * north]
    },
  }
}
