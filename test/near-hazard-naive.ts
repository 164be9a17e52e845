/** How an accident lies to recorded hazards, hazard by hazard: hazards are spots or upright squares, distances on a sphere. */
import type { Value, Values } from '../core/record/definition.js'
import type { TestRow } from './figure-register.js'

type Spot = readonly [latitude: number, longitude: number]

function spotOf(position: Value | undefined): Spot | null {
  return Array.isArray(position) ? [Number(position[0]), Number(position[1])] : null
}

/** South-west and north-east corner of an upright square; of a spot twice the spot. */
function cornersOf(values: Values): readonly [Spot, Spot] | null {
  const spot = spotOf(values.position)
  if (!Array.isArray(values.shape)) return spot && [spot, spot]
  const { coordinates } = JSON.parse(String(values.shape[0])) as { coordinates: [number, number][][] }
  const [longitudes, latitudes] = [0, 1].map((axis) => coordinates.flat().map((corner) => corner[axis] ?? 0))
  if (!longitudes || !latitudes) return null
  return [
    [Math.min(...latitudes), Math.min(...longitudes)],
    [Math.max(...latitudes), Math.max(...longitudes)],
  ]
}

function metresBetween(one: Spot, other: Spot): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const north = radians(other[0] - one[0])
  const east = radians(other[1] - one[1]) * Math.cos(radians(one[0]))
  return 6_371_000 * Math.hypot(north, east)
}

/** Storage is held back until it is closed or handed over. */
function isHeldBack({ class: type, status }: Values): boolean {
  return type === 'ammunition_storage' && status !== 'closed' && status !== 'handed_over'
}

/** `standing` gives the accepted rows of a kind that are current. */
export function nearHazardByHand(standing: (kind: string) => readonly TestRow[]): (values: Values) => string {
  const hazards = standing('hazard').filter(({ values }) => !isHeldBack(values))
  const accidents = new Map(standing('accident').map((row) => [row.recordId, row.values] as const))
  return (values) => {
    // Only victims have an outcome; each is where its accident is.
    const accident = 'outcome' in values ? accidents.get(String(values.accident)) : values
    const spot = spotOf(accident?.position)
    const basis = Array.isArray(accident?.position) ? accident.position[3] : null
    if (!spot || basis === 'settlement' || basis === 'described') return 'unknown'
    const met = hazards.map((hazard) => placedAgainst(spot, hazard.values))
    return ['inside', 'within_100_m'].find((word) => met.includes(word)) ?? 'outside'
  }
}

function placedAgainst(spot: Spot, hazard: Values): string {
  const corners = cornersOf(hazard)
  if (!corners) return 'outside'
  const [low, high] = corners
  const nearest: Spot = [
    Math.min(Math.max(spot[0], low[0]), high[0]),
    Math.min(Math.max(spot[1], low[1]), high[1]),
  ]
  const metres = metresBetween(spot, nearest)
  if (metres === 0 && Array.isArray(hazard.shape)) return 'inside'
  return metres <= 100 ? 'within_100_m' : 'outside'
}
