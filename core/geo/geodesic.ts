/** Distances and directions on the ellipsoid of WGS 84 (Karney 2013, Journal of Geodesy 87, by his library). */
import geodesic from 'geographiclib-geodesic'
import type { Position } from './crs.js'

const earth = geodesic.Geodesic.WGS84

/** A straight line on the ellipsoid. */
export interface Leg {
  readonly distanceMetres: number
  /** Direction at its beginning, degrees clockwise from north, 0 to 360. */
  readonly bearingDegrees: number
}

/** The shortest line between two positions (the inverse problem). */
export function measureLeg(from: Position, to: Position): Leg {
  const { s12 = Number.NaN, azi1 = Number.NaN } = earth.Inverse(
    from.latitude,
    from.longitude,
    to.latitude,
    to.longitude,
  )
  return { distanceMetres: s12, bearingDegrees: clockwise(azi1) }
}

/** Where one stands after going so far in that direction (the direct problem). Longitudes within -180 and 180. */
export function followLeg(from: Position, leg: Leg): Position {
  const { lat2 = Number.NaN, lon2 = Number.NaN } = earth.Direct(
    from.latitude,
    from.longitude,
    leg.bearingDegrees,
    leg.distanceMetres,
  )
  return { latitude: lat2, longitude: lon2 }
}

/** A direction as degrees from 0 up to 360. */
export function clockwise(degrees: number): number {
  const within = degrees % 360
  return within < 0 ? within + 360 : within + 0
}
