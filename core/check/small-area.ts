/** An area too small to be one: often a point, or what is left when a shape is mended. */
import { metresText, note, type ShapeRule } from './facts.js'

/** Square metres under which an area is doubted. */
export const smallestAreaSquareMetres = 100

/** Finding: `area-under-100`; of the valid form of the shape. */
export const smallArea: ShapeRule = (facts) => {
  const { areaSquareMetres } = facts.examined
  if (areaSquareMetres === null || areaSquareMetres >= smallestAreaSquareMetres) return null
  return note(
    facts,
    'area-under-100',
    metresText(areaSquareMetres),
    `The area of ${facts.label} is ${metresText(areaSquareMetres)}, less than 100: it may be a point, or a rest of a larger one.`,
  )
}
