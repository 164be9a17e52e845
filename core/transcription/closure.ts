/** How well an outline closes: the measured way back against the corner that it should end at. */
import { measureLeg } from '../geo/geodesic.js'
import { findOpenTraverse, shownClosure, type Traverse, walkTraverse } from '../geo/traverse.js'
import { type Drawing, type PlaceDoubt, positionOf } from './draw-places.js'
import type { TranscribedRecord } from './transcribed.js'

/** The traverse of a record's outline and closing leg; null where it has none, or a corner could not be placed. */
export function outlineTraverse(record: TranscribedRecord, drawing: Drawing): Traverse | null {
  const { outline = [], closing_leg: leg } = record
  const corners = outline.flatMap((name) => {
    const place = drawing.named(name)
    return (place && positionOf(place)) ?? []
  })
  const [first, last] = [corners[0], corners[corners.length - 1]]
  if (!leg || !first || !last || corners.length < outline.length) return null
  const bearingDegrees = drawing.bearing(leg, last, 'outline')
  const distanceMetres = drawing.distance(leg, 'outline')
  if (bearingDegrees === null || distanceMetres === null) return null
  const sides = corners.slice(1).map((corner, index) => measureLeg(corners[index] ?? corner, corner))
  return walkTraverse(first, [...sides, { bearingDegrees, distanceMetres }])
}

/** A traverse that closes worse than one part of so many is doubtful. */
const limit = { oneIn: 100 }

/** The closure as a note on the record: always shown, and a doubt of its own where it is worse than the limit. */
export function closureNotes({ closure, points }: Traverse): readonly PlaceDoubt[] {
  const most = points.reduce((largest, { shiftMetres }) => Math.max(largest, shiftMetres), 0)
  const shown: PlaceDoubt = {
    rule: 'traverse-closure',
    severity: 'note',
    column: 'outline',
    text: shownClosure(closure),
    message: `The outline closes with an error of ${shownClosure(closure)} over ${closure.lengthMetres.toFixed(1)} m. The compass rule would move corners by at most ${most.toFixed(2)} m: that is offered, and nothing was adjusted.`,
  }
  const open = findOpenTraverse(closure, limit)
  return open ? [shown, { ...open, column: 'outline' }] : [shown]
}
