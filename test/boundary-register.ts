/** Invented places, one in another, and files that draw their boundaries: what the tests of boundaries load. */

/** Reads a table of places, and with a column of shapes the map files made here. */
export function placesMapping(withShapes: boolean) {
  const national = { constant: 'national' }
  const level = { column: 'level', values: { country: 'country', region: 'region', district: 'district' } }
  const place = {
    name: { column: 'name' },
    code: { column: 'code' },
    code_system: withShapes ? { column: 'code_system', values: { national: 'national' } } : national,
    information_date: { column: withShapes ? 'information_date' : 'day' },
    ...(withShapes
      ? { boundary: { geometry: 'geometry', basis: 'map' } }
      : { level, parent: { record: 'above' } }),
  }
  const above = {
    kind: 'place',
    match: true,
    fields: { code: { column: 'above' }, code_system: national },
    when: { column: 'above', is: 'not_empty' },
  }
  return {
    mapping: 1,
    title: 'Invented places',
    main: 'place',
    file: { dates: ['YYYY-MM-DD'] },
    records: { place: { kind: 'place', fields: place }, ...(withShapes ? {} : { above }) },
  }
}

/** A country of two regions, one of which has two districts. */
export const placesTable = `code,name,level,above,day
X,Invented Ildoma,country,,2041-01-01
XS,South Ildoma,region,X,2041-01-01
XN,North Ildoma,region,X,2041-01-01
XN2,Reedbank,district,XN,2041-01-01
XN1,Lakeshore,district,XN,2041-01-01
`

/** A map file of the boundaries of some places by their codes, side by side from 30 degrees west on. */
export function boundariesFile(places: readonly (readonly [code: string, name: string])[]): string {
  const features = places.map(([code, name], index) => {
    const west = -30 + index
    const ring = [
      [west, 12],
      [west + 1, 12],
      [west + 1, 13],
      [west, 13],
      [west, 12],
    ]
    return {
      type: 'Feature',
      properties: { code, code_system: 'national', name, information_date: '2041-01-01' },
      geometry: { type: 'Polygon', coordinates: [ring] },
    }
  })
  return JSON.stringify({ type: 'FeatureCollection', features })
}
