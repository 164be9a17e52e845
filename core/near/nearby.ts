/** What is recorded near a place or along a route, as it is told: to people, to programs, on a map. */

/** A point, or a route of one or more lines; longitude and latitude on WGS 84. */
export type Asked =
  | { readonly type: 'place'; readonly longitude: number; readonly latitude: number }
  | { readonly type: 'route'; readonly lines: readonly (readonly (readonly [number, number])[])[] }

/** The nearest record of a kind. */
export interface Nearest {
  readonly kind: string
  readonly id: string
  readonly metres: number
  /** Such as `minefield`; null where it is not stated or withheld. */
  readonly what: string | null
  readonly status: string | null
  readonly informationDate: string | null
  /** `as_recorded`, or how roughly its place is public. */
  readonly drawnAs: string
  readonly detailsWithheld: boolean
}

/** A record within the distance, of a list. */
export interface RecordNear extends Nearest {
  /** The number of its entry in the log, by which the map knows it. */
  readonly entry: number
  /** Longitude and latitude where it comes nearest, as it is drawn. */
  readonly at: readonly [number, number]
}

/** Recorded hazards of one class and status in the circle or corridor. */
export interface HazardsFound {
  readonly kind: string
  readonly what: string | null
  readonly status: string | null
  readonly detailsWithheld: boolean
  readonly records: number
  /** Of a place: whether it lies in one. */
  readonly covers: boolean
  /** Of a route: how much of it lies in them; null of a place. */
  readonly metres: number | null
}

/** Land that an activity cancelled, reduced or cleared, where the place or route touches it. */
export interface ReleasedLand {
  readonly activity: string
  readonly release: string
  readonly layer: string | null
  readonly depthCentimetres: number | null
  readonly from: string | null
  readonly until: string | null
  readonly metres: number | null
}

/** The whole answer. The ground that was never surveyed stands first, because what is not recorded is not known. */
export interface Nearby {
  readonly neverSurveyed: {
    readonly squareMetres: number
    readonly ofSquareMetres: number
    readonly metres: number | null
    readonly ofMetres: number | null
  }
  readonly asked: Asked
  readonly withinMetres: number
  /** The newest date of information in the register, of the kinds that are looked at; null where none is dated. */
  readonly dataDate: string | null
  /** The same of what is recorded here. */
  readonly dataDateHere: string | null
  readonly asOf: number
  readonly hazards: readonly HazardsFound[]
  readonly accidents: number
  readonly items: number
  readonly nearest: readonly Nearest[]
  readonly released: readonly ReleasedLand[]
  /** Why figures or lists may be short; empty where nothing was left out. */
  readonly notes: readonly string[]
}
