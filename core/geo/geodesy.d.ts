/** The part of geodesy that is used; the package brings no types. */
declare module 'geodesy/mgrs.js' {
  /** A reference of the Military Grid Reference System on WGS 84. Throws RangeError for what no zone has. */
  export default class Mgrs {
    constructor(zone: number, band: string, e100k: string, n100k: string, easting: number, northing: number)
    /** The south-western corner of its square. */
    toUtm(): { readonly easting: number; readonly northing: number }
  }
}
