/** A ring of fewer than three corners encloses nothing. */
import { polygonsOf } from '../geo/geometry.js'
import { countCorners } from '../geo/ring.js'
import { note, type ShapeRule } from './facts.js'

/** Finding: `too-few-corners`. */
export const tooFewCorners: ShapeRule = (facts) => {
  const ring = polygonsOf(facts.geometry)
    .flat()
    .find((positions) => positions.length > 0 && countCorners(positions) < 3)
  if (!ring) return null
  const corners = countCorners(ring)
  return note(
    facts,
    'too-few-corners',
    String(corners),
    `A ring of ${facts.label} has ${corners} ${corners === 1 ? 'corner' : 'corners'} and encloses nothing: it may be a line or a point.`,
  )
}
