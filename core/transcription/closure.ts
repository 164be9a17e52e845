/** How well an outline closes: the measured way back against the corner that it should end at. */
import { followLeg, measureLeg } from '../geo/geodesic.js'
import type { Drawing, DrawnPlace, PlaceDoubt } from './draw-places.js'
import type { TranscribedRecord } from './transcribed.js'

/** The gap between the end of the closing leg and the first corner. */
export interface Closure {
  readonly errorMetres: number
  /** The length of the whole traverse, closing leg included. */
  readonly lengthMetres: number
  /** The error as one part of so many; null where there is none. */
  readonly onePartOf: number | null
}

/** The closure of a record's outline; null where it has no closing leg, or a corner could not be placed. */
export function closureOf(record: TranscribedRecord, drawing: Drawing): Closure | null {
  const { outline = [], closing_leg: leg } = record
  const corners = outline.flatMap((name) => drawing.named(name) ?? []).flatMap(positionOf)
  const [first, last] = [corners[0], corners[corners.length - 1]]
  if (!leg || !first || !last || corners.length < outline.length) return null
  const bearingDegrees = drawing.bearing(leg, 'outline', 'the closing leg')
  const distanceMetres = Number(leg.distance)
  if (bearingDegrees === null || !Number.isFinite(distanceMetres)) return null
  const end = followLeg(last, { bearingDegrees, distanceMetres })
  const errorMetres = measureLeg(end, first).distanceMetres
  const sides = corners
    .slice(1)
    .map((corner, index) => measureLeg(corners[index] ?? corner, corner).distanceMetres)
  const lengthMetres = sides.reduce((sum, metres) => sum + metres, distanceMetres)
  return {
    errorMetres,
    lengthMetres,
    onePartOf: errorMetres === 0 ? null : Math.round(lengthMetres / errorMetres),
  }
}

function positionOf({ latitude, longitude }: DrawnPlace) {
  if (latitude === null || longitude === null) return []
  return [{ latitude: Number(latitude), longitude: Number(longitude) }]
}

/** A traverse that closes worse than one part of so many is doubtful. */
const doubtfulPart = 100

/** The closure as a note on the record: always shown, and said to be doubtful where it is. */
export function closureNote({ errorMetres, lengthMetres, onePartOf }: Closure): PlaceDoubt {
  const metres = errorMetres.toFixed(2)
  const shown = `The outline closes with an error of ${metres} m over ${lengthMetres.toFixed(1)} m, 1:${onePartOf ?? 'exact'}`
  const isDoubtful = onePartOf !== null && onePartOf < doubtfulPart
  return {
    rule: isDoubtful ? 'traverse-not-closed' : 'traverse-closure',
    severity: 'note',
    column: 'outline',
    text: metres,
    message: isDoubtful
      ? `${shown}, worse than 1:${doubtfulPart}: a bearing or distance may be wrong. Nothing was adjusted.`
      : `${shown}. Nothing was adjusted.`,
  }
}
