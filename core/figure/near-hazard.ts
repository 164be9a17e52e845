/** Where an accident happened in relation to recorded hazards: worked out when a figure is counted, never stated. */
import type { Code } from '../record/definition.js'
import { code, unknownCode } from '../record/fields.js'

/** How far from a recorded hazard an accident is still near it (records.md, "accident"). */
export const nearHazardMetres = 100

export const nearHazardCodes: readonly Code[] = [
  code('inside', 'inside a recorded area'),
  code('within_100_m', 'within 100 m of a recorded hazard'),
  code('outside', 'farther than 100 m from every recorded hazard'),
  unknownCode,
]

/** Bases of a position that say the place, not the spot: it cannot be told how near a hazard such an accident was. */
export const basesOfPlaces = ['settlement', 'described'] as const

/** Kinds that are placed in relation to hazards: accidents by their position, victims by that of their accident. */
export const kindsNearHazards: readonly string[] = ['accident', 'victim']

/** What the dimension says, for the pages that list it. */
export const nearHazardText = `\`near_hazard\` places an accident in relation to the hazards that are current at the same entry, of every class and status, closed ones too, but for storage that is held back: \`inside\` the shape of one, not inside any but \`within_100_m\` of a shape or of a spot without a shape (on the ellipsoid), or \`outside\`: farther than ${nearHazardMetres} m from all of them, which says nothing of what was never surveyed. \`unknown\` is an accident without a position, or with one that is the middle of a settlement or taken from a description. A position whose basis is unknown is taken as it is. Whether a hazard was recorded before or after the accident makes no difference.`
