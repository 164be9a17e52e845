/** One record against the ground: the whole table, without a verdict on anyone. */
import { metresToLines } from './area.js'
import { type Completeness, completenessOf } from './completeness.js'
import { type Evidence, evidenceOf } from './evidence.js'
import { type Footprint, footprintOf } from './footprint.js'
import type { LandmarkOffset, TypeCount } from './ground-counts.js'
import { countByType, fieldOf, groundNear, landmarkOffsets } from './ground-counts.js'
import { type MatchLine, matchingTolerances, matchTable } from './matching.js'
import { comparePerimeters, type PerimeterComparison } from './perimeter.js'
import type { Spot } from './plane.js'
import type { How, PreparedGround } from './prepared-ground.js'
import { type RecordState, stateOf } from './state.js'
import type { AssessedRecord, Find } from './subject.js'
import { claimedQuantity, toleranceMetres } from './subject.js'
import { fitSystematically, type SystematicFit } from './systematic-shift.js'

/** Finds near the rows of a record that gives no single mines. */
export interface RowLine {
  readonly toleranceMetres: number
  readonly within: number
  readonly found: number
}

/** What is said of one record. */
export interface RecordAssessment {
  readonly record: AssessedRecord
  readonly footprint: Footprint | null
  readonly state: RecordState
  readonly completeness: Completeness
  readonly landmarks: readonly LandmarkOffset[]
  readonly toleranceMetres: number
  readonly evidence: Evidence | null
  readonly claimed: number | null
  /** Items found within the tolerance, by quantity. */
  readonly itemsNear: number
  readonly types: readonly TypeCount[]
  /** One-to-one matching; null where the record gives no single mines. */
  readonly matching: readonly MatchLine[] | null
  /** Distance to the rows; null where the record gives none, or gives single mines. */
  readonly rows: readonly RowLine[] | null
  readonly perimeter: PerimeterComparison | null
  /** The shift and rotation of this record alone; null where it has too few mines or finds to tell. */
  readonly fit: SystematicFit | null
}

/** Assesses one record. */
export function assessRecord(
  record: AssessedRecord,
  prepared: PreparedGround,
  { assumptions, shifts }: How,
): RecordAssessment {
  const offsetMetres = record.offsetMetres ?? assumptions.offsetMetres
  const reach = toleranceMetres(offsetMetres)
  const claimed = claimedQuantity(record)
  const footprint = footprintOf(record, claimed)
  const own = { ...assumptions, offsetMetres }
  const evidence = footprint && evidenceOf(footprint, prepared, { assumptions: own, shifts })
  const near = footprint ? findsWithin(footprint.spots, prepared, reach) : []
  const itemsNear = near.reduce((sum, { quantity }) => sum + quantity, 0)
  const around = footprint
    ? findsWithin(footprint.spots, prepared, Math.max(reach, 100)).flatMap(itemsOf)
    : []
  const field = fieldOf(record)
  return {
    record,
    footprint,
    state: stateOf({ unplaced: record.unplaced, evidence, itemsNear, claimed }, assumptions),
    completeness: completenessOf(record.elements),
    landmarks: landmarkOffsets(record),
    toleranceMetres: reach,
    evidence,
    claimed,
    itemsNear,
    types: countByType(record, near),
    matching: footprint?.basis === 'mines' ? matchTable(record.mines, around) : null,
    rows: footprint?.basis === 'rows' ? rowLines(record, around) : null,
    perimeter: comparePerimeters(field, groundNear(field, prepared.ground, reach)),
    fit: footprint ? ownFit(record, prepared) : null,
  }
}

/** A find stands as many times as its quantity says, so that each item can be matched. */
function itemsOf(find: Find): readonly Find[] {
  return Array.from({ length: Math.min(find.quantity, 1000) }, () => find)
}

function findsWithin(
  spots: readonly Spot[],
  { all, ground }: PreparedGround,
  reach: number,
): readonly Find[] {
  const numbers = new Set(spots.flatMap((spot) => all.within(spot, reach).map(({ number }) => number)))
  return [...numbers].sort((a, b) => a - b).flatMap((number) => ground.finds[number] ?? [])
}

function rowLines({ rows }: AssessedRecord, around: readonly Find[]): readonly RowLine[] {
  return matchingTolerances.map((tolerance) => ({
    toleranceMetres: tolerance,
    within: around.filter(({ spot }) => metresToLines(spot, rows) <= tolerance).length,
    found: around.length,
  }))
}

const fewestMines = 5
const ownReach = { searchMetres: 300, cellMetres: 10 }

function ownFit({ mines }: AssessedRecord, { all }: PreparedGround): SystematicFit | null {
  if (mines.length < fewestMines) return null
  const near = new Set(
    mines.flatMap(({ spot }) =>
      all.within(spot, ownReach.searchMetres * Math.SQRT2).map(({ number }) => number),
    ),
  )
  if (near.size < 3) return null
  const found = all.spots.filter((_, number) => near.has(number))
  return fitSystematically(
    mines.map(({ spot }) => [spot]),
    found,
    ownReach,
  )
}
