/** A ring that comes to one place twice: a point entered twice, or an outline that touches itself. */
import { polygonsOf } from '../geo/geometry.js'
import { findRepeatedPoint } from '../geo/ring.js'
import { note, placeText, type ShapeRule } from './facts.js'

/** Finding: `repeated-point`. */
export const repeatedPoint: ShapeRule = (facts) => {
  for (const ring of polygonsOf(facts.geometry).flat()) {
    const found = findRepeatedPoint(ring)
    if (found)
      return note(
        facts,
        'repeated-point',
        placeText(found.at),
        `Points ${found.first + 1} and ${found.again + 1} of ${facts.label} are one place, ${placeText(found.at)}: one may have been entered twice, or another is missing.`,
      )
  }
  return null
}
