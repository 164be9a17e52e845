/** How often the interval of the false-record rate holds the truth, by simulated sectors. */
import { drawShifts, evidenceOf } from './evidence.js'
import { falseRecordRate, type Rate } from './false-record-rate.js'
import { footprintOf } from './footprint.js'
import { seededRandom } from './random.js'
import { searchedGround } from './searched-ground.js'
import { type SectorPlan, simulateSector } from './simulate.js'
import { indexSpots } from './spot-index.js'
import { type Assumptions, claimedQuantity, toleranceMetres } from './subject.js'

/** What some sectors showed. */
export interface Calibration {
  readonly sectors: number
  /** In how many the interval holds the share of records that are false. */
  readonly covered: number
  /** Mean of the estimate less the truth. */
  readonly bias: number
  /** Mean width of the interval. */
  readonly width: number
}

/** Assesses the sectors of these seeds. `assumptions` may differ from what the sectors were made with. */
export function calibrate(plan: SectorPlan, assumptions: Assumptions, seeds: readonly number[]): Calibration {
  let [covered, bias, width] = [0, 0, 0]
  for (const seed of seeds) {
    const { truth, rate } = assessSector(plan, assumptions, seed)
    if (truth >= rate.low && truth <= rate.high) covered += 1
    bias += rate.mean - truth
    width += rate.high - rate.low
  }
  return { sectors: seeds.length, covered, bias: bias / seeds.length, width: width / seeds.length }
}

/** One sector: the truth and what the assessment makes of it. */
export function assessSector(
  plan: SectorPlan,
  assumptions: Assumptions,
  seed: number,
): { readonly truth: number; readonly rate: Rate } {
  const random = seededRandom(seed)
  const sector = simulateSector(plan, random)
  const shifts = drawShifts(random)
  const ground = {
    searched: searchedGround(sector.searches.map(({ area }) => area)),
    finds: indexSpots(
      sector.finds.map(({ spot }) => spot),
      toleranceMetres(assumptions.offsetMetres),
    ),
  }
  const evidence = sector.records.flatMap((record) => {
    const footprint = footprintOf(record, claimedQuantity(record))
    return footprint ? [evidenceOf(footprint, ground, { assumptions, shifts })] : []
  })
  return { truth: sector.falseShare, rate: falseRecordRate(evidence, assumptions.level) }
}
