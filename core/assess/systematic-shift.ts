/** The one shift and rotation that would bring most records, or most mines of one record, onto what was found. */
import { metresBetween, moved, type Spot } from './plane.js'
import { improve, pairsAt, refine } from './rigid-motion.js'
import { indexSpots, type SpotIndex } from './spot-index.js'

/** What a systematic fit found. */
export interface SystematicFit {
  /** Metres east and north by which the records would have to be moved, at their centre. */
  readonly shift: Spot
  /** Degrees clockwise about `centre`, after the shift. */
  readonly rotationDegrees: number
  readonly centre: Spot
  /** How many groups have a find where the shift would put them, and where they were recorded. */
  readonly support: number
  readonly supportAsRecorded: number
  readonly groups: number
  /** The most that shifts too large to be meant give, and the mean of them: what chance does here. */
  readonly chanceMost: number
  readonly chanceMean: number
  /** Median metres from the supported groups to their finds, middle to middle, as recorded and after shift and rotation. */
  readonly errorBefore: number
  readonly errorAfter: number
  /**
   * Whether the shift stands out of chance, is larger than its own uncertainty, and at least halves the error: a wrong
   * datum or reference point rather than a wrong record.
   */
  readonly isSystematic: boolean
}

/** How a fit is sought. */
export interface FitReach {
  /** Shifts up to this many metres are tried. */
  readonly searchMetres: number
  /** Width of the cells in which shifts are counted; near the offset that single groups have. */
  readonly cellMetres: number
}

const mostSpotsOfGroup = 24

/**
 * The best fit for some groups of spots: the records of a set, or the mines of one record. A group is counted once,
 * however many of its spots agree. Null where no group has a find within reach.
 */
export function fitSystematically(
  groups: readonly (readonly Spot[])[],
  found: readonly Spot[],
  reach: FitReach,
): SystematicFit | null {
  const near = indexSpots(found, reach.searchMetres / 4)
  const thin = groups.map((group) =>
    group.filter((_, index) => index % Math.ceil(group.length / mostSpotsOfGroup) === 0),
  )
  const votes = countVotes(thin, near, reach)
  if (!votes.best) return null
  const shift = refine(thin, near, votes.best, reach.cellMetres)
  const joined = indexSpots(found, reach.cellMetres)
  const pairs = pairsAt(thin, joined, (spot) => moved(spot, shift), 2 * reach.cellMetres)
  if (pairs.length === 0) return null
  const motion = improve(thin, joined, shift, reach.cellMetres)
  const errorBefore = median(pairs.map(({ from, to }) => metresBetween(from, to)))
  const errorAfter = median(
    pairsAt(thin, joined, motion.apply, 2 * reach.cellMetres).map(({ from, to }) =>
      metresBetween(motion.apply(from), to),
    ),
  )
  const fit = { ...votes, groups: groups.length, pairs: pairs.length, errorBefore, errorAfter }
  return {
    shift: motion.shift,
    rotationDegrees: motion.rotationDegrees,
    centre: motion.centre,
    support: votes.support,
    supportAsRecorded: votes.supportAsRecorded,
    groups: groups.length,
    chanceMost: votes.chanceMost,
    chanceMean: votes.chanceMean,
    errorBefore,
    errorAfter,
    isSystematic: isSystematic(fit, motion.shift),
  }
}

/** Where a spot of a record lies once the fit is applied. */
export function corrected({ shift, rotationDegrees, centre }: SystematicFit, [x, y]: Spot): Spot {
  const angle = (-rotationDegrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const [east, north] = [x - centre[0], y - centre[1]]
  return [centre[0] + shift[0] + cos * east - sin * north, centre[1] + shift[1] + sin * east + cos * north]
}

interface Votes {
  readonly best: Spot | null
  readonly support: number
  readonly supportAsRecorded: number
  readonly chanceMost: number
  readonly chanceMean: number
  /** How many shifts were tried. */
  readonly cells: number
}

/** Counts for each cell of shifts the groups that have a find in it or beside it; far shifts show what chance does. */
function countVotes(
  groups: readonly (readonly Spot[])[],
  near: SpotIndex,
  { searchMetres, cellMetres }: FitReach,
): Votes {
  const far = searchMetres * Math.SQRT2
  const cells = new Map<number, number>()
  const half = Math.ceil(far / cellMetres) + 1
  for (const group of groups) {
    const touched = new Set<number>()
    for (const spot of group)
      for (const { number } of near.within(spot, far)) {
        const to = near.spots[number] ?? spot
        const [x, y] = [to[0] - spot[0], to[1] - spot[1]].map(
          (metres) => Math.round(metres / cellMetres) + half,
        )
        for (let dx = -1; dx <= 1; dx += 1)
          for (let dy = -1; dy <= 1; dy += 1) touched.add(((x ?? 0) + dx) * 4096 + (y ?? 0) + dy)
      }
    for (const key of touched) cells.set(key, (cells.get(key) ?? 0) + 1)
  }
  return summed(cells, { half, cellMetres, searchMetres })
}

function summed(
  cells: ReadonlyMap<number, number>,
  { half, cellMetres, searchMetres }: FitReach & { readonly half: number },
): Votes {
  let best: Spot | null = null
  let [support, sum, count, tried, chanceMost] = [0, 0, 0, 0, 0]
  for (let x = -half; x <= half; x += 1) {
    for (let y = -half; y <= half; y += 1) {
      const votes = cells.get((x + half) * 4096 + y + half) ?? 0
      const metres = Math.hypot(x, y) * cellMetres
      if (metres <= searchMetres) {
        tried += 1
        // Of equal shifts the shorter is meant.
        if (votes > support || (votes === support && best && metres < Math.hypot(...best))) {
          support = votes
          best = votes > 0 ? [x * cellMetres, y * cellMetres] : null
        }
      } else if (metres <= searchMetres * Math.SQRT2) {
        count += 1
        sum += votes
        chanceMost = Math.max(chanceMost, votes)
      }
    }
  }
  const chanceMean = count === 0 ? 0 : sum / count
  const supportAsRecorded = cells.get(half * 4096 + half) ?? 0
  return { best, support, supportAsRecorded, chanceMost, chanceMean, cells: tried }
}

interface Judged extends Votes {
  readonly groups: number
  readonly pairs: number
  readonly errorBefore: number
  readonly errorAfter: number
}

/** A shift this unlikely among all that were tried is no chance. */
const chanceAllowed = 0.001

/** The support is no chance, at least a third of the groups have it, and the shift is larger than its own uncertainty. */
function isSystematic(fit: Judged, shift: Spot): boolean {
  const byChance = fit.cells * poissonAtLeast(fit.support, fit.chanceMean)
  const standsOut = fit.support > fit.chanceMost && byChance < chanceAllowed && fit.support * 3 >= fit.groups
  const uncertainty = (3 * fit.errorAfter) / Math.sqrt(fit.pairs)
  const isLarge = Math.hypot(...shift) > Math.max(10, uncertainty)
  return standsOut && isLarge && fit.errorAfter <= fit.errorBefore / 2
}

/** Probability of `count` or more where `mean` are expected by chance. */
function poissonAtLeast(count: number, mean: number): number {
  let term = Math.exp(-mean)
  let below = 0
  for (let k = 0; k < count; k += 1) {
    below += term
    term *= mean / (k + 1)
  }
  return Math.max(0, 1 - below)
}

/** The middle value; the lower of two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}
