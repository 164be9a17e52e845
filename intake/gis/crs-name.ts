/** Names of coordinate systems, as files write them, to one form. */

const epsgForms: readonly RegExp[] = [
  /^epsg\s*:+\s*(\d{4,6})$/i,
  /^urn:(?:x-)?ogc:def:crs:epsg:[\d.]*:(\d{4,6})$/i,
  /^https?:\/\/(?:www\.)?opengis\.net\/def\/crs\/epsg\/[\d.]+\/(\d{4,6})$/i,
  /^https?:\/\/(?:www\.)?opengis\.net\/gml\/srs\/epsg\.xml#(\d{4,6})$/i,
]

const longitudeFirst =
  /^(?:urn:(?:x-)?ogc:def:crs:|https?:\/\/(?:www\.)?opengis\.net\/def\/crs\/)?ogc[:/][\d.]*[:/]?crs84$/i

/**
 * `EPSG:32633` for any of the ways to write it; `EPSG:4326` for CRS84 (WGS 84, longitude first: coordinates of files stand
 * longitude first whatever the order of the authority). Any other name as it is, trimmed.
 */
export function crsOfName(name: string): string {
  const trimmed = name.trim()
  if (longitudeFirst.test(trimmed)) return 'EPSG:4326'
  for (const form of epsgForms) {
    const code = form.exec(trimmed)?.[1]
    if (code) return `EPSG:${Number(code)}`
  }
  return trimmed
}

/**
 * `EPSG:32633` where the WKT of a coordinate system ends in the authority of the whole (WKT 1: AUTHORITY, WKT 2: ID; OGC
 * 01-009, 18-010), else the WKT itself. Files of ArcGIS name none; what their text means is read from the text.
 */
export function crsOfWkt(wkt: string): string {
  const authority = /,\s*(?:AUTHORITY|ID)\s*\[\s*"EPSG"\s*,\s*"?(\d{4,6})"?\s*\]\s*\]\s*$/i.exec(wkt)?.[1]
  return authority ? `EPSG:${Number(authority)}` : wkt.trim()
}
