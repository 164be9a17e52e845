/** What a land-release account reads of the register: hazards as they were told over time, and land that was released. */
import type { Code } from '../record/definition.js'
import { hazardClassCodes } from '../record/hazard-codes.js'
import type { KnownDate } from './moment.js'

/** Names a shape among those that cells are cut from. */
export type ShapeKey = string

/** One version of a hazard, later ones laid over earlier ones, in the order of their information. */
export interface HazardVersion {
  readonly version: number
  /** null where no version so far said a shape. */
  readonly shape: ShapeKey | null
  readonly class: string
  readonly status: string
  readonly place: string | null
  readonly isConfirmed: boolean
  readonly informationDate: KnownDate
  readonly statusChangedOn: KnownDate
}

/** A hazard and what was told of it, oldest first. */
export interface HazardHistory {
  readonly recordId: string
  readonly versions: readonly HazardVersion[]
}

/** How land was released. */
export type ReleaseKind = 'cancelled' | 'reduced' | 'cleared'

/** Where in the ground: an account is kept for each. */
export type Layer = 'surface' | 'depth'

/** One area released by one report that adds. */
export interface Release {
  /** The activity. */
  readonly recordId: string
  readonly shape: ShapeKey
  readonly kind: ReleaseKind
  /** As stated; null where the report names none. */
  readonly layer: Layer | null
  readonly date: KnownDate
  readonly place: string | null
  /** The report says that the area was larger than recorded: what lies beyond is boundary growth. */
  readonly saysGrowth: boolean
}

/** Everything an account is made of. */
export interface LandRecords {
  readonly hazards: readonly HazardHistory[]
  readonly releases: readonly Release[]
}

/** A piece of ground that every shape either covers whole or leaves out, and its area in whole m² (share-out.ts). */
export interface Cell {
  readonly squareMetres: number
  readonly shapes: readonly ShapeKey[]
}

const notLand: ReadonlySet<string> = new Set(['indication', 'eod_spot_task', 'ammunition_storage'])

/**
 * Classes of ground that is suspected or confirmed, and `unknown`. An indication is not yet an area, a spot task and
 * a store are places: none of them stands in an account.
 */
export const landClasses: readonly Code[] = [
  ...hazardClassCodes.filter(({ code }) => !notLand.has(code)),
  { code: 'unknown', label: 'unknown' },
]

/** From the most to the least certain: where hazards overlap, ground has the first of their classes. */
const certainty: readonly string[] = [
  'minefield',
  'battle_area',
  'cluster_strike',
  'confirmed_hazardous_area',
]

/** How certain a class is: the smaller, the more. A programme's own codes lie between confirmed and suspected. */
export function classRank(name: string): number {
  const known = certainty.indexOf(name)
  if (known >= 0) return known
  if (name === 'suspected_hazardous_area') return certainty.length + 1
  return name === 'unknown' ? certainty.length + 2 : certainty.length
}

/** Whether ground of the class stands in an account. */
export function isLandClass(name: string): boolean {
  return !notLand.has(name)
}

/** Whether a hazard of that status still holds its ground. */
export function isOpenStatus(status: string): boolean {
  return status !== 'closed' && status !== 'handed_over'
}

/** Whether a release takes ground of a layer away: what reaches the depth clears the surface too. */
export function reaches(release: Release, layer: Layer): boolean {
  return layer === 'surface' || release.layer !== 'surface'
}
