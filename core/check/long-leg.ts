/** A leg between two turning points that is longer than areas have: a slip in a coordinate makes one. */
import { findLongLeg } from '../geo/ring.js'
import { note, placeText, type ShapeRule } from './facts.js'

/** Metres beyond which a leg is doubted. */
export const longestLegMetres = 5000

/** Finding: `leg-too-long`. */
export const longLeg: ShapeRule = (facts) => {
  const leg = findLongLeg(facts.geometry, longestLegMetres)
  if (!leg) return null
  const metres = Math.round(leg.distanceMetres).toLocaleString('en-GB')
  return note(
    facts,
    'leg-too-long',
    `${metres} m`,
    `A leg of ${facts.label} is ${metres} m long, from ${placeText(leg.from)} to ${placeText(leg.to)}: a coordinate may be wrong.`,
  )
}
