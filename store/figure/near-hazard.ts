/** Accidents in relation to recorded hazards, as SQL: two look-ups of the index of the ground of hazards for each row. */
import { basesOfPlaces, nearHazardMetres } from '../../core/figure/near-hazard.js'
import { groundOfHazard } from '../geometry/ground-of-hazard.js'
import type { Parameters } from './parameters.js'

/** The rows that are looked at; `alias` is what the statement calls their table, where not by its name. */
interface CurrentAt {
  readonly programmeId: string
  readonly asOf: number
  readonly alias?: string
}

/** A little more than the distance, in degrees from south to north; from west to east it widens with the latitude. */
const reachDegrees = nearHazardMetres / 110_000

/**
 * SQL of the code of a row of accidents or victims; null where it cannot be told. A victim's is that of the accident as it
 * is current at the entry.
 */
export function nearHazard(kind: string, at: CurrentAt, parameters: Parameters): string {
  const programme = parameters.add(at.programmeId, 'uuid')
  const entry = parameters.add(at.asOf, 'bigint')
  const current = (row: string) =>
    `${row}.role = 'accepted' and ${row}.current_from <= ${entry} and (${row}.current_to > ${entry} or ${row}.current_to is null)`
  if (kind === 'accident') return placed(at.alias ?? 'accidents', programme, current)
  return `(select ${placed('happened', programme, current)} from accidents happened
    where happened.programme_id = ${programme} and happened.record_id = ${at.alias ?? 'victims'}.accident and ${current('happened')})`
}

function placed(accident: string, programme: string, current: (row: string) => string): string {
  const position = `${accident}.position`
  const bases = basesOfPlaces.map((basis) => `'${basis}'`).join(', ')
  const wide = `${reachDegrees} / greatest(cos(radians(ST_Y(${position}))), 0.01)`
  const found = (box: string, condition: string) => `exists (
    select 1 from (
      select * from hazards h where h.programme_id = ${programme} and ${groundOfHazard('h.')} && ${box} offset 0
    ) as hazard
    where ${current('hazard')} and hazard.held_back is not true and ${condition})`
  const inside = found(
    position,
    `ST_Dimension(hazard.shape_valid) = 2 and ST_Covers(hazard.shape_valid, ${position})`,
  )
  const near = found(
    `ST_Expand(${position}, ${wide}, ${reachDegrees})`,
    `ST_DWithin(${groundOfHazard('hazard.')}::geography, ${position}::geography, ${nearHazardMetres})`,
  )
  return `(case when ${position} is null or coalesce(${accident}.position_basis, 'unknown') in (${bases}) then null
    when ${inside} then 'inside' when ${near} then 'within_${nearHazardMetres}_m' else 'outside' end)`
}
