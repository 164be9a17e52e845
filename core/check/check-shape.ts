/** Every rule about one shape, in the order in which findings are shown. */
import type { Finding } from '../finding.js'
import { crossesItself } from './crosses-itself.js'
import type { ShapeFacts, ShapeRule } from './facts.js'
import { geometryEmpty } from './geometry-empty.js'
import { landmarkInside } from './landmark-inside.js'
import { longLeg } from './long-leg.js'
import { outsideCountry } from './outside-country.js'
import { overAntimeridian } from './over-antimeridian.js'
import { repeatedPoint } from './repeated-point.js'
import { ringNotClosed } from './ring-not-closed.js'
import { smallArea } from './small-area.js'
import { toldAreaDiffers } from './told-area.js'
import { tooFewCorners } from './too-few-corners.js'

const rules: readonly ShapeRule[] = [
  geometryEmpty,
  outsideCountry,
  overAntimeridian,
  ringNotClosed,
  tooFewCorners,
  crossesItself,
  repeatedPoint,
  longLeg,
  smallArea,
  toldAreaDiffers,
  landmarkInside,
]

/** What is doubtful about a shape; each rule says at most one thing, and none of them refuses. */
export function checkShape(facts: ShapeFacts): readonly Finding[] {
  return rules.flatMap((rule) => rule(facts) ?? [])
}
