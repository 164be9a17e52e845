/** A flat plane in metres around one point of the ellipsoid, on which records, finds and searched land are compared. */
import geodesic from 'geographiclib-geodesic'

/** Metres east and north of the plane's origin. */
export type Spot = readonly [east: number, north: number]

/** Longitude and latitude in decimal degrees on WGS 84. */
export type LonLat = readonly [longitude: number, latitude: number]

/** Both ways between the ellipsoid and the plane. */
export interface Plane {
  readonly origin: LonLat
  readonly toPlane: (position: LonLat) => Spot
  readonly toEarth: (spot: Spot) => LonLat
}

/**
 * The azimuthal equidistant plane at `origin`, by geodesics on WGS 84 (Karney 2013). Distances and bearings from the
 * origin are exact; 100 km away from it lengths across are 4 parts in 100,000 too long.
 */
export function planeAt(origin: LonLat): Plane {
  const { WGS84 } = geodesic.Geodesic
  return {
    origin,
    toPlane: ([longitude, latitude]) => {
      const { s12 = 0, azi1 = 0 } = WGS84.Inverse(origin[1], origin[0], latitude, longitude)
      const bearing = (azi1 * Math.PI) / 180
      return [s12 * Math.sin(bearing), s12 * Math.cos(bearing)]
    },
    toEarth: ([east, north]) => {
      const bearing = (Math.atan2(east, north) * 180) / Math.PI
      const { lat2 = 0, lon2 = 0 } = WGS84.Direct(origin[1], origin[0], bearing, Math.hypot(east, north))
      return [lon2, lat2]
    },
  }
}

/** Metres between two spots. */
export function metresBetween(a: Spot, b: Spot): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}

/** The spot moved by a vector. */
export function moved(spot: Spot, by: Spot): Spot {
  return [spot[0] + by[0], spot[1] + by[1]]
}

/** The mean of some spots. Throws where there is none: a bug. */
export function centreOf(spots: readonly Spot[]): Spot {
  if (spots.length === 0) throw new Error('no spots have no centre')
  const sum = spots.reduce<Spot>((total, spot) => moved(total, spot), [0, 0])
  return [sum[0] / spots.length, sum[1] / spots.length]
}

/** The direction of a vector, degrees from north, clockwise, 0 up to 360. */
export function bearingOf([east, north]: Spot): number {
  const degrees = (Math.atan2(east, north) * 180) / Math.PI
  return degrees < 0 ? degrees + 360 : degrees
}
