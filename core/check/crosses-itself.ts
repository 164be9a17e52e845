/** A shape that crosses or touches itself has no area that one can rely on (OGC 06-103r4, 6.1.11). */
import { note, placeText, type ShapeRule } from './facts.js'

/** What has a rule of its own. */
const toldElsewhere = /^(ring is not closed|off the globe|too few points)/i

/** Finding: `shape-crosses-itself`, with the place, in the words of GEOS. */
export const crossesItself: ShapeRule = (facts) => {
  const { isValid, reason, at } = facts.examined
  if (isValid || reason === null || toldElsewhere.test(reason)) return null
  const where = at ? ` at ${placeText(at)}` : ''
  return note(
    facts,
    'shape-crosses-itself',
    at ? placeText(at) : reason,
    `${capital(facts.label)} is not one clear outline: ${reason.toLowerCase()}${where}. It is kept as it came; maps and areas use a mended form, which is a proposal.`,
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
