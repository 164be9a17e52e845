/** The answer of what is recorded near a place, in the words of the page. */
import type { MultiPolygon, Polygon } from 'geojson'
import type { Nearby, Nearest, RecordNear } from '../../../core/near/nearby.js'
import { codeKey } from '../../../core/words/keys.js'
import { label, percent, quantity, t } from '../language.svelte.js'

/** What the service answers. */
export type NearbyAnswer = Nearby & {
  readonly sentence: string
  /** The circle or corridor. */
  readonly area: Polygon | MultiPolygon
  /** The nearest within it. */
  readonly records: readonly RecordNear[]
}

/** The points of a place or route as they are typed, one a line. */
export function linesOf(text: string): readonly string[] {
  return text
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** Degrees as they are typed, to a tenth of a metre. */
export function positionText({ latitude, longitude }: { latitude: number; longitude: number }): string {
  return `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`
}

/** By what the list and the map know a record. */
export function keyOf({ kind, entry }: { readonly kind: string; readonly entry: number }): string {
  return `${kind} ${entry}`
}

/** What is stated of a record, in a few words. */
export function whatWords({ what, status, detailsWithheld }: Nearest): string {
  if (detailsWithheld) return t('nearby.withheld')
  return [toldWord(what), toldWord(status)].filter((word) => word !== null).join(' · ')
}

/** The fields whose codes are told of a record, whichever its kind has. */
const told = ['class', 'accident_class', 'device', 'release', 'status', 'layer'] as const

/** The word for a code of one of the told fields; null where it is not stated. */
export function toldWord(code: string | null): string | null {
  if (code === null) return null
  const known = told.map((field) => label(codeKey(field, code), '')).find((word) => word !== '')
  return known ?? code.replaceAll('_', ' ')
}

/** A distance as the language writes it: metres, and from ten kilometres on kilometres. */
export function distanceWord(metres: number): string {
  const isFar = metres >= 10_000
  const decimals = isFar || metres < 10 ? 1 : 0
  return isFar ? quantity(metres / 1000, 'kilometer', decimals) : quantity(metres, 'meter', decimals)
}

/** A part of the whole in hundredths, never rounded to all or nothing. */
export function shareWord(part: number, whole: number): string {
  if (whole <= 0) return '–'
  const share = part / whole
  if (share > 0 && share < 0.01) return t('nearby.less_than', { share: percent(0.01) })
  if (share > 0.99 && share < 1) return t('nearby.more_than', { share: percent(0.99) })
  return percent(share)
}
