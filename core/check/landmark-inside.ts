/** A landmark is where a survey starts from, on ground that can be reached: inside the hazard it cannot (IMAS 07.11). */
import { polygonsOf } from '../geo/geometry.js'
import { type NamedPosition, note, type ShapeRule } from './facts.js'

/** Finding: `landmark-inside`. */
export const landmarkInside: ShapeRule = (facts) => {
  const inside = facts.landmarks.find((landmark) => isInside(landmark, facts.geometry))
  if (!inside) return null
  return note(
    facts,
    'landmark-inside',
    inside.name,
    `The landmark ${inside.name} lies inside ${facts.label}: nobody could start from it. One of the two may be misplaced.`,
  )
}

/** Even-odd over all rings, so that a landmark in a hole lies outside. */
function isInside(
  { longitude, latitude }: NamedPosition,
  geometry: Parameters<typeof polygonsOf>[0],
): boolean {
  let inside = false
  for (const ring of polygonsOf(geometry).flat())
    for (let index = 0; index < ring.length; index += 1) {
      const [x1 = 0, y1 = 0] = ring[index] ?? []
      const [x2 = 0, y2 = 0] = ring[(index + 1) % ring.length] ?? []
      if (y1 > latitude === y2 > latitude) continue
      if (longitude < x1 + ((latitude - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside
    }
  return inside
}
