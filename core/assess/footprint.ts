/** The spots at which a record puts its mines: as they stand, along its rows, or spread over its outline. */
import { boxAround, isInArea, spotsAlong, squareMetres } from './area.js'
import type { Spot } from './plane.js'
import type { AssessedRecord } from './subject.js'

/** A record as spots on the plane. */
export interface Footprint {
  readonly spots: readonly Spot[]
  /** What the spots were made from. */
  readonly basis: 'mines' | 'rows' | 'outline' | 'landmarks'
  /** The middle of the spots, and how far the farthest lies from it. */
  readonly middle: Spot
  readonly radius: number
  /** How many mines each spot stands for. */
  readonly weight: number
}

const mostSpots = 400
const rowStepMetres = 5

/** The record's footprint, or null where it has no place. `quantity`: how many mines it claims, or null. */
export function footprintOf(record: AssessedRecord, quantity: number | null): Footprint | null {
  if (record.unplaced) return null
  const [basis, all] = spotsOf(record)
  const spots = all.length > mostSpots ? thinned(all) : all
  if (spots.length === 0) return null
  const [west, south, east, north] = boxAround(spots)
  const middle: Spot = [(west + east) / 2, (south + north) / 2]
  const radius = spots.reduce(
    (most, spot) => Math.max(most, Math.hypot(spot[0] - middle[0], spot[1] - middle[1])),
    0,
  )
  // Without a number one mine is expected, wherever in the footprint.
  return { spots, basis, middle, radius, weight: (quantity ?? 1) / spots.length }
}

function spotsOf(record: AssessedRecord): readonly [Footprint['basis'], readonly Spot[]] {
  if (record.mines.length > 0) return ['mines', record.mines.map(({ spot }) => spot)]
  if (record.rows.length > 0) return ['rows', record.rows.flatMap((row) => spotsAlong(row, rowStepMetres))]
  if (record.outline.length > 0) return ['outline', spread(record)]
  return ['landmarks', []]
}

/** A grid over the outline, and its corners. */
function spread({ outline }: AssessedRecord): readonly Spot[] {
  const corners = outline.flatMap(([outer = []]) => outer)
  const [west, south, east, north] = boxAround(corners)
  const step = Math.max(1, Math.sqrt(squareMetres(outline) / (mostSpots / 2)))
  const inside: Spot[] = []
  for (let x = west + step / 2; x < east; x += step)
    for (let y = south + step / 2; y < north; y += step) if (isInArea([x, y], outline)) inside.push([x, y])
  return [...inside, ...corners]
}

/** Evenly thinned, the first and last kept. */
function thinned(spots: readonly Spot[]): readonly Spot[] {
  const step = (spots.length - 1) / (mostSpots - 1)
  return Array.from({ length: mostSpots }, (_, index) => spots[Math.round(index * step)]).filter(
    (spot) => spot !== undefined,
  )
}
