/** The area that the source tells beside the one that its own shape has. */
import { metresText, note, type ShapeRule } from './facts.js'

const mostDifference = 0.1

/** Finding: `told-area-differs`, where the two differ by more than a tenth of the computed one. Both are kept. */
export const toldAreaDiffers: ShapeRule = (facts) => {
  const { areaSquareMetres } = facts.examined
  if (facts.toldSquareMetres === null || areaSquareMetres === null) return null
  const told = Number(facts.toldSquareMetres)
  if (Math.abs(told - areaSquareMetres) <= mostDifference * areaSquareMetres) return null
  return note(
    facts,
    'told-area-differs',
    facts.toldSquareMetres,
    `The source tells ${metresText(told)}, and ${facts.label} has ${metresText(areaSquareMetres)}: the unit, the shape or the number may be wrong. Both are kept.`,
  )
}
