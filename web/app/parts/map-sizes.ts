/** How large the dot of an explosion is, by how many people it is told to have killed and injured. */
import type { ExpressionSpecification } from 'maplibre-gl'

/** From so many people on, up to the next size; the largest is open. */
export interface DotSize {
  readonly least: number
  /** Pixels from the middle to the ring, and over it. */
  readonly radius: number
}

/** From small to large. The area grows with the number, as the eye compares areas, until it would cover its surroundings. */
export const dotSizes: readonly DotSize[] = [
  { least: 0, radius: 3.5 },
  { least: 1, radius: 5 },
  { least: 2, radius: 7 },
  { least: 5, radius: 9.5 },
  { least: 10, radius: 12 },
]

/** Of an explosion of which no number is told: nobody said that there was nobody. */
export const unstatedRadius = 3.5
/** Filled, where the others are white within their ring. */
export const unstatedFill = '#8a8a8a'
export const statedFill = '#ffffff'
export const ringColour = '#111111'
export const ringWidth = 1.75

const isTold: ExpressionSpecification = ['has', 'casualties']

/** The radius by the property `casualties` of a tile. */
export function dotRadius(): ExpressionSpecification {
  const [first, ...larger] = dotSizes
  const steps = larger.flatMap(({ least, radius }) => [least, radius])
  return [
    'case',
    isTold,
    ['step', ['get', 'casualties'], first?.radius ?? unstatedRadius, ...steps],
    unstatedRadius,
  ]
}

/** The fill by whether a number is told. */
export const dotFill: ExpressionSpecification = ['case', isTold, statedFill, unstatedFill]

/** Small dots lie over large ones, so that none is covered. */
export const dotOrder: ExpressionSpecification = ['case', isTold, ['-', ['get', 'casualties']], 0]
