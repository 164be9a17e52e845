/** Where records would be found if their coordinates were on another datum and were read as WGS 84. */
import { systemOf } from '../geo/coordinate.js'
import { type Datum, datums } from '../geo/datums.js'
import type { Plane, Spot } from './plane.js'

/** The shift on the ground that a mistaken datum makes. */
export interface DatumShift {
  readonly name: string
  /** Code of its latitudes and longitudes. */
  readonly code: string
  /** Metres from the place as read to the place meant. */
  readonly shift: Spot
}

/** The shifts of every datum that is known here, at the plane's origin; those that are WGS 84 within metres are left out. */
export function datumShifts(plane: Plane): readonly DatumShift[] {
  return Object.values<Datum>(datums).flatMap((datum) => {
    const at = systemOf(datum.geographic).toPosition(...plane.origin)
    if (!at) return []
    const shift = plane.toPlane([at.longitude, at.latitude])
    return Math.hypot(...shift) < leastShiftMetres
      ? []
      : [{ name: datum.name, code: `EPSG:${datum.geographic}`, shift }]
  })
}

const leastShiftMetres = 10

/** The datum whose shift is nearest to a shift, where it is within `toleranceMetres`. */
export function nearestDatum(
  shifts: readonly DatumShift[],
  shift: Spot,
  toleranceMetres: number,
): { readonly datum: DatumShift; readonly metresApart: number } | null {
  const [best] = shifts
    .map((datum) => ({
      datum,
      metresApart: Math.hypot(datum.shift[0] - shift[0], datum.shift[1] - shift[1]),
    }))
    .sort((a, b) => a.metresApart - b.metresApart)
  return best && best.metresApart <= toleranceMetres ? best : null
}
