/** The nine polygons of docs/land-release.md, and what was worked out of them by hand. All is invented. */
import type { Polygon } from 'geojson'
import type { ReleaseKind } from '../core/land/records.js'

/** Squares from west to east and from south to north, counted from 0. */
export type Block = readonly [west: number, south: number, east: number, north: number]

/** Degrees of one square, which on the equator is 10,000 m². */
const squareEast = 0.000962
const squareNorth = 0.0008445

export const exampleHazards: readonly {
  readonly localId: string
  readonly class: string
  readonly day: string | null
  readonly block: Block
}[] = [
  { localId: 'H1', class: 'suspected_hazardous_area', day: '2030-03-10', block: [0, 0, 4, 4] },
  { localId: 'H2', class: 'suspected_hazardous_area', day: '2030-06-01', block: [3, 0, 6, 3] },
  { localId: 'H3', class: 'confirmed_hazardous_area', day: '2031-02-01', block: [2, 3, 5, 6] },
  { localId: 'H4', class: 'suspected_hazardous_area', day: null, block: [8, 0, 10, 2] },
  { localId: 'H5', class: 'suspected_hazardous_area', day: '2032-01-15', block: [0, 0, 1, 3] },
]

export const exampleReports: readonly {
  readonly localId: string
  readonly kind: ReleaseKind
  readonly day: string
  readonly block: Block
  readonly saysGrowth: boolean
}[] = [
  { localId: 'R1', kind: 'cancelled', day: '2031-04-15', block: [0, 0, 2, 2], saysGrowth: false },
  { localId: 'R2', kind: 'reduced', day: '2031-05-20', block: [1, 1, 3, 3], saysGrowth: false },
  { localId: 'R3', kind: 'cleared', day: '2031-08-30', block: [4, 0, 7, 2], saysGrowth: true },
  { localId: 'R4', kind: 'cleared', day: '2032-06-30', block: [2, 3, 5, 7], saysGrowth: false },
]

/** The lines of each year that hold something, in square metres, and its closing. */
export const exampleYears: Readonly<Record<number, Readonly<Record<string, number>>>> = {
  2030: { recorded_without_date: 40_000, newly_identified: 220_000, closing: 260_000 },
  2031: {
    opening: 220_000,
    recorded_without_date: 40_000,
    newly_identified: 70_000,
    boundary_growth: 20_000,
    cancelled: -40_000,
    reduced: -30_000,
    cleared: -60_000,
    closing: 220_000,
  },
  2032: {
    opening: 180_000,
    recorded_without_date: 40_000,
    contaminated_again: 20_000,
    cleared: -120_000,
    difference: 30_000,
    closing: 150_000,
  },
}

/** Of 2031, by class. */
export const exampleClasses: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  suspected_hazardous_area: {
    opening: 220_000,
    recorded_without_date: 40_000,
    boundary_growth: 20_000,
    moved_out: -20_000,
    cancelled: -40_000,
    reduced: -30_000,
    cleared: -60_000,
    closing: 130_000,
  },
  confirmed_hazardous_area: { newly_identified: 70_000, moved_in: 20_000, closing: 90_000 },
}

/** A block as it lies on the ground. */
export function polygonOf([west, south, east, north]: Block): Polygon {
  const at = (x: number, y: number) => [
    Number((30 + x * squareEast).toFixed(6)),
    Number((y * squareNorth).toFixed(7)),
  ]
  const first = at(west, south)
  return { type: 'Polygon', coordinates: [[first, at(east, south), at(east, north), at(west, north), first]] }
}
