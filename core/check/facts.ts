/** What the rules about a shape look at, and the note that each of them makes. A repair stands beside, never in its place. */
import type { Geometry } from 'geojson'
import type { Finding } from '../finding.js'
import type { Bounds } from '../geo/ring.js'

/** A position with its name, degrees of WGS 84. */
export interface NamedPosition {
  readonly name: string
  readonly longitude: number
  readonly latitude: number
}

/** What the database found of a shape (store/geometry/examine-shapes.ts). */
export interface Examined {
  readonly isValid: boolean
  readonly reason: string | null
  readonly at: readonly [number, number] | null
  readonly isEmpty: boolean
  readonly areaSquareMetres: number | null
}

/** One shape of one record. */
export interface ShapeFacts {
  readonly row: number | null
  readonly column: string | null
  /** What the field is called, such as "the area as drawn". */
  readonly label: string
  readonly geometry: Geometry
  readonly examined: Examined
  /** The area that the source tells, square metres as written; null where it tells none. */
  readonly toldSquareMetres: string | null
  /** Where the programme works; null where it has not said. */
  readonly country: Bounds | null
  readonly landmarks: readonly NamedPosition[]
}

/** A rule over the facts of one shape: its finding, or null where all is well. */
export type ShapeRule = (facts: ShapeFacts) => Finding | null

/** A note; the record goes on and the doubt stands beside it. */
export function note(
  { row, column }: Pick<ShapeFacts, 'row' | 'column'>,
  rule: string,
  text: string | null,
  message: string,
): Finding {
  return { rule, severity: 'note', row, column, text, message }
}

/** Longitude and latitude to a tenth of a metre, as findings name a place. */
export function placeText([longitude = 0, latitude = 0]: readonly number[]): string {
  return `${longitude.toFixed(6)} ${latitude.toFixed(6)}`
}

/** Square metres as findings write them: whole; small ones down to a tenth, never rounded up. */
export function metresText(squareMetres: number): string {
  const shown = squareMetres < 100 ? Math.floor(squareMetres * 10) / 10 : Math.round(squareMetres)
  return `${shown.toLocaleString('en-GB')} m²`
}
