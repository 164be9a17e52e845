/** A recorded outline against the outline found: shares of area, and metres between the boundaries. */
import type { Area } from './area.js'
import { commonArea, isInArea, metresToLines, sidesOf, spotsAlong, squareMetres } from './area.js'

/** How two outlines compare. */
export interface PerimeterComparison {
  readonly recordedSquareMetres: number
  readonly foundSquareMetres: number
  readonly commonSquareMetres: number
  /** common / recorded. */
  readonly precision: number
  /** common / found. */
  readonly recall: number
  /** common / all ground in either. */
  readonly intersectionOverUnion: number
  /** Mean over both boundaries of the distance to the other. */
  readonly meanBoundaryMetres: number
  /** The largest of those distances (Hausdorff). */
  readonly mostBoundaryMetres: number
}

const stepMetres = 2
const mostSteps = 2000

/** Compares two outlines; null where either has no area. */
export function comparePerimeters(recorded: Area, found: Area): PerimeterComparison | null {
  const [recordedSize, foundSize] = [squareMetres(recorded), squareMetres(found)]
  if (recordedSize === 0 || foundSize === 0) return null
  const common = squareMetres(commonArea(recorded, found))
  const distances = [...boundaryDistances(recorded, found), ...boundaryDistances(found, recorded)]
  return {
    recordedSquareMetres: recordedSize,
    foundSquareMetres: foundSize,
    commonSquareMetres: common,
    precision: common / recordedSize,
    recall: common / foundSize,
    intersectionOverUnion: common / (recordedSize + foundSize - common),
    meanBoundaryMetres: distances.reduce((sum, metres) => sum + metres, 0) / distances.length,
    mostBoundaryMetres: distances.reduce((most, metres) => Math.max(most, metres), 0),
  }
}

/** Distances from spots along one boundary, 2 m apart or wider on a long one, to the other. */
function boundaryDistances(from: Area, to: Area): readonly number[] {
  const sides = sidesOf(from)
  const length = sides.reduce((sum, [a, b]) => sum + Math.hypot(b[0] - a[0], b[1] - a[1]), 0)
  const step = Math.max(stepMetres, length / mostSteps)
  const others = sidesOf(to)
  return sides.flatMap((side) =>
    spotsAlong(side, step)
      .slice(0, -1)
      .map((spot) => metresToLines(spot, others)),
  )
}

/** Metres from a spot to an area; 0 inside it. */
export function metresToArea(spot: readonly [number, number], area: Area): number {
  return isInArea(spot, area) ? 0 : metresToLines(spot, sidesOf(area))
}
