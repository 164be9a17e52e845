/** Whether records would fit one map sheet farther on: coordinates read against the neighbour of the right sheet. */
import type { Footprint } from './footprint.js'
import { moved, type Plane, type Spot } from './plane.js'
import type { SpotIndex } from './spot-index.js'

/** Sheets by scale, in minutes of longitude and latitude (the division of the International Map of the World). */
const sheets = [
  { scale: '1:25 000', longitudeMinutes: 7.5, latitudeMinutes: 5 },
  { scale: '1:50 000', longitudeMinutes: 15, latitudeMinutes: 10 },
  { scale: '1:100 000', longitudeMinutes: 30, latitudeMinutes: 20 },
] as const

const sides: readonly (readonly [east: number, north: number, word: string])[] = [
  [0, 1, 'north'],
  [1, 1, 'north-east'],
  [1, 0, 'east'],
  [1, -1, 'south-east'],
  [0, -1, 'south'],
  [-1, -1, 'south-west'],
  [-1, 0, 'west'],
  [-1, 1, 'north-west'],
]

/** How many records have a find near when moved by one sheet. */
export interface SheetMove {
  readonly scale: string
  readonly side: string
  readonly support: number
}

/** Every neighbouring sheet, the one with most support first; `reach` is the tolerance in metres. */
export function sheetMoves(
  footprints: readonly Footprint[],
  { finds, plane, reach }: { readonly finds: SpotIndex; readonly plane: Plane; readonly reach: number },
): readonly SheetMove[] {
  const [longitude, latitude] = plane.origin
  return sheets
    .flatMap(({ scale, longitudeMinutes, latitudeMinutes }) =>
      sides.map(([east, north, side]) => {
        const by = plane.toPlane([
          longitude + (east * longitudeMinutes) / 60,
          latitude + (north * latitudeMinutes) / 60,
        ])
        return { scale, side, support: supportAt(footprints, finds, by, reach) }
      }),
    )
    .sort((a, b) => b.support - a.support)
}

function supportAt(footprints: readonly Footprint[], finds: SpotIndex, by: Spot, reach: number): number {
  return footprints.filter(({ spots }) => spots.some((spot) => finds.hasWithin(moved(spot, by), reach)))
    .length
}
