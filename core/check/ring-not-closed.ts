/** A ring must end where it began (RFC 7946, 3.1.6; IMAS 08.40: the last turning point leads back to the first). */
import { polygonsOf } from '../geo/geometry.js'
import { isClosed } from '../geo/ring.js'
import { note, placeText, type ShapeRule } from './facts.js'

/** Finding: `ring-not-closed`. */
export const ringNotClosed: ShapeRule = (facts) => {
  const open = polygonsOf(facts.geometry)
    .flat()
    .find((ring) => ring.length > 0 && !isClosed(ring))
  if (!open) return null
  const from = placeText(open[0] ?? [])
  const to = placeText(open.at(-1) ?? [])
  return note(
    facts,
    'ring-not-closed',
    to,
    `A ring of ${facts.label} begins at ${from} and ends at ${to}: a turning point may be missing. Maps and areas use it with a straight last leg.`,
  )
}
