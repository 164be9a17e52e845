/** What the tests use of geodesy beside core/geo/geodesy.d.ts. */
declare module 'geodesy/mgrs.js' {
  /** A position on WGS 84, in degrees. */
  export class LatLon {
    constructor(latitude: number, longitude: number)
    toUtm(): {
      readonly easting: number
      readonly northing: number
      toMgrs(): { toString(digits: number): string }
    }
  }
}
