/** What an assessment is made of: records as supplied, and the ground as it was found and searched. Metres on a plane. */
import type { Area } from './area.js'
import type { Spot } from './plane.js'

/** Why a record has no place on the plane. */
export type Unplaced = 'no-geometry' | 'no-datum'

/** One mine that the record puts at a spot. */
export interface RecordedMine {
  readonly spot: Spot
  /** A device code of core/record/device.ts. */
  readonly device: string
}

/** A fixed point that the record is drawn from, and where it was found on the ground. */
export interface Landmark {
  readonly name: string
  readonly recorded: Spot
  /** Whether somebody looked for it on the ground, and found it. */
  readonly wasFound: 'found' | 'not-found' | 'not-looked-for'
  /** null where it was not found, or nobody wrote down where. */
  readonly found: Spot | null
}

/** How many of a type the record claims; null where it gives no number. */
export interface TypeClaim {
  readonly device: string
  readonly quantity: number | null
}

/** A minefield record. What it does not say is empty. */
export interface AssessedRecord {
  readonly id: string
  /** People's own number. */
  readonly number: string
  /** Name of the organisation that supplied it; nothing is computed from it. */
  readonly supplier: string
  readonly unplaced: Unplaced | null
  readonly mines: readonly RecordedMine[]
  readonly rows: readonly (readonly [Spot, Spot])[]
  readonly outline: Area
  readonly claims: readonly TypeClaim[]
  readonly landmarks: readonly Landmark[]
  /** State of each of the fourteen elements, by field name; null where it was not looked at. */
  readonly elements: Readonly<Record<string, string | null>>
  /** Declared accuracy of its position, one standard deviation along each axis; null where it declares none. */
  readonly offsetMetres: number | null
  /** First day on which it may have been supplied, YYYY-MM-DD. */
  readonly suppliedOn: string | null
}

/** Explosive ordnance found at a spot. */
export interface Find {
  readonly id: string
  readonly spot: Spot
  readonly device: string
  readonly quantity: number
  readonly on: string | null
  /** Not destroyed yet: confidential until it is. */
  readonly isHeldBack: boolean
}

/** Land that one activity searched for explosive ordnance. */
export interface Search {
  readonly id: string
  readonly area: Area
  /** The day on which it ended. */
  readonly on: string | null
  /** How many items the register has with a position from it, and how many it reported. */
  readonly itemsWithPosition: number
  readonly itemsReported: number | null
}

/** Ground that is recorded as contaminated: a confirmed hazardous area or a minefield as surveyed. */
export interface ContaminatedGround {
  readonly id: string
  readonly area: Area
  /** Its words for terrain and slope, empty where it has none. */
  readonly terrain: readonly string[]
}

/** What is known of the ground. */
export interface Ground {
  readonly finds: readonly Find[]
  readonly searches: readonly Search[]
  readonly accidents: readonly { readonly id: string; readonly spot: Spot }[]
  readonly contaminated: readonly ContaminatedGround[]
}

/** What the assessment takes for granted; printed with every figure that rests on it. */
export interface Assumptions {
  /** Standard deviation, along each axis, between where a record puts its mines and where they are. */
  readonly offsetMetres: number
  /** Share of mines that were still there when the ground was searched. */
  readonly survival: number
  /** Share of mines there that a search finds. */
  readonly detection: number
  /** Share of its tolerance area that must have been searched before a record can differ from what was found. */
  readonly assessableShare: number
  /** Probability that an interval is made for. */
  readonly level: number
}

/** Starting values; a programme that knows its own ground states others. */
export const usualAssumptions: Assumptions = {
  offsetMetres: 60,
  survival: 0.8,
  detection: 0.9,
  assessableShare: 0.9,
  level: 0.9,
}

/** Radius within which 95 % of offsets lie that have this standard deviation along each axis. */
export function toleranceMetres(offsetMetres: number): number {
  return offsetMetres * Math.sqrt(-2 * Math.log(0.05))
}

/** How many mines a record claims in all; null where it gives no number. */
export function claimedQuantity(record: AssessedRecord): number | null {
  const stated = record.claims.flatMap(({ quantity }) => (quantity === null ? [] : [quantity]))
  if (stated.length > 0) return stated.reduce((sum, quantity) => sum + quantity, 0)
  return record.mines.length > 0 ? record.mines.length : null
}
