/** A geometry as coordinates, for the formats that write bytes. */

/** A position: longitude, latitude and, where it is known, height. */
export type Position = readonly number[]

/** A geometry of GeoJSON (RFC 7946, 3.1). */
export type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'MultiPoint' | 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'MultiLineString' | 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] }
  | { readonly type: 'GeometryCollection'; readonly geometries: readonly Geometry[] }

/** The geometry in a text that the register wrote; it was read once before, when it was accepted. */
export function geometryIn(text: string): Geometry {
  return JSON.parse(text) as Geometry
}

/** Every position of a geometry, in its order. */
export function* positionsOf(geometry: Geometry): Generator<Position> {
  switch (geometry.type) {
    case 'Point':
      if (geometry.coordinates.length > 0) yield geometry.coordinates
      return
    case 'MultiPoint':
    case 'LineString':
      yield* geometry.coordinates
      return
    case 'MultiLineString':
    case 'Polygon':
      yield* geometry.coordinates.flat()
      return
    case 'MultiPolygon':
      yield* geometry.coordinates.flat(2)
      return
    case 'GeometryCollection':
      for (const part of geometry.geometries) yield* positionsOf(part)
  }
}

/** Whether heights are known: of every position, of none, or of some. */
export function heightsOf(geometry: Geometry): 'all' | 'none' | 'some' {
  let [withHeight, positions] = [0, 0]
  for (const position of positionsOf(geometry)) {
    positions += 1
    if (position.length > 2) withHeight += 1
  }
  if (withHeight === 0) return 'none'
  return withHeight === positions ? 'all' : 'some'
}
