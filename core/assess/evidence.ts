/** What the search so far says of one record: how much was searched, what was found, what that would mean by chance. */
import type { Footprint } from './footprint.js'
import type { Spot } from './plane.js'
import type { Random } from './random.js'
import type { SearchedGround } from './searched-ground.js'
import type { SpotIndex } from './spot-index.js'
import { type Assumptions, toleranceMetres } from './subject.js'

/** A shift: its direction, and its share of the way from the nearest to the farthest, by area. */
export interface Shift {
  readonly direction: Spot
  readonly share: number
}

const shiftCount = 128

/** Draws shifts. The same ones serve every record, so that a record more or less changes nothing in the others. */
export function drawShifts(random: Random): readonly Shift[] {
  return Array.from({ length: shiftCount }, () => {
    const angle = 2 * Math.PI * random()
    return { direction: [Math.cos(angle), Math.sin(angle)] as const, share: random() }
  })
}

/** Spots on a spiral with the golden angle (Vogel 1979); `radiusOf` is given evenly spread shares of the whole. */
function spiral(count: number, radiusOf: (share: number) => number): readonly Spot[] {
  return Array.from({ length: count }, (_, index): Spot => {
    const angle = index * Math.PI * (3 - Math.sqrt(5))
    const radius = radiusOf((index + 0.5) / count)
    return [radius * Math.cos(angle), radius * Math.sin(angle)]
  })
}

/** Offsets that lie as standard normal ones do, and spots spread evenly over the unit disc. */
const offsets = spiral(128, (share) => Math.sqrt(-2 * Math.log(1 - share)))
const disc = spiral(24, Math.sqrt)
const farthestOffset = Math.sqrt(-2 * Math.log(0.5 / offsets.length))

/** What is asked of the ground. `finds` are those that lie in searched land. */
export interface SearchedFinds {
  readonly searched: SearchedGround
  readonly finds: SpotIndex
}

/** The evidence on one record. */
export interface Evidence {
  /** Share of its tolerance area that was searched, weighted by where its mines would be. */
  readonly searchedShare: number
  /** Whether anything was found in searched land within the tolerance of it. */
  readonly hit: boolean
  /** Probability that the search so far finds nothing, were its mines laid as it says. Exactly 1 where nothing was searched. */
  readonly missChance: number
  /** Probability that the search so far finds something near it that has nothing to do with it. */
  readonly chanceMatch: number
}

const untouched: Evidence = { searchedShare: 0, hit: false, missChance: 1, chanceMatch: 0 }

/** The evidence on a record with this footprint. Pure: equal draws give equal evidence. */
export function evidenceOf(
  footprint: Footprint,
  ground: SearchedFinds,
  { assumptions, shifts }: { readonly assumptions: Assumptions; readonly shifts: readonly Shift[] },
): Evidence {
  const { offsetMetres } = assumptions
  const { middle, radius } = footprint
  if (ground.searched.isFarFrom(middle, radius + farthestOffset * offsetMetres)) return untouched
  const trial = { footprint, ground, reach: toleranceMetres(offsetMetres) }
  return {
    ...searchOf(trial, assumptions),
    hit: isHit(trial, 0, 0),
    chanceMatch: chanceOf(trial, shifts),
  }
}

interface Trial {
  readonly footprint: Footprint
  readonly ground: SearchedFinds
  readonly reach: number
}

/** The mean over where the mines may be if the record is right. */
function searchOf(
  { footprint, ground, reach }: Trial,
  { offsetMetres, survival, detection }: Assumptions,
): Pick<Evidence, 'searchedShare' | 'missChance'> {
  const { spots, weight } = footprint
  const kept = (1 - survival * detection) ** weight
  let searchedSpots = 0
  let misses = 0
  for (const offset of offsets) {
    const east = offset[0] * offsetMetres
    const north = offset[1] * offsetMetres
    const stays = east * east + north * north <= reach * reach
    let miss = 1
    for (const spot of spots) {
      const x = spot[0] + east
      const y = spot[1] + north
      if (!ground.searched.isSearched(x, y)) continue
      searchedSpots += 1
      // A mine that lies farther off than the tolerance is found, and is not taken for the record's.
      if (stays || isNear(spots, x, y, reach)) miss *= kept
    }
    misses += miss
  }
  return {
    searchedShare: searchedSpots / (offsets.length * spots.length),
    missChance: misses / offsets.length,
  }
}

function isNear(spots: readonly Spot[], x: number, y: number, reach: number): boolean {
  return spots.some((spot) => (spot[0] - x) ** 2 + (spot[1] - y) ** 2 <= reach * reach)
}

function isHit({ footprint, ground, reach }: Trial, east: number, north: number): boolean {
  const { middle, radius, spots } = footprint
  if (!ground.finds.hasWithin([middle[0] + east, middle[1] + north], radius + reach)) return false
  return spots.some((spot) => ground.finds.hasWithin([spot[0] + east, spot[1] + north], reach))
}

/** Shifts go at most this far: chance finds are as frequent near the record as they are, not as in the whole country. */
const farthestShiftMetres = 3000

/**
 * By shifting the record to places round about, where it cannot be right: the share of hits for each share searched,
 * times the share searched at its own place. Finds of neighbouring records count, since they are what chance finds.
 */
function chanceOf(trial: Trial, shifts: readonly Shift[]): number {
  const { radius } = trial.footprint
  const nearest = 2 * (trial.reach + radius)
  const farthest = Math.max(farthestShiftMetres, 3 * nearest)
  const own = discShare(trial, 0, 0)
  if (own === 0) return 0
  let hits = 0
  let shares = 0
  for (const { direction, share } of shifts) {
    const metres = Math.sqrt(nearest ** 2 + share * (farthest ** 2 - nearest ** 2))
    const east = direction[0] * metres
    const north = direction[1] * metres
    const searched = discShare(trial, east, north)
    if (searched === 0) continue
    shares += searched
    if (isHit(trial, east, north)) hits += 1
  }
  // So many trials cannot show that chance always finds something.
  const most = 1 - 1 / (2 * shifts.length)
  return shares === 0 ? 0 : Math.min(most, hits / shares) * own
}

/** Share of the ground within tolerance that was searched, had the record stood there. */
function discShare({ footprint, ground, reach }: Trial, east: number, north: number): number {
  const wide = reach + footprint.radius
  const x = footprint.middle[0] + east
  const y = footprint.middle[1] + north
  let searched = 0
  for (const spot of disc)
    if (ground.searched.isSearched(x + spot[0] * wide, y + spot[1] * wide)) searched += 1
  return searched / disc.length
}
