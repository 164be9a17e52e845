/** The ground made ready to be asked, and the evidence that records give against it. */
import { type Evidence, evidenceOf, type SearchedFinds, type Shift } from './evidence.js'
import { falseRecordRate, type Rate } from './false-record-rate.js'
import { footprintOf } from './footprint.js'
import { searchedGround } from './searched-ground.js'
import { indexSpots, type SpotIndex } from './spot-index.js'
import type { AssessedRecord, Assumptions, Ground } from './subject.js'
import { claimedQuantity, toleranceMetres } from './subject.js'

/** The ground, ready to be asked. */
export interface PreparedGround extends SearchedFinds {
  readonly ground: Ground
  /** Every find, in searched land or not. */
  readonly all: SpotIndex
}

/** What every record is assessed with. */
export interface How {
  readonly assumptions: Assumptions
  readonly shifts: readonly Shift[]
}

/** Indexes the land searched and the finds. */
export function prepareGround(ground: Ground, { offsetMetres }: Assumptions): PreparedGround {
  const searched = searchedGround(ground.searches.map(({ area }) => area))
  const spots = ground.finds.map(({ spot }) => spot)
  const cell = toleranceMetres(offsetMetres)
  // Finds in land that no search names tell nothing of what a search would have found.
  const inSearched = spots.filter(([east, north]) => searched.isSearched(east, north))
  return { ground, searched, finds: indexSpots(inSearched, cell), all: indexSpots(spots, cell) }
}

/** The evidence on some records; those that cannot be placed give none. */
export function evidenceOn(
  records: readonly AssessedRecord[],
  prepared: PreparedGround,
  { assumptions, shifts }: How,
): readonly Evidence[] {
  return records.flatMap((record) => {
    const footprint = footprintOf(record, claimedQuantity(record))
    const offsetMetres = record.offsetMetres ?? assumptions.offsetMetres
    return footprint
      ? [evidenceOf(footprint, prepared, { assumptions: { ...assumptions, offsetMetres }, shifts })]
      : []
  })
}

/**
 * The false-record rate from the land searched on one side of the day on which each record was supplied. Records are
 * taken together by that day.
 */
export function rateBySupply(
  { records, ground }: { readonly records: readonly AssessedRecord[]; readonly ground: Ground },
  how: How,
  belongs: (day: string, supplied: string) => boolean,
): Rate {
  const days = [...new Set(records.flatMap(({ suppliedOn }) => suppliedOn ?? []))].sort()
  const evidence = days.flatMap((supplied) => {
    const isMeant = ({ on }: { readonly on: string | null }): boolean => on !== null && belongs(on, supplied)
    const part = { ...ground, searches: ground.searches.filter(isMeant), finds: ground.finds.filter(isMeant) }
    const ofThatDay = records.filter(({ suppliedOn }) => suppliedOn === supplied)
    return evidenceOn(ofThatDay, prepareGround(part, how.assumptions), how)
  })
  return falseRecordRate(evidence, how.assumptions.level)
}
