/** The coordinate system of a file: what it states, or what the mapping names; never assumed, never both where they differ. */
import { type Crs, readCrs } from '../../core/geo/crs.js'
import { crsContradicted, crsNotKnown } from '../problems.js'

/**
 * The system to read geometries in; null where neither names one, which only matters where geometries are read. Throws
 * `crs-contradicted`, or `crs-not-known` for a name that cannot be used.
 */
export function agreedCrs(stated: string | null, mapped: string | null): string | null {
  if (mapped === null) return stated
  const own = knownCrs(mapped)
  if (stated === null) return mapped
  if (!isSameCrs(knownCrs(stated), own)) throw crsContradicted({ stated, mapped })
  return stated
}

/** The system of that name. Throws `crs-not-known`, which says what to do. */
export function knownCrs(name: string): Crs {
  const read = readCrs(name)
  if ('doubt' in read) throw crsNotKnown({ crs: name, reason: read.doubt.message })
  return read.crs
}

/** Nearer than this two systems are one: the WKT of ArcGIS names no code, and its digits may be rounded. */
const sameWithin = { metres: 0.01, degrees: 1e-7 }

/** Whether two systems give every place the same numbers: by code, else by places all over the earth. */
export function isSameCrs(one: Crs, other: Crs): boolean {
  if (one.code !== null && one.code === other.code) return true
  if (one.isGeographic !== other.isGeographic) return false
  const within = one.isGeographic ? sameWithin.degrees : sameWithin.metres
  let compared = 0
  for (let latitude = -75; latitude <= 75; latitude += 15) {
    for (let longitude = -177; longitude <= 177; longitude += 6) {
      const left = one.fromPosition({ latitude, longitude })
      const right = other.fromPosition({ latitude, longitude })
      if (!left || !right) continue
      compared += 1
      if (Math.abs(left[0] - right[0]) > within || Math.abs(left[1] - right[1]) > within) return false
    }
  }
  return compared > 0
}
