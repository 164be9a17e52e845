/** The share of finds near any record, by distance, beside what records at random places would give. */
import type { Footprint } from './footprint.js'
import type { Spot } from './plane.js'
import type { Random } from './random.js'
import { indexSpots } from './spot-index.js'

/** Distances of the curve, in metres. */
export const recallDistances = [10, 25, 50, 100, 150, 200, 300, 400, 500] as const

/** One point of the recall curve. */
export interface RecallPoint {
  readonly metres: number
  readonly within: number
  readonly finds: number
  /** Shares that 90 of 100 random shifts of all records together lie between. */
  readonly nullLow: number
  readonly nullHigh: number
}

const shiftCount = 100

/**
 * How many finds lie within each distance of any recorded spot, and the band in which the same curve lies when the
 * records are moved together by 2 to 6 km, so that their pattern stays and their place does not.
 */
export function recallCurve(
  footprints: readonly Footprint[],
  finds: readonly Spot[],
  random: Random,
): readonly RecallPoint[] {
  const spots = footprints.flatMap((footprint) => footprint.spots)
  const index = indexSpots(spots, 100)
  const sharesAt = (by: Spot): readonly number[] => {
    const nearest = finds.map(([east, north]) => nearestMetres([east - by[0], north - by[1]], index))
    return recallDistances.map((metres) => nearest.filter((distance) => distance <= metres).length)
  }
  const own = sharesAt([0, 0])
  const shifted = Array.from({ length: shiftCount }, () => {
    const angle = 2 * Math.PI * random()
    const metres = 2000 + 4000 * random()
    return sharesAt([metres * Math.cos(angle), metres * Math.sin(angle)])
  })
  return recallDistances.map((metres, at) => {
    const band = shifted.map((shares) => shares[at] ?? 0).sort((a, b) => a - b)
    const share = (count: number): number => (finds.length === 0 ? 0 : count / finds.length)
    return {
      metres,
      within: own[at] ?? 0,
      finds: finds.length,
      nullLow: share(band[shiftCount * 0.05] ?? 0),
      nullHigh: share(band[shiftCount * 0.95 - 1] ?? 0),
    }
  })
}

type Index = ReturnType<typeof indexSpots>

const farthest = Math.max(...recallDistances)

/** Metres to the nearest record; Infinity beyond the last distance of the curve. */
function nearestMetres(spot: Spot, index: Index): number {
  return index.within(spot, farthest).reduce((least, { metres }) => Math.min(least, metres), Infinity)
}
