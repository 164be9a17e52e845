/** An outline drawn over 180 degrees of longitude, or one whose sign slipped: on a map the two look alike. */
import { crossesAntimeridian } from '../geo/ring.js'
import { note, type ShapeRule } from './facts.js'

/** Finding: `over-antimeridian`; such an outline is written as two, one each side (RFC 7946, section 3.1.9). */
export const overAntimeridian: ShapeRule = (facts) => {
  if (!crossesAntimeridian(facts.geometry)) return null
  return note(
    facts,
    'over-antimeridian',
    null,
    `A leg of ${facts.label} jumps by more than 180 degrees of longitude: it passes over the antimeridian, or the sign of a longitude is wrong. It is kept as it came; maps draw it around the earth until it is written as two parts.`,
  )
}
