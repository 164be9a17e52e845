/** Counts that need no model: items by type, landmarks, accidents, and how much contaminated ground has a record. */
import type { Area } from './area.js'
import { commonArea, convexHull, isInArea, squareMetres, unitedArea } from './area.js'
import { metresToArea } from './perimeter.js'
import { metresBetween, type Spot } from './plane.js'
import type { AssessedRecord, Find, Ground, Landmark } from './subject.js'

/** How many of one type a record claims, and how many of it were found near it. */
export interface TypeCount {
  readonly device: string
  readonly recorded: number | null
  readonly found: number
}

/** Found beside recorded, by type, in the order in which the record claims them; other types found follow. */
export function countByType(record: AssessedRecord, near: readonly Find[]): readonly TypeCount[] {
  const devices = [...new Set([...record.claims, ...record.mines, ...near].map(({ device }) => device))]
  return devices.map((device) => ({
    device,
    recorded: recordedOf(record, device),
    found: near.filter((find) => find.device === device).reduce((sum, { quantity }) => sum + quantity, 0),
  }))
}

function recordedOf({ claims, mines }: AssessedRecord, device: string): number | null {
  const claimed = claims.filter((claim) => claim.device === device)
  if (claimed.length === 0)
    return claims.length > 0 ? 0 : mines.filter((mine) => mine.device === device).length
  if (claimed.some(({ quantity }) => quantity === null)) return null
  return claimed.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0)
}

/** A reference point of a record and how far from its recorded place it was found; null where that is not known. */
export interface LandmarkOffset {
  readonly name: string
  readonly wasFound: Landmark['wasFound']
  readonly offsetMetres: number | null
}

export function landmarkOffsets({ landmarks }: AssessedRecord): readonly LandmarkOffset[] {
  return landmarks.map(({ name, recorded, wasFound, found }) => ({
    name,
    wasFound,
    offsetMetres: found ? metresBetween(recorded, found) : null,
  }))
}

/** Where accidents lie with regard to recorded fields. The three sum to `accidents`. */
export interface AccidentCounts {
  readonly accidents: number
  readonly inside: number
  readonly withinHundredMetres: number
  readonly outside: number
}

export function countAccidents(spots: readonly Spot[], fields: readonly Area[]): AccidentCounts {
  const distances = spots.map((spot) =>
    fields.reduce((least, field) => Math.min(least, metresToArea(spot, field)), Infinity),
  )
  const inside = distances.filter((metres) => metres === 0).length
  const withinHundredMetres = distances.filter((metres) => metres > 0 && metres <= 100).length
  return {
    accidents: spots.length,
    inside,
    withinHundredMetres,
    outside: spots.length - inside - withinHundredMetres,
  }
}

/** How much of the ground known as contaminated has any record: apart from how right those records are. */
export interface Coverage {
  readonly areas: number
  /** Areas that any recorded field touches. */
  readonly areasWithRecord: number
  readonly squareMetres: number
  readonly squareMetresInRecords: number
}

export function coverageOf(
  { contaminated }: Pick<Ground, 'contaminated'>,
  fields: readonly Area[],
): Coverage {
  const recorded = unitedArea(fields)
  const known = unitedArea(contaminated.map(({ area }) => area))
  return {
    areas: contaminated.length,
    areasWithRecord: contaminated.filter(({ area }) => squareMetres(commonArea(area, recorded)) > 0).length,
    squareMetres: squareMetres(known),
    squareMetresInRecords: squareMetres(commonArea(known, recorded)),
  }
}

/** The field of a record: its outline, else the smallest convex ground around its mines and rows. Empty where it has neither. */
export function fieldOf(record: AssessedRecord): Area {
  if (record.unplaced) return []
  if (record.outline.length > 0) return record.outline
  const hull = convexHull([...record.mines.map(({ spot }) => spot), ...record.rows.flat()])
  return hull.length < 3 ? [] : [[hull]]
}

/** The contaminated ground that a field is compared with: all of it that touches the field or lies within `reach` metres. */
export function groundNear(field: Area, { contaminated }: Pick<Ground, 'contaminated'>, reach: number): Area {
  const corners = field.flatMap(([outer = []]) => outer)
  const near = contaminated.filter(
    ({ area }) =>
      corners.some((corner) => metresToArea(corner, area) <= reach) ||
      area.some(([outer = []]) => outer.some((corner) => isInArea(corner, field))),
  )
  return unitedArea(near.map(({ area }) => area))
}
