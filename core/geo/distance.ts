/** Distances as records state them. */
import { blocked } from '../record/read/reading.js'
import { type Doubtful, short } from './coordinate.js'
import { plainText } from './coordinate-text.js'

/** Units that a distance may be stated in. A pace has the length that the record tells, and no other. */
export const distanceUnits = ['metres', 'kilometres', 'paces'] as const
export type DistanceUnit = (typeof distanceUnits)[number]

/** A distance that was read: what was typed beside its metres. */
export interface Distance {
  readonly text: string
  readonly unit: DistanceUnit
  readonly metres: number
}

/** A distance, or the doubt why there is none. */
export type DistanceReading = { readonly distance: Distance } | Doubtful

const written = /^(\d+(?:[.,]\d+)?) ?(\p{L}*)\.?$/u
const names: Readonly<Record<DistanceUnit, readonly string[]>> = {
  metres: ['M', 'METRES', 'METERS', 'METROS', 'MÈTRES', 'М', 'МЕТРОВ', 'МЕТРА', 'م'],
  kilometres: ['KM', 'KILOMETRES', 'KILOMETERS', 'КМ', 'كم'],
  paces: ['PACES', 'PACE', 'PASOS', 'PAS', 'ШАГОВ', 'ШАГ', 'ШАГА', 'خطوة'],
}

/** Farther than half the earth there is no shortest way in a direction. */
const farthestMetres = 20_003_931

/**
 * Reads a distance; a unit in the text goes before `unit`, and two that differ are a doubt. `paceMetres` is the length of
 * a pace as the record tells it. Doubts: `distance-not-readable`, `distance-out-of-range`, `pace-length-missing`.
 */
export function readDistance(
  text: string,
  unit: DistanceUnit | null,
  paceMetres: number | null = null,
): DistanceReading {
  const parts = written.exec(plainText(text).text)
  const word = parts?.[2] ?? ''
  const named = distanceUnits.find((entry) => names[entry].includes(word)) ?? null
  const read = named ?? unit
  if (!parts || (word !== '' && named === null) || read === null || (named && unit && named !== unit))
    return blocked(
      'distance-not-readable',
      text,
      `"${short(text)}" is not read as a distance${unit ? ` in ${unit}` : ''}: write a number and m, km or paces.`,
    )
  const number = Number((parts[1] ?? '').replace(',', '.'))
  const length = metresOf(read, paceMetres)
  if (length === null)
    return blocked(
      'pace-length-missing',
      text,
      `"${short(text)}" is in paces, and how long a pace was is not told: add its length in metres as the record gives it.`,
    )
  const metres = number * length
  if (!(metres <= farthestMetres))
    return blocked(
      'distance-out-of-range',
      text,
      `"${short(text)}" is farther than half around the earth: correct it or its unit.`,
    )
  return { distance: { text, unit: read, metres } }
}

function metresOf(unit: DistanceUnit, paceMetres: number | null): number | null {
  if (unit === 'paces') return paceMetres !== null && paceMetres > 0 && paceMetres < 3 ? paceMetres : null
  return unit === 'kilometres' ? 1000 : 1
}
